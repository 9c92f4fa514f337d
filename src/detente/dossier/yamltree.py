"""YAML read into plain values of which each knows its line and column, within limits.

The parser's events are followed one by one: no recursion, so depth is a limit and not a crash,
and aliases are counted as what they stand for before they are followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml import events as ev
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from detente.dossier.tree import Path, Span, Tree
from detente.errors import Finding, Place

MAX_DEPTH = 60
MAX_VALUES = 200_000
MERGE = "<<"

_NULL = re.compile(r"^(?:~|null|Null|NULL|)$")


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
    key: str | None = None
    key_start: int = -1
    size: int = 1


def parse_yaml(text: str, file: str) -> Tree:
    """The values and places of a YAML text; what cannot be read is among its findings.

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
        _Builder(tree).build(text)
    except _StopError as stop:
        tree.findings.append(stop.finding)
    except MarkedYAMLError as error:
        tree.findings.append(_not_yaml(error, text, file))
    except (YAMLError, ValueError, AttributeError, IndexError, TypeError) as error:
        # The parser's own slips on broken input; what they say is of no use to a person.
        tree.findings.append(_unreadable(error, text, file))
    return tree


class _Builder:
    """Builds the tree from events."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.count = 0
        self.documents = 0

    def build(self, text: str) -> None:
        yaml = YAML(typ="safe", pure=True)
        for event in yaml.parse(text):
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
        plain = event.style is None and self.tag(event) is None
        value = None if plain and _NULL.match(event.value) else event.value
        if self.stack and self.expects_key():
            self.key(event, event.value)
            return
        path = self.child()
        self.tree.values[path] = self.place(event)
        self.span(path, event, flow=True)
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
        place = self.place(event)
        self.tree.values.setdefault(path, self.tree.keys.get(path, place))
        self.span(path, event, flow=bool(event.flow_style))
        value: Any = {} if isinstance(event, ev.MappingStartEvent) else []
        self.stack.append(_Open(value, path, event.anchor))

    def close(self, event: Any) -> None:
        done = self.stack.pop()
        span = self.tree.spans[done.path]
        if span.flow:
            span.end = event.end_mark.index
        self.reach(done.path, span.end)
        self.put(done.path, done.value, size=done.size, anchor=done.anchor)

    def key(self, event: Any, name: str) -> None:
        top = self.stack[-1]
        path = (*top.path, name)
        if name == MERGE and event.style is None:
            self.stop(event, "not-yaml", "a merge key << stands here.", "Write the values out.")
        if name in top.value:
            self.tree.findings.append(
                Finding(
                    place=self.place(event),
                    slug="duplicate-key",
                    message=f'"{name}" stands twice; first in line {self.tree.keys[path].line}.',
                    mend="Keep one of the two, or rename one.",
                )
            )
        else:
            self.tree.keys[path] = self.place(event)
        top.key, top.key_start = name, event.start_mark.index

    def expects_key(self) -> bool:
        return isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None

    def child(self) -> Path:
        """The path of the value that comes now."""
        if not self.stack:
            return ()
        top = self.stack[-1]
        return (*top.path, top.key if top.key is not None else len(top.value))

    def put(self, path: Path, value: Any, *, size: int, anchor: str | None) -> None:
        self.count += size
        if self.count > MAX_VALUES:
            raise _StopError(
                Finding(
                    place=self.tree.value_place(path),
                    slug="too-many-values",
                    message=f"the file stands for more than {MAX_VALUES:,} values.",
                    mend="Split the dossier; or write aliases (*name) out, for they multiply.",
                )
            )
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
            top.value[top.key] = value
            top.key = None

    def span(self, path: Path, event: Any, *, flow: bool) -> None:
        """Note the characters of a value; a block's end is that of the last value in it."""
        start, end = event.start_mark.index, event.end_mark.index
        keyed = bool(self.stack) and self.stack[-1].key is not None
        key = self.stack[-1].key_start if keyed else start
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
        raise _StopError(Finding(place=self.place(event), slug=slug, message=message, mend=mend))


def _not_yaml(error: MarkedYAMLError, text: str, file: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    here = lines[line] if line < len(lines) else ""
    tabbed = here[: len(here) - len(here.lstrip())].find("\t")
    if tabbed >= 0 or "'\\t'" in str(error.problem):
        return Finding(
            place=Place(file, line + 1, max(tabbed, here.find("\t"), 0) + 1),
            slug="tab",
            message="a tab stands where the indentation is.",
            mend="Indent with spaces: YAML knows no tabs.",
        )
    problem = " ".join(str(error.problem or error.context or "it cannot be read").split())
    return Finding(
        place=Place(file, line + 1, column + 1),
        slug="not-yaml",
        message=f"this is not YAML: {problem[:160]}.",
        mend="Often a colon without a space after it, a quotation mark or bracket left open, "
        "or uneven indentation, here or in the line before.",
    )


def _unreadable(error: Exception, text: str, file: str) -> Finding:
    position = getattr(error, "position", None)
    line, column = 1, 1
    if isinstance(position, int):
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
    character = getattr(error, "character", None)
    if character is not None:
        code = character if isinstance(character, int) else ord(character)
        what = f"a control character (U+{code:04X}) stands here."
    else:
        what = "this is not YAML."
    return Finding(
        place=Place(file, line, column),
        slug="not-yaml",
        message=what,
        mend="Open the file in an editor and take it away, or write the line anew.",
    )
