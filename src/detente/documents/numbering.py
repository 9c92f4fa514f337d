"""The numbers that Word writes before paragraphs: they stand in no text, only in its lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 3_000
_DEEPEST = 9


@dataclass(slots=True)
class Level:
    """One level of a list: where it starts, how its numbers are written, and around what."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    apart: bool = True
    legal: bool = False
    goes_on: bool = False
    style: str = ""


@dataclass(slots=True)
class Lists:
    """The lists of a document: of each its levels, and, by number, where it starts anew."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)

    def level_of(self, number: str, style: str) -> int:
        """The level that a paragraph style has in a list."""
        levels = self.levels.get(self.of.get(number, ""), {})
        return next((n for n, level in levels.items() if level.style == style), 0)


class Counting:
    """Numbers given one paragraph after another.

    >>> lists = Lists(levels={"a": {0: Level(text="%1."), 1: Level(text="%1.%2")}}, of={"1": "a"})
    >>> count = Counting(lists)
    >>> [count.next("1", level) for level in (0, 1, 1, 0)]
    ['1. ', '1.1 ', '1.2 ', '2. ']
    """

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._at: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, number: str, level: int) -> str:
        """What stands before the next paragraph of a list, with the blank after it."""
        name = self._lists.of.get(number, "")
        levels = self._lists.levels.get(name, {})
        if level not in levels:
            return ""
        at, shape = self._at.setdefault(name, {}), levels[level]
        anew = self._lists.starts.get(number, {}).get(level)
        if anew is not None and (number, level) not in self._begun:
            at[level] = anew
        else:
            at[level] = at[level] + 1 if level in at else shape.start
        self._begun.add((number, level))
        for deeper in [n for n in at if n > level and not levels.get(n, shape).goes_on]:
            del at[deeper]
        if shape.format in ("bullet", "none"):
            return ""
        said = _PLACE.sub(
            lambda found: self._said(int(found[1]) - 1, at, levels, shape), shape.text
        )
        return f"{said} " if said.strip() and shape.apart else said

    @staticmethod
    def _said(n: int, at: Mapping[int, int], levels: Mapping[int, Level], shape: Level) -> str:
        level = levels.get(n, shape)
        return written(at.get(n, level.start), "decimal" if shape.legal else level.format)


def written(number: int, form: str) -> str:
    """A number as a list writes it.

    >>> [written(4, form) for form in ("decimal", "lowerRoman", "upperLetter", "decimalZero")]
    ['4', 'iv', 'D', '04']
    >>> written(28, "lowerLetter"), written(22, "ordinal")
    ('bb', '22nd')
    """
    if not 0 < number <= _MOST:
        return str(number)
    if form.endswith("Letter"):
        said = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form.endswith("Roman"):
        said, left = "", number
        for value, sign in _ROMAN:
            said, left = said + sign * (left // value), left % value
    elif form == "ordinal":
        tail = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{'th' if number % 100 in (11, 12, 13) else tail}"
    else:
        return f"{number:02}" if form == "decimalZero" else str(number)
    return said.upper() if form.startswith("upper") else said
