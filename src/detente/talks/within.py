"""What happens within each draw, on the paths that are alive; and how much each draw counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Within:
    """Means within draws.

    Attributes
    ----------
    mean : (..., draw) array
        Over the paths alive; 0 in a draw without any, whose weight is 0.
    scatter : (..., draw) array
        The variance of each mean that comes of its few paths, estimated without bias.
    weight : (draw,) array or None
        Paths alive, where draws do not all have the same number of them: a draw in which talks
        seldom last until the dossier's day is the less likely, now that they have.
    """

    mean: Floats
    scatter: Floats
    weight: Floats | None


def within(values: Bools | Floats, alive: Bools | None = None) -> Within:
    """Means within draws, over the paths alive.

    Parameters
    ----------
    values : (..., draw, path) array
    alive : (draw, path) bool, optional
        All are, if not given.

    Examples
    --------
    Half of two paths; and the one path of two that is left:

    >>> signed = np.array([[True, False], [True, False]])
    >>> within(signed, np.array([[True, True], [False, True]])).mean
    array([0.5, 0. ])
    """
    paths = values.shape[-1]
    if alive is None or alive.all():
        mean = values.mean(axis=-1)
        scatter = values.var(axis=-1) / (paths - 1) if paths > 1 else np.zeros_like(mean)
        return Within(mean=mean, scatter=scatter, weight=None)
    left = alive.sum(axis=-1)
    mean = np.where(alive, values, 0.0).sum(axis=-1) / np.maximum(left, 1)
    squares = np.where(alive, (values - mean[..., None]) ** 2, 0.0).sum(axis=-1)
    return Within(mean=mean, scatter=scatter_of(squares, left), weight=left.astype(np.float64))


def scatter_of(squares: Floats, left: Floats | Bools) -> Floats:
    """(..., draw) variance of the mean of so many paths, from their summed squares about it.

    A single path tells nothing of its scatter, and takes that of all draws together.
    """
    several = np.maximum(left - 1, 0)
    pooled = squares.sum(axis=-1, keepdims=True) / max(several.sum(), 1)
    variance = np.where(several > 0, squares / np.maximum(several, 1), pooled)
    scatter: Floats = variance / np.maximum(left, 1)
    return scatter
