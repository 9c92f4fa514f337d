"""YAML as the files have it: new values read well, and a person's change only where they must.

Comments, order, spacing and the manner in which numbers are written stay: only the characters of
what changed are replaced. What an edit cannot do safely it does not do (see :func:`edited`).
"""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from detente.dossier.files.tree import Path, Span
from detente.dossier.files.yamltree import parse_yaml
from detente.findings.making import errors_in

WIDTH = 100
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
# Line ends that YAML folds, controls, and colons that it may take for its own.
_DELICATE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^[:?-]|:(?![\\w/])")
_WHOLE = re.compile(r"^(?:0|[1-9]\d{0,8})$")


def block(value: Any) -> str:
    """A value line by line, its short parts each on one line.

    >>> print(block({"title": "Two Rivers", "as-of": "2031-05-12"}), end="")
    title: Two Rivers
    as-of: 2031-05-12
    """
    return _dump(_styled(value, room=WIDTH, top=True))


def flow(value: Any) -> str:
    """A value on one line.

    >>> flow({"border": "0.5 (0.3..0.7)", "army": 1.0})
    '{border: 0.5 (0.3..0.7), army: 1}'
    """
    # Inside braces of its own, so that a text is quoted where it has to be inside braces.
    text = _dump(_flowing({"_": _ready(value)})).strip()
    return text[len("{_: ") : -1]


def _dump(value: Any) -> str:
    yaml = YAML()
    yaml.width = 1_000_000  # a text stays on its line, however long
    yaml.allow_unicode = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue()


def _styled(value: Any, *, room: int, top: bool = False) -> Any:
    if not isinstance(value, dict | list) or not value:
        return _flowing(_ready(value))
    if not top and len(flow(value)) <= room:
        return _flowing(_ready(value))
    styled: CommentedSeq | CommentedMap
    if isinstance(value, list):
        styled = CommentedSeq(_flowing(_ready(inner)) for inner in value)
    else:
        styled = CommentedMap(
            (_key(key), _styled(x, room=room - 2 - len(str(key)))) for key, x in value.items()
        )
    styled.fa.set_block_style()
    return styled


def _flowing(value: Any) -> Any:
    """The same in braces and brackets."""
    if isinstance(value, dict):
        mapping = CommentedMap((key, _flowing(inner)) for key, inner in value.items())
        mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list):
        sequence = CommentedSeq(_flowing(inner) for inner in value)
        sequence.fa.set_flow_style()
        return sequence
    return value


