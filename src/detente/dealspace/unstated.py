"""Whose no-deal value nobody has stated, where the answer rests on that."""

from __future__ import annotations

import numpy as np

from detente.arrays import Bools
from detente.worlds.build import Worlds

_POINTS, _TIMES, _LEAST = 0.1, 2.0, 0.01


def deciding_defaults(worlds: Worlds, exists: Bools) -> tuple[str, ...]:
    """The parties whose wide default decides whether there is a zone.

    A default decides where the upper half of its draws has ten points more or less chance of a
    zone than the lower half, or twice the chance of there being none, and by two standard errors.

    Parameters
    ----------
    worlds : Worlds
    exists : (row,) bool
        Whether there is a zone.
    """
    rows = np.bincount(worlds.draw_of_row, minlength=worlds.draws)
    share = np.bincount(worlds.draw_of_row, weights=exists, minlength=worlds.draws) / np.maximum(
        rows, 1
    )
    return tuple(p for p in worlds.unstated_no_deal if _decides(worlds, p, share))


def _decides(worlds: Worlds, party: str, share: np.ndarray) -> bool:
    default = worlds.inputs.column(f"standoff.{party}.against-today")
    order = np.argsort(default, kind="stable")
    halves = np.array_split(share[order], 2)
    if len(halves[0]) < 2 or len(halves[1]) < 2:
        return False
    low, high = sorted(float(half.mean()) for half in halves)
    error = float(np.sqrt(sum(half.var(ddof=1) / len(half) for half in halves)))
    several = high - low >= _POINTS or 1.0 - low >= _TIMES * (1.0 - high)
    return several and high - low >= max(_LEAST, 2.0 * error)
