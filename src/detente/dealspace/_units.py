"""Whole units of worth for each draw and party, and a space's arrays in the kernels' order."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.arrays import Floats, Ints
from detente.dealspace._target import UNIT
from detente.worlds.space import Space


def units(space: Space) -> Floats:
    """(draw, party): how many units one of worth has; a power of ten, so decimals stay whole."""
    real = np.arange(space.blocks.shape[1]) < space.choices[:, None]
    worth = space.body_worth
    high = np.where(real, worth, -np.inf).max(axis=3, initial=-np.inf)
    low = np.where(real, worth, np.inf).min(axis=3, initial=np.inf)
    span = (high - low).sum(axis=2) + np.ptp(space.head_worth, axis=2)
    size = np.abs(np.where(real, worth, 0.0)).max(axis=3, initial=0.0).sum(axis=2)
    span = np.maximum(span, 1e-3 * (size + np.abs(space.head_worth).max(axis=2)))
    power = np.ceil(np.log10(np.where(span > 0.0, span, 1.0)) - 1e-9)
    result: Floats = np.asarray(UNIT * 10.0**-power)
    return result


def kernel_arrays(space: Space) -> tuple[Any, ...]:
    """The space in the order in which the kernels take it."""
    return (
        space.head,
        space.head_worth,
        space.lives,
        space.shift,
        space.breaking,
        space.no_deal,
        space.blocks,
        space.choices,
        space.body_worth,
        space.outer,
        space.absolute,
        space.head_crossed,
        space.body_crossed,
    )


def package_worth(space: Space, rows: Ints, packages: Ints) -> tuple[Floats, Floats]:
    """(row, party) worth and gain of one package for each row, equation (2) of the model.

    ``packages`` is (row, issue), every issue decided.
    """
    draws = space.outer[rows]
    case = _match(space.head, packages)
    worth = space.head_worth[draws, :, case]
    for b in range(len(space.choices)):
        choice = _match(space.blocks[b, : space.choices[b]], packages)
        worth = worth + space.body_worth[draws, :, b, choice]
    lives, shift = space.lives[draws, :, case], space.shift[draws, :, case]
    gain = lives * (worth - space.no_deal[draws]) + (1.0 - lives) * shift
    return worth, gain


def _match(patterns: Ints, packages: Ints) -> Ints:
    """(row,) which pattern each package has; -1 in a pattern fits every option."""
    fits = (patterns[None] < 0) | (patterns[None] == packages[:, None, :])
    found: Ints = np.argmax(fits.all(axis=2), axis=1)
    return found
