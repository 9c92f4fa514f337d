"""How likely: the mean over rows, a range over what is not known, and how far a seed moves it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.arrays import Bools, Floats, Ints, OrNaN
from detente.shown import Result

_Z90 = 1.645


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance(Result):
    """A chance with its range and its sampling error, which are different things.

    Attributes
    ----------
    value : float
    low, high : float
        5 to 95 % over the outer draws, inner noise removed: what is not known. Where a few draws
        carry the value beyond these, the range reaches to it.
    error : float
        Standard error of the value: how far another seed would move it. NaN where it is not known.
    """

    value: OrNaN
    low: OrNaN
    high: OrNaN
    error: OrNaN = math.nan


def chance(flags: Bools | Any, outer: Ints | Any, *, paths: bool = False) -> Chance:
    """How often the flags are true, and within what range over outer draws.

    Each outer draw has a few rows, so the frequency within a draw scatters more than the chance
    it estimates: :func:`bands` takes that out. Where nothing is left, the range is what so few
    rows leave open of the chance itself (binomial, 90 %). The error counts draws, not rows: the
    rows of a draw are no independent evidence.

    Parameters
    ----------
    flags : (row,) bool
    outer : (row,) int
        The draw of each row.
    paths : bool
        Whether the rows are the paths of talks that remain. A draw then counts in the range by its
        rows, as it does in the value: one with fewer of them is less likely. And what no path has
        is open as far as so many may all miss it (:func:`unseen`); rows without chance of their
        own, as those of a game without uncertainty, leave nothing open.

    Examples
    --------
    Draws that differ only by chance leave what eight rows leave open; those that differ by nature
    keep their own spread:

    >>> alike = chance([1, 0, 0, 1, 1, 0, 0, 1], [0, 0, 1, 1, 2, 2, 3, 3])
    >>> round(alike.low, 2), round(alike.high, 2)
    (0.21, 0.79)
    >>> chance([1, 1, 0, 0], [0, 0, 1, 1])
    Chance(value=0.5, low=0.05, high=0.95, error=0.5)
    """
    true = np.asarray(flags, dtype=np.float64)
    if true.size == 0:
        raise ValueError("flags is empty; a chance needs at least one row")
    _, draw = np.unique(np.asarray(outer), return_inverse=True)
    rows = np.bincount(draw).astype(np.float64)
    frequency = np.bincount(draw, weights=true) / rows
    mean, scatter = float(true.mean()), _binomial(frequency, rows)
    weight = rows if paths else None
    low, high = bands(frequency, scatter, weight)
    between, _ = between_draws(frequency, scatter, weight)
    if float(between) <= float(mean_over_draws(scatter, weight)):
        open_to = _Z90 * np.sqrt(mean * (1.0 - mean) / true.size)
        low, high = np.minimum(low, mean - open_to), np.maximum(high, mean + open_to)
    if paths and mean in (0.0, 1.0):
        low, high = np.asarray(mean - unseen(true.size)), np.asarray(mean + unseen(true.size))
    return Chance(
        value=mean,
        low=float(np.clip(min(float(low), mean), 0.0, 1.0)),
        high=float(np.clip(max(float(high), mean), 0.0, 1.0)),
        error=_error(frequency, rows, mean),
    )


def over_draws(by_draw: Floats) -> Chance:
    """The chance over draws in each of which it is known without any noise of rows.

    >>> over_draws(np.array([0.25, 0.25, 0.75, 0.75]))
    Chance(value=0.5, low=0.25, high=0.75, error=0.14433756729740643)

    A few draws can carry the mean beyond the 95th percentile; the range reaches to it:

    >>> found = over_draws(np.repeat([0.0, 1.0], [96, 4]))
    >>> found.low, found.value, found.high
    (0.0, 0.04, 0.04)
    """
    mean = float(by_draw.mean())
    low, high = np.quantile(by_draw, [0.05, 0.95])
    return Chance(
        value=mean,
        low=min(float(low), mean),
        high=max(float(high), mean),
        error=float(standard_error(by_draw)),
    )


def bands(
    frequency: Floats, scatter: Floats, weight: Floats | None = None
) -> tuple[Floats, Floats]:
    """The 5th and 95th percentile over draws, or the mean where that lies beyond them.

    The scatter of few rows a draw is taken out: the frequencies are drawn in towards their mean
    until they have the variance that :func:`between_draws` leaves.

    Parameters
    ----------
    frequency : (draw, ...) array
        How often something happened within each draw, or a difference of two such frequencies.
    scatter : (draw, ...) array
        The variance of each that comes of its few rows, estimated without bias.
    weight : (draw,) array, optional
        How much each draw counts; all alike if not given, or if they are alike. One that counts
        for nothing is left out.
    """
    if weight is not None and np.ptp(weight) > 0.0:
        counts = weight > 0.0
        weight, frequency, scatter = weight[counts], frequency[counts], scatter[counts]
    else:
        weight = None
    mean = mean_over_draws(frequency, weight)
    between, left = between_draws(frequency, scatter, weight)
    keep = np.sqrt(np.divide(left, between, out=np.zeros_like(left), where=between > 0))
    drawn_in = mean + keep * (frequency - mean)
    if weight is None:
        low, high = np.quantile(drawn_in, [0.05, 0.95], axis=0)
    else:
        low, high = weighted_quantiles(drawn_in, weight, (0.05, 0.95))
    return np.minimum(low, mean), np.maximum(high, mean)


def between_draws(
    frequency: Floats, scatter: Floats, weight: Floats | None = None
) -> tuple[Floats, Floats]:
    """The variance between draws as it was seen, and what of it few rows do not explain.

    What is expected of the scatter is subtracted (a variance component by moments). What is left
    is never put below twice its standard error if draws did not differ at all, as far as so much
    was seen: few rows cannot tell a smaller spread from none, and a range that closes up would
    claim to know.

    Parameters
    ----------
    frequency, scatter : (draw, ...) array
        As :func:`bands` takes them.
    weight : (draw,) array, optional

    Returns
    -------
    between, left : (...) arrays

    Examples
    --------
    Two draws of eight rows that differ as chance alone would have them; and a hundred such:

    >>> frequency, scatter = np.array([0.25, 0.5]), np.array([0.027, 0.036])
    >>> [float(v) for v in between_draws(frequency, scatter)]
    [0.015625, 0.015625]
    >>> seen, left = between_draws(np.tile(frequency, 50), np.tile(scatter, 50))
    >>> print(f"{left:.4f} of {seen:.4f}")
    0.0090 of 0.0156
    """
    mean = mean_over_draws(frequency, weight)
    between = mean_over_draws((frequency - mean) ** 2, weight)
    share = np.full(len(scatter), 1.0) if weight is None else weight
    share = share / share.sum()
    if_alike = np.sqrt(2.0 * np.tensordot(share**2, scatter**2, axes=1))
    told = np.minimum(2.0 * if_alike, between)
    return between, np.maximum(between - mean_over_draws(scatter, weight), told)


def mean_over_draws(by_draw: Floats, weight: Floats | None = None) -> Floats:
    """The mean over the first axis, the draws, each by its weight; alike if there is none."""
    mean: Floats = np.average(by_draw, axis=0, weights=weight)
    return mean


def weighted_quantiles(values: Floats, weight: Floats, at: Sequence[float]) -> Floats:
    """Quantiles over the first axis of values that count by their weight.

    With equal weights they are NumPy's own: straight lines between the values in order.

    >>> weighted_quantiles(np.arange(5.0), np.ones(5), (0.25, 0.9))
    array([1. , 3.6])
    >>> weighted_quantiles(np.array([0.0, 1.0]), np.array([3.0, 1.0]), (0.25, 0.75))
    array([0.25, 0.75])
    """
    counts = weight > 0.0
    values, weight = values[counts], weight[counts]
    flat = values.reshape(len(values), -1)
    found = np.empty((len(at), flat.shape[1]))
    for column in range(flat.shape[1]):
        order = np.argsort(flat[:, column], kind="stable")
        each = weight[order]
        middle = np.cumsum(each) - each / 2
        found[:, column] = np.interp(
            np.asarray(at) * (middle[-1] - middle[0]) + middle[0], middle, flat[order, column]
        )
    return found.reshape(len(at), *values.shape[1:])


def standard_error(by_draw: Floats, weight: Floats | None = None) -> Floats:
    """The standard error of a mean over the first axis, the draws; NaN of one draw."""
    if weight is not None and np.ptp(weight) > 0.0:
        return _weighted_error(by_draw[weight > 0.0], weight[weight > 0.0])
    draws = by_draw.shape[0]
    if draws < 2:
        return np.full(by_draw.shape[1:], np.nan)
    error: Floats = by_draw.std(axis=0, ddof=1) / math.sqrt(draws)
    return error


def unseen(rows: int) -> float:
    """The largest chance of something that so many rows would all miss one time in twenty.

    >>> round(unseen(51), 3), round(unseen(32_000), 5)
    (0.057, 9e-05)
    """
    return float(1.0 - 0.05 ** (1.0 / rows))


def error_of_share(share: float, rows: int) -> float:
    """The standard error of a share of a few rows picked evenly over the draws.

    One more row that is counted and one more that is not are added, so that all of 48 are no
    certainty (Laplace's rule).

    >>> round(error_of_share(0.5, 48), 3), round(error_of_share(1.0, 48), 3)
    (0.072, 0.02)
    """
    if rows < 1:
        return math.nan
    likely = (share * rows + 1.0) / (rows + 2.0)
    return math.sqrt(likely * (1.0 - likely) / rows)


def _weighted_error(by_draw: Floats, weight: Floats) -> Floats:
    """The same of a mean in which draws count by their weight."""
    draws = len(weight)
    if draws < 2:
        return np.full(by_draw.shape[1:], np.nan)
    share = (weight / weight.sum()).reshape(-1, *(1 for _ in by_draw.shape[1:]))
    apart = share * (by_draw - mean_over_draws(by_draw, weight))
    error: Floats = np.sqrt((apart**2).sum(axis=0) * draws / (draws - 1))
    return error


def _binomial(frequency: Floats, rows: Floats) -> Floats:
    """(draw,) variance of a frequency that comes of its few rows; 0 of a single row."""
    scatter = np.zeros_like(rows)
    several = rows > 1
    scatter[several] = (frequency * (1.0 - frequency))[several] / (rows[several] - 1.0)
    return scatter


def _error(frequency: Floats, rows: Floats, mean: float) -> float:
    """The standard error of the mean over draws, clustered: each counts by its rows."""
    draws = len(rows)
    if draws == 1:
        return math.sqrt(mean * (1.0 - mean) / rows[0])
    apart = rows / rows.sum() * (frequency - mean)
    return float(math.sqrt(float((apart**2).sum()) * draws / (draws - 1)))
