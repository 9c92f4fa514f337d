"""Every row of a space: its data counted in whole units, then searched."""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.compiled import entry, inner
from detente.dealspace.kernels.branch_and_bound import FOUND, OPEN, TIED
from detente.dealspace.kernels.copying import copy, fill
from detente.dealspace.kernels.known import MOST, NOTHING, answered, crossed_by, mask_of, same_asked
from detente.dealspace.kernels.principles import LINEAR, TOL, ZONE
from detente.dealspace.kernels.search import search
from detente.dealspace.kernels.units import count_units


@inner
def fill_body(
    body_worth: Floats,
    choices: Ints,
    blocks: Ints,
    fixed: Ints,
    crossed: Bools,
    absolute: Bools,
    unit: Floats,
    counts: Bools,
    v: Floats,
    count: Ints,
    index: Ints,
) -> bool:
    """The choices that no absolute line excludes and none betters; false if a block has none."""
    P, B = body_worth.shape[0], body_worth.shape[1]
    some = any_fixed(fixed)
    for b in range(B):
        m = 0
        for c in range(choices[b]):
            shut = some and differs(blocks[b, c], fixed)
            for line in range(len(absolute)):
                if absolute[line] and crossed[line, b, c]:
                    shut = True
            if not shut:
                for i in range(P):
                    v[b, m, i] = np.rint(body_worth[i, b, c] * unit[i])
                index[b, m] = c
                m += 1
        if m == 0:
            return False
        count[b] = m
        _drop_worse(v, count, index, b, counts)
    return True


@inner
def any_fixed(fixed: Ints) -> bool:
    """Whether any issue is settled beforehand."""
    for k in range(len(fixed)):  # noqa: SIM110
        if fixed[k] >= 0:
            return True
    return False


@inner
def differs(pattern: Ints, fixed: Ints) -> bool:
    """Whether a pattern of options contradicts what is settled; -1 on either side agrees."""
    for k in range(len(fixed)):
        if fixed[k] >= 0 and pattern[k] >= 0 and pattern[k] != fixed[k]:
            return True
    return False


@inner
def _drop_worse(v: Floats, count: Ints, index: Ints, b: int, counts: Bools) -> None:
    # A choice worse only to parties that do not count may still come first among ties.
    P = v.shape[2]
    m = count[b]
    keep = np.empty(m, np.bool_)
    fill(keep, True)
    for c in range(m):
        for d in range(m):
            if c == d or not keep[d]:
                continue
            no_worse, better = True, d < c
            for i in range(P):
                if v[b, d, i] < v[b, c, i]:
                    no_worse = False
                    break
                better = better or (counts[i] and v[b, d, i] > v[b, c, i])
            if no_worse and better:
                keep[c] = False
                break
    j = 0
    for c in range(m):
        if keep[c]:
            for i in range(P):
                v[b, j, i] = v[b, c, i]
            index[b, j] = index[b, c]
            j += 1
    count[b] = j


@inner
def fill_cases(
    head_worth: Floats,
    lives: Floats,
    shift: Floats,
    breaking: Floats,
    no_deal: Floats,
    head: Ints,
    fixed: Ints,
    crossed: Bools,
    absolute: Bools,
    unit: Floats,
    least: Floats,
    low: Floats,
    high: Floats,
    keeping: bool,
    n: Floats,
    q: Floats,
    k: Floats,
    case_of: Ints,
) -> int:
    """Floors and gains of the cases that could hold a package of the zone; how many there are."""
    P, L = head_worth.shape
    m = 0
    for c in range(L):
        shut = differs(head[c], fixed)
        for line in range(len(absolute)):
            if absolute[line] and crossed[line, c]:
                shut = True
        if shut:
            continue
        fits = True
        for i in range(P):
            u = unit[i]
            share, s, w = lives[i, c], shift[i, c] * u, no_deal[i] * u
            h = np.rint(head_worth[i, c] * u)
            q[m, i] = share if share > 1e-9 else 0.0
            k[m, i] = share * (h - w) + (1.0 - share) * s
            floor = low[i]
            if q[m, i] > 0.0:
                floor = max(floor, (least[i] - k[m, i]) / share)
            elif k[m, i] < least[i] - TOL:
                fits = False
                break
            if keeping:
                floor = max(floor, w + s - breaking[i, c] * u - h)
            n[m, i] = floor
            if floor > high[i] + TOL:
                fits = False
                break
        if fits:
            case_of[m] = c
            m += 1
    return m


@inner
def body_range(v: Floats, count: Ints, low: Floats, high: Floats) -> None:
    """The least and the most that the body can be worth to each party."""
    B, P = v.shape[0], v.shape[2]
    for i in range(P):
        low[i], high[i] = 0.0, 0.0
        for b in range(B):
            lo, hi = np.inf, -np.inf
            for c in range(count[b]):
                lo, hi = min(lo, v[b, c, i]), max(hi, v[b, c, i])
            low[i] += lo
            high[i] += hi