def _ready(value: Any) -> Any:
    """Numbers and days as such, so that they are not quoted."""
    if isinstance(value, dict):
        return {_key(key): _ready(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_ready(inner) for inner in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, str) and _WHOLE.match(value):
        return int(value)
    if isinstance(value, str) and _DAY.match(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, str) and _DELICATE.search(value):
        return DoubleQuotedScalarString(value)
    return value


def _key(key: Any) -> Any:
    return int(key) if isinstance(key, str) and _WHOLE.match(key) else key


class CannotEdit(Exception):  # noqa: N818  (nobody catches it but the caller)
    """The text is built in a way that cannot be changed in place."""


def edited(text: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    """The text with the values that differ between old and new replaced.

    Parameters
    ----------
    text : str
        YAML that means ``old``.
    old, new : dict
        Plain values.

    Raises
    ------
    CannotEdit
        If the text does not allow it.

    Examples
    --------
    >>> edited("a: 1  # one\\nb: {c: 2}\\n", {"a": 1, "b": {"c": 2}}, {"a": 3, "b": {}, "d": 4})
    'a: 3  # one\\nb: {}\\nd: 4\\n'
    """
    tree = parse_yaml(text, "")
    if errors_in(tree.findings):
        raise CannotEdit("it cannot be read")
    editor = _Editor(text=text, spans=tree.spans)
    editor.mapping((), old, new)
    return editor.result()


def same(one: Any, other: Any) -> bool:
    """Whether two plain values are equal, the order of keys included.

    >>> same({"a": 1, "b": 2}, {"b": 2, "a": 1})
    False
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


@dataclass(slots=True)
class _Editor:
    """Collects replacements of stretches of a text."""

    text: str
    spans: dict[Path, Span]
    changes: list[tuple[int, int, str]] = field(default_factory=list)

    def result(self) -> str:
        text = self.text
        # From the end on, so that earlier places still hold; at one place, the last first.
        ordered = sorted(enumerate(self.changes), key=lambda c: (c[1][0], c[1][1], c[0]))
        for _, (start, end, new) in reversed(ordered):
            text = text[:start] + new + text[end:]
        return text

    def mapping(self, path: Path, old: dict[str, Any], new: dict[str, Any]) -> None:
        """Change a mapping key by key."""
        kept = [key for key in new if key in old]
        if not kept or kept != [key for key in old if key in new]:
            raise CannotEdit("the order changed, or nothing is left")
        for key in old:
            here = (*path, str(key))
            if key not in new:
                self.delete(here, self.span(here).key)
            elif not same(old[key], new[key]):
                self.value(here, old[key], new[key])
        before = None
        for key in new:
            if key in old:
                before = str(key)
            else:
                self.insert(path, {str(key): new[key]}, before)

    def value(self, path: Path, old: Any, new: Any) -> None:
        """Change a value: part by part where the text allows it, else as a whole."""
        span, done = self.span(path), len(self.changes)
        try:
            if isinstance(old, dict) and isinstance(new, dict):
                self.mapping(path, old, new)
                return
            if isinstance(old, list) and isinstance(new, list):
                self.sequence(path, old, new)
                return
        except CannotEdit:
            del self.changes[done:]
        self.replace(span, new)

    def replace(self, span: Span, new: Any) -> None:
        """Write another value in the place of one."""
        head = self.text[span.key : span.start]
        if span.end <= span.start or (not span.flow and "\n" in head):
            # Nothing stood there, or a block below its key: the new value follows the key.
            start = span.key + len(head.split("\n")[0].split(" #")[0].rstrip())
            end = max(self.end(span), start) if span.end > span.start else start
            self.changes.append((start, end, f" {flow(new)}"))
        else:
            self.changes.append((span.start, self.end(span), flow(new)))

    def sequence(self, path: Path, old: list[Any], new: list[Any]) -> None:
        """Change a list item by item; what came or went is taken to be in one stretch."""
        if len(old) == len(new):
            for number, (before, after) in enumerate(zip(old, new, strict=True)):
                if not same(before, after):
                    self.value((*path, number), before, after)
            return
        shorter = min(len(old), len(new))
        head = next((n for n in range(shorter) if not same(old[n], new[n])), shorter)
        tail = 0
        while tail < shorter - head and same(old[-1 - tail], new[-1 - tail]):
            tail += 1
        if self.span(path).flow or not head + tail:
            raise CannotEdit("a list in brackets")
        for number in range(head, len(old) - tail):
            item = (*path, number)
            self.delete(item, self.span(item).start)
        beside = self.span((*path, head - 1 if head else 0))
        margin = self.text[self.line_start(beside.start) : beside.start]
        lines = [f"{margin}{flow(item)}\n" for item in new[head : len(new) - tail]]
        at = self.line_end(self.end(beside)) if head else self.line_start(beside.start)
        self.add(at, "".join(lines))

    def delete(self, path: Path, begins: int) -> None:
        """Take a key or an item out, with its lines."""
        if self.span(path[:-1]).flow:
            raise CannotEdit("between commas")
        start = self.line_start(begins)
        if self.text[start:begins].strip(" -") or (
            isinstance(path[-1], str) and "-" in self.text[start:begins]
        ):
            raise CannotEdit("it does not begin its line")
        self.changes.append((start, self.line_end(self.end(self.span(path))), ""))

    def insert(self, path: Path, new: dict[str, Any], before: str | None) -> None:
        """Put a key in after another, or first."""
        around = self.span(path)
        if before is None:
            first = min(s.key for p, s in self.spans.items() if p[:-1] == path and p != path)
            key = first
        else:
            key = self.span((*path, before)).key
        if around.flow:
            at = around.start + 1 if before is None else self.end(self.span((*path, before)))
            inner = flow(new)[1:-1]
            self.changes.append((at, at, f"{inner}, " if before is None else f", {inner}"))
            return
        start = self.line_start(key)
        if self.text[start:key].strip(" -" if before else " "):
            raise CannotEdit("it does not begin its line")
        lines = block(new).splitlines(keepends=True)
        at = start if before is None else self.line_end(self.end(self.span((*path, before))))
        self.add(at, "".join(" " * (key - start) + line for line in lines))

    def add(self, at: int, lines: str) -> None:
        """Put lines in; the last line of a file may lack its end."""
        lead = "" if at == 0 or self.text[at - 1] == "\n" else "\n"
        self.changes.append((at, at, lead + lines))

    def span(self, path: Path) -> Span:
        if path not in self.spans:
            raise CannotEdit("the text says it in another way")
        return self.spans[path]

    def end(self, span: Span) -> int:
        """The end of a value without the blank that a text block carries after it."""
        return span.start + len(self.text[span.start : span.end].rstrip())

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """The beginning of the next line."""
        return self.text.find("\n", at) + 1 or len(self.text)
