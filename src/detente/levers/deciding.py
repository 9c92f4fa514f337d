"""What decides: shares of a variance, what it is worth to know, where a lead turns round."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from detente.arrays import Floats, Ints, OrNaN
from detente.shown import Result

_AGAIN = 60
"""How often draws are drawn anew, or mixed, to tell noise."""
_MOST_BINS, _EACH = 20, 50
_DRAWS_A_TERM = 10
"""With fewer draws for each term, what is fitted by chance cannot be told from what is so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Result):
    """How much of the variance of a chance over draws one input accounts for, or one group.

    Attributes
    ----------
    name, label : str
        Of the input or the group, and in words.
    share : float
        First-order (Sobol) index: 1 if nothing else matters; about 0 if it matters not, or only
        together with others.
    error : float
        Standard error, by drawing the draws anew.
    """

    name: str
    label: str
    share: OrNaN
    error: OrNaN


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowing(Result):
    """What knowing one input for certain would add to the chance, by a better choice of lever.

    Attributes
    ----------
    name, label : str
    worth : float
        Expected rise of the chance under the lever then chosen; 0 where the same lever stays best.
    error : float
        Of noise alone.
    """

    name: str
    label: str
    worth: OrNaN
    error: OrNaN


@dataclass(frozen=True, slots=True, kw_only=True)
class Tipping(Result):
    """Where one lever's lead over another turns round.

    Attributes
    ----------
    name, label : str
        Of the input.
    above, below : str
        The lever that leads where the input is above the point, and that which does below it.
    point : float
        Where neither leads; low and high are its own 5th and 95th percentile, draws drawn anew.
    low, high : float
    lead_above, lead_below : float
        By how much the one leads at the input's 95th percentile, and the other at its 5th.
    unit : str
        What the input is counted in, such as ``worth a month``; empty where nothing says it.
    exceeds : float
        In what share of draws the input is above the point.
    """

    name: str
    label: str
    above: str
    below: str
    point: OrNaN
    low: OrNaN
    high: OrNaN
    lead_above: OrNaN
    lead_below: OrNaN
    unit: str = ""
    exceeds: OrNaN = math.nan


def first_order(column: Floats, result: Floats, scatter: float = 0.0) -> float:
    """The first-order index of one input, from draws at hand.

    Draws are put into bins by the input, and the variance between bins is freed of what chance
    alone puts there (Kelley's epsilon squared). Nothing is computed anew, so that it costs nothing
    and any way in which the input was drawn will do.

    Parameters
    ----------
    column, result : (draw,) array
    scatter : float
        The variance of the result that is noise within a draw, which no input accounts for.

    References
    ----------
    Plischke, Borgonovo & Smith (2013); Sobol' (1993); Kelley (1935).

    Examples
    --------
    >>> x = np.linspace(0, 1, 1000)
    >>> round(first_order(x, 3 * x), 2)
    1.0
    """
    bins = _bins(column)
    many = int(bins.max()) + 1
    counts = np.bincount(bins)
    means = np.bincount(bins, weights=result) / counts
    inside = float(((result - means[bins]) ** 2).sum()) / max(len(result) - many, 1)
    return _of_variance(result, inside, scatter)


def group_order(columns: Floats, result: Floats, scatter: float = 0.0) -> float:
    """The index of several inputs that depend on each other, taken as one.

    By least squares on the inputs, their squares and products, freed of what so many terms fit by
    chance (adjusted R squared): a lower bound where the result bends more than that.

    Parameters
    ----------
    columns : (draw, input) array
    result : (draw,) array
    scatter : float

    Examples
    --------
    >>> x = np.random.default_rng(1).random((2000, 2))
    >>> round(group_order(x, x[:, 0] * x[:, 1]), 2)
    1.0
    """
    spread = columns.std(axis=0)
    known = (columns - columns.mean(axis=0))[:, spread > 0] / spread[spread > 0]
    pairs = np.triu_indices(known.shape[1])
    terms = np.column_stack([np.ones(len(known)), known, known[:, pairs[0]] * known[:, pairs[1]]])
    # By the normal equations, which are few: weights that sum to 1 leave them short of full rank.
    fitted, _, rank, _ = np.linalg.lstsq(terms.T @ terms, terms.T @ result, rcond=1e-10)
    left = result - terms @ fitted
    return _of_variance(result, float((left**2).sum()) / max(len(result) - rank, 1), scatter)


