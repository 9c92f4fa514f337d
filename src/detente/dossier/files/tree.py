"""What a file holds, as plain values, each of which knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from unicodedata import category

from detente.errors import Finding, Place
from detente.findings.making import keep

Path = tuple[str | int, ...]
_UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
"""Kinds of signs that nobody sees; one that a newer Unicode has, or a private one, is seen."""


def dotted(path: Path, *, most: int = 1000) -> str:
    """A path as a person reads it: items of a list are counted from 1, as ``Dossier.set`` does.

    >>> dotted(("parties", "north", "wants", "links", 0, "adds"))
    'parties.north.wants.links.1.adds'
    """
    return ".".join(str(step + 1 if isinstance(step, int) else step)[:most] for step in path)


def at(data: Any, path: Path) -> Any:
    """What stands at a path of plain values; None where nothing does.

    >>> at({"drafts": [{"name": "The sketch"}]}, ("drafts", 0, "name"))
    'The sketch'
    """
    for step in path:
        there = step in data if isinstance(data, dict) else isinstance(data, list)
        if not there:
            return None
        data = data[step]
    return data


def blank(value: Any) -> bool:
    """Whether nothing can be read there: no value, or a text of blanks and unseen signs.

    >>> blank(None), blank(" \\u200b"), blank("no")
    (True, True, False)
    """
    if isinstance(value, str):
        return all(sign.isspace() or category(sign) in _UNSEEN for sign in value)
    return value is None


@dataclass(slots=True)
class Span:
    """The characters of a value in the text, from where its key begins if it has one."""

    key: int
    start: int
    end: int
    flow: bool = False


@dataclass(slots=True, kw_only=True)
class Tree:
    """What one file holds: plain values, and where each of them and each key stands.

    Numbers and truth values stay the text they were written as: whether ``1`` is an id, a name or
    an estimate, and ``no`` an option or a refusal, is for the model to say. ``broken`` are values
    that are known to be only part of what was meant.
    """

    file: str
    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    spans: dict[Path, Span] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    broken: set[Path] = field(default_factory=set)

    def note(self, finding: Finding) -> None:
        """Keep a finding; of too many only their number."""
        keep(self.findings, finding)

    def key_place(self, path: Path) -> Place:
        """Where the key of this path stands, or the nearest thing around it."""
        return self._nearest(path, (self.keys, self.values))

    def value_place(self, path: Path) -> Place:
        """Where the value at this path stands; for a mapping or a list in a mapping, its key."""
        return self._nearest(path, (self.values, self.keys))

    def _nearest(self, path: Path, maps: tuple[dict[Path, Place], ...]) -> Place:
        for length in range(len(path), -1, -1):
            for places in maps:
                if path[:length] in places:
                    return places[path[:length]]
        return Place(self.file)
