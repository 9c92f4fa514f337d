"""Where a date expression stands: the day it is reckoned from, and what is known around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from detente.reading.dates.stretch import Stretch

_NEAR_DAYS, _FAR_DAYS = 100, 260
UNTIL = ("by", "until", "till", "before", "for", "than", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the value of an expression depends on."""

    today: dt.date
    """The day that it is reckoned from."""
    ahead: bool | None = None
    """Whether the clause speaks of what is to come; None where it does not say."""
    called_off: str = ""
    """Where it is told that something was cancelled or put off: then it may be to come."""
    before: str = ""
    after: str = ""
    """The text around it, in the same sentence."""
    told: Stretch | None = None
    """The last date before it."""
    within: Stretch | None = None
    """The year or month that a heading sets for what stands under it."""
    state: Callable[[Collection[str]], str | None] | None = None
    """Of several states by code the one in question, None where the text does not say."""

    @property
    def preposition(self) -> str:
        """The word before it, in lower case."""
        words = re.findall(r"\w+", self.before[-40:].lower())
        return words[-1] if words else ""

    @property
    def due(self) -> bool:
        """Whether it is a day by which, until which or before which."""
        return self.preposition in UNTIL


def chosen(of_year: Callable[[int], Iterable[Stretch]], standing: Standing) -> Stretch | None:
    """The one of a yearly date's occurrences that is meant.

    That under a heading's year, or after the one told before it in a sentence of a year gone by;
    else by tense, else the nearest, past first. The past gives way where it would lead most of a
    year back and the other side is near.
    """
    today, within = standing.today, standing.within
    if within is not None:
        under = (s for s in of_year(within.first.year) if within.first <= s.first <= within.last)
        if (found := next(iter(under), None)) is not None:
            return found
    told = standing.told
    if told and told.last.year < today.year and str(told.last.year) in standing.before:
        later = (s for y in (0, 1) for s in of_year(told.last.year + y) if s.first > told.first)
        if (found := next(later, None)) is not None and found.last < today:
            return found
    years = range(max(today.year - 2, 1), min(today.year + 3, 9998))
    near = sorted((s for year in years for s in of_year(year)), key=lambda s: s.first)
    past = next((s for s in reversed(near) if s.first <= today), None)
    coming = next((s for s in near if s.last >= today), None)
    if past is None or coming is None:
        return past or coming
    since, until = (today - past.first).days, (coming.last - today).days
    if standing.called_off:
        return coming if until < min(since, _NEAR_DAYS) else past
    late = since > _FAR_DAYS and until < _NEAR_DAYS
    if standing.ahead is None and standing.due:
        return past if until > _FAR_DAYS and since < _NEAR_DAYS else coming
    if standing.ahead is None or standing.due:
        return coming if standing.ahead or late else past
    return coming if standing.ahead else past
