"""Depth-first search for what the bounds leave open (branch and bound, Land & Doig 1960).

The order of choices is by what they lose against the best multipliers; a branch is cut as soon as
any of the multiplier vectors shows that it cannot reach the value to beat (Geoffrion 1974).
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import borrowing, inner, part
from detente.dealspace.kernels.arrays import Body, Case, Goal, Multipliers, Path, Row, Tree, copy
from detente.dealspace.kernels.bounds import largest_first, most_after
from detente.dealspace.kernels.dynamic_programming import Folding, fold, room_for_sums
from detente.dealspace.kernels.incumbent import (
    could_lead,
    offer,
    to_beat,
    write_package,
)
from detente.dealspace.kernels.lagrangian import in_zone
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
NODES = 10_000
COARSE, COARSER = 2.0**18, 2.0**25  # some 3e-7 and 3e-5 of worth


@inner
def explore(
    body: Body,
    case: Case,
    goal: Goal,
    multipliers: Multipliers,
    row: Row,
    limit: int,
) -> tuple[int, float]:
    """Search the body of one case; DONE when nothing is left that could be ahead of the best.

    A package that passes every multiplier is in the zone, since the unit vectors are among them.
    Where one that reaches the value is enough, the first such answers FOUND. A tree of more than
    ``limit`` nodes stays open; one of ``NODES`` is folded then, and the second answer bounds what
    is left open, which else is infinite.
    """
    B, C, _ = body.worth.shape
    M = len(multipliers.rows)
    gives, top, total = np.empty((B, C, M)), np.empty((B, M)), np.zeros(M)
    needed, at = np.empty(M), np.empty(len(case.floor))
    z, slack = to_beat(row.best, goal), _slack(goal)
    for m in range(M):
        lam = multipliers.rows[m]
        _weigh(body, lam, m, gives, top, total, row.work)
        needed[m] = support(lam, case, goal, z, at) - slack
        if total[m] < needed[m]:
            return DONE, -np.inf
    left, many = np.empty((B, C), np.int64), np.zeros(B, np.int64)
    if not _viable(body.many, gives, top, total, needed, left, many):
        return DONE, -np.inf
    order = _widest_first(body.worth, left, many)
    D = B
    while D > 0 and many[order[D - 1]] == 1:
        D -= 1
    path, most = _start(B, D, M, at), np.empty((D + 1, M))
    for b in order[D:]:
        path.pick[b] = left[b, 0]
        for m in range(M):
            path.so_far[0, m] += gives[b, left[b, 0], m]
    most_after(gives, left, many, order[:D], most)
    tree = Tree(gives, left, many, order[:D], most, needed, body.number, multipliers, path)
    code = _walk(tree, case, goal, row, limit)
    if code == DONE:
        return DONE, -np.inf
    if code == FOUND or limit < NODES:
        return code, 0.0 if code == FOUND else np.inf
    for b in order[:D]:
        path.pick[b] = left[b, 0]
    write_package(body.number, path.pick, case, row)
    folded, bound = _folded(tree, case, goal, row)
    if code == TIED and folded == OPEN:
        return TIED, bound
    return folded, bound


@inner
def _start(blocks: int, depth: int, multipliers: int, at: Floats) -> Path:
    """Where a tree begins, with nothing decided."""
    so_far, place = np.zeros((depth + 1, multipliers)), np.zeros(depth + 1, np.int64)
    return Path(so_far, place, np.empty(blocks, np.int64), np.empty(len(at)), at)


@borrowing
def _weigh(
    body: Body, lam: Floats, m: int, gives: Floats, top: Floats, total: Floats, work: Floats
) -> None:
    """What each choice gives by one multiplier vector, the most of each block, and their sum."""
    v, many, P = body.worth, body.many, len(lam)
    for b in range(len(many)):
        top[b, m] = -np.inf
        for c in range(many[b]):
            s = 0.0
            for i in range(P):
                s += lam[i] * v[b, c, i]
            gives[b, c, m] = s
            top[b, m] = max(top[b, m], s)
        work[0] -= 2 * many[b] * P
        total[m] += top[b, m]


@borrowing
def _slack(goal: Goal) -> float:
    """How far a bound may miss: a tie in value, counted in worth."""
    least = 1.0
    if goal.kind == MAXMIN:
        for w in goal.weights:
            if w > 0.0:
                least = min(least, w)
    return max(TOL * least, 0.1 * TOL)


@borrowing
def _viable(
    count: Ints,
    gives: Floats,
    top: Floats,
    total: Floats,
    needed: Floats,
    left: Ints,
    many: Ints,
) -> bool:
    """List the choices that may be in an answer, those of most promise first; false without any.

    Choices that lose more than the whole slack of some multiplier cannot be in any answer.
    """
    for b in range(len(count)):
        for c in range(count[b]):
            fits = True
            for m in range(len(total)):
                if total[m] - top[b, m] + gives[b, c, m] < needed[m]:
                    fits = False
                    break
            if fits:
                largest_first(gives, b, c, left, many[b])
                many[b] += 1
        if many[b] == 0:
            return False
    return True


@inner
def _widest_first(v: Floats, left: Ints, many: Ints) -> Ints:
    """The blocks in the order in which they are tried: the widest first."""
    order, spread = np.empty(len(many), np.int64), np.zeros(len(many))
    for b in range(len(many)):
        for i in range(v.shape[2]):
            for j in range(1, many[b]):
                spread[b] += abs(v[b, left[b, j], i] - v[b, left[b, 0], i])
        j = b
        while j > 0 and spread[order[j - 1]] < spread[b]:
            order[j] = order[j - 1]
            j -= 1
        order[j] = b
    return order


@borrowing
def _walk(tree: Tree, case: Case, goal: Goal, row: Row, limit: int) -> int:
    """Go through the tree depth first: DONE, FOUND, TIED, or OPEN after so many nodes."""
    gives, left, many, order, most = tree.gives, tree.left, tree.many, tree.order, tree.most
    D, least, path = len(order), tree.needed, tree.path
    so_far, place, pick = path.so_far, path.place, path.pick
    flat = goal.kind == NASH and alike(goal.weights)
    z = to_beat(row.best, goal)
    depth, nodes, code = 0, 0, DONE
    while depth >= 0:
        if depth == D:
            code = _whole(tree, case, goal, row, flat, z)
            if code != DONE:
                break
            z = to_beat(row.best, goal)
            depth -= 1
            continue
        b = order[depth]
        if place[depth] >= many[b]:
            place[depth] = 0
            depth -= 1
            continue
        c = left[b, place[depth]]
        place[depth] += 1
        nodes += 1
        if nodes > limit:
            code = OPEN
            break
        if so_far[depth, 0] + gives[b, c, 0] + most[depth + 1, 0] < least[0]:
            place[depth] = 0  # the rest loses still more
            depth -= 1
        elif _may_lead(tree, case, goal, flat, z, depth, c):
            pick[b] = c
            depth += 1
    if code != FOUND:
        row.work[0] -= nodes * (gives.shape[2] + 6)
    return code


@part
def _may_lead(tree: Tree, case: Case, goal: Goal, flat: bool, z: float, depth: int, c: int) -> bool:
    """Add a choice to the sums; false where a bound shows that it leads to nothing ahead."""
    so_far, most, y, b = tree.path.so_far, tree.most, tree.path.worth, tree.order[depth]
    fits = True
    for m in range(len(tree.needed)):
        total = so_far[depth, m] + tree.gives[b, c, m]
        so_far[depth + 1, m] = total
        if total + most[depth + 1, m] < tree.needed[m]:
            fits = False
            break
    if fits and flat:
        alone = tree.multipliers.alone
        for i in range(len(y)):
            y[i] = so_far[depth + 1, alone + i] + most[depth + 1, alone + i]
        fits = may_reach(y, case, goal.weights, z)
    return fits


@part
def _whole(tree: Tree, case: Case, goal: Goal, row: Row, flat: bool, z: float) -> int:
    """A package with every block decided, offered if it may lead; DONE where the search goes on."""
    y, code = tree.path.worth, DONE
    for i in range(len(y)):
        y[i] = tree.path.so_far[len(tree.order), tree.multipliers.alone + i]
    if not flat or may_reach(y, case, goal.weights, z):
        code = _leaf(tree, case, goal, row)
    return code


@borrowing
def _leaf(
    tree: Tree,
    case: Case,
    goal: Goal,
    row: Row,
) -> int:
    """Offer a whole package; DONE where the search goes on, with what is needed from now on."""
    y, best, needed = tree.path.worth, row.best, tree.needed
    value = value_of(y, case, goal)
    if not (in_zone(y, case.floor) and could_lead(value, best, goal)):
        return DONE
    old = best.value[0]
    write_package(tree.number, tree.path.pick, case, row)
    offer(y, case, goal, value, row.package, best)
    if goal.enough:
        return FOUND
    if best.ties[0] > MANY_TIES and not goal.any_best:
        return TIED
    if best.value[0] > old or goal.any_best:
        z, slack = to_beat(best, goal), _slack(goal)
        for m in range(len(needed)):
            lam = tree.multipliers.rows[m]
            needed[m] = support(lam, case, goal, z, tree.path.at) - slack
    return DONE


@inner
def _folded(tree: Tree, case: Case, goal: Goal, row: Row) -> tuple[int, float]:
    """The same search by folding, and a bound on what it leaves open.

    First sums are held as one only where they are equal; if these are too many, also where they
    lie near each other, and nearer than that nothing is told apart. The room of the row holds a
    package with what is not decided here.
    """
    P, D, alone = len(case.floor), len(tree.order), tree.multipliers.alone
    held, cares, y = room_for_sums(tree, row), np.empty(P, np.bool_), np.empty(P)
    rest_of_package = row.package.copy()
    for i in range(P):
        cares[i] = goal.kind != ZONE and goal.weights[i] > 0.0
    finest = _slack(goal) / (D + 4)
    rest = 0.5 * max(row.work[0], 0.0)  # for the search part by part that follows
    row.work[0] -= rest
    for grain in (finest, COARSE, COARSER):
        blur = 0.0 if grain == finest else D * grain
        copy(tree.path.so_far[0], held.sums[0])
        copy(rest_of_package, held.packages[0])
        ordered = not (goal.any_best or goal.enough or blur > 0.0)
        many = fold(tree, Folding(tree.needed - blur, cares, grain, ordered), case, row, held)
        bound = -np.inf
        for s in range(many):
            for i in range(P):
                y[i] = held.sums[s, alone + i]
            value = value_of(y, case, goal)
            if in_zone(y, case.floor) and could_lead(value, row.best, goal):
                offer(y, case, goal, value, held.packages[s], row.best)
                if goal.enough:
                    return FOUND, 0.0
            for i in range(P):
                y[i] += blur
            bound = max(bound, value_of(y, case, goal))
        if many == 0 or (many > 0 and blur == 0.0):
            return DONE, -np.inf
        if many > 0:
            row.work[0] = max(row.work[0], 0.0) + rest
            return OPEN, bound
    row.work[0] = max(row.work[0], 0.0) + rest
    return OPEN, np.inf
