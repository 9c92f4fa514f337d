"""Every outcome of a lever against holding course, paired, and which levers others dominate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np

from detente.arrays import Bools, Floats, OrNaN
from detente.levers.differences import TELLS_APART
from detente.shown import Result
from detente.talks.outcomes import KEPT_MONTHS, Talks
from detente.talks.settings import MONTHS_A_WEEK

GAIN = "gain of "
"""Before the party's id, in the name of an outcome."""
_MORE_IS_BETTER = {"signed": True, "kept": True, "months-of-war": False, "cost": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDifference(Result):
    """One outcome under a lever, and how far it lies from that of the course held.

    Attributes
    ----------
    outcome : str
        ``signed`` by the last date; ``kept`` for five years after; ``months-of-war`` until the
        horizon; ``ceasefire`` by the last date, before any settlement; ``cost`` to whoever uses
        it; and of what is signed ``months-to-deal``, ``durability``, ``fairness`` and the gain of
        each party.
    mean : float
        Over all worlds, or over what is signed.
    against : float
        The mean less that of the course held.
    error : float
        Standard error of the difference, paired: how far another seed would move it.
    """

    outcome: str
    mean: OrNaN
    against: OrNaN
    error: OrNaN

    @property
    def told(self) -> bool:
        """Whether the difference is more than twice its error."""
        return abs(self.against) > TELLS_APART * self.error


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sums:
    """(lever, draw) sums over the paths of a draw: of an outcome, and of what it is a mean of."""

    value: Floats
    count: Floats


def differences(
    talks: Talks, costs: Mapping[str, Floats], *, last_week: int
) -> dict[str, tuple[OutcomeDifference, ...]]:
    """Every outcome of every lever against the course held.

    Parameters
    ----------
    talks : Talks
    costs : dict of lever -> (draw,) array
        What each costs in the draws played; 0 where it is not named.
    last_week : int
        That of the last date of interest.

    Notes
    -----
    Means of what is signed rest on other paths under other levers, and are compared as ratios of
    sums: the error is that of their difference to first order, draw by draw (Cochran 1977, ch. 6).
    """
    sums = outcome_sums(talks, costs, last_week=last_week)
    return {
        lever: tuple(_against(name, one, k, 0) for name, one in sums.items())
        for k, lever in enumerate(talks.levers)
    }


def outcome_sums(talks: Talks, costs: Mapping[str, Floats], *, last_week: int) -> dict[str, Sums]:
    """The sums of every outcome, by its name."""
    alive = np.broadcast_to(talks.alive, talks.ending.shape)
    signed = talks.signed(by_week=last_week)

    def summed(values: Any, among: Bools) -> Sums:
        kept = np.where(among, values, 0.0).astype(np.float64)
        return Sums(value=kept.sum(axis=2), count=among.sum(axis=2).astype(np.float64))

    found = {
        "signed": summed(signed, alive),
        "kept": summed(talks.kept(KEPT_MONTHS[-1], by_week=last_week), alive),
    }
    if talks.at_war:
        found["months-of-war"] = summed(talks.months_of_war, alive)
        found["ceasefire"] = summed(talks.ceased(by_week=last_week), alive)
    none = np.zeros(len(talks.draws))
    paid = np.stack([costs.get(one, none) for one in talks.levers])
    found["cost"] = Sums(value=paid, count=np.ones_like(paid))
    found["months-to-deal"] = summed(talks.week * MONTHS_A_WEEK, signed)
    found["durability"] = summed(talks.lives, signed)
    found["fairness"] = summed(talks.fairness, signed)
    for i, party in enumerate(talks.parties):
        found[f"{GAIN}{party}"] = summed(talks.gain[..., i], signed)
    return found


def _against(outcome: str, sums: Sums, lever: int, other: int) -> OutcomeDifference:
    first, second = _mean_and_pull(sums, lever), _mean_and_pull(sums, other)
    pull = first[1] - second[1]
    return OutcomeDifference(
        outcome=outcome,
        mean=first[0],
        against=first[0] - second[0],
        error=float(pull.std(ddof=1) / np.sqrt(len(pull))) if lever != other else 0.0,
    )


def _mean_and_pull(sums: Sums, lever: int) -> tuple[float, Floats]:
    """The mean, and how far each draw pulls it away from itself."""
    value, count = sums.value[lever], sums.count[lever]
    if count.sum() == 0:
        return float("nan"), np.full(len(count), np.nan)
    mean = value.sum() / count.sum()
    return float(mean), (value - mean * count) / count.mean()


def dominated(
    talks: Talks, costs: Mapping[str, Floats], *, last_week: int
) -> dict[str, tuple[str, ...]]:
    """The levers that others dominate, and by which.

    One dominates another where in none of the chance of a deal, that of one which is kept, months
    of war and cost the other may be better, twice the paired error counted in its favour, and in
    one at least it is worse. So what few draws do not tell apart is never dominated.

    Parameters
    ----------
    talks : Talks
    costs : dict of lever -> (draw,) array
    last_week : int
    """
    return _by_whom(talks, outcome_sums(talks, costs, last_week=last_week), _dominates)


def cheaper_alike(
    talks: Talks, costs: Mapping[str, Floats], *, last_week: int
) -> dict[str, tuple[str, ...]]:
    """The levers not told apart from others that cost less, and from which.

    Not told apart: neither in the chance of a deal, nor in that of one which is kept, nor in months
    of war by more than twice the paired error. That is no proof that they are alike.

    Parameters
    ----------
    talks : Talks
    costs : dict of lever -> (draw,) array
    last_week : int
    """
    return _by_whom(talks, outcome_sums(talks, costs, last_week=last_week), _cheaper_alike)


def _by_whom(
    talks: Talks, sums: Mapping[str, Sums], holds: Callable[[Mapping[str, OutcomeDifference]], bool]
) -> dict[str, tuple[str, ...]]:
    """Of every lever those against which something holds of its outcomes."""
    found: dict[str, list[str]] = {}
    for one, other in permutations(range(len(talks.levers)), 2):
        apart = {n: _against(n, sums[n], other, one) for n in _MORE_IS_BETTER if n in sums}
        if holds(apart):
            found.setdefault(talks.levers[other], []).append(talks.levers[one])
    return {lever: tuple(by) for lever, by in found.items()}


def _dominates(apart: Mapping[str, OutcomeDifference]) -> bool:
    at_most = [_favour(one) + TELLS_APART * one.error for one in apart.values()]
    return max(at_most) <= 0 and any(one.told for one in apart.values())


def _cheaper_alike(apart: Mapping[str, OutcomeDifference]) -> bool:
    alike = not any(one.told for name, one in apart.items() if name != "cost")
    return alike and apart["cost"].told and apart["cost"].against > 0


def _favour(one: OutcomeDifference) -> float:
    """The difference, more than 0 where it is for the better."""
    return one.against if _MORE_IS_BETTER[one.outcome] else -one.against
