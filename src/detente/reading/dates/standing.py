"""Where a date expression stands: the day it is reckoned from, and what is known around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from detente.reading.dates.stretch import Stretch

_NEAR_DAYS, _FAR_DAYS = 100, 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the value of an expression depends on.

    Attributes
    ----------
    today : datetime.date
        The day that it is reckoned from.
    ahead : bool or None
        Whether the clause speaks of what is to come; None where it does not say.
    before : str
        The text before it, in the same sentence.
    after : str
        The text after it, in the same sentence.
    told : Stretch or None
        The last date before it.
    """

    today: dt.date
    ahead: bool | None = None
    before: str = ""
    after: str = ""
    told: Stretch | None = None

    @property
    def preposition(self) -> str:
        """The word before it, in lower case."""
        words = self.before.lower().split()
        return words[-1] if words else ""


def chosen(of_year: Callable[[int], Iterable[Stretch]], standing: Standing) -> Stretch | None:
    """The one of a yearly date's occurrences that is meant: by tense, else the nearest, past first.

    A tense gives way where it would lead most of a year away and the other side is near.
    """
    today = standing.today
    near = [
        stretch
        for number in range(max(today.year - 2, 1), min(today.year + 3, 9998))
        for stretch in of_year(number)
    ]
    past = max((s for s in near if s.first <= today), key=lambda s: s.first, default=None)
    coming = min((s for s in near if s.last >= today), key=lambda s: s.first, default=None)
    if past is None or coming is None:
        return past or coming
    since, until = (today - past.first).days, (coming.last - today).days
    far_back, far_ahead = since > _FAR_DAYS, until > _FAR_DAYS
    if standing.ahead is True:
        return past if far_ahead and since < _NEAR_DAYS and _open(standing) else coming
    if standing.ahead is False:
        return coming if far_back and until < _NEAR_DAYS and _until(standing) else past
    if _until(standing) and not (far_ahead and since < _NEAR_DAYS):
        return coming
    return coming if far_back and until < _NEAR_DAYS else past


def _until(standing: Standing) -> bool:
    return standing.preposition in ("by", "until", "till", "before", "for", "than", "to")


def _open(standing: Standing) -> bool:
    return standing.preposition not in ("by", "until", "till", "before", "for", "than", "next")
