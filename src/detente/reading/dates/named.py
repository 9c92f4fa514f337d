"""What feasts and anniversaries mean."""

from __future__ import annotations

import datetime as dt
import re

from detente.reading.dates import feasts, stretch
from detente.reading.dates.groups import Groups, day_in, word_of, year_of
from detente.reading.dates.standing import Standing, chosen
from detente.reading.dates.stretch import Stretch
from detente.reading.dates.words import number_of


def feast(groups: Groups, standing: Standing) -> Stretch | None:
    """A feast: of a stated year, or the one that is meant."""
    name = re.sub(r"\bst\b\.?|\bsaint\b", "st.", word_of(groups, "feast").replace("’", "'"))
    year, this, today = year_of(groups, standing), word_of(groups, "this"), standing.today

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
    if found is not None and groups.get("extra") and word_of(groups, "extra") != "week":
        return Stretch(first=found.first, last=found.last, about=True)
    return found


_KNOWN = (
    (r"invasion", r"\b(?:Ukrain|Kyiv|Russia)", (2022, 2, 24)),
    (r"oct(?:ober|\.) 7|hamas", r"\b(?:Israel|Gaza)", (2023, 10, 7)),
    (r"sept(?:ember|\.) 11", r"\b(?:Qaeda|Trade Center)", (2001, 9, 11)),
)


def anniversary(groups: Groups, standing: Standing) -> Stretch | None:
    """Of the few beginnings whose day everybody knows; of any other the day is not stated."""
    count, around = number_of(groups["count"] or ""), f"{standing.before} {standing.after}"
    around += groups.get("event") or ""
    for named, place, (year, month, day) in _KNOWN:
        if re.search(named, around, re.IGNORECASE) and re.search(place, around):
            return next(iter(day_in(year + count, month, day)), None)
    return None


def eve(groups: Groups, standing: Standing) -> Stretch | None:
    """The day before a feast."""
    name = re.sub(r"\bst\b\.?|\bsaint\b", "st.", word_of(groups, "feast").replace("’", "'"))
    year = word_of(groups, "year")

    def of_year(number: int) -> list[Stretch]:
        return [
            stretch.one(first - dt.timedelta(days=1)) for first, _ in feasts.days_of(name, number)
        ]

    if year.isdigit():
        return next(iter(of_year(int(year))), None)
    return chosen(of_year, standing)
