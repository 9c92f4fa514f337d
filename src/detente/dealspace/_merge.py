"""Sums of one choice a block that no other sum dominates: merged block by block.

Nemhauser & Ullmann (1969). Points have three coordinates; fewer parties leave the last at 0.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import entry, inner


@inner
def undominated(points: Floats, order: Ints) -> Ints:
    """Which points nothing dominates; of equal ones the first in ``order`` stays.

    Coordinates are whole numbers, so that equal means equal.

    ``order`` lists the points by first, second, third coordinate, largest first. Going down it,
    the second and third coordinates kept so far form a staircase: a point is dominated if the
    lowest step that reaches its second coordinate reaches its third.
    """
    n = len(order)
    keep = np.empty(n, np.int64)
    high, third = np.empty(n), np.empty(n)
    steps, kept = 0, 0
    for at in order:
        y, z = points[at, 1], points[at, 2]
        low, up = 0, steps  # steps stand with y falling and z rising
        while low < up:
            middle = (low + up) // 2
            if high[middle] >= y:
                low = middle + 1
            else:
                up = middle
        if low > 0 and third[low - 1] >= z:
            continue
        first = low
        while first > 0 and high[first - 1] <= y:
            first -= 1
        last = first
        while last < steps and third[last] <= z:
            last += 1
        moved = steps - last
        shift = first + 1 - last
        if shift > 0:
            for k in range(moved - 1, -1, -1):
                high[last + shift + k], third[last + shift + k] = high[last + k], third[last + k]
        elif shift < 0:
            for k in range(moved):
                high[last + shift + k], third[last + shift + k] = high[last + k], third[last + k]
        high[first], third[first] = y, z
        steps += shift
        keep[kept] = at
        kept += 1
    return keep[:kept]


@entry
def survivors(points: Floats, order: Ints) -> Ints:
    """Which points nothing dominates, for Python to call."""
    kept: Ints = undominated(points, order)
    return kept


@entry
def cross(points: Floats, choices: Floats, rest: Floats, needs: Floats) -> tuple[Floats, Ints]:
    """Each point with each choice, but what cannot reach its needs any more.

    ``rest`` (party,) is the most that later blocks can add, ``needs`` (party,) the least needed.
    The second answer gives, for each sum, the point and the choice that make it.
    """
    n, m = len(points), len(choices)
    sums, made = np.empty((n * m, 3)), np.empty((n * m, 2), np.int64)
    count = 0
    for i in range(n):
        for c in range(m):
            reaches = True
            for p in range(3):
                sums[count, p] = points[i, p] + choices[c, p]
                if sums[count, p] + rest[p] < needs[p] - 1e-9:
                    reaches = False
            if reaches:
                made[count, 0], made[count, 1] = i, c
                count += 1
    return sums[:count], made[:count]
