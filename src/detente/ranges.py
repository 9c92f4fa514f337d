"""What an answer over many draws is worth saying: never a bare mean."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats, OrNaN
from detente.shown import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Result):
    """A median and the 5th to 95th percentile; all NaN where there is nothing to say.

    >>> Range.of(np.arange(101.0))
    Range(median=50.0, low=5.0, high=95.0)
    """

    median: OrNaN
    low: OrNaN
    high: OrNaN

    @classmethod
    def of(cls, values: Floats, weight: Floats | None = None) -> Range:
        """The range of the values that are numbers.

        Parameters
        ----------
        values : array of any shape
            NaN where a draw has no answer.
        weight : (value,) array, optional
            How much each of a row of values counts; all alike if not given.
        """
        if weight is not None and np.ptp(weight) > 0.0:
            counts = (weight > 0.0) & ~np.isnan(values)
            values = np.repeat(values[counts], weight[counts].astype(np.int64))
        numbers = values[~np.isnan(values)]
        if not numbers.size:
            return cls(median=float("nan"), low=float("nan"), high=float("nan"))
        low, median, high = (float(q) for q in np.quantile(numbers, [0.05, 0.5, 0.95]))
        return cls(median=median, low=low, high=high)


def many(number: float) -> str:
    """A count in figures; a very large one by its power of ten.

    >>> many(404728), many(7.2e16)
    ('404,728', '7.2 × 10^16')
    """
    return f"{number:,.0f}" if number < 1e12 else f"{number:.1e}".replace("e+", " × 10^")
