"""Sums of two lists, thinned to those that nothing else stands for, for any number of parties.

Each sum has two corners: what it is worth itself (``low``), and the least corner above all sums it
stands for (``high``). A sum may go if one that stays lies no more than epsilon below its high
corner in any coordinate, and that one's high corner rises to cover it. So in the end every package
is within ``high - low`` of one that is listed, however often sums were thinned on the way: the debt
is spent once and not anew in each step, as it is where coordinates are rounded (Papadimitriou &
Yannakakis 2000; Erlebach, Kellerer & Pferschy 2002).

Which of those that stay reach a corner is asked of sets of bits: for each coordinate and each of 64
cuts the set of those above the cut.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import Any

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import entry, inner

CUTS = 64
FIRST = 1e-4
GROWTH = 1.1
FULL = 0.8
_SAMPLE = 2048
_ONE = np.uint64(1)


@inner
def _cut(cuts: Floats, value: float) -> int:
    """The last cut that is no higher."""
    low, up = 0, CUTS
    while up - low > 1:
        middle = (low + up) >> 1
        if cuts[middle] <= value:
            low = middle
        else:
            up = middle
    return low


@inner
def _lowest(bits: Any) -> int:
    """The number of the lowest bit that is set."""
    bit, place = bits & (~bits + _ONE), 0
    if bit & np.uint64(0xFFFFFFFF00000000):
        place += 32
    if bit & np.uint64(0xFFFF0000FFFF0000):
        place += 16
    if bit & np.uint64(0xFF00FF00FF00FF00):
        place += 8
    if bit & np.uint64(0xF0F0F0F0F0F0F0F0):
        place += 4
    if bit & np.uint64(0xCCCCCCCCCCCCCCCC):
        place += 2
    if bit & np.uint64(0xAAAAAAAAAAAAAAAA):
        place += 1
    return place


@inner
def _reaching(corner: Floats, low: Floats, size: int, sets: Any, cuts: Floats, at: Ints) -> int:
    """One of those kept that is no lower than the corner in any coordinate, or -1."""
    parties = len(corner)
    both = np.empty(8, np.uint64)
    for p in range(parties):
        at[p] = _cut(cuts[p], corner[p])
    for start in range(0, (size + 63) // 64, 8):
        some = np.uint64(0)
        for w in range(8):
            both[w] = sets[0, at[0], start + w]
        for p in range(1, parties):
            for w in range(8):
                both[w] &= sets[p, at[p], start + w]
        for w in range(8):
            some |= both[w]
        if some == 0:
            continue
        for w in range(8):
            bits = both[w]
            while bits != 0:
                one: int = (start + w) * 64 + _lowest(bits)
                reaches = True
                for p in range(parties):
                    if low[one, p] < corner[p]:
                        reaches = False
                        break
                if reaches:
                    return one
                bits &= bits - _ONE
    return -1


@inner
def _add(low: Floats, one: int, sets: Any, cuts: Floats) -> None:
    word, bit = one >> 6, _ONE << np.uint64(one & 63)
    for p in range(low.shape[1]):
        for c in range(_cut(cuts[p], low[one, p]) + 1):
            sets[p, c, word] |= bit


@inner
def _covered(
    high: Floats, mine: Floats, epsilon: float, low: Floats, size: int, sets: Any, cuts: Floats
) -> bool:
    """Whether one of those kept stands for a sum with this high corner from now on."""
    parties = len(mine)
    corner, at = np.empty(parties), np.empty(parties, np.int64)
    for p in range(parties):
        corner[p] = mine[p] - epsilon
    one = _reaching(corner, low, size, sets, cuts, at)
    if one < 0:
        return False
    for p in range(parties):
        high[one, p] = max(high[one, p], mine[p])
    return True


@inner
def _thin(
    low: Floats, high: Floats, made: Any, size: int, epsilon: float, sets: Any, cuts: Floats
) -> int:
    """Keep those that none before them stands for; how many."""
    parties, words = low.shape[1], sets.shape[2]
    for p in range(parties):
        for c in range(CUTS):
            for w in range(words):
                sets[p, c, w] = 0
    kept = 0
    for k in range(size):
        # What is kept moves up in the same arrays: k is never behind it.
        if not _covered(high, high[k], epsilon, low, kept, sets, cuts):
            for p in range(parties):
                low[kept, p], high[kept, p] = low[k, p], high[k, p]
            made[kept, 0], made[kept, 1] = made[k, 0], made[k, 1]
            _add(low, kept, sets, cuts)
            kept += 1
    return kept


@entry
def useful(a: Floats, b: Floats, lams: Floats, least: Floats) -> Ints:
    """The sums of one of each list, numbered, that may be worth the least by each multiplier."""
    n, m = len(a), len(b)
    ours, theirs = np.zeros((n, len(lams))), np.zeros((m, len(lams)))
    for at in range(len(lams)):
        for p in range(a.shape[1]):
            for i in range(n):
                ours[i, at] += lams[at, p] * a[i, p]
            for c in range(m):
                theirs[c, at] += lams[at, p] * b[c, p]
    sums, count = np.empty(n * m, np.int64), 0
    for i in range(n):
        for c in range(m):
            may = True
            for at in range(len(lams)):
                if ours[i, at] + theirs[c, at] < least[at] - 1e-9:
                    may = False
                    break
            if may:
                sums[count] = i * m + c
                count += 1
    return sums[:count]


def cuts_of(a: Floats, b: Floats, sums: Ints) -> Floats:
    """Cuts that part the sums evenly, by a sample: (party, cut), the first below all."""
    some = sums[:: max(1, len(sums) // _SAMPLE)]
    sample = np.sort(a[some // len(b)] + b[some % len(b)], axis=0)
    cuts = np.ascontiguousarray(sample[np.arange(CUTS) * len(some) // CUTS].T)
    cuts[:, 0] = -np.inf
    return cuts


@entry
def keep(
    a_low: Floats,
    a_high: Floats,
    b_low: Floats,
    b_high: Floats,
    sums: Ints,
    cuts: Floats,
    epsilon: float,
    most: int,
    thinning: bool,
) -> Any:
    """Every sum but what another stands for within epsilon.

    Parameters
    ----------
    a_low, a_high, b_low, b_high : (point, party)
    sums : (sum,) int
        Numbered, those of greatest worth first: what betters another in nothing comes after it.
    epsilon : float
        No less than any debt the sums will have.
    most, thinning : int, bool
        If more would stay, whether to thin them with growing epsilon, or to give up.

    Returns
    -------
    int, (point, party), (point, party), (point, 2) int32
        How many stay, -1 for too many; their low and high corners; which of each list.
    """
    parties, m, room = a_low.shape[1], len(b_low), min(most, len(sums))
    low, high = np.empty((room, parties)), np.empty((room, parties))
    made, mine = np.empty((room, 2), np.int32), np.empty(parties)
    sets = np.zeros((parties, CUTS, (room // 512 + 1) * 8), np.uint64)
    kept = 0
    for one in sums:
        i, c = one // m, one % m
        for p in range(parties):
            mine[p] = a_high[i, p] + b_high[c, p]
        if _covered(high, mine, epsilon, low, kept, sets, cuts):
            continue
        if kept == most:
            if not thinning:
                return -1, low, high, made
            while kept > FULL * most:
                epsilon = max(GROWTH * epsilon, FIRST)
                kept = _thin(low, high, made, kept, epsilon, sets, cuts)
            if _covered(high, mine, epsilon, low, kept, sets, cuts):
                continue
        for p in range(parties):
            low[kept, p], high[kept, p] = a_low[i, p] + b_low[c, p], mine[p]
        made[kept, 0], made[kept, 1] = i, c
        _add(low, kept, sets, cuts)
        kept += 1
    return kept, low, high, made
