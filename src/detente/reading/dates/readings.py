"""What each form of date expression means: from a match and where it stands to days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from detente.reading.dates import feasts, longer, stretch
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

Groups = Mapping[str, str | None]
Reading = Callable[[Groups, Standing], Stretch | None]
_HAZY = ("start", "beginning", "middle", "end", "close", "half", "last day", "first day")


def _word(groups: Groups, name: str) -> str:
    return " ".join((groups.get(name) or "").lower().split())


def _year(groups: Groups, standing: Standing) -> int | None:
    word = _word(groups, "year")
    if word.isdigit():
        return int(word)
    moved = {"last": -1, "next": 1, "this": 0, "the": 0}.get(word.split()[0] if word else "")
    return None if moved is None else standing.today.year + moved


def _of_part(whole: Stretch, word: str) -> Stretch:
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


def _day_in(year: int, month: int, day: int) -> list[Stretch]:
    try:
        return [stretch.one(dt.date(year, month, day))]
    except ValueError:
        return []


def _iso(groups: Groups, standing: Standing) -> Stretch | None:
    found = _day_in(*(int(groups[name] or 0) for name in ("year", "month", "day")))
    return found[0] if found else None


def _figures(groups: Groups, standing: Standing) -> Stretch | None:
    """Day and month in figures; None where either may be the month."""
    day, month, year = (int(groups[name] or 0) for name in ("day", "month", "year"))
    if day <= 12 and month <= 12 and day != month:
        return None
    found = _day_in(year, *((month, day) if month <= 12 else (day, month)))
    return found[0] if found else None


def _day(groups: Groups, standing: Standing) -> Stretch | None:
    month = month_of(groups["month"] or "")
    day = number_of(groups.get("day") or groups.get("word") or "")
    year = _year(groups, standing)
    if year is not None:
        return next(iter(_day_in(year, month, day)), None)
    weekday = WEEKDAYS.get(_word(groups, "weekday"))

    def of_year(number: int) -> list[Stretch]:
        found = _day_in(number, month, day)
        return [s for s in found if weekday is None or s.first.weekday() == weekday]

    if weekday is not None and (found := chosen(of_year, standing)) is not None:
        return found
    return chosen(lambda number: _day_in(number, month, day), standing)


def _days(groups: Groups, standing: Standing) -> Stretch | None:
    last = _day(groups, standing)
    if last is None:
        return None
    start = groups.get("from_month") or groups["month"] or ""
    first = _day_in(last.first.year, month_of(start), number_of(groups["first"] or ""))
    if not first:
        return None
    if first[0].first > last.last:
        first = _day_in(last.first.year - 1, month_of(start), number_of(groups["first"] or ""))
    return Stretch(first=first[0].first, last=last.last)


def _month_day(groups: Groups, standing: Standing) -> Stretch | None:
    day, today = number_of(groups["day"] or ""), standing.today
    near = [s for n in (-1, 0, 1, 2) for s in _day_of(today.year, today.month + n, day)]
    until = standing.preposition in ("by", "until", "till", "before", "for")
    if standing.ahead or until or re.search(r"\b(?:next|due|is|are)\b", standing.before):
        return min((s for s in near if s.first >= today), key=lambda s: s.first, default=None)
    return max((s for s in near if s.first <= today), key=lambda s: s.first, default=None)


def _day_of(year: int, month: int, day: int) -> list[Stretch]:
    """A day of a month; 13 is the next year's first, 0 the last of the year before."""
    return _day_in(year + (month - 1) // 12, (month - 1) % 12 + 1, day)


_SHARED_YEAR = re.compile(
    rf"(?:\s(?:and|or|to|until|through)\s|\s?[-–/]\s?){MONTH},?\s(?:of\s)?({YEAR})\b"
)
"""What follows a month that has its year in common with the next one."""


def _month(groups: Groups, standing: Standing) -> Stretch | None:
    number, year = month_of(groups["month"] or ""), _year(groups, standing)
    this, today = _word(groups, "this"), standing.today
    if year is None:
        if this.startswith("last") or this in ("this past", "the previous"):
            year = today.year - (number >= today.month)
        elif this.startswith("next") or this in ("the coming", "this coming", "the following"):
            year = today.year + (number <= today.month)
        elif this == "this":
            year = today.year
    if year is None and not this and (shared := _SHARED_YEAR.match(standing.after)):
        year = int(shared.group(1))
    if year is None:
        part = _word(groups, "part")
        return chosen(lambda y: [_of_part(stretch.month(y, number), part)], standing)
    return _of_part(stretch.month(year, number), _word(groups, "part"))


def _weekday(groups: Groups, standing: Standing) -> Stretch | None:
    wanted = WEEKDAYS[_word(groups, "weekday")]
    this, off, today = _word(groups, "this"), _word(groups, "off"), standing.today
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
    word = _word(groups, "word")
    moved = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2}
    moved["day after tomorrow"] = 2
    return stretch.one(standing.today + dt.timedelta(days=moved.get(word, 0)))


