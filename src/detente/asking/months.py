"""A cost of time in plain units: for how many months one would bear it rather than give way."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from detente.dossier.inputs.names import issues_for
from detente.dossier.inputs.registry.wants import WEIGHTS, WORTH
from detente.dossier.model.dossier import Dossier
from detente.estimates import Estimate
from detente.shown import Result
from detente.worlds.inputs import Inputs

_FIGURES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing(Result):
    """What a party may bear the cost of time for: its way on the issue that matters most to it.

    Attributes
    ----------
    issue, best, worst : str
        The issue, and the options that are worth most and least to it.
    stake : float
        What lies between the two, in worth: the mean over draws.
    """

    issue: str
    best: str
    worst: str
    stake: float

    def cost(self, months: Estimate) -> Estimate:
        """The cost a month that so many months stand for; impatience is left out.

        Examples
        --------
        >>> of = Bearing(issue="border", best="ours", worst="theirs", stake=0.3)
        >>> str(of.cost(Estimate.parse("20 (10..60)"))), str(of.cost(Estimate.parse("10..30")))
        ('0.015 (0.005..0.03)', '0.01..0.03')
        """
        return _turned(months, lambda value: float(f"{self.stake / value:.{_FIGURES}g}"))

    def months(self, cost: Estimate) -> Estimate | None:
        """The months that a cost stands for, whole ones; None where it may be no cost at all.

        Examples
        --------
        >>> of = Bearing(issue="border", best="ours", worst="theirs", stake=0.3)
        >>> str(of.months(Estimate.parse("0.015 (0.005..0.03)")))
        '20 (10..60)'
        >>> of.months(Estimate.parse("0.01 (0..0.03)")) is None
        True
        """
        least = min((cost.low, *cost.values))
        if least <= 0.0:
            return None
        return _turned(cost, lambda value: float(max(round(self.stake / value), 1)))


def bearing(dossier: Dossier, inputs: Inputs, party: str) -> Bearing | None:
    """What a party may bear the cost of time for; None where nothing is at stake for it."""
    found = [_at_stake(dossier, inputs, party, issue) for issue in issues_for(dossier, party)]
    most = max(found, key=lambda one: one.stake, default=None)
    return most if most is not None and most.stake > 0.0 else None


def _at_stake(dossier: Dossier, inputs: Inputs, party: str, issue: str) -> Bearing:
    weight = inputs.column(WEIGHTS.of(party=party, issue=issue))
    worths = {
        option: inputs.column(WORTH.of(party=party, issue=issue, option=option))
        for option in dossier.issues[issue].options
    }
    best = max(worths, key=lambda option: float(worths[option].mean()))
    worst = min(worths, key=lambda option: float(worths[option].mean()))
    stake = float((weight * (worths[best] - worths[worst])).mean())
    return Bearing(issue=issue, best=best, worst=worst, stake=stake)


def _turned(estimate: Estimate, turn: Callable[[float], float]) -> Estimate:
    """The estimate of what falls as a number rises."""
    update: dict[str, object] = {
        "low": turn(estimate.high),
        "high": turn(estimate.low),
        "mode": None if estimate.mode is None else turn(estimate.mode),
    }
    if estimate.values:
        update["values"] = tuple(turn(value) for value in estimate.values)
    made = estimate.model_copy(update=update)
    assert all(map(math.isfinite, (made.low, made.high)))
    return made
