"""The least that parties would have to give up in all for a package to suit them, row by row.

What a package asks is convex in the parties' worths: the sum of what each falls short of its need.
By duality it is the most that ``lam . (need - worth)`` comes to over multipliers from 0 to 1, one a
party, and for given multipliers the best package is found block by block. So a tree is cut where
some multipliers show that what is decided already asks as much as the best package known (Land &
Doig 1960; Geoffrion 1974).
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import NamedTuple

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.compiled import borrowing, entry, inner
from detente.dealspace.kernels.arrays import Body, Met, copy, fill
from detente.dealspace.kernels.bounds import largest_first, most_after
from detente.dealspace.kernels.lagrangian import bound

_STEPS = 60
_EDGE = 1e-12


class Wanting(NamedTuple):
    """What stands between the parties and a zone, row by row."""

    worth: Floats  # (row, party, block, choice)
    allowed: Bools  # (row, block, choice)
    short: Floats  # (row, case, party) what each needs beyond what the case is worth to it
    open_case: Bools  # (row, case)


class Conceded(NamedTuple):
    """The answers."""

    amounts: Floats  # (row, party) what each gives up
    chosen: Ints  # (row, 1 + block) the case and the choices; -1 without any
    proved: Bools  # (row,) whether it is proved to be least


class _Least(NamedTuple):
    """The package that asks least so far, and how much."""

    asked: Floats  # (1,)
    met: Met
    edge: float  # what is no less


@entry
def concede(wanting: Wanting, limit: int, answer: Conceded, first: int, last: int) -> None:
    """Fill in the rows from ``first`` to before ``last``; a tree may take ``limit`` steps."""
    P, B, C = wanting.worth.shape[1:]
    cases = wanting.short.shape[1]
    body = Body(np.empty((B, C, P)), np.empty(B, np.int64), np.empty((B, C), np.int64))
    met, asked = Met(np.zeros(P), np.zeros(B, np.int64)), np.empty(1)
    lams, bounds = np.empty((cases, 3, P)), np.empty(cases)
    for r in range(first, last):
        fill(answer.amounts[r], np.nan)
        fill(answer.chosen[r], -1)
        answer.proved[r], asked[0] = True, np.inf
        fewest, size = _lay_out(wanting, r, body)
        best = _Least(asked, met, _EDGE * size)
        for c in range(cases):  # a bound for every case
            before, bounds[c] = asked[0], np.inf
            if fewest > 0 and wanting.open_case[r, c]:
                bounds[c] = _climb(body, wanting.short[r, c], best, lams[c])
            if asked[0] < before:
                _write(wanting.short[r, c], body, c, met, answer, r)
        for _ in range(cases):  # a tree in each, the case of the least bound first
            c = int(np.argmin(bounds))
            if bounds[c] >= asked[0] - best.edge:
                break
            before, bounds[c] = asked[0], np.inf
            whole = _tree(body, wanting.short[r, c], best, lams[c], limit)
            answer.proved[r] = answer.proved[r] and whole
            if asked[0] < before:
                _write(wanting.short[r, c], body, c, met, answer, r)


@borrowing
def _lay_out(wanting: Wanting, r: int, body: Body) -> tuple[int, float]:
    """The choices allowed; how few a block has, and a size by which roundings are measured."""
    P, B, C = wanting.worth.shape[1:]
    size, fewest = 1.0, C
    for b in range(B):
        m = 0
        for c in range(C):
            if wanting.allowed[r, b, c]:
                for i in range(P):
                    body.worth[b, m, i] = wanting.worth[r, i, b, c]
                    size += abs(wanting.worth[r, i, b, c])
                body.number[b, m] = c
                m += 1
        body.many[b] = m
        fewest = min(fewest, m)
    return fewest, size


@borrowing
def _write(short: Floats, body: Body, c: int, met: Met, answer: Conceded, r: int) -> None:
    """Write down the package met in a case, and what each gives up for it."""
    answer.chosen[r, 0] = c
    for b in range(len(met.pick)):
        answer.chosen[r, 1 + b] = body.number[b, met.pick[b]]
    for i in range(len(short)):
        answer.amounts[r, i] = max(short[i] - met.worth[i], 0.0)


@inner
def _climb(body: Body, need: Floats, best: _Least, kept: Floats) -> float:
    """A bound for one case by subgradient steps (Polyak 1969); better packages are kept.

    ``kept`` gets the multipliers of the best bound, all ones, and those of the last step.
    """
    P, lam = len(need), kept[2]
    here = Met(np.empty(P), np.empty(len(body.many), np.int64))
    y = here.worth
    for j in range(3):
        fill(kept[j], 1.0)
    least = -np.inf
    for _ in range(_STEPS):
        value, asked, norm = 0.0, 0.0, 0.0
        for i in range(P):
            value += lam[i] * need[i]
        value -= bound(body, lam, here)
        if value > least:
            least = value
            copy(lam, kept[0])
        for i in range(P):
            slope = need[i] - y[i]
            asked += max(slope, 0.0)
            if (slope > 0.0 and lam[i] < 1.0) or (slope < 0.0 and lam[i] > 0.0):
                norm += slope * slope
        if asked < best.asked[0]:
            best.asked[0] = asked
            copy(here.pick, best.met.pick)
            copy(y, best.met.worth)
        if least >= best.asked[0] - best.edge or norm == 0.0:
            break
        step = (best.asked[0] - value) / norm
        for i in range(P):
            lam[i] = min(max(lam[i] + step * (need[i] - y[i]), 0.0), 1.0)
    return least


@inner
def _tree(body: Body, need: Floats, best: _Least, lams: Floats, limit: int) -> bool:
    """Search one case depth first; whether it was searched to the end.

    Sums are by each multiplier vector and, after them, of each party; the parties' bounds add up.
    """
    v, count = body.worth, body.many
    B, C, P = v.shape
    K = len(lams)
    M = K + P
    gives, rest, asks = np.zeros((B, C, M)), np.zeros((B + 1, M)), np.zeros(M)
    left = np.empty((B, C), np.int64)
    for m in range(M):
        for i in range(P):
            share = lams[m, i] if m < K else 1.0 if m - K == i else 0.0
            asks[m] += share * need[i]
            for b in range(B):
                for c in range(count[b]):
                    gives[b, c, m] += share * v[b, c, i]
    for b in range(B):
        for c in range(count[b]):
            largest_first(gives, b, c, left, c)
    most_after(gives, left, count, np.arange(B), rest)
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
            if m == 0 and without >= best.asked[0] - best.edge:
                position[depth] = count[depth]  # the choices after it lose still more
                break
        if max(worst, asked) >= best.asked[0] - best.edge:
            continue
        depth += 1
        if depth == B:
            best.asked[0] = asked
            for b in range(B):
                best.met.pick[b] = left[b, position[b] - 1]
            for i in range(P):
                best.met.worth[i] = have[B, K + i]
    return True