def _ago(groups: Groups, standing: Standing) -> Stretch | None:
    word, unit = _word(groups, "count"), _word(groups, "unit")
    if word not in NUMBERS and not word.isdigit():
        return None
    count = number_of(word)
    weekday = _word(groups, "weekday")
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
    there = stretch.shifted(standing.today, number_of(groups["count"] or ""), _word(groups, "unit"))
    return stretch.one(there, about=True)


def _beside(groups: Groups, standing: Standing) -> Stretch | None:
    """Before, after or at the last date that was told."""
    told = standing.told
    if told is None:
        return None
    unit, way = _word(groups, "unit"), _word(groups, "way")
    unit = "day" if unit in ("morning", "afternoon", "evening", "night") else unit
    if unit == "weekend":
        return stretch.weekend(told.last)
    if unit in SEASONS:
        return stretch.season(told.first.year, SEASONS[unit])
    sign = {"earlier": -1, "before": -1, "previous": -1, "preceding": -1, "same": 0, "": 0}
    count = number_of(groups["count"] or "") if groups.get("count") else 1
    start = told.first if sign.get(way, 1) <= 0 else told.last
    there = stretch.shifted(start, sign.get(way, 1) * count, unit)
    if not groups.get("count"):
        return stretch.around(there, unit)
    return stretch.one(there) if unit == "day" or told.length == 1 else stretch.around(there, unit)


def _weekend(groups: Groups, standing: Standing) -> Stretch | None:
    this, today = _word(groups, "this"), standing.today
    here = stretch.weekend(today)
    before = stretch.weekend(today - dt.timedelta(days=7))
    if this in ("last", "the past", "this past") or (not this and standing.ahead is False):
        return here if today.weekday() == 6 and this != "last" else before
    if this in ("next", "the following") and today.weekday() >= 4:
        return stretch.weekend(today + dt.timedelta(days=7))
    return here


def _period(groups: Groups, standing: Standing) -> Stretch | None:
    this, unit = _word(groups, "this"), _word(groups, "unit")
    moved = -1 if this == "last" else int(this in ("next", "the coming"))
    if this == "this" or unit == "decade":
        moved = 0 if unit != "decade" else moved
    there = stretch.shifted(standing.today, moved, unit)
    if unit == "decade":
        start = there.year // 10 * 10
        whole = Stretch(first=dt.date(start, 1, 1), last=dt.date(start + 9, 12, 31))
    else:
        whole = stretch.around(there, unit)
    return _of_part(whole, _word(groups, "part"))


def _quarter(groups: Groups, standing: Standing) -> Stretch | None:
    year = _year(groups, standing)
    word = _word(groups, "which")
    months = 6 if groups.get("unit") and _word(groups, "unit") == "half" else 3
    which = 12 // months if word == "last" else number_of(word)
    if year is None or which * months > 12:
        return None
    start = stretch.month(year, (which - 1) * months + 1).first
    return Stretch(first=start, last=stretch.month(year, which * months).last)


def _season(groups: Groups, standing: Standing) -> Stretch | None:
    number, year = SEASONS[_word(groups, "season")], _year(groups, standing)
    this, today, part = _word(groups, "this"), standing.today, _word(groups, "part")

    def whole(of_year: int) -> list[Stretch]:
        return [stretch.season(of_year, number)]

    if year is not None:
        return _of_part(whole(year)[0], part)
    near = [stretch.season(y, number) for y in range(today.year - 2, today.year + 3)]
    if this in ("last", "this past"):
        return _of_part(_before(near, today), part)
    if this in ("next", "the coming", "this coming"):
        return _of_part(min((s for s in near if s.first > today), key=lambda s: s.first), part)
    if this == "this":
        now = next((s for s in near if s.first <= today <= s.last), None)
        return _of_part(now or min(near, key=lambda s: _away(s, today)), part)
    found = chosen(whole, standing)
    return None if found is None else _of_part(found, part)


