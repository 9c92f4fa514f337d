"""What weekends, weeks, quarters, seasons, decades and years mean."""

from __future__ import annotations

import datetime as dt

from detente.reading.dates import stretch
from detente.reading.dates.groups import Groups, part_of, word_of, year_of
from detente.reading.dates.standing import Standing, chosen
from detente.reading.dates.stretch import Stretch
from detente.reading.dates.words import SEASONS, number_of


def weekend(groups: Groups, standing: Standing) -> Stretch | None:
    """A weekend: this, the last or the next."""
    this, today = word_of(groups, "this"), standing.today
    here = stretch.weekend(today)
    before = stretch.weekend(today - dt.timedelta(days=7))
    if this in ("last", "the past", "this past") or (not this and standing.ahead is False):
        return here if today.weekday() == 6 and this != "last" else before
    if this in ("next", "the following") and today.weekday() >= 4:
        return stretch.weekend(today + dt.timedelta(days=7))
    return here


def period(groups: Groups, standing: Standing) -> Stretch | None:
    """A week, month, year or decade by its distance from today, or a part of it."""
    this, unit = word_of(groups, "this"), word_of(groups, "unit")
    moved = -1 if this == "last" else int(this in ("next", "the coming"))
    if this == "this" or unit == "decade":
        moved = 0 if unit != "decade" else moved
    there = stretch.shifted(standing.today, moved, unit)
    if unit == "decade":
        start = there.year // 10 * 10
        whole = Stretch(first=dt.date(start, 1, 1), last=dt.date(start + 9, 12, 31))
    else:
        whole = stretch.around(there, unit)
    return part_of(whole, word_of(groups, "part"))


def quarter(groups: Groups, standing: Standing) -> Stretch | None:
    """A quarter or half of a year."""
    year = year_of(groups, standing)
    word = word_of(groups, "which")
    months = 6 if groups.get("unit") and word_of(groups, "unit") == "half" else 3
    which = 12 // months if word == "last" else number_of(word)
    if year is None or which * months > 12:
        return None
    start = stretch.month(year, (which - 1) * months + 1).first
    return Stretch(first=start, last=stretch.month(year, which * months).last)


def season(groups: Groups, standing: Standing) -> Stretch | None:
    """A season, of a year or the one that is meant."""
    number, year = SEASONS[word_of(groups, "season")], year_of(groups, standing)
    this, today, part = word_of(groups, "this"), standing.today, word_of(groups, "part")

    def whole(of_year: int) -> list[Stretch]:
        return [stretch.season(of_year, number)]

    if year is not None:
        return part_of(whole(year)[0], part)
    near = [stretch.season(y, number) for y in range(today.year - 2, today.year + 3)]
    if this in ("last", "this past"):
        return part_of(_before(near, today), part)
    if this in ("next", "the coming", "this coming"):
        return part_of(min((s for s in near if s.first > today), key=lambda s: s.first), part)
    if this == "this":
        now = next((s for s in near if s.first <= today <= s.last), None)
        return part_of(now or min(near, key=lambda s: _away(s, today)), part)
    found = chosen(whole, standing)
    return None if found is None else part_of(found, part)


def _before(near: list[Stretch], today: dt.date) -> Stretch:
    return max((s for s in near if s.last < today), key=lambda s: s.first)


def _away(there: Stretch, today: dt.date) -> tuple[bool, int]:
    """Within the calendar year before outside it, then by distance."""
    middle = there.first + dt.timedelta(days=there.length // 2)
    return there.first.year != today.year, abs((middle - today).days)


def decade(groups: Groups, standing: Standing) -> Stretch | None:
    """A decade in figures."""
    start = int(groups["year"] or 0)
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(
        word_of(groups, "part"), (0, 9)
    )
    return Stretch(first=dt.date(start + first, 1, 1), last=dt.date(start + last, 12, 31))


def years(groups: Groups, standing: Standing) -> Stretch | None:
    """A year or from one to another."""
    if groups.get("century"):
        start, end = (int(f"{groups['century']}{groups[name]}") for name in ("from", "to"))
        if start >= end:
            return None
        return Stretch(first=dt.date(start, 1, 1), last=dt.date(end, 12, 31))
    last = stretch.year(int(groups["year"] or 0))
    if groups.get("first"):
        first = dt.date(int(groups["first"] or 0), 1, 1)
        return Stretch(first=first, last=last.last) if first <= last.last else None
    return part_of(last, word_of(groups, "part") or ("mid" if "part" in groups else ""))


def bare_year(groups: Groups, standing: Standing) -> Stretch | None:
    """A year in figures."""
    return stretch.year(int(groups["year"] or 0))
