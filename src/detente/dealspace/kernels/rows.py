"""Every row of a space: its data counted in whole units, then searched."""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import Any

import numpy as np

from detente.compiled import borrowing, entry, inner, part
from detente.dealspace.kernels.arrays import (
    Answers,
    Asked,
    Best,
    Body,
    Cases,
    Goal,
    Laid,
    Row,
    SpaceArrays,
    copy,
)
from detente.dealspace.kernels.branch_and_bound import DONE, FOUND, OPEN, TIED
from detente.dealspace.kernels.known import answered_before, nothing_known
from detente.dealspace.kernels.principles import ZONE
from detente.dealspace.kernels.reduction import lay_body, lay_cases, least_value
from detente.dealspace.kernels.search import search
from detente.dealspace.kernels.units import count_units
from detente.worlds._equations import living


@entry
def search_rows(arrays: Any, questions: Any, found: Any, first: int, last: int) -> None:
    """Best package of the rows listed from first to last, its value in units, what is left open.

    Packages stay as they are where there is no zone, and values become nan. What is left open is
    nan where the answer is proved, and else a bound on the best value, which is the value itself
    where only ties were not all compared; for the zone alone any number there says open.
    The fields of ``SpaceArrays``, ``Asked`` and ``Answers`` come in plain tuples.
    """
    space, asked, answers = SpaceArrays(*arrays), Asked(*questions), Answers(*found)
    laid, known = _room(space), nothing_known()
    row = _nothing_found(space, answers)
    for j in range(first, last):
        like = answered_before(space, asked, answers, j, j == first, known)
        if like >= 0:
            answers.values[j], answers.open_to[j] = answers.values[like], np.nan
            copy(answers.packages[like], answers.packages[j])
            continue
        known.searched[0] = j
        answers.values[j], answers.open_to[j] = np.nan, np.nan
        many = _lay_out(space, asked, j, laid)
        if many > 0:
            _search(asked, answers, j, laid, many, row)


@inner
def _room(space: SpaceArrays) -> Laid:
    """Room in which to lay out rows."""
    P, L = space.body_worth.shape[1], len(space.head)
    B, C = space.blocks.shape[0], space.blocks.shape[1]
    return Laid(
        Body(np.empty((B, C, P)), np.empty(B, np.int64), np.empty((B, C), np.int64)),
        Cases(np.empty(L, np.int64), np.empty((L, P)), np.empty((L, P)), np.empty((L, P))),
        np.empty(P),
        np.empty(P),
        np.empty(P),
        np.empty(P, np.bool_),
    )


@borrowing
def _lay_out(space: SpaceArrays, asked: Asked, j: int, laid: Laid) -> int:
    """Fill in what a row leaves to choose; how many cases could hold a package of the zone."""
    row = asked.rows[j]
    draw, any_will_do = space.draw_of_row[row], asked.kind == ZONE or asked.reach[j] > -np.inf
    count_units(space.head_worth[draw], space.choices, space.body_worth[draw], laid.unit)
    for i in range(len(laid.unit)):
        alive = np.inf
        for c in range(len(space.head)):
            alive = min(alive, space.survival[draw, i, c])
        laid.counts[i] = any_will_do or (asked.weights[j, i] > 0.0 and living(alive) > 0.0)
    if not lay_body(space, row, asked.fixed[j], laid):
        return 0
    B, C, P = laid.body.worth.shape
    asked.effort[j] -= 2 * B * C * P  # what laying out the row took, about
    many: int = lay_cases(space, asked, j, laid)
    return many


@inner
def _nothing_found(space: SpaceArrays, answers: Answers) -> Row:
    """What one row after another is searched with."""
    issues, kind = space.head.shape[1], answers.packages.dtype
    flags = np.zeros(1, np.bool_)
    shares, package = np.empty(space.no_deal.shape[1]), np.empty(issues, kind)
    best = Best(np.zeros(1), np.zeros(1, np.int64), flags, shares, package, np.empty_like(shares))
    return Row(space.head, space.blocks, best, np.empty(issues, kind), np.zeros(1))


@part
def _search(asked: Asked, answers: Answers, j: int, laid: Laid, many: int, row: Row) -> None:
    """Search a row that is laid out, and write the answer."""
    kind, reach, weights = asked.kind, asked.reach[j], asked.weights[j]
    any_will_do, best = kind == ZONE or reach > -np.inf, row.best
    best.value[0] = 0.0 if kind == ZONE else reach
    if not any_will_do:
        best.value[0] = least_value(laid.cases, many, weights, kind)
    best.ties[0], best.known[0], row.work[0] = 0, False, asked.effort[j]
    number, floor, slope, constant = laid.cases
    cases = Cases(number, floor[:many], slope[:many], constant[:many])
    goal = Goal(kind, weights, any_will_do, reach == -np.inf)
    status, bound = search(laid.body, cases, goal, row)
    asked.effort[j] = row.work[0]
    if best.known[0]:
        copy(best.package, answers.packages[j])
    if kind == ZONE:
        if status == FOUND:
            answers.values[j] = 1.0
        elif status != DONE:
            answers.open_to[j] = 1.0
        return
    if best.known[0]:
        answers.values[j] = best.value[0]
    if status == TIED:
        answers.open_to[j] = best.value[0]  # the value is proved, the order among ties is not
    if status == OPEN:
        answers.open_to[j] = bound
