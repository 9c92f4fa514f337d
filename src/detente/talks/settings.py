"""How much work the talks are, and the few rules that no dossier states."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from numbers import Integral

from detente.errors import SettingsError
from detente.talks.protocols import USUAL

DAYS_A_MONTH = 365.25 / 12
MONTHS_A_WEEK = 7 / DAYS_A_MONTH


def week_of(date: dt.date, as_of: dt.date) -> int:
    """The number of whole weeks from one day to another, to the nearest; 0 for one that is past.

    Talks are played week by week: this week stands for the day wherever a chance by that day is
    given, in forecast, levers, pictures and tables alike.

    >>> week_of(dt.date(2031, 9, 1), dt.date(2031, 5, 12))
    16
    """
    return max(0, round((date - as_of).days / 7))


def day_of(week: int, as_of: dt.date, last: dt.date) -> dt.date:
    """The day to which a week of the talks leads, counted from 1: `week_of` turned round.

    What happens in a week is told of its end, up to which the war beside it is counted too. The
    last week ends on the last day that is looked at.

    >>> day_of(1, dt.date(2031, 5, 12), dt.date(2032, 5, 12))
    datetime.date(2031, 5, 19)
    >>> day_of(52, dt.date(2031, 5, 12), dt.date(2032, 5, 12))
    datetime.date(2032, 5, 12)
    """
    return last if week >= week_of(last, as_of) else as_of + dt.timedelta(weeks=week)


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksSettings:
    """How talks are played.

    Parameters
    ----------
    draws : int
        Outer draws played in.
    paths : int
        Paths for each draw and lever; all levers share their random numbers.
    protocol, proposer : str
        How the talks are held, and who tables first, as ``detente.Settings`` has them.
    beliefs : int
        Draws that stand for what the mediator thinks possible.
    candidates : int
        Packages that can come to the table.
    bucket_weeks : int
        How often the mediator looks anew at how far the parties have come.
    moves : int
        How many positions of the front the mediator tells apart; odd.
    least_share : float
        The mediator never relies on fewer than this share of its beliefs.
    threads : int or None
        None takes one for each processor; the answer is the same for any number.
    """

    draws: int = 500
    paths: int = 64
    protocol: str = USUAL
    proposer: str | None = None
    beliefs: int = 32
    candidates: int = 64
    bucket_weeks: int = 4
    moves: int = 5
    least_share: float = 0.05
    threads: int | None = None

    def __post_init__(self) -> None:
        whole = ("draws", "paths", "beliefs", "candidates", "bucket_weeks", "moves")
        for name in whole if self.threads is None else (*whole, "threads"):
            value = getattr(self, name)
            if not isinstance(value, Integral) or value < 1:
                raise SettingsError(
                    f"talks.{name} is {value}; it must be a whole number, 1 or more"
                )
        if self.beliefs < 2 or self.draws < 2:
            raise SettingsError("talks need 2 draws and 2 beliefs or more")
        if self.moves % 2 == 0:
            raise SettingsError(f"talks.moves is {self.moves}; it must be odd")
        if not 0 < self.least_share <= 1:
            raise SettingsError(f"talks.least_share is {self.least_share}; it must be in (0, 1]")
