"""Upper bounds from multipliers: what a weighted sum of worths can reach at most.

For multipliers lam >= 0 every package has ``lam . y <= bound(lam)``, a sum of one maximum a block.
If that is below what the target needs (``support``), no package reaches the target. Multipliers
are improved by Polyak's subgradient steps (Polyak 1969), and each step yields a package to try.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import inner
from detente.dealspace.kernels.copying import copy, fill
from detente.dealspace.kernels.principles import TOL, ZONE, support, value_of

_SWAPS = 8  # for each block


@inner
def bound(v: Floats, count: Ints, lam: Floats, y: Floats, pick: Ints) -> float:
    """The largest ``lam . y`` of any package; sets its worth and its choices."""
    B, P = v.shape[0], v.shape[2]
    total = 0.0
    fill(y, 0.0)
    for b in range(B):
        best = -np.inf
        arg = 0
        for c in range(count[b]):
            s = 0.0
            for i in range(P):
                s += lam[i] * v[b, c, i]
            if s > best:
                best = s
                arg = c
        pick[b] = arg
        total += best
        for i in range(P):
            y[i] += v[b, arg, i]
    return total


@inner
def onto_simplex(x: Floats) -> None:
    """Move x to the nearest point whose parts are non-negative and sum to 1 (Michelot 1986)."""
    P = len(x)
    active = np.empty(P, np.bool_)
    fill(active, True)
    while True:
        excess = -1.0
        m = 0
        for i in range(P):
            if active[i]:
                excess += x[i]
                m += 1
        done = True
        for i in range(P):
            if active[i]:
                x[i] -= excess / m
                if x[i] < 0.0:
                    x[i] = 0.0
                    active[i] = False
                    done = False
        if done:
            return


@inner
def in_zone(y: Floats, n: Floats) -> bool:
    """Whether each worth reaches its floor, equality included."""
    for i in range(len(y)):  # noqa: SIM110
        if y[i] < n[i] - TOL:
            return False
    return True


@inner
def merit(y: Floats, n: Floats, q: Floats, k: Floats, w: Floats, kind: int) -> float:
    """How good a package is on the way up: minus its worst shortfall, or 0 up from the zone on."""
    short = 0.0
    for i in range(len(y)):
        short = max(short, n[i] - y[i])
    if short > TOL:
        return -1e18 - 1e3 * short
    value: float = value_of(y, q, k, w, kind)
    return value


@inner
def climb(
    v: Floats,
    count: Ints,
    n: Floats,
    q: Floats,
    k: Floats,
    w: Floats,
    kind: int,
    y: Floats,
    pick: Ints,
) -> float:
    """Swap one choice at a time for the best swap, while one helps; the merit reached."""
    B, P = v.shape[0], v.shape[2]
    trial = np.empty(P)
    best: float = merit(y, n, q, k, w, kind)
    for _ in range(_SWAPS * B):
        at_b, at_c = -1, 0
        for b in range(B):
            old = pick[b]
            for c in range(count[b]):
                if c != old:
                    for i in range(P):
                        trial[i] = y[i] - v[b, old, i] + v[b, c, i]
                    m = merit(trial, n, q, k, w, kind)
                    if m > best + TOL:
                        best = m
                        at_b, at_c = b, c
        if at_b < 0:
            return best
        for i in range(P):
            y[i] += v[at_b, at_c, i] - v[at_b, pick[at_b], i]
        pick[at_b] = at_c
        if kind == ZONE and best == 0.0:
            return best
    return best


@inner
def descend(
    v: Floats,
    count: Ints,
    n: Floats,
    q: Floats,
    k: Floats,
    w: Floats,
    kind: int,
    z: float,
    have: bool,
    top: float,
    lam: Floats,
    steps: int,
    found_y: Floats,
    found: Ints,
    keep: Floats,
) -> tuple[float, float, int]:
    """Improve multipliers, so that a value near z is shown to be the most.

    ``have`` says that a package worth z is known, so that most bodies cannot even reach that.
    Returns the upper bound reached (minus infinity where nothing reaches z), the merit of the best
    package met, and how many multipliers were kept, the best first.
    """
    B, P = v.shape[0], v.shape[2]
    y, at = np.empty(P), np.empty(P)
    pick = np.empty(B, np.int64)
    best = -np.inf
    low = z  # levels below this looked attainable
    level = z if kind == ZONE or have else z + 0.5 * (top - z)
    kept, waited, lowest = 0, 0, np.inf
    for _ in range(steps):
        total = bound(v, count, lam, y, pick)
        m = merit(y, n, q, k, w, kind)
        if m > best:
            best = m
            copy(y, found_y)
            copy(pick, found)
            if m > z + TOL and m > -1e17:
                z = max(z, m)
                low = max(low, z)
                if low > level:
                    level = low + 0.5 * (top - low)
        if kind == ZONE and best >= 0.0:
            return top, best, kept
        D = total - support(lam, n, q, k, w, kind, level, at)
        if lowest > D or D < -TOL:
            lowest = D
            for j in range(min(kept, len(keep) - 1), 0, -1):
                copy(keep[j - 1], keep[j])
            copy(lam, keep[0])
            kept = min(kept + 1, len(keep))
        if D < -TOL:
            if kind == ZONE:
                return -np.inf, best, kept
            # Not even this level can be reached; if it was the lowest that matters, we are done.
            top = level
            if top <= z + TOL:
                return top, best, kept
            level = low + 0.5 * (top - low)
            waited, lowest = 0, np.inf
            if level - z <= TOL:
                level = z
        else:
            waited += 1
            if waited >= 10:
                low = level
                level = low + 0.5 * (top - low)
                waited, lowest = 0, np.inf
        if not np.isfinite(D):
            continue  # nothing reaches the old level; the same multipliers serve at the new one
        norm, mean = 0.0, 0.0
        for i in range(P):
            mean += (y[i] - at[i]) / P
        for i in range(P):
            norm += (y[i] - at[i] - mean) ** 2
        if norm < 1e-9:
            return top, best, kept
        step = (D + 10.0 * TOL) / norm
        for i in range(P):
            lam[i] -= step * (y[i] - at[i])
        onto_simplex(lam)
    return top, best, kept
