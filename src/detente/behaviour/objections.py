"""Which points a party that says no objects to (model, section 7)."""

from __future__ import annotations

import numpy as np
import scipy  # its parts load when they are first asked for
from numpy.typing import ArrayLike

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
    result: Floats = scipy.special.expit(spare / np.asarray(noise, dtype=np.float64))
    return result
