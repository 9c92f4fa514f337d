"""Dates as people know them: a day, a month, about a year, between two days (ISO 8601-2, EDTF).

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
from functools import lru_cache
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    ValidationError,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from detente.errors import expect
from detente.frozen import Unchangeable

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


_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_HOW = "Write 2025-11-20, 2025-11, 2025, 2025-11-20~ (about) or 2025-11-19/2025-11-21 (between)."


class When(Unchangeable, BaseModel):
    """A date, as exactly as it is known.

    Attributes
    ----------
    text : str
        As stated, ISO 8601 or EDTF.
    earliest, latest : datetime.date
        The first and the last day it can be.

    Examples
    --------
    >>> When.parse("2025-11").latest
    datetime.date(2025, 11, 30)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    earliest: dt.date
    latest: dt.date

    @classmethod
    def parse(cls, text: str | dt.date) -> When:
        """The date that a text states."""
        return cls.model_validate(text)

    @classmethod
    def of_parts(cls, numbers: Any) -> When | None:
        """The date that year, month and day state, as far as given; None if they state none.

        Examples
        --------
        >>> str(When.of_parts([2025, 11])), When.of_parts([2025, 2, 30]), When.of_parts("soon")
        ('2025-11', None, None)
        """
        try:
            if any(isinstance(number, float) and number % 1 for number in numbers):
                return None
            year, *rest = map(int, numbers)
            return cls.parse("-".join([f"{year:04d}", *(f"{number:02d}" for number in rest)]))
        except (TypeError, ValueError, OverflowError):
            return None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("earliest"), dt.date):
            return value
        if isinstance(value, dt.datetime):
            value = value.date()
        text = value.isoformat() if isinstance(value, dt.date) else str(value).strip()
        earliest, latest = _span(text)
        return {"text": text, "earliest": earliest, "latest": latest}

    @model_serializer(mode="plain")
    def _write(self) -> str:
        return self.text

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"title": "Date", "description": _HOW, "type": ["string", "integer"]}


Day = str | dt.date | When
"""A date as a function takes it."""


def when(date: Day, name: str = "date") -> When:
    """A date that a function is called with, as a text, a date or a ``When``.

    Examples
    --------
    >>> when("2025-11").latest == when(dt.date(2025, 11, 30)).latest
    True
    >>> when("soon", "as_of")
    Traceback (most recent call last):
    ...
    ValueError: as_of: "soon" is not a date. Write 2025-11-20, 2025-11, 2025, 2025-11-20~ ...
    """
    expect(name, date, (str, dt.date, When), "a date: '2025-11-20', datetime.date or When")
    if isinstance(date, When):
        return date
    try:
        return When.parse(date)
    except ValidationError as error:
        wrong = error.errors()[0]
        raise ValueError(f"{name}: {wrong['msg']}. {wrong['ctx']['mend']}") from None


@lru_cache(maxsize=65536)
def _span(text: str) -> tuple[dt.date, dt.date]:
    """First and last day of a date; the common case, one day, without the EDTF grammar."""
    match = _DAY.match(text)
    if match:
        try:
            day = dt.date(*(int(part) for part in match.groups()))
        except ValueError:
            raise _no_such_day(text) from None
        return day, day
    return _edtf_span(text)


def _edtf_span(text: str) -> tuple[dt.date, dt.date]:
    try:
        days = span(text)
    except ValueError:
        raise _no_such_day(text) from None
    if days is None:
        raise PydanticCustomError(
            "not-a-date", '"{text}" is not a date', {"text": text[:60], "mend": _mend(text)}
        )
    return days


def _mend(text: str) -> str:
    """How a date is written here; this very one, where its day, month and year are plain to see."""
    text = text[:40].strip()
    for form, way in _FORMS:
        try:
            return f"Write {dt.datetime.strptime(text, form):{way}}."
        except ValueError:
            continue
    slashed = _SLASHED.match(text)
    if slashed:
        first, second, year = (int(part) for part in slashed.groups())
        ways = {f"{year}-{m:02}-{d:02}" for m, d in ((first, second), (second, first)) if m <= 12}
        likely = [way for way in sorted(ways) if _exists(way)]
        which = ", whichever is meant" if len(likely) > 1 else ""
        return f"Write {', or '.join(likely)}{which}." if likely else _HOW
    season = _SEASON.match(text)
    if season:
        number = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
        return f"Write {season[2]}-{number[season[1].lower()]}."
    quarter = _QUARTER.match(text)
    if quarter:
        last = 3 * int(quarter[1])
        return f"Write {quarter[2]}-{last - 2:02}/{quarter[2]}-{last:02}."
    return _HOW


_FORMS = tuple(
    [(form, "%Y-%m-%d") for form in ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%B %d %Y", "%d.%m.%Y",
     "%d.%m.%y", "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y-%m-%dT%H:%M",
     "%Y-%m-%dT%H:%M:%S")]
    + [(form, "%Y-%m") for form in ("%B %Y", "%b %Y", "%m/%Y", "%m.%Y", "%Y/%m", "%Y-%m")]
)  # fmt: skip
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})$", re.ASCII)
_SEASON = re.compile(r"(spring|summer|autumn|fall|winter)(?:\s+of)?\s+(\d{4})$", re.I | re.ASCII)
_QUARTER = re.compile(r"Q([1-4])\s+(\d{4})$", re.I | re.ASCII)


def _exists(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _no_such_day(text: str) -> PydanticCustomError:
    return PydanticCustomError(
        "no-such-date",
        "{text} does not exist in the calendar",
        {"text": text, "mend": "Check the day and the month; write year-month-day."},
    )
