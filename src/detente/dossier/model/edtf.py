"""Imprecise dates: the first and the last day an EDTF text allows (ISO 8601-2, levels 0 and 1).

=====================================  ===============================================
``2025``, ``2025-11``, ``2025-11-20``  a year, a month, a day
``2025-11-XX``, ``202X``               digits that are not known
``2025-21``                            a season: 21 spring, 22 summer, 23 autumn, 24 winter
``2025-11-20?``, ``~``, ``%``          uncertain, about, both: the same days, doubted
``2025-11-19/2025-11-21``              between; ``..`` or nothing where an end is open
=====================================  ===============================================
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

_DATE = re.compile(r"^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[?~%]?$")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}

Days = tuple[dt.date, dt.date]


def span(text: str) -> Days | None:
    """The first and the last day it can be; None where the text is no EDTF.

    Raises
    ------
    ValueError
        Where it has the form of a date that does not exist in the calendar, or an interval ends
        before it begins.

    Examples
    --------
    >>> span("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    >>> span("2025-11-19/2025-11-21")[1]
    datetime.date(2025, 11, 21)
    >>> span("last week")
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _one(first)
    open_ends = ("", "..")
    if first in open_ends and last in open_ends:
        return None
    start = (dt.date.min, dt.date.min) if first in open_ends else _one(first)
    end = (dt.date.max, dt.date.max) if last in open_ends else _one(last)
    if start is None or end is None:
        return None
    if start[0] > end[1]:
        raise ValueError(f"{text} ends before it begins")
    return start[0], end[1]


def _one(text: str) -> Days | None:
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if "X" in year and month is not None:
        return None
    if month in (None, "XX"):
        return None if day not in (None, "XX") else _years(first_year, last_year)
    return _in_year(first_year, int(month), day)


def _years(first: int, last: int) -> Days:
    return dt.date(max(first, 1), 1, 1), dt.date(last, 12, 31)


def _in_year(year: int, month: int, day: str | None) -> Days | None:
    if 21 <= month <= 24:
        if day is not None:
            return None
        if month == 24:  # winter reaches into the next year
            return dt.date(year, 12, 1), dt.date(year + 1, 3, 1) - dt.timedelta(days=1)
        first, last = _SEASONS[month]
        return dt.date(year, first, 1), _month_end(year, last)
    if day in (None, "XX"):
        return dt.date(year, month, 1), _month_end(year, month)
    return (exact := dt.date(year, month, int(day or 0))), exact


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
