"""The PERT distribution from a likeliest value and a range: its shape, and its draws, fast.

Both shape parameters of its beta distribution lie from 1 to 5. Whatever reads an estimate loads
this, so nothing here needs more than NumPy.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_NODES = 44
_SAME = 1e-9  # a step of Newton's so small is the last that matters: the next is its square
_HALF, _OUTSIDE = 0.5, 0.05
_NOTHING = 1e-15  # what a coefficient is worth at most, as a share of the first, to be left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Pert:
    """A beta distribution with ``alpha + beta = 6``, stretched from ``least`` to ``most``.

    Its 5th percentile is 0 and its 95th is 1.
    """

    least: float
    most: float
    alpha: float
    beta: float

    def draws(self, uniforms: Floats) -> Floats:
        """(draw,) values at (draw,) uniform numbers in (0, 1), by inverting its distribution."""
        inside = beta_quantiles(self.alpha, self.beta, uniforms)
        stretched: Floats = self.least + (self.most - self.least) * inside
        return stretched


@lru_cache(maxsize=4096)
def pert(mode: float) -> Pert:
    """The PERT whose likeliest value is ``mode``, in [0, 1].

    The likeliest value rises smoothly with ``alpha``, almost as a cubic; so the secant method finds
    the ``alpha`` that has it, from a start that is right to the second digit.

    >>> round(pert(0.5).alpha, 12)
    3.0
    """
    centred = mode - 0.5
    before = 3.0 + 5.17 * centred - 4.92 * centred**3
    alpha, missed = before + 1e-3, _likeliest(before) - mode
    for _ in range(20):
        miss = _likeliest(alpha) - mode
        if miss == missed:
            break
        alpha, before, missed = alpha - miss * (alpha - before) / (miss - missed), alpha, miss
        if abs(alpha - before) < 1e-15:
            break
    first, width = _ends(alpha)
    return Pert(least=-first / width, most=(1.0 - first) / width, alpha=alpha, beta=6.0 - alpha)


def _ends(alpha: float) -> tuple[float, float]:
    """The 5th percentile of a beta distribution, and how far above it the 95th lies."""
    first = _quantile(alpha, 6.0 - alpha, _OUTSIDE)
    last = 1.0 - _quantile(6.0 - alpha, alpha, _OUTSIDE)
    return first, last - first


def _likeliest(alpha: float) -> float:
    first, width = _ends(alpha)
    return ((alpha - 1.0) / 4.0 - first) / width


def beta_quantiles(alpha: float, beta: float, uniforms: Floats) -> Floats:
    """Quantiles of a beta distribution, to about 15 digits, at a tenth of the usual cost.

    In the lower half a quantile x at u is t times a smooth function of t, where
    t = (alpha B(alpha, beta) u)^(1/alpha) is its limit for small u; a Chebyshev series holds that
    function (Trefethen 2013, chapters 3 and 8). The upper half is the lower half of 1 - x.

    Parameters
    ----------
    alpha, beta : float
        1 or more.
    uniforms : (draw,) array in (0, 1)

    Returns
    -------
    (draw,) array

    Examples
    --------
    >>> beta_quantiles(1.0, 1.0, np.array([0.2, 0.9])).round(12).tolist()
    [0.2, 0.9]
    """
    result = np.empty(uniforms.shape)
    lower = uniforms <= _HALF
    result[lower] = _lower_half(alpha, beta, uniforms[lower])
    result[~lower] = 1.0 - _lower_half(beta, alpha, 1.0 - uniforms[~lower])
    return result


def _lower_half(alpha: float, beta: float, uniforms: Floats) -> Floats:
    scale, top, series = _fitted(alpha, beta)
    limit = (scale * uniforms) ** (1.0 / alpha)
    value = _chebyshev(limit * (2.0 / top) - 1.0, series)
    value *= limit
    return value


@lru_cache(maxsize=4096)
def _fitted(alpha: float, beta: float) -> tuple[float, float, tuple[float, ...]]:
    """The scale of t, its value at the median, and the series on [-1, 1] for t up to there."""
    scale = _scale(alpha, beta)
    top = (scale * _HALF) ** (1.0 / alpha)
    limit = top * (_points() + 1.0) / 2.0
    series = _transform() @ (_inverted(alpha, beta, limit) / limit)
    worth_keeping = np.flatnonzero(np.abs(series) > _NOTHING * abs(series[0]))
    return scale, top, tuple(series[: worth_keeping[-1] + 1].tolist())


def _scale(alpha: float, beta: float) -> float:
    """alpha B(alpha, beta), by which u is multiplied to get t to the power of alpha."""
    return alpha * math.gamma(alpha) * math.gamma(beta) / math.gamma(alpha + beta)


def _inverted(alpha: float, beta: float, limit: Floats) -> Floats:
    """The x that belongs to each t, by Newton's method on logarithms, from where t lies.

    The distribution at x is x^alpha (1 - x)^beta / (alpha B) times a series of powers of x
    (Abramowitz & Stegun 1964, 26.5.4); its logarithm is concave in that of x, so that the steps
    rise towards the answer.
    """
    x: Floats = _near(alpha, beta, limit)
    n = np.arange(int(40.0 / -math.log(float(x.max()))) + 40)
    factors = (alpha + beta + n) / (alpha + 1.0 + n)
    for _ in range(20):
        series = 1.0 + np.cumprod(x[:, None] * factors, axis=1).sum(axis=1)
        miss = alpha * np.log(x / limit) + beta * np.log1p(-x) + np.log(series)
        step = miss * (1.0 - x) * series / alpha
        x *= np.exp(-step)
        if np.abs(step).max() < _SAME:
            break
    return x


def _quantile(alpha: float, beta: float, uniform: float) -> float:
    """The same for one number in the lower half."""
    limit = (_scale(alpha, beta) * uniform) ** (1.0 / alpha)
    x = float(_near(alpha, beta, limit))
    for _ in range(20):
        term = series = 1.0
        n = 0
        while term > 1e-17 * series:
            term *= x * (alpha + beta + n) / (alpha + 1.0 + n)
            series += term
            n += 1
        miss = alpha * math.log(x / limit) + beta * math.log1p(-x) + math.log(series)
        step = miss * (1.0 - x) * series / alpha
        x *= math.exp(-step)
        if abs(step) < _SAME:
            break
    return x


def _near(alpha: float, beta: float, limit: Floats | float) -> Any:
    """The first terms of x as a power series in t; those left out are not negative."""
    second = (beta - 1.0) / (alpha + 1.0)
    bent = alpha**2 + 3.0 * alpha * beta - alpha + 5.0 * beta - 4.0
    third = second * bent / (2.0 * (alpha + 1.0) * (alpha + 2.0))
    return limit * (1.0 + limit * (second + limit * third))


@lru_cache(maxsize=1)
def _points() -> Floats:
    """The points at which a function is fitted: zeros of the Chebyshev polynomial."""
    return np.asarray(np.cos(np.pi * (np.arange(_NODES) + 0.5) / _NODES))


@lru_cache(maxsize=1)
def _transform() -> Floats:
    """(coefficient, point): from values at the points to the series."""
    n = np.arange(_NODES)
    quarters = n[:, None] * (2 * n + 1) % (4 * _NODES)  # of a turn: kept small, so exact
    table: Floats = np.cos(quarters * (np.pi / (2 * _NODES))) * (2.0 / _NODES)
    table[0] /= 2.0
    return table


def _chebyshev(x: Floats, series: tuple[float, ...]) -> Floats:
    """The sum of a Chebyshev series (Clenshaw 1955), in three arrays that take turns."""
    twice = 2.0 * x
    first, second, spare = np.zeros_like(x), np.zeros_like(x), np.empty_like(x)
    for coefficient in series[:0:-1]:
        np.multiply(twice, first, out=spare)
        spare -= second
        spare += coefficient
        first, second, spare = spare, first, second
    first *= x
    first -= second
    first += series[0]
    return first
