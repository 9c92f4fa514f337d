"""What each form of date expression means: from a match and where it stands to days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from detente.reading.dates import longer, named, periods, stretch
from detente.reading.dates.groups import Groups, day_in, part_of, word_of, year_of
from detente.reading.dates.standing import Standing, chosen
from detente.reading.dates.stretch import Stretch
from detente.reading.dates.words import (
    MONTH,
    NUMBERS,
    SEASONS,
    WEEKDAYS,
    YEAR,
    month_of,
    number_of,
)

Reading = Callable[[Groups, Standing], Stretch | None]


def _iso(groups: Groups, standing: Standing) -> Stretch | None:
    found = day_in(*(int(groups[name] or 0) for name in ("year", "month", "day")))
    return found[0] if found else None


def _figures(groups: Groups, standing: Standing) -> Stretch | None:
    """Day and month in figures; None where either may be the month."""
    day, month, year = (int(groups[name] or 0) for name in ("day", "month", "year"))
    if day <= 12 and month <= 12 and day != month:
        return None
    found = day_in(year, *((month, day) if month <= 12 else (day, month)))
    return found[0] if found else None


def _day(groups: Groups, standing: Standing) -> Stretch | None:
    month = month_of(groups["month"] or "")
    day = number_of(groups.get("day") or groups.get("word") or "")
    year = year_of(groups, standing)
    if year is not None:
        return next(iter(day_in(year, month, day)), None)
    weekday = WEEKDAYS.get(word_of(groups, "weekday"))

    def of_year(number: int) -> list[Stretch]:
        found = day_in(number, month, day)
        return [s for s in found if weekday is None or s.first.weekday() == weekday]

    if weekday is not None and (found := chosen(of_year, standing)) is not None:
        return found
    return chosen(lambda number: day_in(number, month, day), standing)


def _days(groups: Groups, standing: Standing) -> Stretch | None:
    last = _day(groups, standing)
    if last is None:
        return None
    start = groups.get("from_month") or groups["month"] or ""
    first = day_in(last.first.year, month_of(start), number_of(groups["first"] or ""))
    if not first:
        return None
    if first[0].first > last.last:
        first = day_in(last.first.year - 1, month_of(start), number_of(groups["first"] or ""))
    return Stretch(first=first[0].first, last=last.last)


def _month_day(groups: Groups, standing: Standing) -> Stretch | None:
    day, today = number_of(groups.get("day") or groups.get("word") or ""), standing.today
    near = [s for n in (-1, 0, 1, 2) for s in _day_of(today.year, today.month + n, day)]
    weekday = WEEKDAYS.get(word_of(groups, "weekday"))
    near = [s for s in near if weekday in (None, s.first.weekday())] or near
    until = standing.preposition in ("by", "until", "till", "before", "for")
    if standing.ahead or until or re.search(r"\b(?:next|due|is|are)\b", standing.before):
        return min((s for s in near if s.first >= today), key=lambda s: s.first, default=None)
    return max((s for s in near if s.first <= today), key=lambda s: s.first, default=None)


def _day_of(year: int, month: int, day: int) -> list[Stretch]:
    """A day of a month; 13 is the next year's first, 0 the last of the year before."""
    return day_in(year + (month - 1) // 12, (month - 1) % 12 + 1, day)


_SHARED_YEAR = re.compile(
    rf"(?:\s(?:and|or|to|until|through)\s|\s?[-–/]\s?){MONTH},?\s(?:of\s)?({YEAR})\b"
)
"""What follows a month that has its year in common with the next one."""


def _month(groups: Groups, standing: Standing) -> Stretch | None:
    number, year = month_of(groups["month"] or ""), year_of(groups, standing)
    this, today = word_of(groups, "this"), standing.today
    if year is None:
        if this.startswith("last") or this in ("this past", "the previous"):
            year = today.year - (number >= today.month)
        elif this.startswith("next") or this in ("the coming", "this coming", "the following"):
            year = today.year + (number <= today.month)
        elif this == "this":
            year = today.year
    if year is None and this == "that" and standing.told is not None:
        year = standing.told.first.year
    if year is None and not this and (shared := _SHARED_YEAR.match(standing.after)):
        year = int(shared.group(1))
    if year is None:
        part = word_of(groups, "part")
        return chosen(lambda y: [part_of(stretch.month(y, number), part)], standing)
    return part_of(stretch.month(year, number), word_of(groups, "part"))


def _weekday(groups: Groups, standing: Standing) -> Stretch | None:
    wanted = WEEKDAYS[word_of(groups, "weekday")]
    this, off, today = word_of(groups, "this"), word_of(groups, "off"), standing.today
    back = (today.weekday() - wanted) % 7
    if off:
        monday = stretch.week(today).first + dt.timedelta(
            days={"last": -7, "next": 7, "this": 0}[off]
        )
        return stretch.one(monday + dt.timedelta(days=wanted))
    if this in ("last", "this past", "the previous"):
        return stretch.one(today - dt.timedelta(days=back or 7))
    if this in ("next", "the next"):
        following = stretch.week(today).last + dt.timedelta(days=1 + wanted)
        return stretch.one(following)
    if this == "the following" or (this == "that" and standing.told):
        return _weekday_after(wanted, this, standing)
    if this == "this":
        return stretch.one(stretch.week(today).first + dt.timedelta(days=wanted))
    if this in ("the coming", "this coming"):
        return stretch.one(today + dt.timedelta(days=-back % 7 or 7))
    if standing.ahead:  # what is to come on the day of publication is called by its name too
        return stretch.one(today + dt.timedelta(days=-back % 7))
    if standing.ahead is None and standing.preposition in ("by", "until", "before", "for"):
        return stretch.one(today + dt.timedelta(days=-back % 7 or 7))
    return stretch.one(today - dt.timedelta(days=back))


def _weekday_after(wanted: int, this: str, standing: Standing) -> Stretch:
    start = (standing.told.last if standing.told else standing.today) + dt.timedelta(
        days=this == "the following"
    )
    return stretch.one(start + dt.timedelta(days=(wanted - start.weekday()) % 7))


def _deictic(groups: Groups, standing: Standing) -> Stretch | None:
    word = word_of(groups, "word")
    moved = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2}
    moved["day after tomorrow"] = 2
    return stretch.one(standing.today + dt.timedelta(days=moved.get(word, 0)))


