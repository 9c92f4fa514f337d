"""Elliptical slice sampling (Murray, Adams & MacKay 2010), compiled, a block at a time.

Every uncertain number stands behind a standard normal coordinate, so that the prior is the same
bell in every direction. A step draws another point of the prior, lays an ellipse through both, and
looks on it for a point that the record finds likely enough: no step is refused, nothing is tuned.
"""

# mypy: disable-error-code="no-any-return"
from __future__ import annotations

import math
from typing import Any

from detente.compiled import borrowing, entry
from detente.inference._likelihood import log_likelihood
from detente.inference._record import Record, Work

_TURNS = 200


@borrowing
def _likelihood(record: Record, block: int, z: Any, room: Work) -> float:
    """Of what one party said; the last block, what parties share, is part of what all said."""
    parties = record.piece_from.shape[0] - 1
    if block < parties:
        return log_likelihood(record, block, z, room)
    total = 0.0
    for p in range(parties):
        total += log_likelihood(record, p, z, room)
    return total


@borrowing
def _turn(record: Record, block: int, members: Any, z: Any, rng: Any, state: Any) -> None:
    """One step of a block's coordinates."""
    before, other, room = state
    many = members.shape[0]
    level = _likelihood(record, block, z, room) + math.log(1.0 - rng.random())
    for i in range(many):
        before[i], other[i] = z[members[i]], rng.standard_normal()
    angle = 2.0 * math.pi * rng.random()
    low, high = angle - 2.0 * math.pi, angle
    for _ in range(_TURNS):
        for i in range(many):
            z[members[i]] = before[i] * math.cos(angle) + other[i] * math.sin(angle)
        if _likelihood(record, block, z, room) > level:
            return
        if angle < 0.0:
            low = angle
        else:
            high = angle
        angle = low + (high - low) * rng.random()
    for i in range(many):
        z[members[i]] = before[i]


@entry
def walk(record: Record, blocks: Any, z: Any, rng: Any, state: Any, kept: Any, thin: int) -> None:
    """Go on from ``z``, and keep where the chain stands after every ``thin`` rounds of all blocks.

    ``blocks`` are the coordinates in order of their blocks, and where each block begins.
    """
    members, begins = blocks
    for k in range(kept.shape[0]):
        for _ in range(thin):
            for block in range(begins.shape[0] - 1):
                first, last = begins[block], begins[block + 1]
                if last > first:
                    _turn(record, block, members[first:last], z, rng, state)
        kept[k] = z


@entry
def likeliest(record: Record, points: Any, room: Work) -> int:
    """Which of some points the record finds likeliest."""
    best, most = 0, -math.inf
    for k in range(points.shape[0]):
        found = _likelihood(record, record.piece_from.shape[0] - 1, points[k], room)
        if found > most:
            best, most = k, found
    return best
