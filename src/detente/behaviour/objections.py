"""Which points a party that says no objects to (model, section 7)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit

from detente.arrays import Floats


def objection_chance(lost: ArrayLike, threshold: ArrayLike, noise: ArrayLike) -> Floats:
    """The chance that a party names a point among its objections, given that it says no.

    Parameters
    ----------
    lost : array
        Worth that the party loses at that point against its best option there; 0 or more.
    threshold : array
        The loss at which it objects as often as not.
    noise : array
        As in its other answers; above 0.

    Examples
    --------
    >>> objection_chance([0.0, 0.1, 0.3], 0.1, 0.05).round(2)
    array([0.12, 0.5 , 0.98])
    """
    spare = np.asarray(lost, dtype=np.float64) - np.asarray(threshold, dtype=np.float64)
    result: Floats = expit(spare / np.asarray(noise, dtype=np.float64))
    return result