@entry
def search_rows(
    head: Ints,
    head_worth: Floats,
    lives: Floats,
    shift: Floats,
    breaking: Floats,
    no_deal: Floats,
    blocks: Ints,
    choices: Ints,
    body_worth: Floats,
    outer: Ints,
    absolute: Bools,
    head_crossed: Bools,
    body_crossed: Bools,
    keeping: bool,
    rows: Ints,
    kind: int,
    weights: Floats,
    least: Floats,
    fixed: Ints,
    reach: Floats,
    effort: Floats,
    packages: Ints,
    values: Floats,
    open_to: Floats,
    first: int,
    last: int,
) -> None:
    """Best package of the rows listed from first to last, its value in units, what is left open.

    ``weights`` (row listed, party) are those of the principle in units, ``least`` the gains that
    each party must have, ``fixed`` (row listed, issue) the options settled beforehand, -1 else.
    Where ``reach`` is a number, any package worth that much will do; where it
    is minus infinity, ties are not compared. ``packages`` stays as it is
    where there is no zone, and ``values`` becomes nan. ``open_to`` is nan where the answer is
    proved, and else a bound on the best value, which is the value itself where only ties were
    not all compared; for the zone alone any number there says open.
    """
    P, L, B, C = body_worth.shape[1], head.shape[0], blocks.shape[0], blocks.shape[1]
    v, count, index = np.empty((B, C, P)), np.empty(B, np.int64), np.empty((B, C), np.int64)
    low, high = np.empty(P), np.empty(P)
    n, q, k = np.empty((L, P)), np.empty((L, P)), np.empty((L, P))
    case_of = np.empty(L, np.int64)
    best, best_shares = np.empty(3), np.empty(P)
    counts, unit = np.empty(P, np.bool_), np.empty(P)
    known, many, searched = np.empty((MOST, 3), np.int64), 0, -1
    told = head_crossed.shape[0] < MOST
    for j in range(first, last):
        r = rows[j]
        d = outer[r]
        if told:
            alike = j > first and d == outer[rows[j - 1]]
            if not alike or not same_asked(weights, least, fixed, reach, j, j - 1):
                many = 0
            elif searched == j - 1 and many < MOST and np.isnan(open_to[searched]):
                known[many, 0], known[many, 1] = searched, mask_of(absolute[rows[searched]])
                known[many, 2] = NOTHING
                if not np.isnan(values[searched]):
                    known[many, 2] = crossed_by(
                        packages[searched], head, blocks, choices, head_crossed, body_crossed
                    )
                many += 1
            like = answered(kind, mask_of(absolute[r]), known, many)
            if like >= 0:
                values[j], open_to[j] = values[like], np.nan
                copy(packages[like], packages[j])
                continue
        searched = j
        values[j] = np.nan
        open_to[j] = np.nan
        count_units(head_worth[d], choices, body_worth[d], unit)
        any_will_do = kind == ZONE or reach[j] > -np.inf
        for i in range(P):
            alive = np.inf
            for c in range(L):
                alive = min(alive, lives[d, i, c])
            counts[i] = any_will_do or (weights[j, i] > 0.0 and alive > 1e-9)
        if not fill_body(
            body_worth[d],
            choices,
            blocks,
            fixed[j],
            body_crossed,
            absolute[r],
            unit,
            counts,
            v,
            count,
            index,
        ):
            continue
        body_range(v, count, low, high)
        effort[j] -= 2 * B * C * P  # what laying out the row took, about
        m = fill_cases(
            head_worth[d],
            lives[d],
            shift[d],
            breaking[d],
            no_deal[d],
            head,
            fixed[j],
            head_crossed,
            absolute[r],
            unit,
            least[j],
            low,
            high,
            keeping,
            n,
            q,
            k,
            case_of,
        )
        if m == 0:
            continue
        start = reach[j]
        if not any_will_do:
            start = least_value(n[:m], q[:m], k[:m], weights[j], kind)
        elif kind == ZONE:
            start = 0.0
        status, bound = search(
            v,
            count,
            index,
            n[:m],
            q[:m],
            k[:m],
            case_of,
            weights[j],
            kind,
            start,
            any_will_do,
            reach[j] == -np.inf,
            head,
            blocks,
            best,
            best_shares,
            packages[j],
            effort[j : j + 1],
        )
        if kind == ZONE:
            if status == FOUND:
                values[j] = 1.0
            elif status != 0:
                open_to[j] = 1.0
        else:
            if best[2] > 0.0:
                values[j] = best[0]
            if status == TIED:
                open_to[j] = best[0]  # the value is proved, the order among ties is not
            if status == OPEN:
                open_to[j] = bound


@inner
def least_value(n: Floats, q: Floats, k: Floats, w: Floats, kind: int) -> float:
    """A value that no package of the zone falls below."""
    if kind != LINEAR:
        return 0.0
    least = np.inf
    for c in range(len(n)):
        total = 0.0
        for i in range(len(w)):
            total += w[i] * (q[c, i] * n[c, i] + k[c, i])
        least = min(least, total)
    wide = 1.0
    for i in range(len(w)):
        wide += w[i]
    return least - TOL * wide
