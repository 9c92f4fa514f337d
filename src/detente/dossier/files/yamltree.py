"""YAML read into plain values of which each knows its line and column, within limits.

The parser's events are followed one by one: no recursion, so depth is a limit and not a crash,
and aliases are counted as what they stand for before they are followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml import events as ev
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from detente.dossier.files.doubled import merged, told_twice
from detente.dossier.files.notyaml import not_yaml, unreadable
from detente.dossier.files.strays import Piece, Run, is_number_at, name_in, takes, told
from detente.dossier.files.strict import unfit_letter
from detente.dossier.files.tree import Path, Span, Tree
from detente.errors import Finding, Place
from detente.findings.making import found
from detente.letters import first_unfit, fit

MAX_DEPTH = 60
MAX_VALUES = 30_000
MERGE = "<<"

_NULL = re.compile(r"^(?:~|null|Null|NULL|)$")
_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,59}")
_NOTE = re.compile(r" #(?![\s#!=*~-])[^\n]{0,40}| # ?(?=\d)[^\n]{0,40}")


def _whole(path: Path) -> Path:
    """The number that a part of it belongs to: what is left of it says nothing."""
    if path[-1] in ("estimate", "change") and len(path) > 1:
        return path[:-1]
    return path[:-2] if len(path) > 2 and path[-2] == "one-of" else path


class _StopError(Exception):
    """Reading ends here; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is not closed yet."""

    value: Any
    path: Path
    anchor: str | None
    flow: bool
    key: str | None = None
    word: Piece | None = None
    run: Run = field(default_factory=Run)
    size: int = 1
    twice: list[tuple[str, Place]] = field(default_factory=list)


def parse_yaml(text: str, file: str, *, most: int = MAX_VALUES) -> Tree:
    """The values and places of a YAML text; what cannot be read is among its findings.

    ``most`` is the number of values that are read.

    Examples
    --------
    >>> tree = parse_yaml("title: Two Rivers\\nissues: {border: no}", "dossier.yaml")
    >>> tree.data
    {'title': 'Two Rivers', 'issues': {'border': 'no'}}
    >>> str(tree.values["issues", "border"])
    'dossier.yaml:2:18'
    """
    tree = Tree(file=file)
    try:
        _Builder(tree, text, most).build()
    except _StopError as stop:
        tree.findings.append(stop.finding)
    except MarkedYAMLError as error:
        broken = not_yaml(error, text, file)
        tree.findings = [other for other in tree.findings if other.place != broken.place] + [broken]
    except (YAMLError, ValueError, AttributeError, IndexError, TypeError) as error:
        # The parser's own slips on broken input; what they say is of no use to a person.
        tree.findings.append(unreadable(error, text, file))
    return tree


class _Builder:
    """Builds the tree from events."""

    def __init__(self, tree: Tree, text: str, most: int) -> None:
        self.tree = tree
        self.text = text
        self.most = most
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.count = 0
        self.documents = 0

    def build(self) -> None:
        yaml = YAML(typ="safe", pure=True)
        for event in yaml.parse(self.text):
            self.take(event)

    def take(self, event: Any) -> None:
        if isinstance(event, ev.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, ev.AliasEvent):
            self.alias(event)
        elif isinstance(event, ev.MappingStartEvent | ev.SequenceStartEvent):
            self.open(event)
        elif isinstance(event, ev.MappingEndEvent | ev.SequenceEndEvent):
            self.close(event)
        elif isinstance(event, ev.DocumentStartEvent):
            self.document(event)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.stop(
                event,
                "not-yaml",
                "a second document begins here.",
                "A dossier is one YAML document: take the line --- away.",
            )

    def scalar(self, event: Any) -> None:
        unfit = first_unfit(event.value) != ""
        if unfit:
            self.tree.note(unfit_letter(self.place(event), event.value))
        event.value = fit(event.value)
        plain = event.style is None and self.tag(event) is None
        value = None if plain and _NULL.match(event.value) else event.value
        if self.stack and self.expects_key():
            self.key(event, event.value)
            return
        if value is None and self.stray(event):
            return
        path = self.child()
        self.tree.values[path] = self.place(event)
        self.tree.broken |= {path} if unfit else set()
        self.span(path, event, flow=True)
        if plain and value is not None:
            self.look_for_note(event)
        if self.stack:
            piece = Piece(event.start_mark.index, event.end_mark.index, self.tree.values[path])
            self.stack[-1].run = Run(self.stack[-1].key, piece if plain and event.value else None)
        self.spend(path, 1)
        self.put(path, value, size=1, anchor=event.anchor)

    def alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            self.stop(
                event,
                "not-yaml",
                f"*{event.anchor} is named here but defined nowhere before.",
                f"Define it first: &{event.anchor} before a value; or write the value out.",
            )
        value, size = self.anchors[event.anchor]
        if self.stack and self.expects_key():
            self.stop(event, "not-yaml", "an alias stands as a key.", "Write the key out.")
        path = self.child()
        self.tree.values[path] = self.place(event)
        self.span(path, event, flow=True)
        self.spend(path, size)
        self.put(path, value, size=size, anchor=None)

    def open(self, event: Any) -> None:
        self.tag(event)
        if self.stack and self.expects_key():
            self.stop(
                event,
                "not-yaml",
                "a key is a mapping or a list.",
                "A key is one word; put quotation marks around it if it begins with [ or {.",
            )
        if len(self.stack) >= MAX_DEPTH:
            self.stop(
                event,
                "too-deep",
                f"more than {MAX_DEPTH} levels stand one inside the other.",
                "A dossier needs about ten; close the brackets or mend the indentation.",
            )
        path = self.child()
        self.spend(path, 1)
        place = self.place(event)
        self.tree.values.setdefault(path, self.tree.keys.get(path, place))
        self.span(path, event, flow=bool(event.flow_style))
        value: Any = {} if isinstance(event, ev.MappingStartEvent) else []
        self.stack.append(_Open(value, path, event.anchor, bool(event.flow_style)))

    def close(self, event: Any) -> None:
        self.end_run(None)
        done = self.stack.pop()
        for finding in told_twice(done.path, done.twice, self.tree.keys, flow=done.flow):
            self.tree.note(finding)
        span = self.tree.spans[done.path]
        if span.flow:
            span.end = event.end_mark.index
        self.reach(done.path, span.end)
        self.put(done.path, done.value, size=done.size, anchor=done.anchor)

    def key(self, event: Any, name: str) -> None:
        top = self.stack[-1]
        if name == MERGE and event.style is None:
            self.stop(event, "not-yaml", "a merge key << stands here.", "Write the values out.")
        top.key = name
        top.word = Piece(event.start_mark.index, event.end_mark.index, self.place(event))

    def stray(self, event: Any) -> bool:
        """Whether this is no value at all: what stood before it was cut off by a comma."""
        top = self.stack[-1] if self.stack else None
        if top is None or not top.flow or top.word is None:
            return False
        if ":" in self.text[top.word.end : event.start_mark.index] or event.value:
            return False
        top.run.words.append(top.word)
        top.key = top.word = None
        self.spend(top.path, 1)
        return True

    def end_run(self, key: Piece | None) -> None:
        """Report the words without a value that stood here, and set aside what they spoil."""
        top = self.stack[-1]
        if top.run.words:
            for finding, with_value in told(top.run, self.text, top.path, key):
                self.tree.note(finding)
                if top.path and top.path[-1] == "one-of" and finding.slug == "decimal-comma":
                    self.tree.broken.add(top.path[:-1])
                if finding.slug == "unknown-word" and isinstance(top.value, dict):
                    self.name_without_value(top)
                    self.tree.broken |= {top.path} if is_number_at(top.path) else set()
                if with_value and isinstance(top.value, dict):
                    self.tree.broken.add(_whole((*top.path, str(top.run.key))))
        top.run = Run()

    def name_without_value(self, top: _Open) -> None:
        """Keep words that may be names, so that nothing is said of who refers to them."""
        for word in top.run.words:
            name = name_in(self.text[word.start : word.end])
            first = name.partition(" ")[0]
            if takes(top.path, first) and first not in top.value:
                self.tree.broken.add((*top.path, first))  # its colon was lost
            if _NAME.fullmatch(name) and name not in top.value:
                top.value[name] = None
                self.tree.keys[(*top.path, name)] = word.place
            if name not in top.value or top.value[name] is None:
                self.tree.broken.add((*top.path, name))

    def known(self) -> None:
        """Note where the key of the value that comes now stands, unless it stands twice."""
        top = self.stack[-1]
        if top.key is None or top.word is None:
            return
        self.end_run(top.word)
        path = (*top.path, top.key)
        if top.key in top.value:
            top.twice.append((top.key, top.word.place))
            self.tree.broken.add(path)
        else:
            self.tree.keys[path] = top.word.place

    def look_for_note(self, event: Any) -> None:
        """Say so where a # takes the rest of a line that looks like a part of the value."""
        mark = event.end_mark
        note = _NOTE.match(self.text, mark.index)
        if note is None or "\n" in event.value:
            return
        if note[0][2] == " " and not event.value[:1].isalpha():  # 0.3 # 3 months
            return
        self.tree.note(
            found(
                "note-in-value",
                Place(self.tree.file, mark.line + 1, mark.column + 2),
                f'"{note[0].strip()}" is not read: after a blank, # begins a note.',
                "If it belongs to the text, put quotation marks around the whole of it; if it is "
                "a note, write two blanks before the # and one after it.",
            )
        )

    def expects_key(self) -> bool:
        return isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None

    def child(self) -> Path:
        """The path of the value that comes now."""
        if not self.stack:
            return ()
        self.known()
        top = self.stack[-1]
        return (*top.path, top.key if top.key is not None else len(top.value))

    def put(self, path: Path, value: Any, *, size: int, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = (value, size)
        if not self.stack:
            self.tree.data = value
            return
        top = self.stack[-1]
        top.size += size
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.key is not None:
            top.value[top.key] = merged(top.value.get(top.key), value)
            top.key = top.word = None
            if isinstance(value, dict | list):
                top.run = Run()

    def spend(self, path: Path, size: int) -> None:
        """Count the values that the file stands for; an alias counts as what it stands for."""
        self.count += size
        if self.count > self.most:
            raise _StopError(
                found(
                    "too-many-values",
                    self.tree.value_place(path),
                    f"the file stands for more than {self.most:,} values.",
                    "Split the dossier; or write aliases (*name) out, for they multiply.",
                )
            )

    def span(self, path: Path, event: Any, *, flow: bool) -> None:
        """Note the characters of a value; a block's end is that of the last value in it."""
        start, end = event.start_mark.index, event.end_mark.index
        word = self.stack[-1].word if self.stack else None
        key = word.start if word is not None else start
        self.tree.spans[path] = Span(key, start, end if flow else start, flow)
        self.reach(path, end if flow else start)

    def reach(self, path: Path, end: int) -> None:
        """Tell the collection around a value how far it reaches."""
        if path:
            around = self.tree.spans[path[:-1]]
            if not around.flow:
                around.end = max(around.end, end)

    def tag(self, event: Any) -> str | None:
        """The explicit tag, which a dossier has no use for."""
        tag = getattr(event, "tag", None)
        if tag is None or str(tag) == "!":
            return None if tag is None else str(tag)
        self.stop(
            event,
            "yaml-tag",
            f"a tag, {str(tag).replace('tag:yaml.org,2002:', '!!')[:40]}, stands here.",
            "Take it away: a dossier holds texts, numbers, lists and mappings only.",
        )

    def place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.tree.file, mark.line + 1, mark.column + 1)

    def stop(self, event: Any, slug: str, message: str, mend: str) -> NoReturn:
        raise _StopError(found(slug, self.place(event), message, mend))
