"""Depth-first search for what the bounds leave open (branch and bound, Land & Doig 1960).

The order of choices is by what they lose against the best multipliers; a branch is cut as soon as
any of the multiplier vectors shows that it cannot reach the target. Packages that tie with the
best so far are compared, not cut, so that ties fall where the rules say.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import inner
from detente.dealspace.kernels.copying import copy
from detente.dealspace.kernels.dynamic_programming import MOST, fold, order_of
from detente.dealspace.kernels.principles import (
    MAXMIN,
    NASH,
    TOL,
    ZONE,
    alike,
    may_reach,
    support,
    value_of,
)

DONE, FOUND, OPEN, TIED = 0, 1, 2, 3
MANY_TIES = 300
COARSE, COARSER = 2.0**18, 2.0**25  # some 3e-7 and 3e-5 of worth


@inner
def shares(y: Floats, q: Floats, k: Floats, w: Floats, out: Floats) -> None:
    """The gains over their weights, smallest first; parties without weight last."""
    P = len(y)
    for i in range(P):
        s = (q[i] * y[i] + k[i]) / w[i] if w[i] > 0.0 else np.inf
        j = i
        while j > 0 and out[j - 1] > s:
            out[j] = out[j - 1]
            j -= 1
        out[j] = s


@inner
def compare(a: Floats, b: Floats) -> int:
    """1 where a is ahead at the first rank at which they differ, -1 where b is (leximin)."""
    for i in range(len(a)):
        if a[i] > b[i] + TOL:
            return 1
        if a[i] < b[i] - TOL:
            return -1
    return 0


@inner
def write_package(index: Ints, blocks: Ints, head: Ints, case: int, pick: Ints, out: Ints) -> None:
    """The options of a package, issue by issue."""
    for k in range(len(out)):
        out[k] = head[case, k]
    for b in range(len(pick)):
        c = index[b, pick[b]]
        for k in range(len(out)):
            if blocks[b, c, k] >= 0:
                out[k] = blocks[b, c, k]


@inner
def offer(
    kind: int,
    y: Floats,
    q: Floats,
    k: Floats,
    w: Floats,
    value: float,
    package: Ints,
    best: Floats,
    best_shares: Floats,
    best_package: Ints,
) -> int:
    """Keep a package of the zone if it is ahead of the best: 2 better, 1 a tie, 0 behind.

    ``best`` holds the best value, how often it was tied, and whether any package was kept.
    """
    if best[2] > 0.0 and value < best[0] - TOL:
        return 0
    mine = np.empty(len(y))
    shares(y, q, k, w, mine)
    if best[2] == 0.0 or value > best[0] + TOL:
        result = 2
        best[1] = 0.0
    else:
        result = 1
        best[1] += 1.0
        ahead = compare(mine, best_shares) if kind == MAXMIN else 0
        if ahead < 0 or (ahead == 0 and order_of(package, best_package) >= 0):
            return 1
    best[0] = value if result == 2 else max(best[0], value)
    best[2] = 1.0
    copy(mine, best_shares)
    copy(package, best_package)
    return result


@inner
def to_beat(best: Floats, strict: bool) -> float:
    """The value to reach: past the best where ties do not matter, else within a tie of it."""
    if strict and best[2] > 0.0:
        return float(best[0] + 3.0 * TOL)
    return float(best[0] - TOL)


@inner
def slack_of(w: Floats, kind: int) -> float:
    """How far a bound may miss: a tie in value, counted in worth."""
    least = 1.0
    if kind == MAXMIN:
        for i in range(len(w)):
            if w[i] > 0.0:
                least = min(least, w[i])
    return max(TOL * least, 0.1 * TOL)


@inner
def by_spread(spread: Floats, order: Ints) -> None:
    """The blocks in the order in which they are tried: the widest first."""
    for b in range(len(spread)):
        j = b
        while j > 0 and spread[order[j - 1]] < spread[b]:
            order[j] = order[j - 1]
            j -= 1
        order[j] = b


@inner
def explore(
    v: Floats,
    count: Ints,
    index: Ints,
    n: Floats,
    q: Floats,
    k: Floats,
    w: Floats,
    kind: int,
    rows: Floats,
    ones: int,
    case: int,
    head: Ints,
    blocks: Ints,
    best: Floats,
    best_shares: Floats,
    best_package: Ints,
    limit: int,
    work: Floats,
    folds: bool,
    strict: bool,
    reach: bool,
) -> tuple[int, float]:
    """Search the body of one case; DONE when nothing is left that could be ahead of the best.

    ``rows`` are multiplier vectors; the first decides the order, and the unit vectors stand from
    ``ones`` on, so that a package that passes every row is in the zone. With ``reach`` the first
    package that reaches the best value will do: FOUND. Where the tree stays open and ``folds``, it
    is folded; then the second answer bounds what is left open, which else is infinite. ``work``
    holds the steps allowed.
    """
    B, C, P = v.shape
    M = len(rows)
    y, at = np.empty(P), np.empty(P)
    pick = np.empty(B, np.int64)
    rhs = np.empty(M)
    z = to_beat(best, strict)
    slack = slack_of(w, kind)
    flat = kind == NASH and alike(w)
    A = np.empty((M, B, C))
    top = np.empty((M, B))
    total = np.zeros(M)
    for m in range(M):
        for b in range(B):
            top[m, b] = -np.inf
            for c in range(count[b]):
                s = 0.0
                for i in range(P):
                    s += rows[m, i] * v[b, c, i]
                A[m, b, c] = s
                top[m, b] = max(top[m, b], s)
            work[0] -= 2 * count[b] * P
            total[m] += top[m, b]
        rhs[m] = support(rows[m], n, q, k, w, kind, z, at) - slack
        if total[m] < rhs[m]:
            return DONE, -np.inf
    # Choices that lose more than the whole slack of some row cannot be in any answer.
    left = np.empty((B, C), np.int64)
    many = np.zeros(B, np.int64)
    spread = np.zeros(B)
    for b in range(B):
        for c in range(count[b]):
            fits = True
            for m in range(M):
                if total[m] - top[m, b] + A[m, b, c] < rhs[m]:
                    fits = False
                    break
            if fits:
                j = many[b]
                while j > 0 and A[0, b, left[b, j - 1]] < A[0, b, c]:
                    left[b, j] = left[b, j - 1]
                    j -= 1
                left[b, j] = c
                many[b] += 1
        if many[b] == 0:
            return DONE, -np.inf
        for i in range(P):
            for j in range(1, many[b]):
                spread[b] += abs(v[b, left[b, j], i] - v[b, left[b, 0], i])
    order = np.empty(B, np.int64)
    by_spread(spread, order)
    D = B
    while D > 0 and many[order[D - 1]] == 1:
        D -= 1
    acc = np.zeros((D + 1, M))
    suffix = np.zeros((D + 1, M))
    for b in order[D:]:
        pick[b] = left[b, 0]
        for m in range(M):
            acc[0, m] += A[m, b, left[b, 0]]
    for d in range(D - 1, -1, -1):
        b = order[d]
        for m in range(M):
            hi = -np.inf
            for j in range(many[b]):
                hi = max(hi, A[m, b, left[b, j]])
            suffix[d, m] = suffix[d + 1, m] + hi
    position = np.zeros(D + 1, np.int64)
    package = np.empty(len(best_package), best_package.dtype)
    depth, nodes, code = 0, 0, DONE
    while depth >= 0:
        if depth == D:
            fits = True
            for i in range(P):
                y[i] = acc[D, ones + i]
                fits = fits and y[i] >= n[i] - TOL
            if flat and not may_reach(y, q, k, w, z):
                depth -= 1
                continue
            value = value_of(y, q, k, w, kind)
            if fits and (value >= best[0] - TOL or (best[2] == 0.0 and not reach)):
                write_package(index, blocks, head, case, pick, package)
                old = best[0]
                offer(kind, y, q, k, w, value, package, best, best_shares, best_package)
                if reach:
                    return FOUND, 0.0
                if best[1] > MANY_TIES and not strict:
                    code = TIED
                    break
                if best[0] > old or strict:
                    z = to_beat(best, strict)
                    for m in range(M):
                        rhs[m] = support(rows[m], n, q, k, w, kind, z, at) - slack
            depth -= 1
            continue
        b = order[depth]
        if position[depth] >= many[b]:
            position[depth] = 0
            depth -= 1
            continue
        c = left[b, position[depth]]
        position[depth] += 1
        nodes += 1
        if nodes > limit:
            code = OPEN
            break
        if acc[depth, 0] + A[0, b, c] + suffix[depth + 1, 0] < rhs[0]:
            position[depth] = 0  # the rest loses still more
            depth -= 1
            continue
        fits = True
        for m in range(1, M):
            if acc[depth, m] + A[m, b, c] + suffix[depth + 1, m] < rhs[m]:
                fits = False
                break
        if fits and flat:
            for i in range(P):
                m = ones + i
                y[i] = acc[depth, m] + A[m, b, c] + suffix[depth + 1, m]
            fits = may_reach(y, q, k, w, z)
        if fits:
            for m in range(M):
                acc[depth + 1, m] = acc[depth, m] + A[m, b, c]
            pick[b] = c
            depth += 1
    work[0] -= nodes * (M + 6)
    if code == DONE or not folds:
        return code, -np.inf if code == DONE else np.inf
    for d in range(D):
        pick[order[d]] = left[order[d], 0]
    write_package(index, blocks, head, case, pick, package)
    folded, bound = _folded(
        A,
        left,
        many,
        order[:D],
        suffix,
        acc[0],
        rhs,
        n,
        q,
        k,
        w,
        kind,
        ones,
        index,
        blocks,
        package,
        best,
        best_shares,
        best_package,
        work,
        strict,
        reach,
    )
    if code == TIED and folded == OPEN:
        return TIED, bound
    return folded, bound


@inner
def _folded(
    A: Floats,
    left: Ints,
    many: Ints,
    order: Ints,
    suffix: Floats,
    start: Floats,
    rhs: Floats,
    n: Floats,
    q: Floats,
    k: Floats,
    w: Floats,
    kind: int,
    ones: int,
    index: Ints,
    blocks: Ints,
    package: Ints,
    best: Floats,
    best_shares: Floats,
    best_package: Ints,
    work: Floats,
    strict: bool,
    reach: bool,
) -> tuple[int, float]:
    """The same search by folding, and a bound on what it leaves open.

    First sums are held as one only where they are equal; if these are too many, also where they
    lie near each other, and nearer than that nothing is told apart.
    """
    P, D = len(n), len(order)
    sums, packages = np.empty((MOST, len(A))), np.empty((MOST, len(package)), package.dtype)
    cares, y = np.empty(P, np.bool_), np.empty(P)
    for i in range(P):
        cares[i] = kind != ZONE and w[i] > 0.0
    finest = slack_of(w, kind) / (D + 4)
    rest = 0.5 * max(work[0], 0.0)  # for the search part by part that follows
    work[0] -= rest
    for grain in (finest, COARSE, COARSER):
        blur = 0.0 if grain == finest else D * grain
        copy(start, sums[0])
        copy(package, packages[0])
        ordered = not (strict or reach or blur > 0.0)
        held = fold(
            A,
            left,
            many,
            order,
            suffix,
            rhs - blur,
            n,
            cares,
            ones,
            grain,
            index,
            blocks,
            ordered,
            work,
            sums,
            packages,
        )
        bound = -np.inf
        for s in range(held):
            fits = True
            for i in range(P):
                y[i] = sums[s, ones + i]
                fits = fits and y[i] >= n[i] - TOL
            value = value_of(y, q, k, w, kind)
            if fits and (value >= best[0] - TOL or (best[2] == 0.0 and not reach)):
                offer(kind, y, q, k, w, value, packages[s], best, best_shares, best_package)
                if reach:
                    return FOUND, 0.0
            for i in range(P):
                y[i] += blur
            bound = max(bound, value_of(y, q, k, w, kind))
        if held == 0 or (held > 0 and blur == 0.0):
            return DONE, -np.inf
        if held > 0:
            work[0] = max(work[0], 0.0) + rest
            return OPEN, bound
    work[0] = max(work[0], 0.0) + rest
    return OPEN, np.inf
