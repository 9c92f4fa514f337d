"""What expressions of longer or counted spans mean: "recent weeks", "the second week of May"."""

from __future__ import annotations

import datetime as dt

from detente.reading.dates import stretch
from detente.reading.dates.groups import Groups, word_of
from detente.reading.dates.standing import Standing, chosen
from detente.reading.dates.stretch import Stretch
from detente.reading.dates.words import NUMBERS, SEASONS, WEEKDAYS, month_of, number_of

_VAGUELY = {"few": 3, "several": 4, "couple of": 2, "many": 6, "some": 3, "recent": 4}
_VAGUELY |= {"coming": 3, "ahead": 3, "past": 3, "last": 1}
"""How many of a unit a vague number is taken for."""
_TENS = {
    word: 10 * n
    for n, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(),  # noqa: SIM905
        2,
    )
}
_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def rolling(groups: Groups, standing: Standing) -> Stretch | None:
    """So many days, weeks, months or years up to today, or from today on."""
    unit, today = word_of(groups, "unit"), standing.today
    way = word_of(groups, "way").removeprefix("the ").removeprefix("more ")
    count = word_of(groups, "count").removeprefix("a ") or way
    known = count in NUMBERS or count.isdigit()
    number = number_of(count) if known else _VAGUELY.get(count)
    if number is None:
        return None
    if unit == "hour":
        unit, number = "day", max(number // 24, 1)
    if way in ("coming", "next", "ahead"):
        return Stretch(first=today, last=stretch.shifted(today, number, unit), about=True)
    return Stretch(first=stretch.shifted(today, -number, unit), last=today, about=True)


def whole(groups: Groups, standing: Standing) -> Stretch | None:
    """The week, month, year or season that today lies in: "all year"."""
    unit, today = word_of(groups, "unit"), standing.today
    if unit not in SEASONS:
        return stretch.around(today, unit)
    return chosen(lambda year: [stretch.season(year, SEASONS[unit])], standing)


def turn(groups: Groups, standing: Standing) -> Stretch | None:
    """The end of the year, or the first of the next."""
    starts = "turn" in groups and word_of(groups, "turn") == "turn"

    def of_year(year: int) -> list[Stretch]:
        day = dt.date(year, 1, 1) if starts else dt.date(year, 12, 31)
        return [stretch.one(day, about=True)]

    return chosen(of_year, standing)


def mid_month(groups: Groups, standing: Standing) -> Stretch | None:
    """The middle of the month, or of the week, that is meant."""
    today = standing.today
    if word_of(groups, "unit") == "week":
        return stretch.one(stretch.week(today).first + dt.timedelta(days=2), about=True)
    ahead = standing.ahead or standing.preposition in ("by", "until", "till", "before")
    later = ahead and today.day > 20
    earlier = standing.ahead is False and today.day < 11
    number = today.month + int(later) - int(earlier)
    return stretch.part(stretch.month(today.year, number), "mid")


def skipping(groups: Groups, standing: Standing) -> Stretch | None:
    """The one before the last, or after the next."""
    unit, way = word_of(groups, "unit"), word_of(groups, "way")
    count = -2 if way.startswith("before") else 2
    if unit not in WEEKDAYS:
        return stretch.around(stretch.shifted(standing.today, count, unit), unit)
    back = (standing.today.weekday() - WEEKDAYS[unit]) % 7 or 7
    days = -back - 7 if count < 0 else 14 - back % 7
    return stretch.one(standing.today + dt.timedelta(days=days))


def week_from(groups: Groups, standing: Standing) -> Stretch | None:
    """A day of the week, so many weeks further on: "a week from Tuesday", "Tuesday week"."""
    back = (standing.today.weekday() - WEEKDAYS[word_of(groups, "weekday")]) % 7
    weeks = number_of(groups["count"] or "") if groups.get("count") else 1
    return stretch.one(standing.today + dt.timedelta(days=(-back % 7 or 7) + 7 * weeks))


def in_month(groups: Groups, standing: Standing) -> Stretch | None:
    """The first week, the last Friday or the last day of a month."""
    month, unit, which = month_of(groups["month"] or ""), word_of(groups, "unit"), groups["which"]
    year = word_of(groups, "year")
    last = (which or "").lower() == "last"
    number = 0 if last else number_of(which or "")

    def of_year(year: int) -> list[Stretch]:
        span = stretch.month(year, month)
        found = _counted(span, unit, number)
        return [found] if found.last <= span.last and found.first >= span.first else []

    if year.isdigit():
        return next(iter(of_year(int(year))), None)
    return chosen(of_year, standing)


def _counted(span: Stretch, unit: str, number: int) -> Stretch:
    """The so-manieth of a month, 0 for the last."""
    if unit == "day":
        day = span.last if number == 0 else span.first + dt.timedelta(days=number - 1)
        return stretch.one(day)
    if unit == "week":
        first = span.first + dt.timedelta(days=7 * (number - 1))
        first = span.last - dt.timedelta(days=6) if number == 0 else first
        return Stretch(first=first, last=min(first + dt.timedelta(days=6), span.last), about=True)
    wanted = WEEKDAYS[unit]
    if number == 0:
        return stretch.one(span.last - dt.timedelta(days=(span.last.weekday() - wanted) % 7))
    first = span.first + dt.timedelta(days=(wanted - span.first.weekday()) % 7)
    return stretch.one(first + dt.timedelta(days=7 * (number - 1)))


def century(groups: Groups, standing: Standing) -> Stretch | None:
    """A century, from its year 1 on, or the early, middle or late part of it."""
    first = 100 * (number_of(groups["which"] or "") - 1) + 1
    if not 1 <= first <= 2900:
        return None
    third = word_of(groups, "part")
    low, high = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}.get(third, (0, 99))
    return Stretch(first=dt.date(first + low, 1, 1), last=dt.date(first + high, 12, 31))


def tens(groups: Groups, standing: Standing) -> Stretch | None:
    """The decade that words name, the latest that has begun: "the mid-eighties"."""
    start = standing.today.year // 100 * 100 + _TENS[word_of(groups, "tens")]
    start -= 100 * (start > standing.today.year)
    first, last = _THIRDS.get(word_of(groups, "part"), (0, 9))
    return Stretch(first=dt.date(start + first, 1, 1), last=dt.date(start + last, 12, 31))


def overnight(groups: Groups, standing: Standing) -> Stretch | None:
    """The night that ends on the day of publication."""
    return stretch.one(standing.today, about=True)
