"""The exact search of one row: every case, by bounds, by climbing, by a tree."""

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
from detente.dealspace.kernels.copying import copy, fill
from detente.dealspace.kernels.lagrangian import bound, climb, descend
from detente.dealspace.kernels.partition import divide
from detente.dealspace.kernels.principles import (
    NASH,
    TOL,
    ZONE,
    nash_support,
    price_of,
    scale_of,
    support,
    value_of,
)

POOL = 48
FEWEST, MOST = 16, 40  # steps on the multipliers: where blocks are few, the tree is quicker
NODES = 10_000
PARTS = 20_000


@inner
def search(
    v: Floats,
    count: Ints,
    index: Ints,
    n: Floats,
    q: Floats,
    k: Floats,
    case_of: Ints,
    w: Floats,
    kind: int,
    start: float,
    reach: bool,
    strict: bool,
    head: Ints,
    blocks: Ints,
    best: Floats,
    best_shares: Floats,
    best_package: Ints,
    work: Floats,
) -> tuple[int, float]:
    """The best package of one row by one principle, over all its cases.

    Parameters
    ----------
    v : (block, choice, party)
        Worth of the choices left; ``count`` says how many a block has, ``index`` which they were.
    n, q, k : (case, party)
        Floor, slope and constant of each case left; ``case_of`` says which they were.
    w, kind, start : (party,), int, float
        Weights and principle; no package of the zone is worth less than ``start``.
    reach : bool
        Whether any package worth ``start`` or more will do.
    strict : bool
        Whether ties need not be compared.
    best, best_shares, best_package
        Where the answer goes: (value, ties, 1 if there is one), shares, options.
    work : (1,)
        Steps allowed; what is left of them.

    Returns
    -------
    int, float
        DONE, TIED (some ties were not compared) or OPEN, and a bound on what was left open.
    """
    B, P, L = v.shape[0], v.shape[2], len(n)
    lams, bounds, size = np.empty((POOL, P)), np.empty(POOL), 0
    y, at, lam = np.empty(P), np.empty(P), np.empty(P)
    pick, package = np.empty(B, np.int64), np.empty(len(best_package), best_package.dtype)
    keep = np.empty((4, P))
    top, span = np.empty(P), 0
    for b in range(B):
        span += count[b] * P
    for i in range(P):
        top[i] = 0.0
        for b in range(B):
            hi = -np.inf
            for c in range(count[b]):
                hi = max(hi, v[b, c, i])
            top[i] += hi
    best[0], best[1], best[2] = start, 0.0, 0.0
    status, left_open = DONE, -np.inf
    room, done = np.empty(L), np.empty(L, np.bool_)
    fill(room, np.inf)
    fill(done, False)
    fill(lam, 1.0 / P)
    copy(lam, lams[0])
    fresh, size = 0, 1
    bounds[0] = bound(v, count, lam, y, pick)
    prices, scales = np.zeros(POOL), np.zeros(L)
    if kind == NASH:
        prices[0] = price_of(lam, w)
        for c in range(L):
            scales[c] = scale_of(q[c], w)
    while True:
        z = to_beat(best, strict)
        pickcase, widest = -1, -np.inf
        for c in range(L):
            if done[c]:
                continue
            for m in range(fresh, size):
                if kind == NASH:
                    need = nash_support(
                        lams[m], n[c], q[c], k[c], w, z * prices[m] * scales[c], at, z
                    )
                else:
                    need = support(lams[m], n[c], q[c], k[c], w, kind, z, at)
                D = bounds[m] - need
                room[c] = min(room[c], D)
            if room[c] < -TOL:
                done[c] = True
            elif room[c] > widest:
                widest = room[c]
                pickcase = c
        fresh = size
        if pickcase < 0:
            return status, left_open
        c = pickcase
        # The value may have risen since the room of this case was measured.
        dead = False
        for m in range(size):
            if kind == NASH:
                need = nash_support(lams[m], n[c], q[c], k[c], w, z * prices[m] * scales[c], at, z)
            else:
                need = support(lams[m], n[c], q[c], k[c], w, kind, z, at)
            if bounds[m] - need < -TOL:
                dead = True
                break
        done[c] = True
        if dead:
            continue
        most = value_of(top, q[c], k[c], w, kind)
        if work[0] < 0.0:
            ub = ceiling(lams[:size], bounds[:size], n[c], q[c], k[c], w, kind, best[0], most, at)
            status, left_open = OPEN, max(left_open, ub)
            continue
        steps = min(MOST, max(FEWEST, 4 * B // 3))
        ub, m_found, kept = descend(
            v,
            count,
            n[c],
            q[c],
            k[c],
            w,
            kind,
            best[0],
            best[2] > 0.0,
            most,
            lam,
            steps,
            y,
            pick,
            keep,
        )
        dead = False
        z = to_beat(best, strict)
        rows = np.zeros((P + 1 + max(kept - 1, 0), P))
        for j in range(kept):
            if size < POOL:
                copy(keep[j], lams[size])
                bounds[size] = bound(v, count, keep[j], at, np.empty(B, np.int64))
                total = bounds[size]
                prices[size] = price_of(keep[j], w) if kind == NASH else 0.0
                size += 1
            else:
                total = bound(v, count, keep[j], at, np.empty(B, np.int64))
            if total - support(keep[j], n[c], q[c], k[c], w, kind, z, at) < -TOL:
                dead = True
                break
        if dead:
            continue
        work[0] -= (steps + 2 * B) * span
        m_found = climb(v, count, n[c], q[c], k[c], w, kind, y, pick)
        if m_found > -1e17 and (not reach or m_found >= best[0] - TOL):
            write_package(index, blocks, head, case_of[c], pick, package)
            offer(kind, y, q[c], k[c], w, m_found, package, best, best_shares, best_package)
            if reach:
                return FOUND, 0.0
        if kept > 0:
            copy(keep[0], rows[0])
            for j in range(1, kept):
                copy(keep[j], rows[P + j])
        else:
            copy(lam, rows[0])
        for i in range(P):
            rows[1 + i, i] = 1.0
        code, over = explore(
            v,
            count,
            index,
            n[c],
            q[c],
            k[c],
            w,
            kind,
            rows,
            1,
            case_of[c],
            head,
            blocks,
            best,
            best_shares,
            best_package,
            NODES,
            work,
            True,
            strict,
            reach,
        )
        if code == OPEN:
            code = divide(
                v,
                count,
                index,
                n[c],
                q[c],
                k[c],
                w,
                kind,
                rows[0],
                case_of[c],
                head,
                blocks,
                best,
                best_shares,
                best_package,
                PARTS,
                work,
                strict,
                reach,
            )
        if code == FOUND:
            return FOUND, 0.0
        if code == TIED:
            status = max(status, TIED) if status != OPEN else OPEN
            strict = True
            done[c] = False
            room[c] = np.inf
            continue
        if code == OPEN:
            ub = min(
                min(ub, over),
                ceiling(lams[:size], bounds[:size], n[c], q[c], k[c], w, kind, best[0], most, at),
            )
            status, left_open = OPEN, max(left_open, ub)


@inner
def ceiling(
    lams: Floats,
    bounds: Floats,
    n: Floats,
    q: Floats,
    k: Floats,
    w: Floats,
    kind: int,
    low: float,
    high: float,
    at: Floats,
) -> float:
    """The highest value, ``low`` or more, that none of the multipliers shows to be out of reach."""
    if kind == ZONE:
        return high
    for _ in range(40):
        middle = low + 0.5 * (high - low)
        within = True
        for m in range(len(lams)):
            if bounds[m] - support(lams[m], n, q, k, w, kind, middle, at) < -TOL:
                within = False
                break
        if within:
            low = middle
        else:
            high = middle
        if high - low <= TOL:
            break
    return high
