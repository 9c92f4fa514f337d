"""Packages that come to the same, looked at as one: what is left of a tree, folded level by level.

Where issues are interchangeable, or worths come from a few whole numbers, most branches of a tree
meet again: whichever two of thirty like issues are given up, the sums are the same. So all sums
that the first blocks can reach are held once each, with the first of the packages that reach
them, and are cut by the same bounds as the tree (dynamic programming with bounds; Morin & Marsten
1976). With a coarser grain, sums that lie near each other count as one too, and what that can
hide is bounded.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.compiled import inner
from detente.dealspace.kernels.copying import copy, fill

MOST = 4096
SEATS = 16384  # of the table of sums: a power of two, four times as many
NOWHERE = -1
_ENOUGH = -(1 << 62)


@inner
def order_of(a: Ints, b: Ints) -> int:
    """-1 where package a comes before b in issue and option order, 1 after, 0 the same."""
    for k in range(len(a)):
        if a[k] != b[k]:
            return -1 if a[k] < b[k] else 1
    return 0


@inner
def _seat(key: Ints, keys: Ints, table: Ints) -> int:
    """Where in the table the sum stands, or would stand."""
    mixed = np.int64(1469598103934665603)
    for i in range(len(key)):
        mixed = (mixed ^ key[i]) * np.int64(1099511628211)
        mixed ^= (mixed >> 29) & np.int64(0x7FFFFFFFF)
    at = mixed & (SEATS - 1)
    while table[at] != NOWHERE:
        one, same = table[at], True
        for i in range(len(key)):
            if keys[one, i] != key[i]:
                same = False
                break
        if same:
            break
        at = (at + 1) & (SEATS - 1)
    return int(at)


@inner
def _least_after(A: Floats, left: Ints, many: Ints, order: Ints, row: int, out: Floats) -> None:
    """The least that the blocks from each depth on add to one sum."""
    out[len(order)] = 0.0
    for d in range(len(order) - 1, -1, -1):
        b, low = order[d], np.inf
        for j in range(many[b]):
            low = min(low, A[row, b, left[b, j]])
        out[d] = out[d + 1] + low


@inner
def fold(
    A: Floats,
    left: Ints,
    many: Ints,
    order: Ints,
    suffix: Floats,
    rhs: Floats,
    needs: Floats,
    cares: Bools,
    ones: int,
    grain: float,
    index: Ints,
    blocks: Ints,
    ordered: bool,
    work: Floats,
    sums: Floats,
    packages: Ints,
) -> int:
    """Every sum that passes the bounds, once, and a package that reaches it; -1 if too many.

    Parameters
    ----------
    A : (multipliers, block, choice)
        What a choice adds to each sum; the parties' own worths stand from ``ones`` on.
    left, many, order : (block, choice), (block,), (depth,) int
        The choices left, how many, and the order of the blocks.
    suffix, rhs : (depth + 1, multipliers), (multipliers,)
        The most that the blocks from one on add, and what must be reached.
    needs, cares : (party,)
        Its floor, and whether more than that counts.
    grain : float
        How near sums must lie to be held as one.
    index, blocks : (block, choice) int, (block, choice, issue) int
        The options of each choice.
    ordered : bool
        Of packages that reach the same sum, keep the first in issue and option order.
    work : (1,)
        Steps allowed; what is left of them.
    sums, packages : (MOST, multipliers), (MOST, issue)
        The first of each is where to start; then the answer.
    """
    M, P, D = len(A), len(needs), len(order)
    before, before_packages = np.empty_like(sums), np.empty_like(packages)
    keys, table = np.empty((MOST, P), np.int64), np.empty(SEATS, np.int64)
    key, package, least = np.empty(P, np.int64), np.empty_like(packages[0]), np.empty((P, D + 1))
    for i in range(P):
        _least_after(A, left, many, order, ones + i, least[i])
    held = 1
    for d in range(D):
        for s in range(held):
            copy(sums[s], before[s])
            copy(packages[s], before_packages[s])
        b, n, held = order[d], held, 0
        fill(table, NOWHERE)
        work[0] -= SEATS // 4
        for s in range(n):
            for j in range(many[b]):
                c = left[b, j]
                work[0] -= M + P + 8
                if work[0] < 0.0:
                    return -1
                fits = True
                for m in range(M):
                    if before[s, m] + A[m, b, c] + suffix[d + 1, m] < rhs[m]:
                        fits = False
                        break
                if not fits:
                    continue
                for i in range(P):
                    # What lies beyond a floor that is reached anyhow need not be told apart.
                    y = before[s, ones + i] + A[ones + i, b, c]
                    sure = not cares[i] and y + least[i, d + 1] >= needs[i]
                    key[i] = _ENOUGH if sure else np.int64(np.rint(y / grain))
                at = _seat(key, keys, table)
                one = table[at]
                if one != NOWHERE and not ordered:
                    continue
                copy(before_packages[s], package)
                _write(blocks[b, index[b, c]], package)
                if one == NOWHERE:
                    if held == MOST:
                        return -1
                    one = held
                    held += 1
                    table[at] = one
                    copy(key, keys[one])
                elif order_of(package, packages[one]) >= 0:
                    continue
                copy(package, packages[one])
                for m in range(M):
                    sums[one, m] = before[s, m] + A[m, b, c]
    return held


@inner
def _write(pattern: Ints, package: Ints) -> None:
    for k in range(len(package)):
        if pattern[k] >= 0:
            package[k] = pattern[k]
