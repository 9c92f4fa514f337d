"""What sides who look ahead would do: a reference beside the talks, in which nobody does.

Two sides know each other's gains and expect each other to act in their own interest from any point
on (subgame perfection); or one of them puts one text to a side it knows by its draws alone; or each
waits for the other to give way. Each is solved as a game of its moves, on a list of packages.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.arrays import Floats, Ints
from detente.shown import Result
from detente.talks._lookahead import go_back

_MOST_ROUNDS = 1_000_000
_HALVINGS = 60


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InTurn(Result):
    """Offers in turn by two sides who look ahead.

    Attributes
    ----------
    gains : (who begins, side)
        Of what they agree on; of going on where they do not agree in that round.
    mixes : tuple of dict of package -> share
        By who begins: the package, or the two between which a lot is drawn; empty without one.
    rounds : int
        Taken back from the last one until nothing changed.
    change : float
        By how much the last of them changed a gain: 0 where the answer is stationary.
    """

    gains: Floats
    mixes: tuple[dict[int, float], dict[int, float]]
    rounds: int
    change: float


def offers_in_turn(
    gains: Any,
    *,
    patience: tuple[float, float],
    breakdown: float = 0.0,
    after: tuple[float, float] = (0.0, 0.0),
    rounds: int | None = None,
    lots: bool = True,
) -> InTurn:
    """Two sides make offers in turn; each accepts what is worth as much as to refuse and go on.

    Worked back from a last round, after which nothing is gained, until one round more changes
    nothing; or over a stated number of rounds.

    Parameters
    ----------
    gains : (side, package)
        Over no deal.
    patience : (side,)
        What a gain one round later is worth now, 0 to 1.
    breakdown : float
        Chance that the talks end after a refusal, with the gains ``after``.
    rounds : int, optional
        How many there are in all.
    lots : bool
        Whether they may agree to draw lots between two packages, as on a thing that divides.
        Without, few packages and much patience leave many answers, of which this is one.

    References
    ----------
    Rubinstein (1982); Stahl (1972) for a last round; Binmore, Rubinstein & Wolinsky (1986) for the
    risk of a breakdown.

    Examples
    --------
    One thing to divide, worth .9 a round later: who begins gets 1 / 1.9 of it.

    >>> found = offers_in_turn([[1, 0], [0, 1]], patience=(0.9, 0.9))
    >>> found.gains[0].round(6).tolist()
    [0.526316, 0.473684]
    """
    worth = np.asarray(gains, dtype=np.float64)
    front = frontier_of(worth, lots=lots)
    found = np.zeros((2, 4))
    terms = np.array([[patience[0], after[0]], [patience[1], after[1]], [breakdown, 0.0]])
    falling = worth[:, front]
    both = np.ascontiguousarray(np.stack([falling, falling[:, ::-1]]))
    most = _MOST_ROUNDS if rounds is None else rounds
    done, change = go_back(both, terms, lots, most, found)
    mixes = (_mix(front, *found[0, 2:]), _mix(front[::-1], *found[1, 2:]))
    return InTurn(gains=found[:, :2], mixes=mixes, rounds=done, change=change)


def frontier_of(gains: Floats, *, lots: bool) -> Ints:
    """The packages that none betters for both sides, by rising gain of the first.

    With lots, those alone that no lot between two others betters.

    >>> frontier_of(np.array([[0.0, 0.3, 0.5, 1.0, 0.2], [1.0, 0.6, 0.5, 0.0, 0.2]]), lots=False)
    array([0, 1, 2, 3])
    >>> frontier_of(np.array([[0.0, 0.3, 0.5, 1.0], [1.0, 0.6, 0.5, 0.0]]), lots=True)
    array([0, 3])
    """
    kept: list[int] = []
    for x in np.lexsort((-gains[1], -gains[0])).tolist():
        if kept and gains[1, x] <= gains[1, kept[-1]]:
            continue
        while lots and len(kept) > 1 and _inside(*gains[:, [*kept[-2:], x]].T):
            kept.pop()
        kept.append(x)
    return np.array(kept[::-1], dtype=np.int64)


def _inside(one: Floats, middle: Floats, other: Floats) -> bool:
    """Whether the middle point lies on or below the line between two others."""
    (a, b), (c, d) = middle - one, other - one
    return bool(a * d - b * c <= 0.0)


def _mix(front: Ints, place: float, share: float) -> dict[int, float]:
    if place < 0:
        return {}
    at = int(place)
    mix = {int(front[at]): 1.0 - share}
    return mix if share == 0.0 else mix | {int(front[at + 1]): share}


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOnce(Result):
    """One text put to be taken or left.

    Attributes
    ----------
    package : int
        -1 where nothing is worth putting.
    accepted : float
        The chance that it is taken.
    gain : float
        Expected, of who puts it.
    """

    package: int
    accepted: float
    gain: float


def put_once(own: Any, theirs: Any) -> PutOnce:
    """The text that is worth most to put once to a side of which only its draws are known.

    Asking for more risks a no: the trade of risk and return (Fearon 1995).

    Parameters
    ----------
    own : (package,)
        Gains of who puts it.
    theirs : (draw, package)
        Gains of who takes it or leaves it, each draw as likely; it takes what is no loss.

    Examples
    --------
    >>> put_once([0.5, 0.3], [[-0.1, 0.1], [0.1, 0.2], [-0.2, 0.1]]).package
    1
    """
    accepted = (np.asarray(theirs) >= 0.0).mean(axis=0)
    expected = accepted * np.asarray(own)
    best = int(np.argmax(expected))
    if not expected[best] > 0.0:
        return PutOnce(package=-1, accepted=0.0, gain=0.0)
    return PutOnce(package=best, accepted=float(accepted[best]), gain=float(expected[best]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting(Result):
    """Two sides, each of which waits for the other to give way.

    Attributes
    ----------
    gives_way : (side,)
        The chance that it gives way in a step, such that the other gains nothing by a change.
    months : float
        Until one of them does, in the mean.
    first : (side,)
        The chance that it is the one, or that both are at once.
    """

    gives_way: tuple[float, float]
    months: float
    first: tuple[float, float]


def wait_for_the_other(
    win: tuple[float, float],
    give_way: tuple[float, float] = (0.0, 0.0),
    *,
    cost: tuple[float, float] = (0.0, 0.0),
    patience: tuple[float, float] = (1.0, 1.0),
    step: float = 0.001,
) -> Waiting:
    """How long two wait for each other: both give way at random, at rates that keep both waiting.

    Parameters
    ----------
    win, give_way : (side,)
        What it gains if the other gives way, and if it does itself.
    cost : (side,)
        Of waiting for a month.
    patience : (side,)
        What a gain a month later is worth now.
    step : float
        Months between one chance to give way and the next.

    References
    ----------
    Maynard Smith (1974); Hendricks, Weiss & Wilson (1988).

    Examples
    --------
    >>> round(wait_for_the_other((10, 20), cost=(1, 1)).months, 2)
    6.67
    """
    chances = [
        _keeps_waiting(win[i], give_way[i], cost[i] * step, patience[i] ** step) for i in range(2)
    ]
    one, other = chances[1], chances[0]  # each keeps the other side waiting
    over = one + other - one * other
    months = step / over if over > 0.0 else math.inf
    first = (one / over, other / over) if over > 0.0 else (0.0, 0.0)
    return Waiting(gives_way=(one, other), months=months, first=first)


def _keeps_waiting(win: float, give_way: float, cost: float, patience: float) -> float:
    """The chance a step that the other gives way at which to wait is worth as much as to give way.

    To wait once more and give way then is worth more, the likelier the other is to give way.
    """
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        chance = (low + high) / 2
        waits = patience * (chance * win + (1.0 - chance) * give_way) - cost
        low, high = (chance, high) if waits < give_way else (low, chance)
    return (low + high) / 2
