"""How long wars last: distributions of durations, and what follows for a war of a given age.

All four are location-scale families of the logarithm, ``ln months = location + spread · z``, so
one formula serves for the uncertainty of each.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import scipy  # its parts load when they are first asked for

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
        var_a, var_b, both = _COVARIANCE[self.family]
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
