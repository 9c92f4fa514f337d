"""Given packages against the needs of every party, draw by draw, and how often they are free."""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import Any

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.compiled import borrowing, entry
from detente.dealspace.kernels.arrays import SpaceArrays
from detente.worlds._equations import EDGE, gains_from, keeps_from


@entry
def suit(
    arrays: Any, draws: Ints, case: Ints, choice: Ints, found: Bools, first: int, last: int
) -> None:
    """Whether all parties gain by each package and keep it, in the draws listed, first to last.

    ``case`` (package,) and ``choice`` (block, package) say what a package is; ``found`` is
    (draw listed, package). Worth may fall short of a need by a rounding, which scales with what is
    at stake for the party.
    """
    space = SpaceArrays(*arrays)
    parties, cases = space.head_worth.shape[1], space.head_worth.shape[2]
    need, short = np.empty((parties, cases)), np.empty(parties)
    for n in range(first, last):
        d = draws[n]
        worth, body, no_deal = space.head_worth[d], space.body_worth[d], space.no_deal[d]
        for i in range(parties):
            short[i] = -EDGE * (_span(worth[i], body[i]) + 1e-300)
            alive, shift, breach = (
                space.survival[d, i],
                space.failure_shift[d, i],
                space.breach_cost[d, i],
            )
            for c in range(cases):
                least = gains_from(alive[c], shift[c], 0.0, EDGE)
                need[i, c] = max(least, keeps_from(shift[c], breach[c])) + no_deal[i]
        for x in range(len(case)):
            found[n, x] = _suits(worth, body, need, short, case[x], choice, x)


@borrowing
def _span(head: Floats, body: Floats) -> float:
    """How far the worth of packages reaches at most, for one party."""
    low, high = np.inf, -np.inf
    for c in range(len(head)):
        low, high = min(low, head[c]), max(high, head[c])
    span = high - low
    for b in range(len(body)):
        low, high = np.inf, -np.inf
        for c in range(body.shape[1]):
            low, high = min(low, body[b, c]), max(high, body[b, c])
        span += high - low
    return span


@borrowing
def _suits(
    head: Floats, body: Floats, need: Floats, short: Floats, c: int, choice: Ints, x: int
) -> bool:
    for i in range(len(short)):
        worth = head[i, c]
        for b in range(len(choice)):
            worth += body[i, b, choice[b, x]]
        if not worth - need[i, c] >= short[i]:
            return False
    return True


@entry
def count_free(absolute: Bools, crossed: Bools, at: Ints, suits: Bools, counts: Ints) -> None:
    """Count for each package the rows in which it suits all and crosses no absolute line.

    ``absolute`` is (row, line), ``crossed`` (line, package), ``suits`` (draw, package); ``at``
    says which draw a row belongs to.
    """
    shut = np.empty(len(counts), np.bool_)
    for row in range(len(absolute)):
        shut[:] = False
        for line in range(len(crossed)):
            if absolute[row, line]:
                for x in range(len(shut)):
                    shut[x] |= crossed[line, x]
        suiting = suits[at[row]]
        for x in range(len(shut)):
            counts[x] += suiting[x] and not shut[x]
