"""Sums of one choice a block that no other sum dominates, for three parties or fewer.

Merged block by block (Nemhauser & Ullmann 1969). What stands so far is held sorted by its first
coordinate, so each block offers as many sorted lists as it has choices; they are gone through in
order, and the second and third coordinates decide. Coordinates are shares of a party's whole span
as whole numbers; parties that are missing stay at 0.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import Any

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import entry, inner

WHOLE = 2.0**50
# What is the same in units this coarse is equal: 1.5e-11 of the span each step, so under 1e-9 in
# all for 61 blocks. Equal sums of data that are no decimals differ by far less.
COARSE = 14
BINS = 2048
_NONE = np.int64(-(1 << 62))


@inner
def _key(value: int) -> int:
    return (value + (1 << (COARSE - 1))) >> COARSE


@inner
def _offer(
    y: int, z: int, kept: Ints, count: int, highest: Ints, first: Ints, after: Ints, wide: int
) -> bool:
    """Whether nothing kept has both second and third coordinate as high; if so it is noted.

    Second coordinates fall into bins. ``highest`` says of each bin the most that the third is in
    the bins above it, which settles most offers; the rest look through their own bin, a chain from
    ``first`` through ``after``, from which what the new one dominates is taken out.
    """
    at, third = _key(y), _key(z)
    own = at >> wide
    if highest[own] >= third:
        return False
    before, one = -1, first[own]
    while one >= 0:
        second, its_third = _key(kept[one, 1]), _key(kept[one, 2])
        if second >= at and its_third >= third:
            return False
        following = after[one]
        if second > at or its_third > third:
            before = one
        elif before < 0:
            first[own] = following
        else:
            after[before] = following
        one = following
    after[count] = first[own]
    first[own] = count
    below = own - 1
    while below >= 0 and highest[below] < third:
        highest[below] = third
        below -= 1
    return True


@inner
def _arrange(run: Ints, size: int, points: Ints, choices: Ints, m: int) -> None:
    """Sort sums whose first coordinates are equal by the second and third, largest first."""
    second, third = np.empty(size, np.int64), np.empty(size, np.int64)
    gap = 1
    for k in range(size):
        second[k] = _key(points[run[k] // m, 1] + choices[run[k] % m, 1])
        third[k] = _key(points[run[k] // m, 2] + choices[run[k] % m, 2])
        if gap < size // 3:
            gap = 3 * gap + 1
    while gap > 0:  # Shell (1959), the gaps by Knuth
        for k in range(gap, size):
            one, y, z, at = run[k], second[k], third[k], k
            while at >= gap:
                before = at - gap
                if second[before] > y or (second[before] == y and third[before] >= z):
                    break
                run[at], second[at], third[at] = run[before], second[before], third[before]
                at = before
            run[at], second[at], third[at] = one, y, z
        gap //= 3


@inner
def _settle(tree: Ints, heads: Ints, node: int) -> None:
    # The larger head of two wins; the winner of all stands at 1.
    while node > 0:
        one, other = tree[2 * node], tree[2 * node + 1]
        tree[node] = one if heads[one] >= heads[other] else other
        node >>= 1


@inner
def _step(
    points: Ints,
    n: int,
    choices: Ints,
    m: int,
    most: int,
    kept: Ints,
    parent: Any,
    choice: Any,
    start: int,
) -> int:
    """What stands of every point with every choice; how many, or ``most`` + 1 for too many."""
    size = 1
    while size < m:
        size *= 2
    heads, place = np.full(size, _NONE), np.zeros(m, np.int64)
    tree = np.empty(2 * size, np.int64)
    for c in range(size):
        tree[size + c] = c
        if c < m:
            heads[c] = points[0, 0] + choices[c, 0]
    for node in range(size - 1, 0, -1):
        one, other = tree[2 * node], tree[2 * node + 1]
        tree[node] = one if heads[one] >= heads[other] else other
    bins, wide = min(BINS, 64 + 4 * n), 0
    far, wider = np.int64(0), np.int64(0)
    for i in range(n):
        far = max(far, points[i, 1])
    for c in range(m):
        wider = max(wider, choices[c, 1])
    while _key(far + wider) >> wide >= bins:
        wide += 1
    highest, first = np.full(bins, _NONE), np.full(bins, np.int64(-1))
    after, run = np.empty(min(n * m, most) + 1, np.int64), np.empty(n * m, np.int64)
    count, waiting = 0, 0
    while True:
        c = tree[1]
        x = heads[c]
        if x == _NONE:
            return count
        i = place[c]
        place[c] += 1
        heads[c] = points[place[c], 0] + choices[c, 0] if place[c] < n else _NONE
        _settle(tree, heads, (size + c) >> 1)
        ahead = heads[tree[1]]
        same = ahead != _NONE and _key(ahead) == _key(x)
        if same or waiting > 0:
            run[waiting] = i * m + c
            waiting += 1
            if same:
                continue
            _arrange(run, waiting, points, choices, m)
        for k in range(max(waiting, 1)):
            if waiting > 0:
                i, c = run[k] // m, run[k] % m
            y, z = points[i, 1] + choices[c, 1], points[i, 2] + choices[c, 2]
            if _offer(y, z, kept, count, highest, first, after, wide):
                if count == most:
                    return most + 1
                kept[count, 0] = points[i, 0] + choices[c, 0]
                kept[count, 1], kept[count, 2] = y, z
                parent[start + count], choice[start + count] = i, c
                count += 1
        waiting = 0


def in_units(values: Floats) -> Ints:
    """Shares of spans (block, choice, party) as ``merge`` takes them."""
    whole = np.zeros((*values.shape[:2], 3), np.int64)
    whole[:, :, : values.shape[2]] = np.rint(values * WHOLE)
    return whole


@inner
def _longer(parent: Any, choice: Any, used: int, size: int) -> Any:
    wider, chosen = np.empty(size, np.int32), np.empty(size, np.int16)
    for k in range(used):
        wider[k], chosen[k] = parent[k], choice[k]
    return wider, chosen


@entry
def merge(values: Ints, counts: Ints, order: Ints, most: int, sums: int) -> Any:
    """The undominated sums, as the choice that each makes in each block.

    Parameters
    ----------
    values : (block, choice, 3) int
        Shares of each party's span in units of ``WHOLE``, 0 or more; no more than 1 in all.
    counts, order : (block,) int
        How many choices each block has, none 0, and the order in which to merge them.
    most, sums : int
        The most points that may stand after a step, and the most sums that a step may look at.

    Returns
    -------
    bool, (point, block) int16
        Whether it stayed within these bounds; the largest first coordinate first.
    """
    blocks = len(counts)
    points, n = np.zeros((1, 3), np.int64), 1
    parent, choice = np.empty(1024, np.int32), np.empty(1024, np.int16)
    starts, total = np.zeros(blocks + 1, np.int64), 0
    for step in range(blocks):
        choices, m = values[order[step]], counts[order[step]]
        if n * m > sums:
            return False, np.empty((0, blocks), np.int16)
        room = min(n * m, most)
        if total + room > len(parent):
            parent, choice = _longer(parent, choice, total, 2 * (total + room))
        kept = np.empty((room, 3), np.int64)
        found = _step(points, n, choices, m, most, kept, parent, choice, total)
        if found > most:
            return False, np.empty((0, blocks), np.int16)
        points, n = kept, found
        starts[step] = total
        total += n
    picks, at = np.empty((n, blocks), np.int16), np.empty(n, np.int64)
    for k in range(n):
        at[k] = k
    for step in range(blocks - 1, -1, -1):
        for k in range(n):
            picks[k, order[step]] = choice[starts[step] + at[k]]
            at[k] = parent[starts[step] + at[k]]
    return True, picks
