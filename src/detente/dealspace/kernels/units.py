"""Whole units of worth for each draw and party, and what kernels read of a space."""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import Any

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import borrowing, entry
from detente.dealspace.kernels.arrays import SpaceArrays
from detente.dealspace.kernels.principles import UNIT
from detente.worlds.gains import gain
from detente.worlds.space import Space


def units(space: Space) -> Floats:
    """(draw, party): how many units one of worth has; a power of ten, so decimals stay whole."""
    result = np.empty((len(space.no_deal), len(space.parties)))
    _each_draw(space.head_worth, space.choices, space.body_worth, result)
    return result


@entry
def _each_draw(head_worth: Floats, choices: Ints, body_worth: Floats, out: Floats) -> None:
    for d in range(len(out)):
        count_units(head_worth[d], choices, body_worth[d], out[d])


@borrowing
def count_units(head_worth: Floats, choices: Ints, body_worth: Floats, out: Floats) -> None:
    """``units`` of one draw: from how far worth reaches, and how large its terms are."""
    for i in range(len(out)):
        low, high = _ends(head_worth[i], head_worth.shape[1])
        span, size = high - low, max(abs(low), abs(high))
        for b in range(len(choices)):
            low, high = _ends(body_worth[i, b], choices[b])
            span += high - low
            size += max(abs(low), abs(high))
        span = max(span, 1e-3 * size)
        power = np.ceil(np.log10(span) - 1e-9) if span > 0.0 else 0.0
        out[i] = UNIT * 10.0**-power


@borrowing
def _ends(terms: Floats, count: int) -> tuple[float, float]:
    low, high = np.inf, -np.inf
    for c in range(count):
        low, high = min(low, terms[c]), max(high, terms[c])
    return low, high


def kernel_arrays(space: Space) -> tuple[Any, ...]:
    """What the kernels read of a space: plain, since numba takes named tuples slowly."""
    return tuple(getattr(space, name) for name in SpaceArrays._fields)


def package_worth(space: Space, rows: Ints, packages: Ints) -> tuple[Floats, Floats]:
    """(row, party) worth and gain of one package for each row, equation (2) of the model.

    ``packages`` is (row, issue), every issue decided.
    """
    draws = space.draw_of_row[rows]
    case = match(space.head, packages)
    worth = space.head_worth[draws, :, case]
    for b in range(len(space.choices)):
        choice = match(space.blocks[b, : space.choices[b]], packages)
        worth = worth + space.body_worth[draws, :, b, choice]
    alive, shift = space.survival[draws, :, case], space.failure_shift[draws, :, case]
    return worth, gain(alive, worth - space.no_deal[draws], shift)


def match(patterns: Ints, packages: Ints) -> Ints:
    """(row,) which pattern each package has, -1 for none; -1 in a pattern fits every option."""
    found = np.empty(len(packages), dtype=np.int64)
    _match(np.ascontiguousarray(patterns), np.ascontiguousarray(packages), found)
    return found


@entry
def _match(patterns: Ints, packages: Ints, out: Ints) -> None:
    for r in range(len(packages)):
        out[r] = -1
        for p in range(len(patterns)):
            fits = True
            for k in range(patterns.shape[1]):
                if patterns[p, k] >= 0 and patterns[p, k] != packages[r, k]:
                    fits = False
                    break
            if fits:
                out[r] = p
                break
