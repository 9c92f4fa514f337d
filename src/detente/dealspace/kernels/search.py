"""The exact search of one row: every case, by bounds, by climbing, by a tree.

Multipliers found for one case bound the others too (Everett 1963), so that they are pooled, and
the case with the most room between its bound and the value to beat is taken first.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Bools, Floats
from detente.compiled import borrowing, inner, part
from detente.dealspace.kernels.arrays import (
    Body,
    Case,
    Cases,
    Descent,
    Goal,
    Met,
    Multipliers,
    Pool,
    Row,
    copy,
    fill,
)
from detente.dealspace.kernels.branch_and_bound import DONE, FOUND, NODES, OPEN, TIED, explore
from detente.dealspace.kernels.incumbent import offer, to_beat, write_package
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
PARTS = 20_000
KEPT = 4


@inner
def search(body: Body, cases: Cases, goal: Goal, row: Row) -> tuple[int, float]:
    """The best package of one row by one principle, over all its cases.

    Parameters
    ----------
    body : Body
    cases : Cases
        Those that may hold a package of the zone.
    goal : Goal
    row : Row
        Its best has the value that no package of the zone falls below, or that is to be reached;
        then the answer.

    Returns
    -------
    int, float
        DONE, FOUND, TIED (some ties were not compared) or OPEN, and a bound on what was left open.
    """
    L, P = cases.floor.shape
    pool = _pool(body, goal)
    room, done, scales = np.empty(L), np.zeros(L, np.bool_), np.zeros(L)
    fill(room, np.inf)
    if goal.kind == NASH:
        for c in range(L):
            scales[c] = scale_of(cases.slope[c], goal.weights)
    lam, top = np.empty(P), _most(body)
    copy(pool.rows[0], lam)
    status, left_open, any_best = DONE, -np.inf, goal.any_best
    while True:
        goal = Goal(goal.kind, goal.weights, goal.enough, any_best)
        c = _next_case(pool, cases, goal, scales, room, done, to_beat(row.best, goal))
        if c < 0:
            return status, left_open
        done[c] = True
        case = Case(cases.number[c], cases.floor[c], cases.slope[c], cases.constant[c])
        # The value may have risen since the room of this case was measured.
        z = to_beat(row.best, goal)
        if _room(pool, np.int64(0), case, goal, scales[c], z) < -TOL:
            continue
        most = value_of(top, case, goal)
        if row.work[0] < 0.0:
            over = _ceiling(pool, case, goal, row.best.value[0], most)
            status, left_open = OPEN, max(left_open, over)
            continue
        code, over = _search_case(body, case, goal, row, most, lam, pool)
        if code == FOUND:
            return FOUND, 0.0
        if code == TIED:
            # Ties are too many to compare here: only what is ahead is looked for from now on.
            status = max(status, TIED) if status != OPEN else OPEN
            any_best = True
            done[c] = False
            room[c] = np.inf
        elif code == OPEN:
            low = _ceiling(pool, case, goal, row.best.value[0], most)
            status, left_open = OPEN, max(left_open, min(over, low))


@inner
def _pool(body: Body, goal: Goal) -> Pool:
    """A pool that holds equal multipliers for all parties."""
    B, P = body.worth.shape[0], body.worth.shape[2]
    size, fresh = np.ones(1, np.int64), np.zeros(1, np.int64)
    pool = Pool(np.empty((POOL, P)), np.empty(POOL), np.zeros(POOL), size, fresh, np.empty(P))
    fill(pool.rows[0], 1.0 / P)
    pool.bounds[0] = bound(body, pool.rows[0], Met(np.empty(P), np.empty(B, np.int64)))
    if goal.kind == NASH:
        pool.prices[0] = price_of(pool.rows[0], goal.weights)
    return pool


@inner
def _most(body: Body) -> Floats:
    """The most that the body can be worth to each party alone."""
    v, many = body.worth, body.many
    B, P = v.shape[0], v.shape[2]
    top = np.zeros(P)
    for i in range(P):
        for b in range(B):
            high = -np.inf
            for c in range(many[b]):
                high = max(high, v[b, c, i])
            top[i] += high
    return top


@borrowing
def _room(pool: Pool, first: int, case: Case, goal: Goal, scale: float, z: float) -> float:
    """The least by which the body exceeds what z needs, by the multipliers from first on.

    Below 0 the case cannot reach z, and no more multipliers are asked.
    """
    room, at = np.inf, pool.at
    for m in range(first, pool.size[0]):
        if goal.kind == NASH:
            spend = z * pool.prices[m] * scale
            need = nash_support(pool.rows[m], case, goal, z, spend, at)
        else:
            need = support(pool.rows[m], case, goal, z, at)
        room = min(room, pool.bounds[m] - need)
        if room < -TOL:
            break
    return room


@borrowing
def _next_case(
    pool: Pool, cases: Cases, goal: Goal, scales: Floats, room: Floats, done: Bools, z: float
) -> int:
    """The case with the most room, -1 if none is left; those without room are done."""
    at, widest = -1, -np.inf
    for c in range(len(done)):
        if done[c]:
            continue
        case = Case(cases.number[c], cases.floor[c], cases.slope[c], cases.constant[c])
        room[c] = min(room[c], _room(pool, pool.fresh[0], case, goal, scales[c], z))
        if room[c] < -TOL:
            done[c] = True
        elif room[c] > widest:
            widest = room[c]
            at = c
    pool.fresh[0] = pool.size[0]
    return at


@part
def _search_case(
    body: Body, case: Case, goal: Goal, row: Row, most: float, lam: Floats, pool: Pool
) -> tuple[int, float]:
    """Search one case: how that ended, and a bound on what was left open."""
    B, P = body.worth.shape[0], body.worth.shape[2]
    steps, span = min(MOST, max(FEWEST, 4 * B // 3)), 0
    for b in range(B):
        span += body.many[b] * P
    kept, met = np.empty((KEPT, P)), Met(np.empty(P), np.empty(B, np.int64))
    here = Met(np.empty(P), np.empty(B, np.int64))
    way = Descent(lam, kept, met, here, pool.at, np.empty(P))
    over, _, many = descend(body, case, goal, row.best, most, way, steps)
    if _keep(body, case, goal, kept, many, pool, to_beat(row.best, goal)):
        return DONE, -np.inf
    row.work[0] -= (steps + 2 * B) * span
    value = climb(body, case, goal, met, way.trial)
    if value > -1e17 and (not goal.enough or value >= row.best.value[0] - TOL):
        write_package(body.number, met.pick, case, row)
        offer(met.worth, case, goal, value, row.package, row.best)
        if goal.enough:
            return FOUND, 0.0
    multipliers = _joined(lam, kept, many)
    code, folded = explore(body, case, goal, multipliers, row, np.int64(NODES))
    if code == OPEN:
        code = divide(body, case, goal, multipliers.rows[0], row, np.int64(PARTS))
    return code, min(over, folded)


@inner
def _keep(
    body: Body, case: Case, goal: Goal, kept: Floats, many: int, pool: Pool, z: float
) -> bool:
    """Put multipliers into the pool; whether one of them shuts the case."""
    at = pool.at
    met = Met(np.empty(len(at)), np.empty(len(body.many), np.int64))
    for j in range(many):
        lam, size = kept[j], pool.size[0]
        total = bound(body, lam, met)
        if size < POOL:
            copy(lam, pool.rows[size])
            pool.bounds[size] = total
            pool.prices[size] = price_of(lam, goal.weights) if goal.kind == NASH else 0.0
            pool.size[0] = size + 1
        if total - support(lam, case, goal, z, at) < -TOL:
            return True
    return False


@inner
def _joined(lam: Floats, kept: Floats, many: int) -> Multipliers:
    """The best multipliers kept, each party alone, and the others kept."""
    P = len(lam)
    rows = np.zeros((P + 1 + max(many - 1, 0), P))
    copy(kept[0] if many > 0 else lam, rows[0])
    for i in range(P):
        rows[1 + i, i] = 1.0
    for j in range(1, many):
        copy(kept[j], rows[P + j])
    return Multipliers(rows, np.int64(1))


@borrowing
def _ceiling(pool: Pool, case: Case, goal: Goal, low: float, high: float) -> float:
    """The highest value, ``low`` or more, that none of the multipliers shows to be out of reach."""
    if goal.kind == ZONE:
        return high
    for _ in range(40):
        middle = low + 0.5 * (high - low)
        within = True
        for m in range(pool.size[0]):
            if pool.bounds[m] - support(pool.rows[m], case, goal, middle, pool.at) < -TOL:
                within = False
                break
        if within:
            low = middle
        else:
            high = middle
        if high - low <= TOL:
            break
    return high
