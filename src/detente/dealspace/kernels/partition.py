"""What the tree leaves open is divided, with multipliers mended for each part.

A part is the body with some blocks settled. Its multipliers start from those of the part above it
(Fisher 1981) and are improved by subgradient steps towards the value to beat; choices that cannot
be in any answer go, a short tree search is tried, and what is still open is split at the block
over which the steps disagree most.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import borrowing, inner, part
from detente.dealspace.kernels.arrays import (
    Body,
    Case,
    Descent,
    Goal,
    Met,
    Multipliers,
    Row,
    copy,
    copy_body,
    fill,
)
from detente.dealspace.kernels.branch_and_bound import DONE, FOUND, OPEN, explore
from detente.dealspace.kernels.incumbent import could_lead, offer, to_beat, write_package
from detente.dealspace.kernels.lagrangian import bound, in_zone, keep_first, step_down
from detente.dealspace.kernels.principles import TOL, ZONE, support, value_of

PASSES = 24
SHORT = 2000
KEPT = 3


@inner
def divide(body: Body, case: Case, goal: Goal, lam: Floats, row: Row, parts: int) -> int:
    """Search the body of one case part by part; OPEN if so many parts do not settle it."""
    B, C, P = body.worth.shape
    worth, count = np.empty((B + 1, B, C, P)), np.empty((B + 1, B), np.int64)
    number, lams = np.empty((B + 1, B, C), np.int64), np.empty((B + 1, P))
    at_block, at_choice = np.zeros(B + 1, np.int64), np.zeros(B + 1, np.int64)
    rows, tally = np.zeros((KEPT + P, P)), np.zeros((B, C), np.int64)
    met = Met(np.zeros(P), np.empty(B, np.int64))
    here = Met(np.empty(P), np.empty(B, np.int64))
    at, trial = np.empty(P), np.empty(P)
    copy_body(body, Body(worth[0], count[0], number[0]))
    copy(lam, lams[0])
    depth, fresh = 0, True
    while depth >= 0:
        piece = Body(worth[depth], count[depth], number[depth])
        if fresh:
            fresh = False
            parts -= 1
            if parts < 0 or row.work[0] < 0.0:
                return OPEN
            way = Descent(lams[depth], rows[:KEPT], met, here, at, trial)
            code: int = _settle(piece, case, goal, way, rows, tally, row)
            if code == DONE:
                depth -= 1
                continue
            if code != OPEN:
                return code
            at_block[depth], at_choice[depth] = _most_disputed(tally, piece.many), 0
        b, c = at_block[depth], at_choice[depth]
        if b < 0 or c >= piece.many[b]:
            depth -= 1
            continue
        at_choice[depth] += 1
        below = Body(worth[depth + 1], count[depth + 1], number[depth + 1])
        copy_body(piece, below)
        copy(lams[depth], lams[depth + 1])
        copy(piece.worth[b, c], below.worth[b, 0])
        below.number[b, 0], below.many[b] = piece.number[b, c], 1
        depth += 1
        fresh = True
    return DONE


@part
def _settle(
    piece: Body, case: Case, goal: Goal, way: Descent, rows: Floats, tally: Ints, row: Row
) -> int:
    """Search one part by its own multipliers: DONE, FOUND, TIED, or OPEN with choices thinned."""
    P, best, met = rows.shape[1], row.best, way.met
    size = 0
    for b in range(len(piece.many)):
        size += piece.many[b] * P
    row.work[0] -= (PASSES + 2 * (KEPT + P)) * size
    z = to_beat(best, goal)
    room, value = _tighten(piece, case, goal, z, way, tally)
    if value > -np.inf and could_lead(value, best, goal):
        write_package(piece.number, met.pick, case, row)
        offer(met.worth, case, goal, value, row.package, best)
        if goal.enough:
            return FOUND
        z = to_beat(best, goal)
    if room < -TOL:
        return DONE
    for i in range(P):
        fill(rows[KEPT + i], 0.0)
        rows[KEPT + i, i] = 1.0
    if not _thin(piece, case, goal, z, rows, tally):
        return DONE
    answer: tuple[int, float] = explore(
        piece, case, goal, Multipliers(rows, np.int64(KEPT)), row, np.int64(SHORT)
    )
    return answer[0]


@borrowing
def _tighten(
    body: Body, case: Case, goal: Goal, z: float, way: Descent, tally: Ints
) -> tuple[float, float]:
    """Improve multipliers so as to show that z cannot be reached: the room left, and a value met.

    Those of the way become the best, and of those kept the last that improved on those before;
    ``tally`` becomes how often each choice was picked.
    """
    lam, keep, met, step, at, here = way
    copy(lam, here)
    least, most, pace, waited = np.inf, -np.inf, 1.0, 0
    for b in range(len(body.many)):
        fill(tally[b], 0)
    for m in range(len(keep)):
        copy(lam, keep[m])
    for _ in range(PASSES):
        total = bound(body, here, step)
        room = total - support(here, case, goal, z, at)
        for b in range(len(body.many)):
            tally[b, step.pick[b]] += 1
        if in_zone(step.worth, case.floor):
            value = value_of(step.worth, case, goal)
            if value > most:
                most = value
                copy(step.pick, met.pick)
                copy(step.worth, met.worth)
                if goal.kind == ZONE or value > z + TOL:
                    break
        if least > room:
            least, waited = room, 0
            keep_first(here, keep, len(keep))
            copy(here, lam)
            if room < -TOL:
                break
        else:
            waited += 1
            if waited >= 4:
                pace, waited = 0.5 * pace, 0
        if not step_down(here, step.worth, at, pace * (room + 10.0 * TOL)):
            break
    return least, most


@inner
def _thin(body: Body, case: Case, goal: Goal, z: float, rows: Floats, tally: Ints) -> bool:
    """Drop the choices that no package reaching z can hold; false if a block has none left."""
    v, count, P = body.worth, body.many, body.worth.shape[2]
    at, top = np.empty(P), np.empty(len(count))
    for n in range(len(rows)):
        lam, total = rows[n], 0.0
        for b in range(len(count)):
            top[b] = -np.inf
            for c in range(count[b]):
                top[b] = max(top[b], _worth_of(v[b, c], lam))
            total += top[b]
        room = total - support(lam, case, goal, z, at) + TOL
        if room < 0.0:
            return False
        for b in range(len(count)):
            m = 0
            for c in range(count[b]):
                if top[b] - _worth_of(v[b, c], lam) <= room:
                    if m < c:
                        copy(v[b, c], v[b, m])
                        body.number[b, m] = body.number[b, c]
                        tally[b, m] = tally[b, c]
                    m += 1
            count[b] = m
            if m == 0:
                return False
    return True


@borrowing
def _worth_of(worth: Floats, lam: Floats) -> float:
    total = 0.0
    for i in range(len(lam)):
        total += lam[i] * worth[i]
    return total


@borrowing
def _most_disputed(tally: Ints, count: Ints) -> int:
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
