"""A stretch of days, and how ISO 8601 or EDTF writes it."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From a first to a last day, both included; ``about`` where the extent is a likely one."""

    first: dt.date
    last: dt.date
    about: bool = False

    def edtf(self) -> str:
        """As ISO 8601 or EDTF.

        >>> month(2025, 11).edtf(), one(dt.date(2025, 11, 3), about=True).edtf()
        ('2025-11', '2025-11-03~')
        """
        mark = "~" if self.about else ""
        if self.first == self.last:
            return f"{self.first.isoformat()}{mark}"
        if self == year(self.first.year, about=self.about):
            return f"{self.first.year:04d}{mark}"
        if self == month(self.first.year, self.first.month, about=self.about):
            return f"{self.first.year:04d}-{self.first.month:02d}{mark}"
        return f"{self.first.isoformat()}{mark}/{self.last.isoformat()}{mark}"

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


def one(day: dt.date, *, about: bool = False) -> Stretch:
    """One day."""
    return Stretch(first=day, last=day, about=about)


def week(day: dt.date) -> Stretch:
    """The week of a day, Monday to Sunday."""
    monday = day - dt.timedelta(days=day.weekday())
    return Stretch(first=monday, last=monday + dt.timedelta(days=6))


def weekend(day: dt.date) -> Stretch:
    """Saturday and Sunday of the week of a day."""
    sunday = week(day).last
    return Stretch(first=sunday - dt.timedelta(days=1), last=sunday)


def month(of_year: int, number: int, *, about: bool = False) -> Stretch:
    """A month; 13 is the next year's first, 0 the last of the year before."""
    of_year, number = of_year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(of_year, number)[1]
    return Stretch(
        first=dt.date(of_year, number, 1), last=dt.date(of_year, number, last), about=about
    )


def season(of_year: int, number: int) -> Stretch:
    """Spring (21), summer, autumn or the winter (24) that begins in a year."""
    start = _SEASON_START[number]
    return Stretch(first=month(of_year, start).first, last=month(of_year, start + 2).last)


def year(number: int, *, about: bool = False) -> Stretch:
    """A year."""
    return Stretch(first=dt.date(number, 1, 1), last=dt.date(number, 12, 31), about=about)


def part(whole: Stretch, word: str) -> Stretch:
    """The early, middle or late part of a stretch.

    Of a month days 1-10, 11-20 and from 21 on; of anything longer, thirds.
    """
    which = {"earl": 0, "mid": 1, "midd": 1}.get(word[:4].rstrip("-"), 2)
    third = 10 if 27 < whole.length < 32 else round(whole.length / 3)
    first = whole.first + dt.timedelta(days=third * which)
    last = whole.last if which == 2 else first + dt.timedelta(days=third - 1)
    if whole.length > 32:  # whole months
        first = month(first.year, first.month + (first.day > 15)).first
        last = last if which == 2 else month(last.year, last.month - (last.day < 15)).last
    return Stretch(first=first, last=last)


def shifted(day: dt.date, count: int, unit: str) -> dt.date:
    """A day so many days, weeks, months or years later; the month's last day where it is short."""
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return day + dt.timedelta(days=days * count)
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    there = month(day.year, day.month + months)
    return there.first.replace(day=min(day.day, there.last.day))


def around(day: dt.date, unit: str) -> Stretch:
    """The day, week, month or year that a day lies in."""
    if unit in ("week", "fortnight"):
        return week(day)
    if unit == "month":
        return month(day.year, day.month)
    return year(day.year) if unit == "year" else one(day)
