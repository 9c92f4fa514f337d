"""What would change our mind about the forecast and about the levers: by the draws as played."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from detente.arrays import Bools, Floats, Ints, OrNaN
from detente.dealspace.chance import standard_error
from detente.dossier.inputs.registry.levers import LEVER_COSTS
from detente.levers.differences import groups
from detente.levers.tornado import Swing, Tornado, not_of_levers
from detente.shown import Result
from detente.worlds.inputs import Input, Inputs

_MISTAKES = 0.05
"""How many swings that are noise may be found in one study, on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingSwing(Result):
    """How one input moves one lever's lead over another.

    Attributes
    ----------
    name, label : str
        Of the input, and in words.
    low, high : float
        The middle of its lowest and of its highest fifth of draws.
    ahead : str
        The lever that is best over all draws.
    behind : str
        The one that this brings nearest to it.
    at_low, at_high : float
        The lead in the chance of a settlement by the last date, where the input is low and high;
        below 0 the other leads.
    error : float
        Standard error of the change between them.
    best_at_low, best_at_high : tuple of lever
        The levers that share the first rank there.
    default : bool
        Whether the dossier leaves the input out.
    """

    name: str
    label: str
    low: OrNaN
    high: OrNaN
    ahead: str
    behind: str
    at_low: OrNaN
    at_high: OrNaN
    error: OrNaN
    best_at_low: tuple[str, ...]
    best_at_high: tuple[str, ...]
    default: bool


def swings_by_draw(inputs: Inputs, by_draw: Floats, *, most: int = 12) -> Tornado:
    """The inputs with which a chance moves most, from draws already played.

    For each input the draws are put in its order, and the mean chance in its lowest fifth set
    against that in its highest. A swing is found only if it is more than its error times what
    leaves a mistake of noise in one study of twenty, all inputs taken together (Bonferroni).

    Parameters
    ----------
    inputs : Inputs
        Of the draws played.
    by_draw : (draw,) array
    most : int
        List no more swings than this.

    Notes
    -----
    A swing belongs to the input and whatever goes with it in the draws. Nothing is played anew, so
    that inputs of the talks (rounds a month, patience) cost no more than others.
    """
    names, columns = _varied(inputs, not_of_levers)
    found = []
    for name, column in zip(names, columns, strict=True):
        low, high = _ends(column)
        apart, error = _change(by_draw, low, high)
        if abs(apart) > _least(len(names)) * error:
            found.append(
                Swing(
                    name=name,
                    label=inputs.of(name).label,
                    low=float(np.median(column[low])),
                    high=float(np.median(column[high])),
                    at_low=float(by_draw[low].mean()),
                    at_high=float(by_draw[high].mean()),
                    default=inputs.of(name).default,
                    error=error,
                    errors=(
                        float(standard_error(by_draw[low])),
                        float(standard_error(by_draw[high])),
                    ),
                )
            )
    found.sort(key=lambda swing: -swing.width)
    return Tornado(chance=float(by_draw.mean()), swings=tuple(found[:most]), screened=len(names))


def swings_of_ranking(
    inputs: Inputs, levers: tuple[str, ...], flags: Bools, *, most: int = 6
) -> tuple[RankingSwing, ...]:
    """The inputs that bring another lever nearest to the best one, or past it.

    A lead that moves counts by the same rule as in :func:`swings_by_draw`, all inputs and levers
    taken together; what the levers change is among the inputs. Of the leads that an input moves,
    the one that it brings nearest to nothing is told, by the share of its larger end that the
    smaller one has left; a lead that turns round is below 0. The nearest stand first.

    Parameters
    ----------
    inputs : Inputs
        Of the draws played.
    levers : tuple of lever
    flags : (lever, draw, path) bool
        A settlement by the last date.
    """
    if len(levers) < 2:
        return ()
    within = flags.mean(axis=2)
    best = int(np.argmax(within.mean(axis=1)))
    names, columns = _varied(inputs, _not_a_cost)
    least = _least(len(names) * (len(levers) - 1))
    found = []
    for name, column in zip(names, columns, strict=True):
        low, high = _ends(column)
        moved = {
            k: _change(within[best] - within[k], low, high) for k in range(len(levers)) if k != best
        }
        leads = {
            k: (within[best] - within[k])
            for k, (apart, error) in moved.items()
            if abs(apart) > least * error
        }
        if leads:
            other = min(leads, key=lambda k: _left(leads[k], low, high))
            lead, (_, error) = leads[other], moved[other]
            found.append(
                RankingSwing(
                    name=name,
                    label=inputs.of(name).label,
                    low=float(np.median(column[low])),
                    high=float(np.median(column[high])),
                    ahead=levers[best],
                    behind=levers[other],
                    at_low=float(lead[low].mean()),
                    at_high=float(lead[high].mean()),
                    error=error,
                    best_at_low=groups(levers, flags[:, low])[0],
                    best_at_high=groups(levers, flags[:, high])[0],
                    default=inputs.of(name).default,
                )
            )
    found.sort(key=lambda one: min(one.at_low, one.at_high) / max(one.at_low, one.at_high))
    return tuple(found[:most])


def _left(lead: Floats, low: Ints, high: Ints) -> float:
    """What share of a lead its smaller end has left of the larger one."""
    ends = float(lead[low].mean()), float(lead[high].mean())
    return min(ends) / max(ends)


def _varied(inputs: Inputs, keep: Callable[[Input], bool]) -> tuple[list[str], list[Floats]]:
    """The uncertain inputs that count, and their draws."""
    kept = (entry.name for entry in inputs.inputs if keep(entry))
    names = [name for name in kept if np.ptp(inputs.column(name)) > 0]
    return names, [inputs.column(name) for name in names]


def _not_a_cost(entry: Input) -> bool:
    return entry.declared is not LEVER_COSTS


def _ends(column: Floats) -> tuple[Ints, Ints]:
    """The draws in the lowest and in the highest fifth of an input."""
    order, fifth = np.argsort(column, kind="stable"), max(len(column) // 5, 2)
    return order[:fifth], order[-fifth:]


def _change(by_draw: Floats, low: Ints, high: Ints) -> tuple[float, float]:
    """The change of a mean from low to high, and its standard error."""
    at_low, at_high = by_draw[low], by_draw[high]
    error = math.sqrt(at_low.var(ddof=1) / len(low) + at_high.var(ddof=1) / len(high))
    return float(at_high.mean() - at_low.mean()), error


def _least(many: int) -> float:
    """How many errors a swing must have, one of so many that are looked at."""
    return NormalDist().inv_cdf(1.0 - _MISTAKES / (2.0 * max(many, 1)))
