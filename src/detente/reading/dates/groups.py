"""What the named parts of a match say: words, years, days, parts of a longer stretch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from detente.reading.dates import stretch
from detente.reading.dates.standing import Standing
from detente.reading.dates.stretch import Stretch

Groups = Mapping[str, str | None]


def word_of(groups: Groups, name: str) -> str:
    """The words of a part, in lower case, one blank between them."""
    return " ".join((groups.get(name) or "").lower().split())


def year_of(groups: Groups, standing: Standing) -> int | None:
    """The year that an expression states, in figures or as last, this or next year."""
    word = word_of(groups, "year")
    if word.isdigit():
        return int(word)
    moved = {"last": -1, "next": 1, "this": 0, "the": 0}.get(word.split()[0] if word else "")
    return None if moved is None else standing.today.year + moved


def part_of(whole: Stretch, word: str) -> Stretch:
    """The early, middle or late part; its first or last day, about, of "the end of"."""
    if not word:
        return whole
    if word in ("early", "late") or word.startswith("mid"):
        return stretch.part(whole, word)
    if "half" in word:
        middle = whole.first + dt.timedelta(days=(whole.length + 1) // 2 - (whole.length == 31))
        if "first" in word:
            return Stretch(first=whole.first, last=middle - dt.timedelta(days=1), about=True)
        return Stretch(first=middle, last=whole.last, about=True)
    if "end" in word or "close" in word or "last day" in word:
        return stretch.one(whole.last, about=True)
    if "middle" in word:
        return Stretch(
            first=stretch.part(whole, "mid").first, last=stretch.part(whole, "mid").last, about=True
        )
    return stretch.one(whole.first, about=True)


def day_in(year: int, month: int, day: int) -> list[Stretch]:
    """A day, or none where there is no such day."""
    try:
        return [stretch.one(dt.date(year, month, day))]
    except ValueError:
        return []
