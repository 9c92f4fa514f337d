"""How armed conflicts that had lasted so long ended: by agreement, by ceasefire, by any means."""

from __future__ import annotations

import math
from dataclasses import dataclass

from detente.forecasting.figures import EpisodeRecord
from detente.shown import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Result):
    """What came of the conflicts that had lasted so long, within so many months more.

    Attributes
    ----------
    age, ahead : int
        Whole months: how long they had lasted, and how far ahead is looked.
    n : int
        How many had lasted so long and are known to have ended or gone on.
    ended : int
        How many of them ended, however they did.
    by_peace_agreement, by_ceasefire : int
        How many of those that ended did so.
    """

    age: int
    ahead: int
    n: int
    ended: int
    by_peace_agreement: int
    by_ceasefire: int


def count(record: EpisodeRecord, *, age_months: float, months: float) -> Counted:
    """What came of the conflicts of a record that had lasted so long.

    A conflict that still went on when the record closes counts only if it is seen to the end of
    the horizon. The age is rounded to whole months; the horizon runs to the next.

    Parameters
    ----------
    record : EpisodeRecord
    age_months, months : float
        How long the conflict in question has lasted, and the horizon.

    Examples
    --------
    >>> from detente.forecasting.figures import UCDP_WITHIN_STATES
    >>> found = count(UCDP_WITHIN_STATES, age_months=24, months=12)
    >>> found.n, found.ended, found.by_peace_agreement, found.by_ceasefire
    (90, 9, 1, 2)
    """
    age, ahead = round(age_months), math.ceil(months - 1e-9)

    def within(lasted: tuple[int, ...]) -> int:
        return sum(age <= month < age + ahead for month in lasted)

    ends = (record.by_peace_agreement, record.by_ceasefire, record.otherwise)
    peace, ceasefire, other = map(within, ends)
    later = sum(month >= age + ahead for lasted in (*ends, record.going) for month in lasted)
    ended = peace + ceasefire + other
    return Counted(
        age=age,
        ahead=ahead,
        n=ended + later,
        ended=ended,
        by_peace_agreement=peace,
        by_ceasefire=ceasefire,
    )
