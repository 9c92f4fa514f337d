"""Holidays by name: on what day they fall in a year.

Movable feasts are reckoned: Easter by the anonymous Gregorian rule and, for the Orthodox, by
Meeus's Julian one; the Islamic ones by the tabular calendar (a day to either side is possible,
since the moon is watched for); the Jewish ones from the new year, by the
rule of the mean new moons and its postponements.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

Days = tuple[dt.date, dt.date]
_FIXED = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "new year": (1, 1),
    "epiphany": (1, 6),
    "orthodox christmas": (1, 7),
    "inauguration day": (1, 20),
    "candlemas": (2, 2),
    "valentine's day": (2, 14),
    "st. david's day": (3, 1),
    "international women's day": (3, 8),
    "women's day": (3, 8),
    "st. patrick's day": (3, 17),
    "nowruz": (3, 20),
    "norouz": (3, 20),
    "newroz": (3, 20),
    "persian new year": (3, 20),
    "lady day": (3, 25),
    "april fools' day": (4, 1),
    "st. george's day": (4, 23),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "victory day": (5, 9),
    "midsummer": (6, 24),
    "midsummer day": (6, 24),
    "midsummer's day": (6, 24),
    "bastille day": (7, 14),
    "assumption day": (8, 15),
    "assumption": (8, 15),
    "michaelmas": (9, 29),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "all souls' day": (11, 2),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "martinmas": (11, 11),
    "st. andrew's day": (11, 30),
    "st. nicholas day": (12, 6),
    "human rights day": (12, 10),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "st. stephen's day": (12, 26),
    "juneteenth": (6, 19),
    "guy fawkes night": (11, 5),
    "bonfire night": (11, 5),
    "independence day": (7, 4),
}
_AFTER_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter sunday": 0,
    "easter monday": 1,
    "easter": 0,
    "ascension day": 39,
    "ascension": 39,
    "whitsun": 49,
    "whit sunday": 49,
    "pentecost": 49,
    "whit monday": 50,
    "pentecost monday": 50,
    "corpus christi": 60,
}
_NTH = {  # month, weekday, which one (negative from the end)
    "martin luther king day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "presidents day": (2, 0, 3),
    "early may bank holiday": (5, 0, 1),
    "may bank holiday": (5, 0, 1),
    "spring bank holiday": (5, 0, -1),
    "late may bank holiday": (5, 0, -1),
    "memorial day": (5, 0, -1),
    "august bank holiday": (8, 0, -1),
    "summer bank holiday": (8, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "indigenous peoples' day": (10, 0, 2),
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
}
_ISLAMIC = {  # month, day, length in days
    "islamic new year": (1, 1, 1),
    "ashura": (1, 10, 1),
    "mawlid": (3, 12, 1),
    "ramadan": (9, 1, 30),
    "eid al-fitr": (10, 1, 1),
    "eid ul-fitr": (10, 1, 1),
    "eid": (10, 1, 1),
    "eid al-adha": (12, 10, 1),
    "feast of the sacrifice": (12, 10, 1),
}
_AFTER_PASSOVER = {
    "purim": (-30, 1),
    "passover": (0, 7),
    "shavuot": (50, 1),
    "rosh hashanah": (163, 2),
    "yom kippur": (172, 1),
    "sukkot": (177, 7),
}
_INDEPENDENCE = {
    "ukrain": (8, 24),
    "indonesia": (8, 17),
    "india": (8, 15),
    "pakistan": (8, 14),
    "finland": (12, 6),
    "finnish": (12, 6),
    "colombia": (7, 20),
    "mexic": (9, 16),
    "armenia": (9, 21),
    "georgia": (5, 26),
    "azerbaijan": (5, 28),
    "south sudan": (7, 9),
    "kosov": (2, 17),
}


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


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the eastern churches.

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)


def passover(year: int) -> dt.date:
    """The first day of Passover.

    >>> passover(2024), passover(1978)
    (datetime.date(2024, 4, 23), datetime.date(1978, 4, 22))
    """
    return _hebrew_new_year(year + 3761) - dt.timedelta(days=163)


def _hebrew_new_year(number: int) -> dt.date:
    """The first of Tishri of a year of the Jewish era, after the four postponements."""
    months = (235 * number - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    if 3 * (days + 1) % 7 < 3:
        days += 1
    return dt.date.fromordinal(days - 1373427 + _correction(number))


def _correction(number: int) -> int:
    """One or two days where the years on either side would be too long or too short."""

    def start(of: int) -> int:
        months = (235 * of - 234) // 19
        days = 29 * months + (12084 + 13753 * months) // 25920
        return days + (3 * (days + 1) % 7 < 3)

    if start(number + 1) - start(number) == 356:
        return 2
    return int(start(number) - start(number - 1) == 382)


def _islamic(year: int, month: int, day: int) -> dt.date:
    days = day + -(-59 * (month - 1) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30 + 227014
    return dt.date.fromordinal(days)


def _nth(year: int, month: int, weekday: int, which: int) -> dt.date:
    if which < 0:
        last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _one(day: dt.date, length: int = 1) -> Days:
    return day, day + dt.timedelta(days=length - 1)


@lru_cache(maxsize=2048)
def days_of(name: str, year: int) -> tuple[Days, ...]:
    """First and last day of every time a holiday falls in a year; none if it is not known.

    >>> days_of("thanksgiving", 2025)
    ((datetime.date(2025, 11, 27), datetime.date(2025, 11, 27)),)
    """
    if name in _FIXED:
        return (_one(dt.date(year, *_FIXED[name])),)
    if name == "orthodox easter":
        return (_one(orthodox_easter(year)),)
    if name == "election day":
        return (_one(_nth(year, 11, 0, 1) + dt.timedelta(days=1)),)
    if name == "lent":
        return ((easter(year) - dt.timedelta(days=46), easter(year) - dt.timedelta(days=1)),)
    if name == "holy week":
        return ((easter(year) - dt.timedelta(days=7), easter(year) - dt.timedelta(days=1)),)
    if name in _AFTER_EASTER:
        return (_one(easter(year) + dt.timedelta(days=_AFTER_EASTER[name])),)
    if name in _NTH:
        return (_one(_nth(year, *_NTH[name])),)
    if name in _AFTER_PASSOVER:
        after, length = _AFTER_PASSOVER[name]
        return (_one(passover(year) + dt.timedelta(days=after), length),)
    return _moon_days(name, year)


def _moon_days(name: str, year: int) -> tuple[Days, ...]:
    if name not in _ISLAMIC:
        return ()
    month, day, length = _ISLAMIC[name]
    near = (year - 622) * 33 // 32
    starts = (_islamic(lunar, month, day) for lunar in range(near - 1, near + 3))
    return tuple(_one(start, length) for start in starts if start.year == year)


def independence(text: str) -> Callable[[int], Days] | None:
    """The Independence Day of the state named in a text, if it is one of those known."""
    low = text.lower()
    for state, (month, day) in _INDEPENDENCE.items():
        if state in low:
            return lambda year: _one(dt.date(year, month, day))
    return None


NAMES = frozenset(
    {*_FIXED, *_AFTER_EASTER, *_NTH, *_ISLAMIC, *_AFTER_PASSOVER}
    | {"orthodox easter", "election day", "lent", "holy week"}
)
"""The holidays known, in lower case, with straight apostrophes."""
