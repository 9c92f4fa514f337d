"""Holidays by name: on what day they fall in a year.

Movable feasts are reckoned: Easter by the anonymous Gregorian rule and, for the Orthodox, by
Meeus's Julian one; Passover by Gauss's rule; the Islamic ones by the tabular calendar (a day to
either side is possible, since the moon is watched for).
"""

from __future__ import annotations

import datetime as dt
import functools
import re

from detente.reading.dates.stretch import Stretch, nth_weekday
from detente.reading.dates.words import MONTHS, WEEKDAYS, number_of
from detente.reading.lexicon.read import lexicon

RULE = re.compile(
    r"(?:(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<which>first|second|third|fourth|last) (?P<weekday>\w+day) (?P<of>\w+)"
    r"|(?P<from>easter|orthodox|passover) (?P<off>[+-]\d+)"
    r"|islamic (?P<moon>\d+)-(?P<its>\d+))(?: for (?P<length>\d+) days)?"
)
"""How ``lexicon/feasts.yaml`` says when a holiday is."""


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches.

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def _from_julian(year: int) -> dt.timedelta:
    return dt.timedelta(days=year // 100 - year // 400 - 2)


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the eastern churches.

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return dt.date(year, month, day + 1) + _from_julian(year)


def passover(year: int) -> dt.date:
    """The first day of Passover.

    >>> passover(2024), passover(1978)
    (datetime.date(2024, 4, 23), datetime.date(1978, 4, 22))
    """
    jewish = year + 3760
    a, b = (12 * jewish + 17) % 19, jewish % 4
    full, part = divmod(32.0440932 + 1.5542418 * a + 0.25 * b - 0.003177794 * jewish, 1)
    c = (int(full) + 3 * jewish + 5 * b + 5) % 7
    late = c in (2, 4, 6) or (c == 0 and a > 11 and part >= 0.89772376)
    put_off = 2 if c == 1 and a > 6 and part >= 0.63287037 else int(late)
    days = dt.timedelta(days=int(full) + put_off - 1)
    return dt.date(year, 3, 1) + days + _from_julian(year)


_FROM = {"easter": easter, "orthodox": orthodox_easter, "passover": passover}


def _islamic(year: int, month: int, day: int) -> dt.date:
    days = day + -(-59 * (month - 1) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30 + 227014
    return dt.date.fromordinal(days)


@functools.lru_cache(maxsize=2048)
def days_of(rule: str, year: int) -> tuple[Stretch, ...]:
    """Every time that a rule of the lexicon falls in a year.

    >>> [there.edtf() for there in days_of("fourth thursday november", 2025)]
    ['2025-11-27']
    """
    told = RULE.fullmatch(rule)
    if told is None:
        raise ValueError(f"no rule of a holiday: {rule}")
    if told["month"]:
        starts = [dt.date(year, int(told["month"]), int(told["day"]))]
    elif told["which"]:
        which = -1 if told["which"] == "last" else number_of(told["which"])
        starts = [nth_weekday(year, MONTHS[told["of"]], WEEKDAYS[told["weekday"]], which)]
    elif told["from"]:
        starts = [_FROM[told["from"]](year) + dt.timedelta(days=int(told["off"]))]
    else:
        near = (year - 622) * 33 // 32
        moons = (
            _islamic(n, int(told["moon"]), int(told["its"])) for n in range(near - 1, near + 3)
        )
        starts = [day for day in moons if day.year == year]
    longer = dt.timedelta(days=int(told["length"] or 1) - 1)
    return tuple(Stretch(first=day, last=day + longer) for day in starts)


@functools.cache
def names() -> frozenset[str]:
    """The holidays known, in lower case, with straight apostrophes."""
    known = lexicon("feasts")
    return frozenset(known["feasts"]) | frozenset(known["national"])
