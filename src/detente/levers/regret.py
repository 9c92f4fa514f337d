"""Which lever is best where, and what it costs to have picked another (Savage 1951)."""

from __future__ import annotations

import numpy as np

from detente.arrays import Bools, Floats
from detente.dealspace.chance import mean_over_draws
from detente.levers.differences import TELLS_APART
from detente.talks.within import within


def regret(chances: Floats) -> Floats:
    """How far each lever stays behind the best one, draw by draw.

    Parameters
    ----------
    chances : (lever, draw) array
        Of what is wanted, larger is better.

    Returns
    -------
    (lever, draw) array, 0 for the best

    Examples
    --------
    >>> import numpy as np
    >>> regret(np.array([[0.2, 0.6], [0.5, 0.5]])).round(1)
    array([[0.3, 0. ],
           [0. , 0.1]])
    """
    result: Floats = chances.max(axis=0) - chances
    return result


def without_noise(flags: Bools, alive: Bools | None = None) -> Floats:
    """(lever, draw) chances that differ by what the draws are, not by which paths were played.

    The largest of several noisy numbers is too large, so that raw frequencies would make a regret
    of noise. Each lever's paired difference from the first is drawn towards its mean by the share
    of its variance that its few paths explain (the best linear estimate; James & Stein 1961).

    Parameters
    ----------
    flags : (lever, draw, path) bool
        The first lever is the course held.
    alive : (draw, path) bool, optional
        The paths that count; all if not given.
    """
    held = within(flags[0], alive).mean
    apart = within(flags.astype(np.float64) - flags[0], alive)

    def over_draws(by_draw: Floats) -> Floats:
        return mean_over_draws(by_draw.T, apart.weight)[:, None]

    mean = over_draws(apart.mean)
    between = over_draws((apart.mean - mean) ** 2)
    left = np.clip(between - over_draws(apart.scatter), 0.0, None)
    keep = np.divide(left, between, out=np.zeros_like(between), where=between > 0)
    result: Floats = held + mean + keep * (apart.mean - mean)
    return result


def best_share(flags: Bools, alive: Bools | None = None) -> Floats:
    """The share of draws in which no lever does better, ties being ties.

    In a draw a lever does better than another if it is ahead by more than twice the paired error
    of its paths there; levers that tie are each among the best, so that shares may sum to more
    than 1.

    Parameters
    ----------
    flags : (lever, draw, path) bool
    alive : (draw, path) bool, optional
        The paths that count; all if not given.

    Returns
    -------
    (lever,) array

    Examples
    --------
    Ahead in one draw of two, and level in the other:

    >>> flags = np.zeros((2, 2, 8), dtype=bool)
    >>> flags[1, 0] = True
    >>> best_share(flags).tolist()
    [0.5, 1.0]
    """
    result = np.empty(len(flags))
    for k in range(len(flags)):
        apart = within(flags.astype(np.float64) - flags[k], alive)
        ahead = (apart.mean > TELLS_APART * np.sqrt(apart.scatter) + 1e-12).any(axis=0)
        result[k] = 1.0 - mean_over_draws(np.asarray(ahead, dtype=np.float64), apart.weight)
    return result
