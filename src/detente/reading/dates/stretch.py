"""A stretch of days, and how ISO 8601 or EDTF writes it."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

_EXACT = frozenset(["day", "night", "week", "fortnight"])
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


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
        mark, first = "~" if self.about else "", self.first.isoformat()
        if self.first == self.last:
            return f"{first}{mark}"
        for whole, length in ((year(self.first.year), 4), (around(self.first, "month"), 7)):
            if (self.first, self.last) == (whole.first, whole.last):
                return f"{first[:length]}{mark}"
        return f"{first}{mark}/{self.last.isoformat()}{mark}"

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


def one(day: dt.date, *, about: bool = False) -> Stretch:
    """One day."""
    return Stretch(first=day, last=day, about=about)


def month(of_year: int, number: int) -> Stretch:
    """A month; 13 is the next year's first, 0 the last of the year before."""
    of_year, number = of_year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(of_year, number)[1]
    return Stretch(first=dt.date(of_year, number, 1), last=dt.date(of_year, number, last))


def months(of_year: int, first: int, count: int) -> Stretch:
    """So many whole months: a season, a quarter, half a year."""
    last = month(of_year, first + count - 1).last
    return Stretch(first=dt.date(of_year, first, 1), last=last)


def year(number: int) -> Stretch:
    """A year."""
    return Stretch(first=dt.date(number, 1, 1), last=dt.date(number, 12, 31))


def around(day: dt.date, unit: str) -> Stretch:
    """The day, week (Monday to Sunday), weekend, month, quarter, year or decade of a day."""
    sunday = day + dt.timedelta(days=6 - day.weekday())
    if unit in ("week", "fortnight"):
        return Stretch(first=sunday - dt.timedelta(days=6), last=sunday)
    if unit == "weekend":
        return Stretch(first=sunday - dt.timedelta(days=1), last=sunday)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "decade":
        return replace(year(day.year // 10 * 10), last=dt.date(day.year // 10 * 10 + 9, 12, 31))
    return year(day.year) if unit == "year" else one(day)


def shifted(day: dt.date, count: float, unit: str) -> dt.date:
    """A day so many units later, halves too; the month's last day where a month is short.

    >>> shifted(dt.date(2031, 5, 15), -0.5, "year"), shifted(dt.date(2031, 5, 31), 1, "month")
    (datetime.date(2030, 11, 15), datetime.date(2031, 6, 30))
    """
    if unit in _EXACT:
        days = {"week": 7, "fortnight": 14}.get(unit, 1)
        return day + dt.timedelta(days=int(days * count))
    whole, part = divmod(abs(count) * _MONTHS[unit], 1)
    sign = 1 if count > 0 else -1
    there = month(day.year, day.month + sign * int(whole))
    there_day = there.first.replace(day=min(day.day, there.last.day))
    return there_day + dt.timedelta(days=sign * round(30 * part))


def nth_weekday(of_year: int, number: int, weekday: int, which: int) -> dt.date:
    """The first, second … day of the week of a month; -1 for the last."""
    span = month(of_year, number)
    if which < 0:
        return span.last - dt.timedelta(days=(span.last.weekday() - weekday) % 7)
    ahead = (weekday - span.first.weekday()) % 7 + 7 * (which - 1)
    return span.first + dt.timedelta(days=ahead)


def part_of(whole: Stretch, word: str, *, until: bool = False) -> Stretch:
    """The early, middle or late part: of a month ten days, of anything longer thirds.

    "The end of" is the last day of a week, or where something is due ``until`` then, and else from
    the 21st of its last month on; "the first half of" half of the days, about.
    """
    if not word:
        return whole
    if "half" in word and whole.length > 360:
        return months(whole.first.year, 1 if "first" in word else 7, 6)
    if "half" in word:
        middle = whole.first + dt.timedelta(days=(whole.length + 1) // 2 - (whole.length == 31))
        if "first" in word:
            return replace(whole, last=middle - dt.timedelta(days=1), about=True)
        return replace(whole, first=middle, about=True)
    if "early" not in word and "late" not in word and "mid" not in word:
        ends = "end" in word or "close" in word or "last" in word
        if ends and not until and whole.length > 27:
            return Stretch(first=whole.last.replace(day=21), last=whole.last, about=True)
        return one(whole.last if ends else whole.first, about=True)
    which = 0 if "early" in word else 1 + ("late" in word)
    third = 10 if 27 < whole.length < 32 else round(whole.length / 3)
    first = whole.first + dt.timedelta(days=third * which)
    last = whole.last if which == 2 else first + dt.timedelta(days=third - 1)
    if whole.length > 32:  # whole months
        first = month(first.year, first.month + (first.day > 15)).first
        last = last if which == 2 else month(last.year, last.month - (last.day < 15)).last
    return Stretch(first=first, last=last, about="middle" in word)
