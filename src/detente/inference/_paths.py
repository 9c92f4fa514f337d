"""Hamiltonian draws of what is uncertain, given the record, compiled (Neal 2011).

Every uncertain number stands behind a standard normal coordinate. Were nothing said, a point and
its pace would turn about the origin, and a quarter of a turn on is another draw. So a path turns,
and what was said pushes it between the turns (Beskos et al. 2011). Which lines are absolute is
drawn apart, line after line, given the rest.
"""

# mypy: disable-error-code="no-any-return"
from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from detente.compiled import borrowing, entry
from detente.inference._backwards import log_and_slopes, steep
from detente.inference._likelihood import LEAST, log_likelihood
from detente.inference._record import LOWEST, NODES, STEP, Record, Work, number, work
from detente.inference._slopes import Slopes, slopes
from detente.inference._worth import settle_lines

_STEEPEST = 1_000.0
LEAST_TURN, _MOST_TURN = 0.25 * math.pi, 0.75 * math.pi
_MOST_STEPS = 64


class Place(NamedTuple):
    """Where a chain stands, and room to go on from there.

    z (coordinate,). By free coordinate: start and slope of a path, and pace; told, its likelihood.
    """

    z: Any
    start: Any
    pace: Any
    slope: Any
    told: Any
    room: Work
    back: Slopes


def place(record: Record, free: int) -> Place:
    """A chain at the origin."""
    return Place(
        z=np.zeros(len(record.tables)),
        start=np.zeros(free),
        pace=np.zeros(free),
        slope=np.zeros(free),
        told=np.zeros(1),
        room=work(record),
        back=slopes(record),
    )


@entry
def walk(
    record: Record, lines: Any, free: Any, at: Place, rng: Any, stride: float, kept: Any
) -> float:
    """Go on by paths in steps of one stride, and keep where each ends; gives the share taken.

    ``lines`` are those of which the record can tell whether they are absolute.
    """
    for p in range(record.piece_from.shape[0] - 1):
        settle_lines(record, p, at.z, at.room)
    taken = 0.0
    for k in range(kept.shape[0]):
        _draw_lines(record, lines, at.z, rng, at.room)
        at.told[0] = _tell(record, lines, at)
        for i in range(free.shape[0]):
            at.slope[i] = at.back.point[free[i]]
        taken += _path(record, lines, free, at, rng, stride)
        _show_lines(record, lines, at.z, rng, at.room)
        kept[k] = at.z
    return taken / max(kept.shape[0], 1)


@borrowing
def _tell(record: Record, lines: Any, at: Place) -> float:
    """The likelihood of all that was said and of which lines are absolute; its slope in back."""
    point = at.back.point
    point[:] = 0.0
    total = 0.0
    for p in range(record.piece_from.shape[0] - 1):
        total += log_and_slopes(record, p, at.z, at.room, at.back)
    for r in range(lines.shape[0]):
        if lines[r]:
            chance = number(record, at.z, record.absolute[r])
            own = max(chance if at.room.absolute[r] else 1.0 - chance, LEAST)
            slope = steep(record, at.z, record.absolute[r]) / own
            point[record.absolute[r]] += slope if at.room.absolute[r] else -slope
            total += math.log(own)
    return total


@borrowing
def _path(record: Record, lines: Any, free: Any, at: Place, rng: Any, stride: float) -> float:
    """One path, taken or not; gives the chance with which it was."""
    z = at.z
    energy = -at.told[0]
    for i in range(free.shape[0]):
        at.start[i] = z[free[i]]
        at.pace[i] = rng.standard_normal()
        energy += 0.5 * (at.start[i] ** 2 + at.pace[i] ** 2)
        at.back.point[free[i]] = at.slope[i]
    turn = LEAST_TURN + (_MOST_TURN - LEAST_TURN) * rng.random()
    steps = int(min(math.ceil(turn / stride), _MOST_STEPS))
    along, across, told = math.cos(stride), math.sin(stride), at.told[0]
    for _ in range(steps):
        _push(free, 0.5 * stride, at)
        for i in range(free.shape[0]):
            here = z[free[i]]
            z[free[i]] = here * along + at.pace[i] * across
            at.pace[i] = at.pace[i] * along - here * across
        told = _tell(record, lines, at)
        _push(free, 0.5 * stride, at)
    energy += told
    for i in range(free.shape[0]):
        energy -= 0.5 * (z[free[i]] ** 2 + at.pace[i] ** 2)
    taken = math.exp(min(energy, 0.0)) if not math.isnan(energy) else 0.0
    if rng.random() >= taken:
        for i in range(free.shape[0]):
            z[free[i]] = at.start[i]
    return taken


@borrowing
def _push(free: Any, by: float, at: Place) -> None:
    """What was said changes the pace; of a step that is nearly one of a stair, no more than so."""
    for i in range(free.shape[0]):
        slope = at.back.point[free[i]]
        at.pace[i] += by * min(max(slope, -_STEEPEST), _STEEPEST)


@borrowing
def _draw_lines(record: Record, lines: Any, z: Any, rng: Any, room: Work) -> None:
    """Which lines are absolute, one after the other, given all else."""
    for p in range(record.piece_from.shape[0] - 1):
        here = math.nan
        for r in range(record.line_from[p], record.line_from[p + 1]):
            if lines[r]:
                if math.isnan(here):
                    here = log_likelihood(record, p, z, room)
                chance = number(record, z, record.absolute[r])
                was = room.absolute[r]
                room.absolute[r] = not was
                there = log_likelihood(record, p, z, room)
                odds = (1.0 - chance) / chance if was else chance / (1.0 - chance)
                odds *= math.exp(min(there - here, 600.0))
                if rng.random() * (1.0 + odds) < odds:
                    here = there
                else:
                    room.absolute[r] = was


@borrowing
def _show_lines(record: Record, lines: Any, z: Any, rng: Any, room: Work) -> None:
    """Put each line's coordinate where it says what is true of the line."""
    for r in range(lines.shape[0]):
        if lines[r]:
            chance, uniform = number(record, z, record.absolute[r]), rng.random()
            own = chance * uniform if room.absolute[r] else chance + (1.0 - chance) * uniform
            z[record.pattern[r]] = _behind(record, record.pattern[r], own)


@borrowing
def _behind(record: Record, at: int, wanted: float) -> float:
    """The coordinate behind a number of a table that rises."""
    row = record.tables[at]
    low, high = 0, NODES - 1
    while high - low > 1:
        middle = (low + high) // 2
        if row[middle] <= wanted:
            low = middle
        else:
            high = middle
    width = row[high] - row[low]
    part = (wanted - row[low]) / width if width > 0.0 else 0.5
    return LOWEST + STEP * (low + min(max(part, 0.0), 1.0))
