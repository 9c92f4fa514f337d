"""How long wars last: distributions of durations, and what follows for a war of a given age.

All four are location-scale families of the logarithm, ``ln months = location + spread · z``, so
one formula serves for the uncertainty of each.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import scipy  # its parts load when they are first asked for

from detente.arrays import Bools, Floats

Family = Literal["lognormal", "log-logistic", "Weibull", "exponential"]

# Variance of (location / spread, ln spread) and their covariance for one observation: the inverse
# of Fisher's information for z standard normal, logistic and (minus) Gumbel. With the exponential
# the spread is 1 by definition.
_EULER = 0.5772156649015329
_COVARIANCE: dict[Family, tuple[float, float, float]] = {
    "lognormal": (1.0, 0.5, 0.0),
    "log-logistic": (3.0, 9 / (3 + math.pi**2), 0.0),
    "Weibull": (
        1 + 6 * (1 - _EULER) ** 2 / math.pi**2,
        6 / math.pi**2,
        -6 * (1 - _EULER) / math.pi**2,
    ),
    "exponential": (1.0, 0.0, 0.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A distribution fitted to n durations.

    Attributes
    ----------
    family : str
    location, spread : float
        Of ln months.
    n : int
        How many durations it was fitted to.
    aic : float
        Akaike's criterion: the smaller, the better the fit.
    covariance : tuple of float, optional
        n times the variance of (location / spread, ln spread), and their covariance; what n whole
        durations of the family would give if not stated.

    Examples
    --------
    >>> fit = Fit.lognormal(mu=1.6529, sigma=1.4701, n=95, aic=660.86)
    >>> round(fit.ends_within(12, age=45), 3)
    0.272
    """

    family: Family
    location: float
    spread: float
    n: int
    aic: float
    covariance: tuple[float, float, float] | None = None

    @classmethod
    def lognormal(cls, *, mu: float, sigma: float, n: int, aic: float) -> Fit:
        """ln months is normal."""
        return cls(family="lognormal", location=mu, spread=sigma, n=n, aic=aic)

    @classmethod
    def loglogistic(cls, *, scale: float, shape: float, n: int, aic: float) -> Fit:
        """Survival 1 / (1 + (t / scale)^shape)."""
        location, spread = math.log(scale), 1 / shape
        return cls(family="log-logistic", location=location, spread=spread, n=n, aic=aic)

    @classmethod
    def weibull(cls, *, scale: float, shape: float, n: int, aic: float) -> Fit:
        """Survival exp(-(t / scale)^shape)."""
        location, spread = math.log(scale), 1 / shape
        return cls(family="Weibull", location=location, spread=spread, n=n, aic=aic)

    @classmethod
    def exponential(cls, *, mean: float, n: int, aic: float) -> Fit:
        """The same hazard at every age."""
        return cls(family="exponential", location=math.log(mean), spread=1.0, n=n, aic=aic)

    def ends_within(self, months: float, *, age: float = 0.0) -> float:
        """Chance that a war of this age (months) ends within so many months more."""
        return _ends_within(self.family, self.location, self.spread, (age, months))

    def interval(self, months: float, *, age: float = 0.0) -> tuple[float, float]:
        """The 90 % interval of :meth:`ends_within`: sampling error of the parameters alone.

        By the delta method on the logit. That the family may be wrong is not in it; compare the
        families.
        """
        p = self.ends_within(months, age=age)
        if not 0 < p < 1:
            return p, p
        half = float(scipy.special.ndtri(0.95)) * self._logit_error(months, age)
        logit = math.log(p / (1 - p))
        return 1 / (1 + math.exp(half - logit)), 1 / (1 + math.exp(-half - logit))

    def _logit_error(self, months: float, age: float) -> float:
        """Standard error of the logit of ``ends_within``."""
        step = 1e-5

        def logit(move_location: float, move_spread: float) -> float:
            location = self.location + move_location * self.spread
            spread = self.spread * math.exp(move_spread)
            p = _ends_within(self.family, location, spread, (age, months))
            return math.log(p / (1 - p))

        a = (logit(step, 0) - logit(-step, 0)) / (2 * step)
        b = (logit(0, step) - logit(0, -step)) / (2 * step)
        var_a, var_b, both = self.covariance or _COVARIANCE[self.family]
        return math.sqrt((a * a * var_a + b * b * var_b + 2 * a * b * both) / self.n)