def draws_wanted(columns: Floats) -> int:
    """How many draws an input wants, or a group, so that its share can be told.

    >>> draws_wanted(np.zeros((500, 18))), draws_wanted(np.zeros((500, 5)))
    (1900, 210)
    """
    many = columns.shape[1] if columns.ndim > 1 else 0
    return _DRAWS_A_TERM * (1 + many + many * (many + 1) // 2) if many else 0


def _of_variance(result: Floats, inside: float, scatter: float) -> float:
    whole = float(result.var(ddof=1))
    free = whole - scatter
    return float(np.clip((whole - inside) / free, 0.0, 1.0)) if free > 0 else 0.0


def _bins(column: Floats) -> Ints:
    """(draw,) which bin of about as many draws each is in; equal values share one."""
    many = int(np.clip(len(column) // _EACH, 2, _MOST_BINS))
    edges = np.unique(np.quantile(column, np.linspace(0, 1, many + 1)[1:-1]))
    _, bins = np.unique(np.searchsorted(edges, column, side="right"), return_inverse=True)
    return bins.astype(np.int64)


def shares(
    columns: Mapping[str, Floats],
    labels: Mapping[str, str],
    result: Floats,
    *,
    scatter: float = 0.0,
    rng: np.random.Generator,
    most: int = 8,
) -> tuple[Share, ...]:
    """The inputs and groups that account for most, where that is more than twice its error.

    A group that wants more draws than there are (:func:`draws_wanted`) is left out.

    Parameters
    ----------
    columns : dict of name -> (draw,) or (draw, input) array
        Several columns are a group of inputs that depend on each other.
    labels : dict of name -> str
    result : (draw,) array
    scatter : float
    rng : numpy Generator
    most : int
    """

    def index(column: Floats, some: Ints | slice) -> float:
        order = first_order if column.ndim == 1 else group_order
        return order(column[some], result[some], scatter)

    every = slice(None)
    able = {name: one for name, one in columns.items() if draws_wanted(one) <= len(result)}
    found = sorted(((index(one, every), name) for name, one in able.items()), reverse=True)
    told = []
    for value, name in found[:most]:
        again = [index(columns[name], _anew(len(result), rng)) for _ in range(_AGAIN // 2)]
        error = float(np.std(again, ddof=1))
        if value > 2 * error:
            told.append(Share(name=name, label=labels[name], share=value, error=error))
    return tuple(told)


def _anew(many: int, rng: np.random.Generator) -> Ints:
    return rng.integers(0, many, many)


def worth_of_knowing(
    column: Floats, chances: Floats, rng: np.random.Generator
) -> tuple[float, float]:
    """What it is worth for the choice to know an input, and the noise of that.

    Each lever's chance is fitted over the input by a cubic of its rank; knowing the input, the
    best by the fit is chosen. The largest of noisy fits is too large, by about as much as where
    the input's draws are mixed at random: that is taken off.

    Parameters
    ----------
    column : (draw,) array
    chances : (lever, draw) array
    rng : numpy Generator

    Returns
    -------
    worth, error : float

    References
    ----------
    Expected value of partial perfect information: Strong & Oakley (2013).

    Examples
    --------
    Two levers that are as good on average, one where x is high, the other where it is low:

    >>> x = np.random.default_rng(1).random(4000)
    >>> worth, error = worth_of_knowing(x, np.stack([x, 1 - x]), np.random.default_rng(2))
    >>> round(worth, 1), error < 0.01
    (0.2, True)
    """
    terms = _cubic(column)
    mixed = [_rise(terms[rng.permutation(len(terms))], chances) for _ in range(_AGAIN)]
    worth = _rise(terms, chances) - float(np.mean(mixed))
    return max(worth, 0.0), float(np.std(mixed, ddof=1))


def knowing_order(columns: Floats, chances: Floats) -> list[int]:
    """Inputs in the order of what it seems worth to know them, noise left in, the most first.

    Parameters
    ----------
    columns : (draw, input) array
    chances : (lever, draw) array
    """
    rises = [_rise(_cubic(column), chances) for column in columns.T]
    return [int(k) for k in np.argsort(-np.array(rises), kind="stable")]


def _cubic(column: Floats) -> Floats:
    """(draw, 4) orthonormal terms of a cubic of the rank."""
    rank = (np.argsort(np.argsort(column, kind="stable")) + 0.5) / len(column)
    terms: Floats = np.linalg.qr(np.vander(2 * rank - 1, 4))[0]
    return terms


def _rise(terms: Floats, chances: Floats) -> float:
    fitted = (chances @ terms) @ terms.T
    return float(fitted.max(axis=0).mean() - chances.mean(axis=1).max())


def tipping(
    column: Floats, lead: Floats, rng: np.random.Generator, *, times: float = 2.0
) -> tuple[float, float, float, float, float] | None:
    """Where a lead turns round as an input rises; None where it does not.

    The lead is fitted by a straight line over the input; it turns round if the line is above 0 at
    one of the input's 5th and 95th percentiles and below it at the other, each by more than its
    errors.

    Parameters
    ----------
    column, lead : (draw,) array
    rng : numpy Generator
    times : float
        How many errors.

    Returns
    -------
    point, low, high, at_low, at_high : float
        The point with its own range; the lead at the input's two ends.

    Examples
    --------
    >>> x = np.linspace(0, 1, 400)
    >>> found = tipping(x, x - 0.3, np.random.default_rng(1))
    >>> [round(number, 2) + 0 for number in found]
    [0.3, 0.3, 0.3, -0.25, 0.65]
    >>> tipping(x, x + 0.3, np.random.default_rng(1)) is None
    True
    """
    ends = np.quantile(column, [0.05, 0.95])
    if ends[0] == ends[1]:
        return None
    slope, start = _line(column, lead, slice(None))
    at = start + slope * ends
    if at[0] * at[1] >= 0:
        return None
    lines = np.array([_line(column, lead, _anew(len(lead), rng)) for _ in range(_AGAIN)])
    errors = (lines[:, 1:] + lines[:, :1] * ends).std(axis=0, ddof=1)
    if (np.abs(at) <= times * errors).any():
        return None
    points = -lines[:, 1] / np.where(lines[:, 0] == 0, np.nan, lines[:, 0])
    low, high = np.nanquantile(points, [0.05, 0.95])
    return float(-start / slope), float(low), float(high), float(at[0]), float(at[1])


def _line(column: Floats, lead: Floats, some: Ints | slice) -> tuple[float, float]:
    x, y = column[some], lead[some]
    spread = float(((x - x.mean()) ** 2).sum())
    slope = float(((x - x.mean()) * (y - y.mean())).sum() / spread) if spread > 0 else 0.0
    return slope, float(y.mean() - slope * x.mean())


def times_for(many: int) -> float:
    """How many errors a finding must have, one of so many that are looked at (Bonferroni).

    >>> round(times_for(1), 2), round(times_for(100), 2)
    (1.96, 3.48)
    """
    return NormalDist().inv_cdf(1.0 - 0.025 / max(many, 1)) if many else math.inf
