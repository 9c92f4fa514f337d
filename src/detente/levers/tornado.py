"""What would change our mind: one uncertain number at a time, from its low to its high end."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from detente.arrays import Bools, Floats, Ints, OrNaN
from detente.dealspace.chance import Chance, chance, standard_error
from detente.shown import Result, Table
from detente.worlds.inputs import Input, Inputs

ChanceOf = Callable[[Inputs], Floats]
"""Inputs to the (draw,) share of rows in which something is so, such as that there is a zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing(Result):
    """How one input moves a chance, all else as it is.

    Attributes
    ----------
    name, label : str
        Of the input, and in words.
    low, high : float
        The input's own 5th and 95th percentile.
    at_low, at_high : float
        The chance with the input held there in every draw: low, and high.
    default : bool
        Whether the dossier leaves the input out.
    error : float
        Standard error of the difference between the two chances; NaN where it is not known.
    errors : (low, high)
        Standard errors of the two chances: how far another seed would move them.
    """

    name: str
    label: str
    low: OrNaN
    high: OrNaN
    at_low: OrNaN
    at_high: OrNaN
    default: bool
    error: OrNaN = math.nan
    errors: tuple[OrNaN, OrNaN] = (math.nan, math.nan)

    @property
    def width(self) -> float:
        """How far apart the two chances are."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tornado(Table):
    """The inputs that move a chance most, the widest swing first.

    Attributes
    ----------
    chance : float
        With every input as drawn.
    swings : tuple of Swing
    screened : int
        How many uncertain inputs were looked at; only the most telling were worked out.
    """

    _rows_in: ClassVar = "swings"

    chance: float
    swings: tuple[Swing, ...]
    screened: int


def tornado(
    inputs: Inputs,
    chance_of: ChanceOf,
    *,
    swings: int = 12,
    level: float | None = None,
    keep: Callable[[Input], bool] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Tornado:
    """The inputs that move a chance most, one at a time.

    Every uncertain input is screened by how well it ranks the draws as the chance does
    (Spearman), and the most telling ones are held at their 5th and 95th percentile while all
    else stays as drawn.

    Parameters
    ----------
    inputs : Inputs
    chance_of : callable
        Inputs to a (draw,) array of chances; called twice for each swing and once more.
    swings : int
        How many inputs to work out.
    level : float, optional
        The chance as more rows know it. Few rows tell how far an input moves a chance, by which
        both of its ends then stand apart from this level.
    keep : callable, optional
        Which of them to look at; by default all but what levers do and cost.
    progress : callable, optional
        Told the share done, 0 to 1.

    Notes
    -----
    A swing belongs to one input alone; inputs that matter only together show in none. Weights
    held fixed are scaled, with the others, to sum to 1 again.
    """
    base = chance_of(inputs)
    names = [entry.name for entry in inputs.inputs if (keep or not_of_levers)(entry)]
    varied = [name for name in names if np.ptp(inputs.column(name)) > 0]
    telling = screen(np.stack([inputs.column(n) for n in varied], axis=1), base)[:swings]
    found = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        held = pool.map(lambda k: _swing(inputs, varied[k], chance_of), telling)
        for done, swing in enumerate(held):
            found.append(swing)
            if progress is not None:
                progress((done + 1) / len(telling))
    found.sort(key=lambda swing: -swing.width)
    mean = float(base.mean())
    known = mean if level is None else level
    by = known - mean
    set_off = [
        replace(one, at_low=_moved(one.at_low, by), at_high=_moved(one.at_high, by))
        for one in found
    ]
    return Tornado(chance=known, swings=tuple(set_off), screened=len(varied))


def _moved(chance: float, by: float) -> float:
    return min(max(chance + by, 0.0), 1.0) if by else chance


def screen(columns: Floats, result: Floats) -> list[int]:
    """Columns in the order of their rank correlation with a result, the strongest first.

    Parameters
    ----------
    columns : (draw, input) array
    result : (draw,) array

    Examples
    --------
    >>> x = np.arange(9.0)
    >>> screen(np.stack([x % 3, -x], axis=1), x**2)
    [1, 0]
    """
    if columns.shape[1] == 0 or np.ptp(result) == 0:
        return []
    ranks = np.stack([_ranks(column) for column in columns.T], axis=1)
    ranks -= ranks.mean(axis=0)
    target = _ranks(result)
    target -= target.mean()
    spread = np.sqrt((ranks**2).sum(axis=0) * (target**2).sum())
    strength = np.abs(ranks.T @ target) / np.where(spread > 0, spread, 1.0)
    return [int(k) for k in np.argsort(-strength, kind="stable")]


def _ranks(values: Floats) -> Floats:
    """(draw,) ranks from 1; equal values share the mean of theirs."""
    _, place, many = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Floats = np.cumsum(many) - (many - 1) / 2
    return ranks[place]


def not_of_levers(entry: Input) -> bool:
    """Whether an input is none of what a lever does or costs."""
    return not entry.declared.of_lever


def _swing(inputs: Inputs, name: str, chance_of: ChanceOf) -> Swing:
    column = inputs.column(name)
    entry = inputs.of(name)
    low, high = (float(q) for q in np.quantile(column, [0.05, 0.95]))
    at = [chance_of(inputs.changed({name: np.full(len(column), value)})) for value in (low, high)]
    return Swing(
        name=name,
        label=entry.label,
        low=low,
        high=high,
        at_low=float(at[0].mean()),
        at_high=float(at[1].mean()),
        default=entry.default,
        errors=(float(standard_error(at[0])), float(standard_error(at[1]))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarters(Result):
    """The chance of a zone by halves of the two inputs that move it most.

    Attributes
    ----------
    first, second : str
        The inputs; ``first_label``, ``second_label`` in words.
    first_middle, second_middle : float
        Where their draws are halved.
    chances : tuple of tuple of Chance
        ``chances[i][j]``: the first input in its lower (0) or upper (1) half, the second in j.
    shares : tuple of tuple of float
        In which share of the draws that is so.
    """

    first: str
    second: str
    first_label: str
    second_label: str
    first_middle: OrNaN
    second_middle: OrNaN
    chances: tuple[tuple[Chance, Chance], tuple[Chance, Chance]]
    shares: tuple[tuple[float, float], tuple[float, float]]


def quarters(inputs: Inputs, found: Tornado, exists: Bools, outer: Ints) -> Quarters | None:
    """The table of four; None where fewer than two inputs move the chance.

    Parameters
    ----------
    inputs : Inputs
    found : Tornado
        Of the chance of a zone.
    exists, outer : (row,) bool, (row,) int
        Whether each row has a zone, and its draw.
    """
    telling = [swing for swing in found.swings if swing.width > 0.0][:2]
    if len(telling) < 2:
        return None
    first, second = telling
    high = [inputs.column(one.name) > np.median(inputs.column(one.name)) for one in telling]
    cells = [[(high[0] == i) & (high[1] == j) for j in (False, True)] for i in (False, True)]
    if not all(cell.any() for row in cells for cell in row):
        return None

    def at(cell: Bools) -> Chance:
        return chance(exists[cell[outer]], outer[cell[outer]])

    (a, b), (c, d) = cells
    return Quarters(
        first=first.name,
        second=second.name,
        first_label=first.label,
        second_label=second.label,
        first_middle=float(np.median(inputs.column(first.name))),
        second_middle=float(np.median(inputs.column(second.name))),
        chances=((at(a), at(b)), (at(c), at(d))),
        shares=(
            (float(a.mean()), float(b.mean())),
            (float(c.mean()), float(d.mean())),
        ),
    )
