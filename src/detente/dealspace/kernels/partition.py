"""What the tree leaves open is divided, with multipliers mended for each part.

A part is the body with some blocks settled. Its multipliers start from those of the part above it
and are improved by subgradient steps towards the value to beat; choices that cannot be in any
answer go, a short tree search is tried, and what is still open is split at the block over which
the steps disagree most.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import inner
from detente.dealspace.kernels.branch_and_bound import (
    DONE,
    FOUND,
    OPEN,
    TIED,
    explore,
    offer,
    to_beat,
    write_package,
)
from detente.dealspace.kernels.copying import copy, copy_choices, fill
from detente.dealspace.kernels.lagrangian import bound, in_zone, onto_simplex
from detente.dealspace.kernels.principles import TOL, ZONE, support, value_of

PASSES = 24
SHORT = 2000
KEPT = 3


@inner
def tighten(
    v: Floats,
    count: Ints,
    n: Floats,
    q: Floats,
    k: Floats,
    w: Floats,
    kind: int,
    z: float,
    lam: Floats,
    keep: Floats,
    tally: Ints,
    pick: Ints,
    best_pick: Ints,
) -> tuple[float, float]:
    """Improve multipliers so as to show that z cannot be reached: the room left, and a value met.

    ``lam`` becomes the best multipliers, ``keep`` lists the last that improved on those before,
    ``tally`` how often each choice was picked, ``best_pick`` the best package of the zone met.
    """
    P = len(lam)
    y, at, here = np.empty(P), np.empty(P), np.empty(P)
    copy(lam, here)
    least, met, pace, waited = np.inf, -np.inf, 1.0, 0
    for b in range(len(count)):
        fill(tally[b], 0)
    for m in range(len(keep)):
        copy(lam, keep[m])
    for _ in range(PASSES):
        total = bound(v, count, here, y, pick)
        D = total - support(here, n, q, k, w, kind, z, at)
        for b in range(len(count)):
            tally[b, pick[b]] += 1
        if in_zone(y, n):
            value = value_of(y, q, k, w, kind)
            if value > met:
                met = value
                copy(pick, best_pick)
                if kind == ZONE or value > z + TOL:
                    break
        if least > D:
            least, waited = D, 0
            for m in range(len(keep) - 1, 0, -1):
                copy(keep[m - 1], keep[m])
            copy(here, keep[0])
            copy(here, lam)
            if D < -TOL:
                break
        else:
            waited += 1
            if waited >= 4:
                pace, waited = 0.5 * pace, 0
        mean, norm = 0.0, 0.0
        for i in range(P):
            mean += (y[i] - at[i]) / P
        for i in range(P):
            norm += (y[i] - at[i] - mean) ** 2
        if norm < 1e-9:
            break
        step = pace * (D + 10.0 * TOL) / norm
        for i in range(P):
            here[i] -= step * (y[i] - at[i])
        onto_simplex(here)
    return least, met


@inner
def thin(
    v: Floats,
    count: Ints,
    index: Ints,
    n: Floats,
    q: Floats,
    k: Floats,
    w: Floats,
    kind: int,
    z: float,
    rows: Floats,
    tally: Ints,
) -> bool:
    """Drop the choices that no package reaching z can hold; false if a block has none left."""
    P = v.shape[2]
    at, s = np.empty(P), np.empty(v.shape[1])
    top = np.empty(len(count))
    for row in rows:
        total = 0.0
        for b in range(len(count)):
            top[b] = -np.inf
            for c in range(count[b]):
                s[c] = 0.0
                for i in range(P):
                    s[c] += row[i] * v[b, c, i]
                top[b] = max(top[b], s[c])
            total += top[b]
        room = total - support(row, n, q, k, w, kind, z, at) + TOL
        if room < 0.0:
            return False
        for b in range(len(count)):
            m = 0
            for c in range(count[b]):
                here = 0.0
                for i in range(P):
                    here += row[i] * v[b, c, i]
                if top[b] - here <= room:
                    if m < c:
                        for i in range(P):
                            v[b, m, i] = v[b, c, i]
                        index[b, m] = index[b, c]
                        tally[b, m] = tally[b, c]
                    m += 1
            count[b] = m
            if m == 0:
                return False
    return True


@inner
def _widest(tally: Ints, count: Ints) -> int:
    """The block over which the steps disagree most; any open block if they agree on all."""
    at, most = -1, -1
    for b in range(len(count)):
        if count[b] > 1:
            high = 0
            for c in range(count[b]):
                high = max(high, tally[b, c])
            if PASSES - high > most:
                at, most = b, PASSES - high
    return at


@inner
def divide(
    v: Floats,
    count: Ints,
    index: Ints,
    n: Floats,
    q: Floats,
    k: Floats,
    w: Floats,
    kind: int,
    lam: Floats,
    case: int,
    head: Ints,
    blocks: Ints,
    best: Floats,
    best_shares: Floats,
    best_package: Ints,
    parts: int,
    work: Floats,
    strict: bool,
    reach: bool,
) -> int:
    """Search the body of one case part by part; OPEN if so many parts do not settle it."""
    B, C, P = v.shape
    V, N = np.empty((B + 1, B, C, P)), np.empty((B + 1, B), np.int64)
    I, lams = np.empty((B + 1, B, C), np.int64), np.empty((B + 1, P))
    at_block, at_choice = np.zeros(B + 1, np.int64), np.zeros(B + 1, np.int64)
    rows = np.zeros((KEPT + P, P))
    keep = rows[:KEPT]
    tally, pick = np.zeros((B, C), np.int64), np.empty(B, np.int64)
    best_pick, y = np.empty(B, np.int64), np.empty(P)
    package = np.empty(len(best_package), best_package.dtype)
    copy_choices(v, count, index, V[0], N[0], I[0])
    copy(lam, lams[0])
    depth, fresh = 0, True
    while depth >= 0:
        if fresh:
            fresh = False
            parts -= 1
            if parts < 0 or work[0] < 0.0:
                return OPEN
            size = 0
            for b in range(B):
                size += N[depth, b] * P
            work[0] -= (PASSES + 2 * (KEPT + P)) * size
            at_block[depth] = -1
            z = to_beat(best, strict)
            room, met = tighten(
                V[depth], N[depth], n, q, k, w, kind, z, lams[depth], keep, tally, pick, best_pick
            )
            if met > -np.inf and (best[2] == 0.0 or met >= best[0] - TOL):
                fill(y, 0.0)
                for b in range(B):
                    for i in range(P):
                        y[i] += V[depth, b, best_pick[b], i]
                if not reach or met >= best[0] - TOL:
                    write_package(I[depth], blocks, head, case, best_pick, package)
                    offer(kind, y, q, k, w, met, package, best, best_shares, best_package)
                    if reach:
                        return FOUND
                    z = to_beat(best, strict)
            if room < -TOL:
                depth -= 1
                continue
            for i in range(P):
                rows[KEPT + i] = 0.0
                rows[KEPT + i, i] = 1.0
            if not thin(V[depth], N[depth], I[depth], n, q, k, w, kind, z, rows, tally):
                depth -= 1
                continue
            code, _ = explore(
                V[depth],
                N[depth],
                I[depth],
                n,
                q,
                k,
                w,
                kind,
                rows,
                KEPT,
                case,
                head,
                blocks,
                best,
                best_shares,
                best_package,
                SHORT,
                work,
                False,
                strict,
                reach,
            )
            if code == FOUND:
                return FOUND
            if code == TIED:
                return TIED
            if code == DONE:
                depth -= 1
                continue
            at_block[depth] = _widest(tally, N[depth])
            at_choice[depth] = 0
        b = at_block[depth]
        c = at_choice[depth]
        if b < 0 or c >= N[depth, b]:
            depth -= 1
            continue
        at_choice[depth] += 1
        copy_choices(V[depth], N[depth], I[depth], V[depth + 1], N[depth + 1], I[depth + 1])
        copy(lams[depth], lams[depth + 1])
        copy(V[depth, b, c], V[depth + 1, b, 0])
        I[depth + 1, b, 0] = I[depth, b, c]
        N[depth + 1, b] = 1
        depth += 1
        fresh = True
    return DONE
