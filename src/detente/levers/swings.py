"""What would change our mind about the forecast and about the levers: by the draws as played."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from detente.arrays import Bools, Floats, Ints, OrNaN
from detente.dealspace.chance import mean_over_draws, standard_error
from detente.dossier.inputs.registry.acting import LEVER_COSTS
from detente.levers.differences import groups
from detente.levers.tornado import Swing, Tornado, not_of_levers
from detente.shown import Result
from detente.talks.outcomes import within
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


def swings_by_draw(
    inputs: Inputs, by_draw: Floats, weight: Floats | None = None, *, most: int = 12
) -> Tornado:
    """The inputs with which a chance moves most, from draws already played.

    For each input the draws are put in its order, and the mean chance in its lowest fifth set
    against that in its highest. A swing is found only if it is more than its error times what
    leaves a mistake of noise in one study of twenty, all inputs taken together (Bonferroni).

    Parameters
    ----------
    inputs : Inputs
        Of the draws played.
    by_draw : (draw,) array
    weight : (draw,) array, optional
        How much each draw counts; all alike if not given.
    most : int
        List no more swings than this.

    Notes
    -----
    A swing belongs to the input and whatever goes with it in the draws. Nothing is played anew, so
    that inputs of the talks (rounds a month, patience) cost no more than others.
    """
    inputs, by_draw, weight = _counting(inputs, by_draw, weight)
    names, columns = _varied(inputs, not_of_levers)
    found = []
    for name, column in zip(names, columns, strict=True):
        low, high = _ends(column)
        apart, error = _change(by_draw, low, high, weight)
        if abs(apart) > _least(len(names)) * error:
            found.append(
                Swing(
                    name=name,
                    label=inputs.of(name).label,
                    low=float(np.median(column[low])),
                    high=float(np.median(column[high])),
                    at_low=_mean(by_draw, low, weight),
                    at_high=_mean(by_draw, high, weight),
                    default=inputs.of(name).default,
                    error=error,
                    errors=(
                        _error(by_draw, low, weight),
                        _error(by_draw, high, weight),
                    ),
                )
            )
    found.sort(key=lambda swing: -swing.width)
    return Tornado(
        chance=float(mean_over_draws(by_draw, weight)),
        swings=tuple(found[:most]),
        screened=len(names),
    )


def swings_of_ranking(
    inputs: Inputs,
    levers: tuple[str, ...],
    flags: Bools,
    alive: Bools | None = None,
    *,
    most: int = 6,
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
    alive : (draw, path) bool, optional
        The paths that count; all if not given.
    """
    if len(levers) < 2:
        return ()
    signed = within(flags, alive)
    inputs, by_draw, weight = _counting(inputs, signed.mean.T, signed.weight)
    chances, best = by_draw.T, int(np.argmax(mean_over_draws(by_draw, weight)))
    if alive is not None:
        counts = alive.any(axis=1)
        flags, alive = flags[:, counts], alive[counts]
    names, columns = _varied(inputs, _not_a_cost)
    least = _least(len(names) * (len(levers) - 1))
    found = []
    for name, column in zip(names, columns, strict=True):
        low, high = _ends(column)
        moved = {
            k: _change(chances[best] - chances[k], low, high, weight)
            for k in range(len(levers))
            if k != best
        }
        leads = {
            k: (chances[best] - chances[k])
            for k, (apart, error) in moved.items()
            if abs(apart) > least * error
        }
        if leads:
            other = min(leads, key=lambda k: _left(leads[k], low, high, weight))
            lead, (_, error) = leads[other], moved[other]
            found.append(
                RankingSwing(
                    name=name,
                    label=inputs.of(name).label,
                    low=float(np.median(column[low])),
                    high=float(np.median(column[high])),
                    ahead=levers[best],
                    behind=levers[other],
                    at_low=_mean(lead, low, weight),
                    at_high=_mean(lead, high, weight),
                    error=error,
                    best_at_low=_best(levers, flags, alive, low),
                    best_at_high=_best(levers, flags, alive, high),
                    default=inputs.of(name).default,
                )
            )
    found.sort(key=lambda one: min(one.at_low, one.at_high) / max(one.at_low, one.at_high))
    return tuple(found[:most])


def _counting(
    inputs: Inputs, by_draw: Floats, weight: Floats | None
) -> tuple[Inputs, Floats, Floats | None]:
    """The same without draws that count for nothing."""
    if weight is None or (counts := weight > 0.0).all():
        return inputs, by_draw, weight
    return replace(inputs, values=inputs.values[counts]), by_draw[counts], weight[counts]


def _best(
    levers: tuple[str, ...], flags: Bools, alive: Bools | None, some: Ints
) -> tuple[str, ...]:
    """The levers that share the first rank in some of the draws."""
    return groups(levers, flags[:, some], None if alive is None else alive[some])[0]


def _left(lead: Floats, low: Ints, high: Ints, weight: Floats | None) -> float:
    """What share of a lead its smaller end has left of the larger one."""
    ends = _mean(lead, low, weight), _mean(lead, high, weight)
    return min(ends) / max(ends)


def _mean(by_draw: Floats, some: Ints, weight: Floats | None) -> float:
    return float(mean_over_draws(by_draw[some], None if weight is None else weight[some]))


def _error(by_draw: Floats, some: Ints, weight: Floats | None) -> float:
    return float(standard_error(by_draw[some], None if weight is None else weight[some]))


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


def _change(by_draw: Floats, low: Ints, high: Ints, weight: Floats | None) -> tuple[float, float]:
    """The change of a mean from low to high, and its standard error."""
    error = math.hypot(_error(by_draw, low, weight), _error(by_draw, high, weight))
    return _mean(by_draw, high, weight) - _mean(by_draw, low, weight), error


def _least(many: int) -> float:
    """How many errors a swing must have, one of so many that are looked at."""
    return NormalDist().inv_cdf(1.0 - _MISTAKES / (2.0 * max(many, 1)))
