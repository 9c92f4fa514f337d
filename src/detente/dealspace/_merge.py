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
def _arrange(run: Ints, points: Ints, choices: Ints) -> None:
    """Sort sums whose first coordinates are equal by the second and third, largest first."""
    size = len(run)
    second, third = np.empty(size, np.int64), np.empty(size, np.int64)
    for k in range(size):
        i, c = run[k] // len(choices), run[k] % len(choices)
        second[k] = -_key(points[i, 1] + choices[c, 1])
        third[k] = -_key(points[i, 2] + choices[c, 2])
    for rank, k in enumerate(np.argsort(third)):
        second[k] = (second[k] << 25) + rank
    run[:] = run[np.argsort(second)]


@inner
def _settle(tree: Ints, heads: Ints, node: int) -> None:
    # The larger head of two wins; the winner of all stands at 1.
    while node > 0:
        one, other = tree[2 * node], tree[2 * node + 1]
        tree[node] = one if heads[one] >= heads[other] else other
        node >>= 1


@inner
def _step(
    points: Ints, choices: Ints, most: int, kept: Ints, parent: Any, choice: Any, start: int
) -> int:
    """What stands of every point with every choice; how many, or ``most`` + 1 for too many."""
    n, m = len(points), len(choices)
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
    top = _key(points[:, 1].max() + choices[:, 1].max())
    while top >> wide >= bins:
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
            _arrange(run[:waiting], points, choices)
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


@entry
def merge(values: Floats, counts: Ints, order: Ints, most: int, sums: int) -> Any:
    """The undominated sums, as the choice that each makes in each block.

    Parameters
    ----------
    values : (block, choice, party)
        Shares of each party's span, 0 or more; no more than 1 in all.
    counts, order : (block,) int
        How many choices each block has, none 0, and the order in which to merge them.
    most, sums : int
        The most points that may stand after a step, and the most sums that a step may look at.

    Returns
    -------
    bool, (point, block) int16
        Whether it stayed within these bounds; the largest first coordinate first.
    """
    blocks, parties = len(counts), values.shape[2]
    points = np.zeros((1, 3), np.int64)
    parent, choice = np.empty(1024, np.int32), np.empty(1024, np.int16)
    starts, total = np.zeros(blocks + 1, np.int64), 0
    for step in range(blocks):
        block = order[step]
        n, m = len(points), counts[block]
        if n * m > sums:
            return False, np.empty((0, blocks), np.int16)
        choices = np.zeros((m, 3), np.int64)
        for c in range(m):
            for p in range(parties):
                choices[c, p] = np.int64(np.rint(values[block, c, p] * WHOLE))
        room = total + min(n * m, most)
        if room > len(parent):
            wider, chosen = np.empty(2 * room, np.int32), np.empty(2 * room, np.int16)
            wider[:total], chosen[:total] = parent[:total], choice[:total]
            parent, choice = wider, chosen
        kept = np.empty((min(n * m, most), 3), np.int64)
        count = _step(points, choices, most, kept, parent, choice, total)
        if count > most:
            return False, np.empty((0, blocks), np.int16)
        points = kept[:count]
        starts[step] = total
        total += count
    picks = np.empty((len(points), blocks), np.int16)
    at = np.arange(len(points))
    for step in range(blocks - 1, -1, -1):
        for k in range(len(at)):
            picks[k, order[step]] = choice[starts[step] + at[k]]
            at[k] = parent[starts[step] + at[k]]
    return True, picks
