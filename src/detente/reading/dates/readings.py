"""What each form of date expression means: from its parts and where it stands to days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from detente.reading.dates import feasts, stretch
from detente.reading.dates.standing import UNTIL, Standing, chosen
from detente.reading.dates.stretch import Stretch, part_of
from detente.reading.dates.words import DAY, MONTH, NUMBERS, SEASONS, WEEKDAYS, YEAR, number_of
from detente.reading.lexicon.read import lexicon

Groups = Mapping[str, str]
"""The named parts of a match that hold words: in lower case, one blank between them."""
Reading = Callable[[Groups, Standing], Stretch | None]
OfYear = Callable[[int], Sequence[Stretch]]

_LAST = frozenset(["last", "this past", "the past", "the previous"])
_NEXT = frozenset(["next", "the next", "the coming", "this coming", "the following"])
_SHARED_YEAR = re.compile(
    rf"(?:(?:,|,?\s(?:and|or|to|until|through)|\s?[-–/])\s?(?:on\s)?(?:{DAY}\s)?{MONTH}"
    rf"(?:\s{DAY}\b)?){{1,8}},?\s(?:of\s)?({YEAR})\b",
    re.IGNORECASE,
)
"""What follows a day or month that has its year in common with others after it."""


def _year(groups: Groups, standing: Standing) -> int | None:
    """The year that an expression states, in figures or as last, this or next year."""
    word = groups.get("year", "")
    if word.isdigit():
        return int(word)
    moved = {"last year": -1, "next year": 1, "this year": 0, "the year": 0}.get(word)
    if moved is not None:
        return standing.today.year + moved
    shared = None if "this" in groups else _SHARED_YEAR.match(standing.after)
    return int(shared.group(1)) if shared else None


def _which(of_year: OfYear, groups: Groups, standing: Standing) -> Stretch | None:
    """The one of a yearly date that an expression means: "last May", "May 2024", "May"."""
    year, this, today = _year(groups, standing), groups.get("this", ""), standing.today
    if this == "that" and standing.told is not None:
        year = standing.told.first.year
    if year is not None:
        return next(iter(of_year(year)), None)
    near = [s for y in range(today.year - 2, today.year + 3) for s in of_year(y)]
    if this in _LAST:
        return next((s for s in reversed(near) if s.last < today), None)
    if this in _NEXT:
        return next((s for s in near if s.first > today), None)
    if this == "this":
        now = (s for s in near if s.first <= today <= s.last)
        return next(now, None) or next(iter(of_year(today.year)), None)
    return chosen(of_year, standing)


def _back(weekday: str, standing: Standing) -> int:
    """How many days ago a day of the week last was; 0 for today."""
    return (standing.today.weekday() - WEEKDAYS[weekday]) % 7


def _moved(standing: Standing, days: int, *, about: bool = False) -> Stretch:
    return stretch.one(standing.today + dt.timedelta(days=days), about=about)


def _day_in(year: int, month: int, day: int) -> list[Stretch]:
    """A day, or none where there is no such day."""
    first = stretch.month(year, month)
    return [stretch.one(first.first.replace(day=day))] if 0 < day <= first.length else []


def _figures(groups: Groups, standing: Standing) -> Stretch | None:
    """Day and month in figures; None where either may be the month."""
    day, month, year = (int(groups[name]) for name in ("day", "month", "year"))
    if max(day, month) <= 12 and day != month:
        return None
    low, high = min(day, month), max(day, month)
    return next(iter(_day_in(year, low, high)), None) if low <= 12 else None


def _day(groups: Groups, standing: Standing) -> Stretch | None:
    month, day = number_of(groups["month"]), number_of(groups.get("day") or groups["word"])
    weekday = WEEKDAYS.get(groups.get("weekday", ""))
    if "last" in groups and "year" not in groups:  # the days of a list lie in its last day's year
        last = _which(lambda y: _day_in(y, month, number_of(groups["last"])), groups, standing)
        return next(iter(_day_in(last.first.year, month, day)), None) if last else None
    if weekday is not None and "year" not in groups:
        named = chosen(
            lambda y: [s for s in _day_in(y, month, day) if s.first.weekday() == weekday], standing
        )
        if named is not None:
            return named
    return _which(lambda y: _day_in(y, month, day), groups, standing)


def _days(groups: Groups, standing: Standing) -> Stretch | None:
    last = _day(groups, standing)
    if last is None:
        return None
    month, day = number_of(groups.get("from") or groups["month"]), number_of(groups["first"])
    years = (last.first.year, last.first.year - 1)
    before = [s.first for y in years for s in _day_in(y, month, day) if s.first <= last.last]
    return replace(last, first=before[0]) if before else None


def _month_day(groups: Groups, standing: Standing) -> Stretch | None:
    day, today = number_of(groups.get("day") or groups["word"]), standing.today
    if standing.within is not None:
        first = standing.within
        return next(iter(_day_in(first.first.year, first.first.month, day)), None)
    near = [s for n in (-1, 0, 1, 2) for s in _day_in(today.year, today.month + n, day)]
    if "weekday" in groups:
        wanted = WEEKDAYS[groups["weekday"]]
        near = [s for s in near if s.first.weekday() == wanted] or near
    until = standing.preposition in ("by", "until", "till", "before", "for")
    if standing.ahead or until or re.search(r"\b(?:next|due|is|are)\b", standing.before):
        return next((s for s in near if s.first >= today), None)
    return next((s for s in reversed(near) if s.first <= today), None)


def _month(groups: Groups, standing: Standing) -> Stretch | None:
    number, part = number_of(groups["month"]), groups.get("part", "")
    return _which(
        lambda y: [part_of(stretch.month(y, number), part, until=standing.due)], groups, standing
    )


def _weekday(groups: Groups, standing: Standing) -> Stretch | None:
    wanted, this = WEEKDAYS[groups["weekday"]], groups.get("this", "")
    back, today, told = _back(groups["weekday"], standing), standing.today, standing.told
    off = groups.get("off") or {"next": "next", "the next": "next", "this": "this"}.get(this)
    if off:
        weeks = {"last": -7, "next": 7, "this": 0}[off]
        return _moved(standing, wanted - today.weekday() + weeks)
    if this in _LAST:
        return _moved(standing, -(back or 7))
    if this == "the following" or (this == "that" and told):
        start = (told.last if told else today) + dt.timedelta(days=this == "the following")
        return stretch.one(start + dt.timedelta(days=(wanted - start.weekday()) % 7))
    due = standing.ahead is None and standing.preposition in ("by", "until", "before", "for")
    if this in _NEXT or due:
        return _moved(standing, -back % 7 or 7)
    # What is to come on the day of publication is called by its name too.
    ahead = standing.ahead or standing.called_off == "after"
    return _moved(standing, -back % 7 if ahead else -back)


def _further(groups: Groups, standing: Standing) -> Stretch | None:
    """The one before the last or after the next; a day of the week so many weeks further on."""
    unit, way = groups.get("unit", ""), groups.get("way", "")
    if unit:
        there = stretch.shifted(standing.today, -2 if way == "before last" else 2, unit)
        return stretch.around(there, unit)
    back = _back(groups["weekday"], standing)
    if way == "before last":
        return _moved(standing, -(back or 7) - 7)
    return _moved(standing, (-back % 7 or 7) + 7 * number_of(groups.get("count", "one")))


def _deictic(groups: Groups, standing: Standing) -> Stretch | None:
    if groups["word"] == "overnight":
        return replace(_moved(standing, -1, about=True), last=standing.today)
    moved = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2}
    return _moved(standing, moved.get(groups["word"], 2 * groups["word"].startswith("day after")))


def _amount(groups: Groups) -> float | None:
    """How many of its unit an expression counts: "half a", "two and a half"; None if vague."""
    told = groups.get("count", "").removesuffix(" and a half")
    part = {"half a": 0.5, "half an": 0.5, "a quarter of a": 0.25, "three quarters of a": 0.75}
    if told not in part and told not in NUMBERS and not told.isdigit():
        return None
    halves = 0.5 * ("half" in groups or groups["count"].endswith(" and a half"))
    return part[told] if told in part else number_of(told) + halves


def _away(groups: Groups, start: dt.date, sign: int) -> Stretch | None:
    """The day, or about the month or year, so long before or after a day."""
    count, unit = _amount(groups), groups["unit"]
    if count is None:
        return None
    there = stretch.shifted(start, sign * count, unit)
    finest = groups.get("of", unit)
    if "more" in groups:
        there = stretch.shifted(there, sign * number_of(groups["more"]), finest)
    if finest in ("day", "night"):
        return stretch.one(there, about=count > 5 and sign < 0)
    if finest in ("week", "fortnight"):
        return stretch.one(there, about=True)
    unit = "year" if finest != "month" and count % 1 == 0 else "month"
    return replace(stretch.around(there, unit), about=True)


def _ago(groups: Groups, standing: Standing) -> Stretch | None:
    """So long before today, or after it."""
    count, weekday = _amount(groups), groups.get("weekday")
    if not weekday or count is None:
        return _away(groups, standing.today, 1 if "ahead" in groups else -1)
    start = _moved(standing, -_back(weekday, standing) if weekday in WEEKDAYS else 0)
    return stretch.one(stretch.shifted(start.first, -count, groups["unit"]))


def _beside(groups: Groups, standing: Standing) -> Stretch | None:
    """Before, after or at the last date that was told."""
    told, unit, way = standing.told, groups.get("unit", "day"), groups.get("way", "")
    if told is None:
        return None
    if unit in SEASONS:
        return stretch.months(told.first.year, SEASONS[unit], 3)
    sign = {"earlier": -1, "before": -1, "previous": -1, "preceding": -1, "same": 0, "": 0}
    moved = sign.get(way, 1)
    start = told.first if moved <= 0 else told.last
    if "count" in groups:
        found = _away(groups, start, moved)
        return replace(found, about=False) if found and unit == "day" else found
    unit = unit if unit in ("week", "weekend", "month", "year") else "day"
    return stretch.around(stretch.shifted(start, moved, unit) if moved else start, unit)


def _period(groups: Groups, standing: Standing) -> Stretch | None:
    """A week, weekend, month, quarter, year or decade by its distance from today."""
    unit, this = groups.get("unit") or groups["whole"], groups.get("this", "")
    today = standing.today
    moved = -1 if this in _LAST else int(this in _NEXT)
    if unit == "weekend":
        past = standing.ahead is False and standing.preposition not in UNTIL
        moved = moved or -int(not this and past and today.weekday() < 5)
        moved += int(moved < 0 and today.weekday() == 6 and this != "last")
        moved -= int(this == "next" and today.weekday() < 4)
        return stretch.around(today + dt.timedelta(days=7 * moved), unit)
    moved = 0 if unit == "decade" and moved > 0 else moved
    step = (3 * moved, "month") if unit == "quarter" else (moved, unit)
    there = stretch.around(stretch.shifted(today, *step), unit)
    return part_of(there, groups.get("part", ""), until=standing.due)


def _rolling(groups: Groups, standing: Standing) -> Stretch | None:
    """So many days, weeks, months or years up to today, or from today on."""
    unit, today = groups["unit"], standing.today
    way = groups["way"].removeprefix("the ").removeprefix("more ")
    count = groups.get("count", way).removeprefix("a ")
    number = lexicon("calendar")["vague"].get(count) or number_of(count)
    if way in ("coming", "next", "ahead"):
        return Stretch(first=today, last=stretch.shifted(today, number, unit), about=True)
    return Stretch(first=stretch.shifted(today, -number, unit), last=today, about=True)


def _quarter(groups: Groups, standing: Standing) -> Stretch | None:
    """A quarter or half of a year."""
    year, months = _year(groups, standing), 6 if groups.get("unit") == "half" else 3
    last = groups["which"] in ("last", "final")
    which = 12 // months if last else number_of(groups["which"])
    if year is None or which * months > 12:
        return None
    return stretch.months(year, (which - 1) * months + 1, months)


def _season(groups: Groups, standing: Standing) -> Stretch | None:
    start, part = SEASONS[groups["season"]], groups.get("part", "")
    return _which(lambda y: [part_of(stretch.months(y, start, 3), part)], groups, standing)


def _years(groups: Groups, standing: Standing) -> Stretch | None:
    """A year, a part of it, a decade, or from one year to another."""
    end, part = (
        int(groups.get("year") or groups["first"][:2] + groups["short"]),
        groups.get("part", ""),
    )
    if "decade" in groups:
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
        return replace(stretch.year(end + low), last=dt.date(end + high, 12, 31))
    if "first" not in groups:
        return part_of(stretch.year(end), part, until=standing.due)
    first = int(groups["first"])
    return replace(stretch.year(end), first=dt.date(first, 1, 1)) if first < end else None


def _feast(groups: Groups, standing: Standing) -> Stretch | None:
    """A feast, or its eve: of a stated year, or the one that is meant; a state's by the state."""
    name = re.sub(r"\bst\b\.?|\bsaint\b", "st.", groups["feast"].replace("’", "'"))
    known = lexicon("feasts")
    rule, by_state = known["feasts"].get(name), known["national"].get(name, {})
    state = standing.state(by_state) if by_state and standing.state else None
    rule = by_state.get(state, rule)
    if rule is None:
        return None
    found = _which(lambda y: feasts.days_of(rule, y), groups, standing)
    if found is not None and "eve" in groups:
        return stretch.one(found.first - dt.timedelta(days=1))
    return replace(found, about=True) if found and "extra" in groups else found


READINGS: dict[str, tuple[Reading, str]] = {
    "iso": (_day, "a day in figures"),
    "figures": (_figures, "a day in figures"),
    "days": (_days, "from day to day"),
    "list": (_day, "a day and a month"),
    "day": (_day, "a day and a month"),
    "month-day": (_month_day, "a day of a month not named"),
    "month": (_month, "a month"),
    "weekday": (_weekday, "a day of the week"),
    "further": (_further, "a day of the week"),
    "deictic": (_deictic, "by the day of the text"),
    "ago": (_ago, "so long ago"),
    "beside": (_beside, "by the date told before"),
    "period": (_period, "a week, month or year by the day of the text"),
    "rolling": (_rolling, "some time up to or from the day of the text"),
    "quarter": (_quarter, "a quarter or half of a year"),
    "season": (_season, "a season"),
    "year": (_years, "years"),
    "bare-year": (_years, "years"),
    "feast": (_feast, "a holiday"),
}
"""The reading of each form of the grammar, and the class of expressions it belongs to, in words."""
