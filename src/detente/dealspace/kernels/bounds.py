"""What the blocks yet to be decided can add: the bounds that every tree is cut by.

Worth adds up over the blocks, so that the most that those from one on can add is a sum of one
maximum a block, worked out once from the last to the first (Land & Doig 1960).
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import borrowing
from detente.dealspace.kernels.arrays import fill


@borrowing
def most_after(gives: Floats, left: Ints, many: Ints, order: Ints, most: Floats) -> None:
    """(depth + 1, sum) the most that the blocks from each depth on add to each sum.

    ``gives`` is (block, choice, sum), ``left`` (block, place) lists ``many`` choices a block.
    """
    sums, D = gives.shape[2], len(order)
    fill(most[D], 0.0)
    for d in range(D - 1, -1, -1):
        b = order[d]
        fill(most[d], -np.inf)
        for j in range(many[b]):
            for m in range(sums):
                most[d, m] = max(most[d, m], gives[b, left[b, j], m])
        for m in range(sums):
            most[d, m] += most[d + 1, m]


@borrowing
def least_after(gives: Floats, left: Ints, many: Ints, order: Ints, least: Floats) -> None:
    """The same of the least."""
    sums, D = gives.shape[2], len(order)
    fill(least[D], 0.0)
    for d in range(D - 1, -1, -1):
        b = order[d]
        fill(least[d], np.inf)
        for j in range(many[b]):
            for m in range(sums):
                least[d, m] = min(least[d, m], gives[b, left[b, j], m])
        for m in range(sums):
            least[d, m] += least[d + 1, m]


@borrowing
def largest_first(gives: Floats, b: int, c: int, left: Ints, many: int) -> None:
    """Put a choice in its place among those listed of its block: by the first sum, most first."""
    j = many
    while j > 0 and gives[b, left[b, j - 1], 0] < gives[b, c, 0]:
        left[b, j] = left[b, j - 1]
        j -= 1
    left[b, j] = c
