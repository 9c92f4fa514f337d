"""Upper bounds from multipliers: what a weighted sum of worths can reach at most.

For multipliers lam >= 0 every package has ``lam . y <= bound(lam)``, a sum of one maximum a block
(Lagrangian duality; Everett 1963). If that is below what the goal needs (``support``), no package
reaches it. Multipliers are improved by Polyak's subgradient steps (Polyak 1969), and each step
yields a package to try.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats
from detente.compiled import borrowing
from detente.dealspace.kernels.arrays import Best, Body, Case, Descent, Goal, Met, copy, fill
from detente.dealspace.kernels.principles import TOL, ZONE, support, value_of

_SWAPS = 8  # for each block
_OUT = -np.inf


@borrowing
def bound(body: Body, lam: Floats, met: Met) -> float:
    """The largest ``lam . y`` of any package; sets its worth and its choices."""
    v, many, y, pick = body.worth, body.many, met.worth, met.pick
    B, P = v.shape[0], v.shape[2]
    total = 0.0
    fill(y, 0.0)
    for b in range(B):
        best = -np.inf
        arg = 0
        for c in range(many[b]):
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


@borrowing
def onto_simplex(x: Floats) -> None:
    """Move x to the nearest point whose parts are non-negative and sum to 1 (Michelot 1986)."""
    P = len(x)
    while True:
        excess = -1.0
        m = 0
        for i in range(P):
            if x[i] > _OUT:
                excess += x[i]
                m += 1
        done = True
        for i in range(P):
            if x[i] > _OUT:
                x[i] -= excess / m
                if x[i] < 0.0:
                    x[i] = _OUT
                    done = False
        if done:
            break
    for i in range(P):
        x[i] = max(x[i], 0.0)


@borrowing
def step_down(lam: Floats, y: Floats, at: Floats, room: float) -> bool:
    """One subgradient step of multipliers (Polyak 1969); false where there is nowhere to go."""
    P = len(lam)
    mean, norm = 0.0, 0.0
    for i in range(P):
        mean += (y[i] - at[i]) / P
    for i in range(P):
        norm += (y[i] - at[i] - mean) ** 2
    if norm < 1e-9:
        return False
    step = room / norm
    for i in range(P):
        lam[i] -= step * (y[i] - at[i])
    onto_simplex(lam)
    return True


@borrowing
def keep_first(lam: Floats, kept: Floats, many: int) -> None:
    """Put multipliers before those kept, of which the last may go."""
    for j in range(min(many, len(kept) - 1), 0, -1):
        copy(kept[j - 1], kept[j])
    copy(lam, kept[0])


@borrowing
def in_zone(y: Floats, floor: Floats) -> bool:
    """Whether each worth reaches its floor, equality included."""
    for i in range(len(y)):  # noqa: SIM110
        if y[i] < floor[i] - TOL:
            return False
    return True


@borrowing
def merit(y: Floats, case: Case, goal: Goal) -> float:
    """How good a package is on the way up: minus its worst shortfall, or 0 up from the zone on."""
    short = 0.0
    for i in range(len(y)):
        short = max(short, case.floor[i] - y[i])
    if short > TOL:
        return -1e18 - 1e3 * short
    value: float = value_of(y, case, goal)
    return value


@borrowing
def climb(body: Body, case: Case, goal: Goal, met: Met, trial: Floats) -> float:
    """Swap one choice at a time for the best swap, while one helps; the merit reached."""
    v, many, y, pick = body.worth, body.many, met.worth, met.pick
    B, P = v.shape[0], v.shape[2]
    best: float = merit(y, case, goal)
    for _ in range(_SWAPS * B):
        at_b, at_c = -1, 0
        for b in range(B):
            old = pick[b]
            for c in range(many[b]):
                if c != old:
                    for i in range(P):
                        trial[i] = y[i] - v[b, old, i] + v[b, c, i]
                    m = merit(trial, case, goal)
                    if m > best + TOL:
                        best = m
                        at_b, at_c = b, c
        if at_b < 0:
            return best
        for i in range(P):
            y[i] += v[at_b, at_c, i] - v[at_b, pick[at_b], i]
        pick[at_b] = at_c
        if goal.kind == ZONE and best == 0.0:
            return best
    return best


@borrowing
def descend(
    body: Body,
    case: Case,
    goal: Goal,
    best: Best,
    top: float,
    way: Descent,
    steps: int,
) -> tuple[float, float, int]:
    """Improve multipliers, so that a value near the best known is shown to be the most.

    Where a package of that value is known, most bodies cannot even reach it; else the level asked
    about is moved between what looked attainable and ``top``. Returns the upper bound reached
    (minus infinity where nothing reaches the value), the merit of the best package met, and how
    many multipliers were kept, the best first.
    """
    zone, z = goal.kind == ZONE, best.value[0]
    lam, kept, met, here, at = way.lam, way.kept, way.met, way.here, way.at
    most = -np.inf
    low = z  # levels below this looked attainable
    level = z if zone or best.known[0] else z + 0.5 * (top - z)
    many, waited, lowest = 0, 0, np.inf
    for _ in range(steps):
        total = bound(body, lam, here)
        m = merit(here.worth, case, goal)
        if m > most:
            most = m
            copy(here.worth, met.worth)
            copy(here.pick, met.pick)
            if m > z + TOL and m > -1e17:
                z = max(z, m)
                low = max(low, z)
                if low > level:
                    level = low + 0.5 * (top - low)
        if zone and most >= 0.0:
            return top, most, many
        room = total - support(lam, case, goal, level, at)
        if lowest > room or room < -TOL:
            lowest = room
            keep_first(lam, kept, many)
            many = min(many + 1, len(kept))
        if room < -TOL:
            if zone:
                return -np.inf, most, many
            # Not even this level can be reached; if it was the lowest that matters, we are done.
            top = level
            if top <= z + TOL:
                return top, most, many
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
        if not np.isfinite(room):
            continue  # nothing reaches the old level; the same multipliers serve at the new one
        if not step_down(lam, here.worth, at, room + 10.0 * TOL):
            break
    return top, most, many
