"""One row as lists of choices whose worths add up, and sums of choices back as packages."""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.compiled import entry
from detente.dealspace.kernels.arrays import SpaceArrays
from detente.dealspace.kernels.units import kernel_arrays
from detente.worlds._equations import EDGE, gain, gains_from, keeps_from
from detente.worlds.gains import agrees_from
from detente.worlds.space import Space


class Parts(NamedTuple):
    """The choices of one row that no absolute line excludes; the head is the first block.

    ``values`` (block, choice, party) are shares of each party's ``span``, from 0, above its
    ``lowest`` worth; ``number`` (block, choice) says which choices of the space they are.
    ``order`` lists the blocks by how much they matter, least first.
    """

    values: Floats
    counts: Ints
    number: Ints
    order: Ints
    lowest: Floats
    span: Floats


def parts_of(space: Space, row: int) -> Parts:
    """The lists of choices of one row."""
    values, counts, number, matters, lowest, span = _parts(kernel_arrays(space), row)
    return Parts(values, counts, number, np.argsort(matters), lowest, span)


def least_shares(space: Space, row: int, parts: Parts) -> Floats:
    """(party,): the least share of its span at which a party gains and keeps, under any case."""
    draw, cases = int(space.draw_of_row[row]), parts.number[0, : parts.counts[0]]
    stakes = space.survival[draw], space.failure_shift[draw], space.breach_cost[draw]
    needs = agrees_from(*(stake[:, cases] for stake in stakes)).min(axis=1)
    shares: Floats = (space.no_deal[draw] + needs - parts.lowest) / parts.span
    return shares


class Listing(NamedTuple):
    """Packages as numbers of options, what they are worth and gain, and whether in the zone."""

    packages: Ints
    worth: Floats
    gain: Floats
    in_zone: Bools


def listing(space: Space, row: int, parts: Parts, picks: Ints) -> Listing:
    """The packages of (package, block) choices, numbered as in the parts."""
    return Listing(*_listing(picks, parts.number, kernel_arrays(space), row))


@entry
def _parts(arrays: Any, row: int) -> Any:
    space = SpaceArrays(*arrays)
    draw, absolute = space.draw_of_row[row], space.absolute[row]
    head_worth, body_worth = space.head_worth[draw], space.body_worth[draw]
    head_crossed, body_crossed = space.head_crossed, space.body_crossed
    parties, blocks, most = body_worth.shape
    cases, lines = head_worth.shape[1], len(absolute)
    values = np.zeros((blocks + 1, max(most, cases), parties))
    index = np.zeros((blocks + 1, max(most, cases)), np.int64)
    counts = np.zeros(blocks + 1, np.int64)
    low, high = np.full((blocks + 1, parties), np.inf), np.full((blocks + 1, parties), -np.inf)
    for b in range(blocks + 1):
        for c in range(space.choices[b - 1] if b else cases):
            free = True
            for n in range(lines):
                if absolute[n] and (body_crossed[n, b - 1, c] if b else head_crossed[n, c]):
                    free = False
            if not free:
                continue
            for p in range(parties):
                worth = body_worth[p, b - 1, c] if b else head_worth[p, c]
                values[b, counts[b], p] = worth
                low[b, p], high[b, p] = min(low[b, p], worth), max(high[b, p], worth)
            index[b, counts[b]] = c
            counts[b] += 1
    lowest, span = np.zeros(parties), np.zeros(parties)
    matters = np.zeros(blocks + 1)
    for p in range(parties):
        for b in range(blocks + 1):
            if counts[b] > 0:
                lowest[p] += low[b, p]
                span[p] += high[b, p] - low[b, p]
        if span[p] <= 0.0:
            span[p] = 1.0
        for b in range(blocks + 1):
            for c in range(counts[b]):
                values[b, c, p] = (values[b, c, p] - low[b, p]) / span[p]
                matters[b] = max(matters[b], values[b, c, p])
    return values, counts, index, matters, lowest, span


@entry
def _listing(picks: Ints, index: Ints, arrays: Any, row: int) -> Any:
    space = SpaceArrays(*arrays)
    draw, head, blocks = space.draw_of_row[row], space.head, space.blocks
    head_worth, body_worth = space.head_worth[draw], space.body_worth[draw]
    survival, failure_shift = space.survival[draw], space.failure_shift[draw]
    breach_cost, no_deal = space.breach_cost[draw], space.no_deal[draw]
    size, parties, issues = len(picks), len(no_deal), head.shape[1]
    terms = np.empty((len(blocks), index.shape[1], parties))
    touched, ends = np.empty(len(blocks) * issues, np.int64), np.zeros(len(blocks) + 1, np.int64)
    for b in range(len(blocks)):  # most blocks settle one issue
        for c in range(blocks.shape[1]):
            for p in range(parties):
                terms[b, c, p] = body_worth[p, b, index[b + 1, c]]
        ends[b + 1] = ends[b]
        for i in range(issues):
            for c in range(blocks.shape[1]):
                if blocks[b, c, i] >= 0:
                    touched[ends[b + 1]] = i
                    ends[b + 1] += 1
                    break
    packages = np.empty((size, issues), np.int16)
    worth, gained = np.empty((size, parties)), np.empty((size, parties))
    inside = np.ones(size, np.bool_)
    for k in range(size):
        case = index[0, picks[k, 0]]
        for i in range(issues):
            packages[k, i] = head[case, i]
        for p in range(parties):
            worth[k, p] = head_worth[p, case]
        for b in range(len(blocks)):
            pick = picks[k, b + 1]
            for p in range(parties):
                worth[k, p] += terms[b, pick, p]
            for t in range(ends[b], ends[b + 1]):
                option = blocks[b, index[b + 1, pick], touched[t]]
                if option >= 0:
                    packages[k, touched[t]] = option
        for p in range(parties):
            alive, shift = survival[p, case], failure_shift[p, case]
            above = worth[k, p] - no_deal[p]
            gained[k, p] = gain(alive, above, shift)
            inside[k] &= above >= gains_from(alive, shift, 0.0, EDGE) - EDGE
            inside[k] &= above >= keeps_from(shift, breach_cost[p, case]) - EDGE
    return packages, worth, gained, inside