def _ago(groups: Groups, standing: Standing) -> Stretch | None:
    word, unit = word_of(groups, "count"), word_of(groups, "unit")
    if groups.get("weekdays"):
        back = (standing.today.weekday() - WEEKDAYS[word_of(groups, "weekdays")]) % 7 or 7
        return stretch.one(standing.today - dt.timedelta(days=back + 7 * (number_of(word) - 1)))
    if word not in NUMBERS and not word.isdigit():
        return None
    count = number_of(word)
    weekday = word_of(groups, "weekday")
    there = stretch.shifted(standing.today, -count, unit)
    if weekday in WEEKDAYS and unit in ("week", "fortnight"):
        back = (standing.today.weekday() - WEEKDAYS[weekday]) % 7
        start = standing.today - dt.timedelta(days=back)
        return stretch.one(stretch.shifted(start, -count, unit))
    if unit in ("day", "night"):
        return stretch.one(there, about=count > 5)
    if weekday:
        return stretch.one(there)
    if unit in ("year", "decade"):
        whole = stretch.year(there.year)
        return Stretch(first=whole.first, last=whole.last, about=True)
    if unit == "month":
        whole = stretch.month(there.year, there.month)
        return Stretch(first=whole.first, last=whole.last, about=True)
    return stretch.one(there, about=True)


def _from_now(groups: Groups, standing: Standing) -> Stretch | None:
    there = stretch.shifted(
        standing.today, number_of(groups["count"] or ""), word_of(groups, "unit")
    )
    return stretch.one(there, about=True)


def _beside(groups: Groups, standing: Standing) -> Stretch | None:
    """Before, after or at the last date that was told."""
    told = standing.told
    if told is None:
        return None
    unit, way = word_of(groups, "unit"), word_of(groups, "way")
    unit = "day" if unit in ("morning", "afternoon", "evening", "night") else unit
    if unit == "weekend":
        return stretch.weekend(told.last)
    if unit in SEASONS:
        return stretch.season(told.first.year, SEASONS[unit])
    sign = {"earlier": -1, "before": -1, "previous": -1, "preceding": -1, "same": 0, "": 0}
    count = number_of(groups["count"] or "") if groups.get("count") else 1
    if unit == "hour":
        unit, count = "day", count // 24
    start = told.first if sign.get(way, 1) <= 0 else told.last
    there = stretch.shifted(start, sign.get(way, 1) * count, unit)
    if not groups.get("count"):
        return stretch.around(there, unit)
    return stretch.one(there) if unit == "day" or told.length == 1 else stretch.around(there, unit)


READINGS: dict[str, Reading] = {
    "iso": _iso,
    "figures": _figures,
    "days": _days,
    "span": _days,
    "day": _day,
    "month-day": _month_day,
    "month": _month,
    "weekday": _weekday,
    "deictic": _deictic,
    "ago": _ago,
    "from-now": _from_now,
    "beside": _beside,
    "weekend": periods.weekend,
    "period": periods.period,
    "quarter": periods.quarter,
    "season": periods.season,
    "decade": periods.decade,
    "year": periods.years,
    "bare-year": periods.bare_year,
    "feast": named.feast,
    "anniversary": named.anniversary,
    "rolling": longer.rolling,
    "whole": longer.whole,
    "turn": longer.turn,
    "mid-month": longer.mid_month,
    "skipping": longer.skipping,
    "week-from": longer.week_from,
    "in-month": longer.in_month,
    "century": longer.century,
    "tens": longer.tens,
    "eve": named.eve,
    "overnight": longer.overnight,
}
"""The reading of each form of the grammar."""
