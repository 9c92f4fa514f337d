"""One base rate: its event, how often it came, and the interval of a share that was counted.

Events that are easily confused are kept apart: a settlement is signed; the war ends by a peace
agreement, by a ceasefire, or anyhow; a crisis ends in a formal agreement. Only the first is the
event that talks are about.
"""

from __future__ import annotations

from dataclasses import dataclass

import scipy  # its parts load when they are first asked for

from detente.arrays import OrNaN
from detente.shown import Result

SIGNED = "comprehensive agreement signed"
BY_PEACE = "war ends by a peace agreement"
BY_CEASEFIRE = "war ends by a ceasefire"
WAR_ENDS = "war ends anyhow"
FORMAL = "crisis ends in a formal agreement, at any time"


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRate(Result):
    """What became of a class of cases.

    Attributes
    ----------
    class_ : str
        The cases, and how the rate was read off them.
    event : str
        What happened or did not; one of five, not to be mixed.
    p : float
        Share or chance.
    low, high : float
        Its 90 % interval; after Jeffreys where cases were counted.
    n : int
        How many cases it rests on: those that had come as far as this one.
    source : str
    caution : str
        How it was counted, and what to bear in mind.
    months : float or None
        Within how many months; None where the event carries no date.
    """

    class_: str
    event: str
    p: OrNaN
    low: OrNaN
    high: OrNaN
    n: int
    source: str
    caution: str
    months: float | None = None

    @property
    def same_event(self) -> bool:
        """Whether it is the event that talks are about: a settlement signed by a date."""
        return self.event == SIGNED


def jeffreys(successes: float, n: float) -> tuple[float, float]:
    """The 90 % interval of a share after Jeffreys: k of n, with half a case each way before.

    Parameters
    ----------
    successes, n : float
        Parts of a case are allowed where a share is itself an estimate.

    Examples
    --------
    >>> tuple(round(x, 3) for x in jeffreys(2, 9))
    (0.067, 0.492)
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    a, b = successes + 0.5, n - successes + 0.5
    return float(scipy.special.betaincinv(a, b, 0.05)), float(scipy.special.betaincinv(a, b, 0.95))


def around(successes: float, n: float) -> tuple[float, float]:
    """The same interval, drawn out to the share itself: with none of n it begins at 0.

    References
    ----------
    Brown, Cai & DasGupta (2001), section 4.1.

    Examples
    --------
    >>> tuple(round(x, 3) for x in around(0, 7))
    (0.0, 0.232)
    >>> tuple(round(x, 3) for x in around(7, 7))
    (0.768, 1.0)
    """
    low, high = jeffreys(successes, n)
    return min(low, successes / n), max(high, successes / n)
