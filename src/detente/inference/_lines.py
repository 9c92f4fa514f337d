"""How far the record tells which red lines are absolute, compiled.

Given all else, a party's answers depend on its lines by which of them each text crosses: what is
absolute of the lines that the record can tell of is summed over, pattern by pattern.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from detente.compiled import borrowing, entry
from detente.inference._likelihood import (
    answer_chance,
    asked_for,
    named_chance,
    piece_chance,
    settle,
)
from detente.inference._record import PART, Record, Work, number
from detente.inference._worth import gain_from, settle_lines


@entry
def line_chances(record: Record, points: Any, free: Any, room: Work, chances: Any) -> None:
    """(point, line) the chance that each line is absolute, given the numbers and the record.

    Lines that are not free are as they are at the point. One that no text crossed keeps its chance.
    """
    for k in range(points.shape[0]):
        z = points[k]
        for p in range(record.piece_from.shape[0] - 1):
            first, last = record.line_from[p], record.line_from[p + 1]
            told = 0
            for r in range(first, last):
                chances[k, r] = number(record, z, record.absolute[r])
                told += 1 if free[r] else 0
            if told > 0:
                settled = settle(record, p, z, room)
                settle_lines(record, p, z, room)
                _texts(record, p, z, free, settled, room)
                _sum(record, p, free, told, room, chances[k])


@entry
def row_chances(
    record: Record, points: Any, start: Any, absolute: Any, room: Work, chances: Any
) -> None:
    """(row, piece) the chance of each piece at each point, the lines being absolute as in the row.

    ``start`` (point + 1,) is where the rows of each point begin; absolute (row, line).
    """
    every = np.ones(absolute.shape[1], dtype=np.bool_)
    for k in range(points.shape[0]):
        z = points[k]
        for p in range(record.piece_from.shape[0] - 1):
            settled = settle(record, p, z, room)
            _texts(record, p, z, every, settled, room)
            for n in range(record.piece_from[p], record.piece_from[p + 1]):
                if record.reading[n] > PART:
                    said = piece_chance(record, p, z, n, settled, room)
                    chances[start[k] : start[k + 1], n] = said
                    continue
                for row in range(start[k], start[k + 1]):
                    pattern, total = _pattern(record, p, absolute, row), 0.0
                    for m in range(record.first[n], record.last[n]):
                        total += room.barred[m] if room.mask[m] & pattern else room.soft[m]
                    chances[row, n] = total


@entry
def text_chances(
    record: Record, points: Any, start: Any, absolute: Any, room: Work, n: int, chances: Any
) -> None:
    """(row, text) the chance of one answer with each of the texts that its draft may be."""
    every = np.ones(absolute.shape[1], dtype=np.bool_)
    p = 0
    while n >= record.piece_from[p + 1]:
        p += 1
    for k in range(points.shape[0]):
        settled = settle(record, p, points[k], room)
        _texts(record, p, points[k], every, settled, room)
        for row in range(start[k], start[k + 1]):
            pattern = _pattern(record, p, absolute, row)
            for m in range(record.first[n], record.last[n]):
                crossing = room.mask[m] & pattern
                chances[row, m - record.first[n]] = room.barred[m] if crossing else room.soft[m]


@borrowing
def _pattern(record: Record, p: int, absolute: Any, row: int) -> int:
    """Which lines of a party are absolute in a row, as bits."""
    pattern = 0
    for r in range(record.line_from[p], record.line_from[p + 1]):
        pattern |= (1 << (r - record.line_from[p])) if absolute[row, r] else 0
    return pattern


@borrowing
def _texts(record: Record, p: int, z: Any, free: Any, settled: Any, room: Work) -> None:
    """The chance of each answer were each text crossing no free absolute line, or one; and which.

    Written down by package, where no two pieces share one.
    """
    first, last = record.line_from[p], record.line_from[p + 1]
    for r in range(first, last):
        if free[r]:
            room.absolute[r] = False
    for n in range(record.piece_from[p], record.piece_from[p + 1]):
        if record.reading[n] > PART:
            continue
        asked = asked_for(record, n, settled, room)
        share = named_chance(record, n, room) / (record.last[n] - record.first[n])
        for m in range(record.first[n], record.last[n]):
            gains = gain_from(record, p, z, m, settled[0], room)
            room.soft[m] = share * answer_chance(record, n, m, gains, asked, room)
            room.barred[m] = share * answer_chance(record, n, m, -math.inf, asked, room)
            room.mask[m], bit = 0, 0
            for r in range(first, last):
                if free[r]:
                    room.mask[m] |= (1 << bit) if record.crosses[m, r] else 0
                    bit += 1


@borrowing
def _sum(record: Record, p: int, free: Any, told: int, room: Work, chances: Any) -> None:
    first, last = record.line_from[p], record.line_from[p + 1]
    prior, total = room.sizes, 0.0
    for r in range(first, last):
        if free[r]:
            prior[r - first] = chances[r]
            chances[r] = 0.0
    for pattern in range(1 << told):
        weight, bit = 1.0, 0
        for r in range(first, last):
            if free[r]:
                on = (pattern >> bit) & 1 == 1
                weight *= prior[r - first] if on else 1.0 - prior[r - first]
                bit += 1
        weight *= _answers(record, p, pattern, room) if weight > 0.0 else 0.0
        total += weight
        bit = 0
        for r in range(first, last):
            if free[r]:
                chances[r] += weight if (pattern >> bit) & 1 == 1 else 0.0
                bit += 1
    for r in range(first, last):
        if free[r]:
            chances[r] = chances[r] / total if total > 0.0 else prior[r - first]


@borrowing
def _answers(record: Record, p: int, pattern: int, room: Work) -> float:
    """The chance of all answers of a party, were these of its free lines absolute."""
    chance = 1.0
    for n in range(record.piece_from[p], record.piece_from[p + 1]):
        if record.reading[n] <= PART:
            total = 0.0
            for m in range(record.first[n], record.last[n]):
                total += room.barred[m] if room.mask[m] & pattern else room.soft[m]
            chance *= total
    return chance
