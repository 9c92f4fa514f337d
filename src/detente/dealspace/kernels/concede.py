"""The least that parties would have to give up in all for a package to suit them, row by row.

What a package asks is convex in the parties' worths: the sum of what each falls short of its need.
By duality it is the most that ``lam . (need - worth)`` comes to over multipliers from 0 to 1, one a
party, and for given multipliers the best package is found block by block. So a tree is cut where
some multipliers show that what is decided already asks as much as the best package known (Land &
Doig 1960; Geoffrion 1974).
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.compiled import entry, inner

_STEPS = 60
_EDGE = 1e-12


@entry
def concede(
    worth: Floats,
    allowed: Bools,
    short: Floats,
    open_case: Bools,
    limit: int,
    amounts: Floats,
    chosen: Ints,
    proved: Bools,
    first: int,
    last: int,
) -> None:
    """Fill in the rows from ``first`` to before ``last``.

    Parameters
    ----------
    worth : (row, party, block, choice)
    allowed : (row, block, choice) bool
    short : (row, case, party)
        What each party needs beyond what the case is worth to it.
    open_case : (row, case) bool
    limit : int
        How many steps the tree of one case may take.
    amounts, chosen, proved
        The answer: (row, party) what each gives up; (row, 1 + block) the case and the choices, -1
        without any; (row,) whether it is proved to be least.
    """
    P, B, C = worth.shape[1:]
    cases = short.shape[1]
    v, index, count = np.empty((B, C, P)), np.empty((B, C), np.int64), np.empty(B, np.int64)
    pick, y, best = np.zeros(B, np.int64), np.zeros(P), np.empty(1)
    lams, bounds = np.empty((cases, 3, P)), np.empty(cases)
    for r in range(first, last):
        for i in range(P):
            amounts[r, i] = np.nan
        for b in range(B + 1):
            chosen[r, b] = -1
        proved[r] = True
        size, least = 1.0, C
        for b in range(B):
            count[b] = 0
            for c in range(C):
                if allowed[r, b, c]:
                    for i in range(P):
                        v[b, count[b], i] = worth[r, i, b, c]
                        size += abs(worth[r, i, b, c])
                    index[b, count[b]] = c
                    count[b] += 1
            least = min(least, count[b])
        best[0] = np.inf
        for turn in range(2 * cases):
            # First a bound for every case, then a tree in each, the case of the least bound first.
            c, tree = turn, turn >= cases
            if tree:
                c = 0
                for other in range(cases):
                    c = other if bounds[other] < bounds[c] else c
                if bounds[c] >= best[0] - _EDGE * size:
                    break
            elif least == 0 or not open_case[r, c]:
                bounds[c] = np.inf
                continue
            before = best[0]
            if tree:
                bounds[c] = np.inf
                whole = _tree(v, count, short[r, c], _EDGE * size, lams[c], limit, best, pick, y)
                proved[r] = proved[r] and whole
            else:
                bounds[c] = _climb(v, count, short[r, c], _EDGE * size, best, pick, y, lams[c])
            if best[0] < before:
                chosen[r, 0] = c
                for b in range(B):
                    chosen[r, 1 + b] = index[b, pick[b]]
                for i in range(P):
                    amounts[r, i] = max(short[r, c, i] - y[i], 0.0)


@inner
def _climb(
    v: Floats,
    count: Ints,
    need: Floats,
    edge: float,
    best: Floats,
    best_pick: Ints,
    best_y: Floats,
    kept: Floats,
) -> float:
    """A bound for one case by subgradient steps (Polyak 1969); better packages are kept.

    ``kept`` gets the multipliers of the best bound, all ones, and those of the last step.
    """
    B, P = len(v), len(need)
    y, pick = np.empty(P), np.empty(B, np.int64)
    for i in range(P):
        kept[0, i] = kept[1, i] = kept[2, i] = 1.0
    bound = -np.inf
    for _ in range(_STEPS):
        value, asked = 0.0, 0.0
        for i in range(P):
            y[i] = 0.0
            value += kept[2, i] * need[i]
        for b in range(B):
            high = -np.inf
            for c in range(count[b]):
                s = 0.0
                for i in range(P):
                    s += kept[2, i] * v[b, c, i]
                if s > high:
                    high, pick[b] = s, c
            value -= high
            for i in range(P):
                y[i] += v[b, pick[b], i]
        norm = 0.0
        better = value > bound
        bound = max(bound, value)
        for i in range(P):
            slope, lam = need[i] - y[i], kept[2, i]
            asked += max(slope, 0.0)
            if (slope > 0.0 and lam < 1.0) or (slope < 0.0 and lam > 0.0):
                norm += slope * slope
            if better:
                kept[0, i] = lam
        if asked < best[0]:
            best[0] = asked
            for b in range(B):
                best_pick[b] = pick[b]
            for i in range(P):
                best_y[i] = y[i]
        if bound >= best[0] - edge or norm == 0.0:
            break
        step = (best[0] - value) / norm
        for i in range(P):
            kept[2, i] = min(max(kept[2, i] + step * (need[i] - y[i]), 0.0), 1.0)
    return bound


@inner
def _tree(
    v: Floats,
    count: Ints,
    need: Floats,
    edge: float,
    lams: Floats,
    limit: int,
    best: Floats,
    best_pick: Ints,
    best_y: Floats,
) -> bool:
    """Search one case depth first; whether it was searched to the end."""
    B, C, P = v.shape
    K = len(lams)
    M = K + P
    # For each multiplier vector, and after them for each party: what a choice gives, what the
    # blocks from one on give at most, and what is needed. The parties' bounds add up.
    gives, rest, asks = np.zeros((B, C, M)), np.zeros((B + 1, M)), np.zeros(M)
    left = np.empty((B, C), np.int64)
    for m in range(M):
        for i in range(P):
            share = lams[m, i] if m < K else 1.0 if m - K == i else 0.0
            asks[m] += share * need[i]
            for b in range(B):
                for c in range(count[b]):
                    gives[b, c, m] += share * v[b, c, i]
        for b in range(B - 1, -1, -1):
            high = -np.inf
            for c in range(count[b]):
                high = max(high, gives[b, c, m])
            rest[b, m] = rest[b + 1, m] + high
    for b in range(B):
        for c in range(count[b]):
            j = c
            while j > 0 and gives[b, left[b, j - 1], 0] < gives[b, c, 0]:
                left[b, j] = left[b, j - 1]
                j -= 1
            left[b, j] = c
    have, position = np.zeros((B + 1, M)), np.zeros(B + 1, np.int64)
    depth, nodes = 0, 0
    while depth >= 0:
        if depth == B or position[depth] >= count[depth]:
            position[depth] = 0
            depth -= 1
            continue
        c = left[depth, position[depth]]
        position[depth] += 1
        nodes += 1
        if nodes > limit:
            return False
        asked, worst = 0.0, -np.inf
        for m in range(M):
            have[depth + 1, m] = have[depth, m] + gives[depth, c, m]
            without = asks[m] - have[depth + 1, m] - rest[depth + 1, m]
            if m >= K:
                asked += max(without, 0.0)
            else:
                worst = max(worst, without)
            if m == 0 and without >= best[0] - edge:
                position[depth] = count[depth]  # the choices after it lose still more
                break
        if max(worst, asked) >= best[0] - edge:
            continue
        depth += 1
        if depth == B:
            best[0] = asked
            for b in range(B):
                best_pick[b] = left[b, position[b] - 1]
            for i in range(P):
                best_y[i] = have[B, K + i]
    return True
