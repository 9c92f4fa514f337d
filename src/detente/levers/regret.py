"""Which lever is best where, and what it costs to have picked another (Savage 1951)."""

from __future__ import annotations

import numpy as np

from detente.arrays import Bools, Floats
from detente.levers.differences import TELLS_APART


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


def without_noise(flags: Bools) -> Floats:
    """(lever, draw) chances that differ by what the draws are, not by which paths were played.

    The largest of several noisy numbers is too large, so that raw frequencies would make a regret
    of noise. Each lever's paired difference from the first is drawn towards its mean by the share
    of its variance that its few paths explain (the best linear estimate; James & Stein 1961).

    Parameters
    ----------
    flags : (lever, draw, path) bool
        The first lever is the course held.
    """
    held = flags[0].mean(axis=1)
    paths = flags.shape[2]
    apart = flags.astype(np.float64) - flags[0]
    by_draw = apart.mean(axis=2)
    mean, between = by_draw.mean(axis=1, keepdims=True), by_draw.var(axis=1, keepdims=True)
    scatter = apart.var(axis=2).mean(axis=1, keepdims=True) / max(paths - 1, 1)
    left = np.clip(between - scatter, 0.0, None)
    keep = np.divide(left, between, out=np.zeros_like(between), where=between > 0)
    result: Floats = held + mean + keep * (by_draw - mean)
    return result


def best_share(flags: Bools) -> Floats:
    """The share of draws in which no lever does better, ties being ties.

    In a draw a lever does better than another if it is ahead by more than twice the paired error
    of its paths there; levers that tie are each among the best, so that shares may sum to more
    than 1.

    Parameters
    ----------
    flags : (lever, draw, path) bool

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
    levers, draws, paths = flags.shape
    beaten = np.zeros((levers, draws), dtype=np.bool_)
    for k in range(levers):
        apart = flags.astype(np.float64) - flags[k]
        ahead = apart.mean(axis=2)
        error = np.sqrt(apart.var(axis=2) / max(paths - 1, 1))
        beaten[k] = (ahead > TELLS_APART * error + 1e-12).any(axis=0)
    result: Floats = 1.0 - beaten.mean(axis=1)
    return result
