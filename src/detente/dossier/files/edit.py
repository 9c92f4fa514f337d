"""Changing a person's YAML where it says something else now, and nowhere else.

Comments, order, spacing and the manner in which numbers are written stay: only the characters of
what changed are replaced. What an edit cannot do safely it does not do (see :func:`edited`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from detente.dossier.files.emit import block, flow
from detente.dossier.files.tree import Path, Span
from detente.dossier.files.yamltree import parse_yaml
from detente.findings.making import errors_in


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
