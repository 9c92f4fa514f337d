"""One row laid out in whole units: choices that no absolute line excludes and none betters.

A choice that another betters for every party is in no answer (dominance). Of each case stand its
floors and gains, equations (2) and (3) of the model.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.compiled import borrowing, inner
from detente.dealspace.kernels.arrays import Asked, Body, Cases, Laid, SpaceArrays, fill
from detente.dealspace.kernels.principles import LINEAR, TOL
from detente.worlds._equations import gain, gains_from, keeps_from, living


@borrowing
def lay_body(space: SpaceArrays, row: int, fixed: Ints, laid: Laid) -> bool:
    """Fill in the choices that are left; false if a block has none."""
    body, draw = laid.body, space.draw_of_row[row]
    absolute, crossed, worth = space.absolute[row], space.body_crossed, space.body_worth[draw]
    P, B = worth.shape[0], worth.shape[1]
    # Fields are taken out before loops: each taking counts a reference.
    v, number, unit, blocks, choices = (
        body.worth,
        body.number,
        laid.unit,
        space.blocks,
        space.choices,
    )
    many, counts, lines, some = body.many, laid.counts, len(absolute), _any_fixed(fixed)
    for b in range(B):
        m = 0
        for c in range(choices[b]):
            shut = some and _differs(blocks[b, c], fixed)
            for line in range(lines):
                if absolute[line] and crossed[line, b, c]:
                    shut = True
            if not shut:
                for i in range(P):
                    v[b, m, i] = np.rint(worth[i, b, c] * unit[i])
                number[b, m] = c
                m += 1
        if m == 0:
            return False
        many[b] = _drop_worse(v[b], number[b], m, counts)
    _reach(body, laid.low, laid.high)
    return True


@borrowing
def _any_fixed(fixed: Ints) -> bool:
    """Whether any issue is settled beforehand."""
    for k in range(len(fixed)):  # noqa: SIM110
        if fixed[k] >= 0:
            return True
    return False


@borrowing
def _differs(pattern: Ints, fixed: Ints) -> bool:
    """Whether a pattern of options contradicts what is settled; -1 on either side agrees."""
    for k in range(len(fixed)):
        if fixed[k] >= 0 and pattern[k] >= 0 and pattern[k] != fixed[k]:
            return True
    return False


@inner
def _drop_worse(v: Floats, number: Ints, m: int, counts: Bools) -> int:
    """Move up the first ``m`` choices of a block that none betters; how many they are."""
    # A choice worse only to parties that do not count may still come first among ties.
    P = v.shape[1]
    keep = np.empty(m, np.bool_)
    fill(keep, True)
    for c in range(m):
        for d in range(m):
            if c == d or not keep[d]:
                continue
            no_worse, better = True, d < c
            for i in range(P):
                if v[d, i] < v[c, i]:
                    no_worse = False
                    break
                better = better or (counts[i] and v[d, i] > v[c, i])
            if no_worse and better:
                keep[c] = False
                break
    j = 0
    for c in range(m):
        if keep[c]:
            for i in range(P):
                v[j, i] = v[c, i]
            number[j] = number[c]
            j += 1
    return j


@borrowing
def _reach(body: Body, low: Floats, high: Floats) -> None:
    """The least and the most that the body can be worth to each party."""
    v, many = body.worth, body.many
    for i in range(len(low)):
        low[i], high[i] = 0.0, 0.0
        for b in range(len(many)):
            lo, hi = np.inf, -np.inf
            for c in range(many[b]):
                lo, hi = min(lo, v[b, c, i]), max(hi, v[b, c, i])
            low[i] += lo
            high[i] += hi


@borrowing
def lay_cases(space: SpaceArrays, asked: Asked, j: int, laid: Laid) -> int:
    """Fill in the cases that could hold a package of the zone of a row listed; how many."""
    row, m = asked.rows[j], 0
    absolute, crossed = space.absolute[row], space.head_crossed
    for c in range(len(space.head)):
        shut = _differs(space.head[c], asked.fixed[j])
        for line in range(len(absolute)):
            if absolute[line] and crossed[line, c]:
                shut = True
        if not shut and _lay_case(space, asked, j, c, laid, m):
            laid.cases.number[m] = c
            m += 1
    return m


@borrowing
def _lay_case(space: SpaceArrays, asked: Asked, j: int, c: int, laid: Laid, m: int) -> bool:
    """Fill in one case at place ``m``; false if some party is out of reach of its floor."""
    draw, cases = space.draw_of_row[asked.rows[j]], laid.cases
    for i in range(len(laid.unit)):
        unit, least = laid.unit[i], asked.least[j, i]
        alive, shift = space.survival[draw, i, c], space.failure_shift[draw, i, c] * unit
        head = np.rint(space.head_worth[draw, i, c] * unit)
        above = head - space.no_deal[draw, i] * unit  # without the body
        cases.slope[m, i], cases.constant[m, i] = living(alive), gain(alive, above, shift)
        floor = max(laid.low[i], gains_from(alive, shift, least, TOL) - above)
        if asked.keeping:
            breach = space.breach_cost[draw, i, c] * unit
            floor = max(floor, keeps_from(shift, breach) - above)
        cases.floor[m, i] = floor
        if floor > laid.high[i] + TOL:
            return False
    return True


@borrowing
def least_value(cases: Cases, many: int, weights: Floats, kind: int) -> float:
    """A value that no package of the zone falls below."""
    if kind != LINEAR:
        return 0.0
    least, wide = np.inf, 1.0
    for c in range(many):
        total = 0.0
        for i in range(len(weights)):
            gain = cases.slope[c, i] * cases.floor[c, i] + cases.constant[c, i]
            total += weights[i] * gain
        least = min(least, total)
    for i in range(len(weights)):
        wide += weights[i]
    return least - TOL * wide
