"""Which lever is best where, and what it costs to have picked another (Savage 1951)."""

from __future__ import annotations

from typing import Any

from detente.arrays import Floats


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


def best_share(chances: Floats) -> Floats:
    """The share of draws in which each lever is best; levers that tie share the draw.

    Parameters
    ----------
    chances : (lever, draw) array

    Returns
    -------
    (lever,) array, summing to 1

    Examples
    --------
    >>> import numpy as np
    >>> best_share(np.array([[0.2, 0.6, 0.5], [0.5, 0.5, 0.5]])).tolist()
    [0.5, 0.5]
    """
    best: Any = chances >= chances.max(axis=0) - 1e-12
    result: Floats = (best / best.sum(axis=0)).mean(axis=1)
    return result
