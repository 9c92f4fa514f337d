"""Where the parties stand in one week: what no deal is worth, what each package gains, the zone."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from detente.talks._board import (
    BELIEVES,
    COST,
    DICTATED_TO,
    DICTATING,
    DISCOUNT,
    DOUBT,
    NO_DEAL,
    RATE,
    SPREAD,
    TODAY,
    Board,
    Stage,
)
from detente.worlds._war import no_deal_value


@njit(cache=True, nogil=True, error_model="numpy")
def between(full: Any, lever: int, draw: int, strength: Any) -> Any:
    """An array of ``full[lever, draw]`` at each strength, on the way from lever 0."""
    base, end = full[0, draw], full[lever, draw]
    result = np.empty((strength.shape[0], *base.shape))
    for n in range(strength.shape[0]):
        share = strength[n]
        if share == 0.0:
            result[n] = base
        else:
            result[n] = base + share * (end - base)
    return result


@njit(cache=True, nogil=True, error_model="numpy")
def stage(board: Board, lever: int, draw: int) -> Stage:
    """One draw under one lever."""
    levels = board.level[lever, draw].max() + 1
    strength = board.strength[lever, draw, :levels]
    return Stage(
        between(board.rise, lever, draw, strength),
        between(board.lives, lever, draw, strength),
        between(board.keep, lever, draw, strength),
        between(board.absolute, lever, draw, strength),
        between(board.party, lever, draw, strength),
        between(board.numbers, lever, draw, strength),
    )


@njit(cache=True, nogil=True, error_model="numpy")
def believed_drift(mean: float, doubt: float, spread: float, moved: float, months: float) -> float:
    """A normal belief about the drift, by Bayes, after the front has moved."""
    learned = doubt * doubt * months
    total = spread * spread + learned
    if months <= 0.0 or total <= 0.0:
        return mean
    return mean + learned / total * (moved / months - mean)


@njit(cache=True, nogil=True, error_model="numpy")
def no_deal(party: Any, numbers: Any, side: int, front: Any) -> float:
    """A party's no-deal value at ``front``: balance, how far it moved, in how many months."""
    if side == 0:
        return float(party[NO_DEAL])
    drift = believed_drift(party[BELIEVES], party[DOUBT], numbers[SPREAD], front[1], front[2])
    return no_deal_value(
        front[0],
        numbers[SPREAD],
        drift,
        numbers[RATE],
        party[DISCOUNT],
        party[DICTATING],
        party[DICTATED_TO],
        side,
        party[TODAY],
        party[COST],
    )


@njit(cache=True, nogil=True, error_model="numpy")
def exclude(board: Board, chances: Any, uniforms: Any, excluded: Any) -> None:
    """Mark which packages cross a line of a party that is absolute here."""
    excluded[:] = False
    for r in range(chances.shape[0]):
        if uniforms[r] < chances[r]:
            row = excluded[board.owner[r]]
            for x in range(row.shape[0]):
                row[x] |= board.crossed[r, x]


@njit(cache=True, nogil=True, error_model="numpy")
def weigh(board: Board, now: Stage, level: int, front: Any, field: Any) -> None:
    """Fill in gains, zone and largest gains; ``field`` is (excluded, gains, zone, largest)."""
    excluded, gains, zone, largest = field
    zone[:] = True
    for i in range(gains.shape[0]):
        value = no_deal(now.party[level, i], now.numbers[level], board.side[i], front)
        rise, lives, keep = now.rise[level, i], now.lives[level, i], now.keep[level, i]
        for x in range(gains.shape[1]):
            gain = rise[x] - lives[x] * value
            gains[i, x] = gain
            zone[x] &= (gain >= 0.0) & (keep[x] >= value) & (not excluded[i, x])
    for i in range(gains.shape[0]):
        best = 0.0
        for x in range(gains.shape[1]):
            if zone[x] and gains[i, x] > best:
                best = gains[i, x]
        largest[i] = best