def _before(near: list[Stretch], today: dt.date) -> Stretch:
    return max((s for s in near if s.last < today), key=lambda s: s.first)


def _away(there: Stretch, today: dt.date) -> tuple[bool, int]:
    """Within the calendar year before outside it, then by distance."""
    middle = there.first + dt.timedelta(days=there.length // 2)
    return there.first.year != today.year, abs((middle - today).days)


def _decade(groups: Groups, standing: Standing) -> Stretch | None:
    start = int(groups["year"] or 0)
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(
        _word(groups, "part"), (0, 9)
    )
    return Stretch(first=dt.date(start + first, 1, 1), last=dt.date(start + last, 12, 31))


def _years(groups: Groups, standing: Standing) -> Stretch | None:
    if groups.get("century"):
        first, end = (int(f"{groups['century']}{groups[name]}") for name in ("from", "to"))
        if first >= end:
            return None
        return Stretch(first=dt.date(first, 1, 1), last=dt.date(end, 12, 31))
    last = stretch.year(int(groups["year"] or 0))
    if groups.get("first"):
        first = dt.date(int(groups["first"] or 0), 1, 1)
        return Stretch(first=first, last=last.last) if first <= last.last else None
    return _of_part(last, _word(groups, "part") or ("mid" if "part" in groups else ""))


def _bare_year(groups: Groups, standing: Standing) -> Stretch | None:
    return stretch.year(int(groups["year"] or 0))


def _feast(groups: Groups, standing: Standing) -> Stretch | None:
    name = re.sub(r"\bst\b\.?|\bsaint\b", "st.", _word(groups, "feast").replace("’", "'"))
    year, this, today = _year(groups, standing), _word(groups, "this"), standing.today

    def of_year(number: int) -> list[Stretch]:
        its_own = name == "independence day" and feasts.independence(standing.before[-40:])
        days = (its_own(number),) if its_own else feasts.days_of(name, number)
        return [Stretch(first=first, last=last) for first, last in days]

    if year is not None:
        found = next(iter(of_year(year)), None)
    else:
        ahead = {"last": False, "this past": False, "next": True, "this coming": True}.get(
            this, standing.ahead
        )
        found = chosen(
            of_year, Standing(today=today, ahead=ahead, before=f"{standing.before} {this}")
        )
    if found is not None and groups.get("extra") and _word(groups, "extra") != "week":
        return Stretch(first=found.first, last=found.last, about=True)
    return found


_KNOWN = (
    (r"invasion", r"\b(?:Ukrain|Kyiv|Russia)", (2022, 2, 24)),
    (r"oct(?:ober|\.) 7|hamas", r"\b(?:Israel|Gaza)", (2023, 10, 7)),
    (r"sept(?:ember|\.) 11", r"\b(?:Qaeda|Trade Center)", (2001, 9, 11)),
)


def _anniversary(groups: Groups, standing: Standing) -> Stretch | None:
    """Of the few beginnings whose day everybody knows; of any other the day is not stated."""
    count, around = number_of(groups["count"] or ""), f"{standing.before} {standing.after}"
    around += groups.get("event") or ""
    for named, place, (year, month, day) in _KNOWN:
        if re.search(named, around, re.IGNORECASE) and re.search(place, around):
            return next(iter(_day_in(year + count, month, day)), None)
    return None


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
    "weekend": _weekend,
    "period": _period,
    "quarter": _quarter,
    "season": _season,
    "decade": _decade,
    "year": _years,
    "bare-year": _bare_year,
    "feast": _feast,
    "anniversary": _anniversary,
    "rolling": longer.rolling,
    "whole": longer.whole,
    "turn": longer.turn,
    "mid-month": longer.mid_month,
    "skipping": longer.skipping,
    "week-from": longer.week_from,
    "in-month": longer.in_month,
    "century": longer.century,
    "tens": longer.tens,
    "eve": longer.eve,
    "overnight": longer.overnight,
}
"""The reading of each form of the grammar."""
