"""What levers make of numbers: whether it is something those numbers can be."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats
from detente.dossier.checks.desk import Desk
from detente.dossier.inputs.names import matching
from detente.dossier.inputs.subjects import estimate_at
from detente.dossier.model.levers import AFTER, Change
from detente.estimates import Estimate
from detente.stated import shortly

_MUCH = 0.1
"""Advice is given where more than this share of what a lever makes of its numbers is cut off."""
_POINTS = (np.arange(40) + 0.5) / 40
_ANYTHING = Estimate(low=0.05, high=0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a lever makes of one number.

    Attributes
    ----------
    name : str
        Of the number.
    low, high : float
        5th and 95th percentile of what it becomes.
    lawful : tuple of float
        The lowest and the highest it can be.
    outside : bool
        Whether nothing of what it becomes is something it can be.
    """

    name: str
    low: float
    high: float
    lawful: tuple[float, float]
    outside: bool

    @property
    def lost(self) -> float:
        """Which share of the range from low to high is cut off."""
        bottom, top = self.lawful
        if self.outside or self.low == self.high:
            return float(self.outside)
        over = min(1.0, max(0.0, self.high - top) / (self.high - self.low))
        under = min(1.0, max(0.0, bottom - self.low) / (self.high - self.low))
        return min(1.0, over + under)


def check_reach(desk: Desk) -> None:
    """Check that what each lever makes of a number is something that number can be."""
    parts = ("parties", "issues", "war", "standoff", "durability", "behaviour", "mediation")
    changes = any(lever.changes for lever in desk.dossier.levers.values())
    if not changes or not all(desk.intact((part,)) for part in parts):
        return
    before: dict[str, tuple[Estimate, tuple[float, float]]] = {}
    for entry in desk.inputs:
        if entry.kind.is_target:
            stated, _ = estimate_at(desk.dossier, entry.path)
            if stated is None and entry.default:
                stated = entry.default.estimate
            before[entry.name] = (stated or _ANYTHING, entry.kind.lawful)
    for id, lever in desk.dossier.levers.items():
        for target, change in lever.changes.items():
            names = matching(target, before)
            reaches = tuple(reach(name, *before[name], change) for name in names)
            if reaches:
                _judge(desk, id, target, reaches)


def reach(name: str, before: Estimate, limits: tuple[float, float], change: Change) -> Reach:
    """What a change makes of a number."""
    amount = change.amount
    after = _after(_ends(before), change, _ends(amount))
    low, high = float(after.min()), float(after.max())
    certain = change.operator == "set" or before.exact or amount.exact
    if certain or (limits[0] <= low and high <= limits[1]):
        outside = low > limits[1] or high < limits[0]
    else:
        after = _after(_points(before), change, _points(amount))
        outside = not ((after >= limits[0]) & (after <= limits[1])).any()
        low, high = (float(x) for x in np.quantile(after, (0.05, 0.95), method="hazen"))
    return Reach(name=name, low=low, high=high, lawful=limits, outside=outside)


def _ends(estimate: Estimate) -> Floats:
    return np.array([estimate.low, estimate.high])


def _points(estimate: Estimate) -> Floats:
    """Points of a range, each as likely as the next; of a choice, its values."""
    return np.asarray(estimate.values) if estimate.values else estimate.draws(_POINTS)


def _after(before: Floats, change: Change, amount: Floats) -> Floats:
    """What each of some points of a number becomes with each of a change."""
    return AFTER[change.operator](before[:, None], amount[None, :])


def _judge(desk: Desk, id: str, target: str, reaches: tuple[Reach, ...]) -> None:
    """Report a change of which nothing, or too little, is left."""
    path = ("levers", id, "changes", target)
    worst = max(reaches, key=lambda one: one.lost)
    bottom, top = worst.lawful
    who = f'lever "{id[:60]}"'
    if all(one.outside for one in reaches):
        upper = f" and at most {_short(top)}" if top < math.inf else ""
        low, high = _short(worst.low), _short(worst.high)
        desk.add(
            "out-of-range",
            path,
            f"{who} takes {worst.name} to {low if low == high else f'{low}..{high}'}, "
            "which it cannot be.",
            f"It is at least {_short(bottom)}{upper}: change it by less.",
        )
    elif sum(one.lost for one in reaches) > _MUCH * len(reaches):
        highest = worst.high - top > bottom - worst.low
        end, value = ("highest", worst.high) if highest else ("lowest", worst.low)
        desk.add(
            "change-clipped",
            path,
            f"at its {end} {who} takes {worst.name} to {_short(value)}, which it cannot be; "
            f"it counts as {_short(top if highest else bottom)}.",
            "Change it by less, or leave it if it may go to its limit.",
        )


def _short(number: float) -> str:
    return shortly(float(f"{number:.3g}"))
