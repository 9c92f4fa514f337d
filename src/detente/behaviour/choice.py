"""Whether a party says yes to a package (model, section 6)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import vectorize
from numpy.typing import ArrayLike

from detente.arrays import Floats
from detente.behaviour._kernels import yes


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a party answers.

    Parameters
    ----------
    noise : array
        How far from what it asks, in worth, a party still wavers; 0 or more.
    yes_for_show : array
        Chance of a yes to what it does not want.
    bargaining_no : array
        Chance of a no to what it does want.
    """

    noise: ArrayLike
    yes_for_show: ArrayLike = 0.0
    bargaining_no: ArrayLike = 0.0


@vectorize(cache=True)
def _yes(gain, asked, noise, show, bargaining):  # type: ignore[no-untyped-def]
    return yes(gain, asked, noise, show, bargaining)


def yes_chance(gain: ArrayLike, asked: ArrayLike, manner: Manner) -> Floats:
    """The chance that a party says yes to a package.

    Parameters
    ----------
    gain : array
        Gain from the package, in worth; minus infinity where a red line of the party excludes it.
    asked : array
        The gain that the party asks for at that time (its aspiration).
    manner : Manner
        All three broadcast together.

    Returns
    -------
    array of chances

    Notes
    -----
    A logit with two kinds of false answer. The random number that decides belongs to the path,
    the party and the package: asking again is no new draw.

    Examples
    --------
    >>> manner = Manner(noise=0.05, yes_for_show=0.1, bargaining_no=0.2)
    >>> yes_chance([-1.0, 0.3, 1.0], 0.3, manner).round(3)
    array([0.1 , 0.45, 0.8 ])
    """
    result: Floats = _yes(
        np.asarray(gain, dtype=np.float64),
        np.asarray(asked, dtype=np.float64),
        np.asarray(manner.noise, dtype=np.float64),
        np.asarray(manner.yes_for_show, dtype=np.float64),
        np.asarray(manner.bargaining_no, dtype=np.float64),
    )
    return result