def _log_survival(family: Family, location: float, spread: float, months: float) -> float:
    if months <= 0:
        return 0.0
    z = (math.log(months) - location) / spread
    if family == "lognormal":
        return float(scipy.special.log_ndtr(-z))
    if family == "log-logistic":
        return float(scipy.special.log_expit(-z))
    return -math.exp(z)


def _ends_within(
    family: Family, location: float, spread: float, age_and_months: tuple[float, float]
) -> float:
    age, months = age_and_months
    return -math.expm1(
        _log_survival(family, location, spread, age + months)
        - _log_survival(family, location, spread, age)
    )


def fitted(family: Family, months: Sequence[float], over: Sequence[bool]) -> Fit:
    """The distribution of a family that makes durations likeliest, some of them not over yet.

    Parameters
    ----------
    family : str
    months : sequence of float
        How long each lasted, or has been seen to last; above 0.
    over : sequence of bool
        Whether it ended then. At least two did, after different times.

    Examples
    --------
    >>> fit = fitted("Weibull", [2, 5, 8, 14, 20], [True, True, False, True, False])
    >>> round(fit.ends_within(12, age=3), 2)
    0.54
    """
    logs, ended = np.log(np.asarray(months, dtype=float)), np.asarray(over, dtype=bool)

    def fault(at: Floats) -> float:
        return -_log_likelihood(family, float(at[0]), math.exp(float(at[1])), (logs, ended))

    start = np.array([logs.mean(), math.log(max(float(logs.std()), 0.1))])
    minimize: Any = scipy.optimize.minimize  # its published types refuse a plain function
    options = {"xatol": 1e-9, "fatol": 1e-11, "maxiter": 4000, "maxfev": 4000}
    if family == "exponential":
        location, spread = math.log(float(np.exp(logs).sum() / ended.sum())), 1.0
    else:
        best = minimize(fault, start, method="Nelder-Mead", options=options).x
        location, spread = float(best[0]), math.exp(float(best[1]))
    least = fault(np.array([location, math.log(spread)]))
    return Fit(
        family=family,
        location=location,
        spread=spread,
        n=logs.size,
        aic=2 * (1 if family == "exponential" else 2) + 2 * least,
        covariance=_observed(family, fault, location, spread, logs.size),
    )


def _observed(
    family: Family, fault: Callable[[Floats], float], location: float, spread: float, n: int
) -> tuple[float, float, float]:
    """``Fit.covariance`` by the curvature of the likelihood where it is largest."""
    step = 1e-4

    def at(a: float, b: float) -> float:
        return fault(np.array([location + a * step * spread, math.log(spread) + b * step]))

    def curved(plus: float, minus: float) -> float:
        return (plus - 2 * at(0, 0) + minus) / step**2

    aa = curved(at(1, 0), at(-1, 0))
    if family == "exponential":
        return n / aa, 0.0, 0.0
    bb = curved(at(0, 1), at(0, -1))
    ab = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * step**2)
    known = aa * bb - ab * ab
    return n * bb / known, n * aa / known, -n * ab / known


def _log_likelihood(
    family: Family, location: float, spread: float, lasted: tuple[Floats, Bools]
) -> float:
    """Log likelihood of durations, given their logarithms and which of them are over."""
    logs, over = lasted
    z = (logs - location) / spread
    if family == "lognormal":
        density = -0.5 * z * z - 0.5 * math.log(2 * math.pi)
        beyond = scipy.special.log_ndtr(-z)
    elif family == "log-logistic":
        beyond = scipy.special.log_expit(-z)
        density = scipy.special.log_expit(z) + beyond
    else:
        beyond = -np.exp(z)
        density = z + beyond
    return float(np.sum(np.where(over, density - math.log(spread) - logs, beyond)))
