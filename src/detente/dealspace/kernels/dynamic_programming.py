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

from typing import NamedTuple

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.compiled import borrowing, inner
from detente.dealspace.kernels.arrays import Case, Row, Tree, copy, fill
from detente.dealspace.kernels.bounds import least_after
from detente.dealspace.kernels.incumbent import comes_first, write_choice

MOST = 4096
SEATS = 16384  # of the table of sums: a power of two, four times as many
NOWHERE = -1
_ENOUGH = -(1 << 62)


class Held(NamedTuple):
    """Sums held, each once, and a package that reaches each."""

    sums: Floats  # (MOST, multiplier); the first is where to start
    packages: Ints  # (MOST, issue)
    before: Floats  # (MOST, multiplier) those of the level before
    packages_before: Ints  # (MOST, issue)
    keys: Ints  # (MOST + 1, party) what each sum is known by; the last is that of a new one
    table: Ints  # (SEATS,) which sum stands there, or ``NOWHERE``
    least: Floats  # (depth + 1, multiplier) the blocks from one on add at least


class Folding(NamedTuple):
    """How a tree is folded."""

    needed: Floats  # (multiplier,) sums to be reached
    cares: Bools  # (party,) whether more than its floor counts
    grain: float  # how near sums must lie to be held as one
    ordered: bool  # of packages with the same sum, keep the first in issue and option order


@inner
def room_for_sums(tree: Tree, row: Row) -> Held:
    """Room for as many sums as are held."""
    sums = np.empty((MOST, tree.most.shape[1]))
    packages = np.empty((MOST, len(row.package)), row.package.dtype)
    return Held(
        sums,
        packages,
        np.empty_like(sums),
        np.empty_like(packages),
        np.empty((MOST + 1, row.best.shares.shape[0]), np.int64),
        np.empty(SEATS, np.int64),
        np.empty_like(tree.most),
    )


@borrowing
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


@borrowing
def fold(tree: Tree, how: Folding, case: Case, row: Row, held: Held) -> int:
    """Every sum that passes the bounds, once, and a package that reaches it; -1 if too many.

    The first sum and package of ``held`` are where to start; then they are the answer.
    """
    gives, left, many, order, most = tree.gives, tree.left, tree.many, tree.order, tree.most
    M, P, D, alone = gives.shape[2], len(case.floor), len(order), tree.multipliers.alone
    sums, packages, before, packages_before, keys, table, least = held
    needed, work, key = how.needed, row.work, keys[MOST]
    least_after(gives, left, many, order, least)
    size = 1
    for d in range(D):
        for s in range(size):
            copy(sums[s], before[s])
            copy(packages[s], packages_before[s])
        b, n, size = order[d], size, 0
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
                    if before[s, m] + gives[b, c, m] + most[d + 1, m] < needed[m]:
                        fits = False
                        break
                if not fits:
                    continue
                for i in range(P):
                    # What lies beyond a floor that is reached anyhow need not be told apart.
                    y = before[s, alone + i] + gives[b, c, alone + i]
                    sure = not how.cares[i] and y + least[d + 1, alone + i] >= case.floor[i]
                    key[i] = _ENOUGH if sure else np.int64(np.rint(y / how.grain))
                at = _seat(key, keys, table)
                place = table[at]
                if place != NOWHERE and not how.ordered:
                    continue
                pattern = row.blocks[b, tree.number[b, c]]
                if place == NOWHERE:
                    if size == MOST:
                        return -1
                    place = size
                    size += 1
                    table[at] = place
                    copy(key, keys[place])
                elif not comes_first(packages_before[s], pattern, packages[place]):
                    continue
                copy(packages_before[s], packages[place])
                write_choice(pattern, packages[place])
                for m in range(M):
                    sums[place, m] = before[s, m] + gives[b, c, m]
    return size
