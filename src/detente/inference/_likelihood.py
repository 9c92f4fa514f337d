"""How likely the record is, compiled: the choice model of behaviour, read backwards."""

# mypy: disable-error-code="no-any-return"
from __future__ import annotations

import math
from typing import Any

from detente.behaviour._kernels import objects, share_asked, yes
from detente.compiled import borrowing, entry
from detente.inference._record import (
    AGAINST,
    BARGAINING,
    FIRMNESS,
    HOLDING_OUT,
    IDEAL,
    NOISE,
    OBJECTS,
    PART,
    PATIENCE,
    ROOM,
    SHOW,
    YES,
    Record,
    Work,
    number,
)
from detente.inference._worth import gain_from, going_on, settle_lines, settle_terms, value_options

LEAST = 1e-300


@borrowing
def settle(record: Record, p: int, z: Any, room: Work) -> Any:
    """Work out what all pieces of a party need: its no-deal value, and how it acts."""
    value_options(record, p, z, room)
    no_deal = going_on(record, p, z, room)
    most = -no_deal
    for e in range(record.entry_from[p], record.entry_from[p + 1]):
        most += room.best[record.issue[e]]
    at = record.acting[p]
    largest = number(record, z, at[ROOM]) * max(most, 0.0)
    settle_terms(record, p, z, room)
    for k in range(at.shape[0]):
        room.acting[k] = number(record, z, at[k])
    return no_deal, largest


@borrowing
def piece_chance(record: Record, p: int, z: Any, n: int, settled: Any, room: Work) -> float:
    """The chance of one piece of the record, given everything, which lines are absolute too."""
    reading = record.reading[n]
    if reading > PART:
        return _report(record, n, reading, room)
    asked = asked_for(record, n, settled, room)
    total = 0.0
    for m in range(record.first[n], record.last[n]):
        gains = gain_from(record, p, z, m, settled[0], room)
        total += answer_chance(record, n, m, gains, asked, room)
    return total / (record.last[n] - record.first[n]) * named_chance(record, n, room)


@borrowing
def asked_for(record: Record, n: int, settled: Any, room: Work) -> float:
    """The gain that the party asked for when it gave that answer."""
    acts = room.acting
    share = share_asked(record.months[n], acts[FIRMNESS], acts[HOLDING_OUT], acts[PATIENCE])
    return settled[1] * share


@borrowing
def answer_chance(record: Record, n: int, m: int, gains: float, asked: float, room: Work) -> float:
    """The chance of an answer, were the text this package; points named stand apart."""
    acts = room.acting
    agrees = yes(gains, asked, acts[NOISE], acts[SHOW], acts[BARGAINING])
    if record.reading[n] == YES:
        return agrees
    if record.reading[n] == PART and record.objects_from[n] == record.objects_from[n + 1]:
        return (1.0 - agrees) * _parted(record, m, room)
    return 1.0 - agrees


@borrowing
def _report(record: Record, n: int, reading: int, room: Work) -> float:
    """The chance of what is said of one option."""
    noise = room.acting[NOISE]
    issue, option = record.first[n], record.last[n]
    row, best = room.value[issue], room.best[issue]
    if reading == IDEAL:
        total = 0.0
        for o in range(record.sizes[issue]):
            total += math.exp((row[o] - best) / noise)
        return math.exp((row[option] - best) / noise) / total
    against = objects_at(best - row[option], room)
    return against if reading == AGAINST else 1.0 - against


@borrowing
def lost_at(record: Record, point: int, room: Work) -> float:
    """What the party loses at a point against the best option there."""
    lost = 0.0
    for h in range(record.held_from[point], record.held_from[point + 1]):
        issue = record.held[h, 0]
        lost += room.best[issue] - room.value[issue, record.held[h, 1]]
    return lost


@borrowing
def objects_at(lost: float, room: Work) -> float:
    """The chance that the party at hand objects to what costs it so much."""
    return objects(lost, room.acting[OBJECTS], room.acting[NOISE])


@borrowing
def _parted(record: Record, m: int, room: Work) -> float:
    """The chance that it objects to some points of a package, and not to all."""
    every, none, points = 1.0, 1.0, 0
    for point in range(record.point_first[m], record.point_last[m]):
        against = objects_at(lost_at(record, point, room), room)
        every *= against
        none *= 1.0 - against
        points += 1
    return 1.0 - every - none if points > 1 else 1.0


@borrowing
def named_chance(record: Record, n: int, room: Work) -> float:
    """The chance of the points named, given that the answer is no."""
    if record.reading[n] == YES:
        return 1.0
    chance = 1.0
    for k in range(record.objects_from[n], record.accepts_from[n]):
        chance *= objects_at(lost_at(record, record.named[k], room), room)
    for k in range(record.accepts_from[n], record.objects_from[n + 1]):
        chance *= 1.0 - objects_at(lost_at(record, record.named[k], room), room)
    return chance


@borrowing
def log_likelihood(record: Record, p: int, z: Any, room: Work) -> float:
    """Of all that one party said, its absolute lines being those of ``room``."""
    settled = settle(record, p, z, room)
    total = 0.0
    for n in range(record.piece_from[p], record.piece_from[p + 1]):
        total += math.log(max(piece_chance(record, p, z, n, settled, room), LEAST))
    return total


@entry
def piece_chances(record: Record, points: Any, room: Work, chances: Any) -> None:
    """(point, piece) the chance of each piece of the record at each point."""
    for k in range(points.shape[0]):
        z = points[k]
        for p in range(record.piece_from.shape[0] - 1):
            settled = settle(record, p, z, room)
            settle_lines(record, p, z, room)
            for n in range(record.piece_from[p], record.piece_from[p + 1]):
                chances[k, n] = piece_chance(record, p, z, n, settled, room)
