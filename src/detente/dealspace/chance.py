"""How likely: the mean over rows, and a range over what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.arrays import Bools, Ints
from detente.shown import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance(Result):
    """A chance with its range: 5 to 95 % over the outer draws, inner noise removed."""

    value: float
    low: float
    high: float


def chance(flags: Bools | Any, outer: Ints | Any) -> Chance:
    """How often the flags are true, and within what range over outer draws.

    Each outer draw has a few rows, so the frequency within a draw scatters more than the chance
    it estimates. The scatter expected of the rows alone (binomial, estimated without bias from
    each draw with two rows or more) is subtracted from the variance between draws, and the
    frequencies are drawn in towards their mean until they have the variance that is left. Where
    none is left, the range is what so few rows leave open of the chance itself (binomial, 90 %).

    Parameters
    ----------
    flags : (row,) bool
    outer : (row,) int
        The draw of each row.

    Examples
    --------
    Draws that differ only by chance leave what eight rows leave open; those that differ by nature
    keep their own spread:

    >>> alike = chance([1, 0, 0, 1, 1, 0, 0, 1], [0, 0, 1, 1, 2, 2, 3, 3])
    >>> round(alike.low, 2), round(alike.high, 2)
    (0.21, 0.79)
    >>> chance([1, 1, 0, 0], [0, 0, 1, 1])
    Chance(value=0.5, low=0.05, high=0.95)
    """
    true = np.asarray(flags, dtype=np.float64)
    if true.size == 0:
        raise ValueError("flags is empty; a chance needs at least one row")
    _, draw = np.unique(np.asarray(outer), return_inverse=True)
    rows = np.bincount(draw).astype(np.float64)
    frequency = np.bincount(draw, weights=true) / rows
    mean = float(true.mean())
    spread = float(frequency.var())
    several = rows > 1
    noise = np.zeros_like(rows)
    noise[several] = (frequency * (1.0 - frequency))[several] / (rows[several] - 1.0)
    left = max(spread - float(noise.mean()), 0.0)
    keep = np.sqrt(left / spread) if spread > 0.0 else 0.0
    low, high = np.quantile(frequency.mean() + keep * (frequency - frequency.mean()), [0.05, 0.95])
    if not keep:
        open_to = 1.645 * np.sqrt(mean * (1.0 - mean) / true.size)
        low, high = mean - open_to, mean + open_to
    return Chance(
        value=mean,
        low=float(np.clip(min(low, mean), 0.0, 1.0)),
        high=float(np.clip(max(high, mean), 0.0, 1.0)),
    )
