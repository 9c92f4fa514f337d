"""Packages that parties table themselves, compiled: in turn, or once, to be taken or left."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.compiled import entry, inner
from detente.talks._answers import put
from detente.talks._board import MEDIATOR_LEAVES, PARTY_LEAVES, Room, Stage
from detente.talks._mediator import choose, slot_of, temper
from detente.talks._numbers import BELIEF, FIRST_TURN, uniform
from detente.talks._standing import exclude, weigh_ahead


@entry
def expect(now: Stage, middle: Any, room: Room, margin: Any, barred: Any) -> None:
    """Add a draw to both sums over (bucket, move, party, package): margins, and what is barred."""
    for r in range(room.lines.shape[0]):
        room.lines[r] = uniform(now.key, BELIEF, now.name, r)
    for t in range(middle.shape[0]):
        week = middle[t]
        level = now.level[week]
        exclude(now, level, room)
        for m in range(now.moves.shape[0]):
            weigh_ahead(now, week, now.moves[m], room)
            for i in range(room.largest.shape[0]):
                asked = now.asks[week, i] * room.largest[i]
                for x in range(room.zone.shape[0]):
                    margin[t, m, i, x] += room.gains[i, x] - asked
                    barred[t, m, i, x] += room.excluded[i, x]


@inner
def whose_turn(now: Stage, path: int, room: Room) -> int:
    """The party that tables now; they take turns, and lots are drawn who begins."""
    seats, before = 0, 0
    for i in range(now.ratifies.shape[0]):
        if not now.ratifies[i]:
            seats += 1
            before += 1 if i < now.proposer else 0
    if now.proposer < 0:
        before = int(uniform(now.key, FIRST_TURN, path, 0) * seats)
    turn = (before + room.turn[0]) % seats
    for i in range(now.ratifies.shape[0]):
        if not now.ratifies[i]:
            if turn == 0:
                return i
            turn -= 1
    return -1


@inner
def pick(now: Stage, week: int, by: int, slot: int, room: Room, view: Any) -> int:
    """The best package for a party that it believes all others would take.

    Of those alone that give it what it asks. If they would take none of them, the one of which
    the party that is furthest from taking it is least far; if all are out of the question, -1.
    """
    moves = now.moves.shape[0]
    margin = view.margin[slot // moves, slot % moves]
    asked = max(now.asks[week, by] * room.largest[by], 0.0)
    best, nearest, least_far = -1, -1, -np.inf
    for x in range(room.zone.shape[0]):
        if room.excluded[by, x] or room.gains[by, x] < asked:
            continue
        far = np.inf
        for i in range(room.answers.shape[0]):
            if i != by and not room.tabled[i, x]:
                again = margin[i, x] - room.refused[i, x] - view.noise[i]
                far = min(far, margin[i, x], again)
        if far >= 0.0:
            if best < 0 or room.gains[by, x] > room.gains[by, best]:
                best = x
        elif far > least_far:
            nearest, least_far = x, far
    return best if best >= 0 else nearest


@inner
def offer(now: Stage, path: int, week: int, moved: float, by: int, room: Room, view: Any) -> Any:
    """A party tables what it picks: the package, -1 if it has none, and whether it is signed."""
    slot = slot_of(now, week, moved)
    x: int = pick(now, week, by, slot, room, view)
    if x < 0:
        return x, False
    room.turn[1], room.tabled[by, x] = by, True
    if put(now, path, week, x, room):
        return x, True
    moves = now.moves.shape[0]
    for i in range(room.answers.shape[0]):
        if room.heard[i] and not room.answers[i]:
            shown = view.margin[slot // moves, slot % moves, i, x]
            room.refused[i, x] = max(room.refused[i, x], shown)
    return x, False


@inner
def alternating_offers(
    now: Stage, path: int, week: int, moved: float, room: Room, view: Any
) -> int:
    """A round of parties that table in turn: the package if it is signed, else -1."""
    by = whose_turn(now, path, room)
    room.turn[0] += 1
    x, signed = offer(now, path, week, moved, by, room, view)
    return x if signed else -1


@inner
def take_it_or_leave_it(
    now: Stage, path: int, week: int, moved: float, room: Room, view: Any
) -> int:
    """The one round: the package if it is signed; else -1 less how the talks end.

    A no ends them: whoever put the package leaves. Before the dossier's day nothing is put, and a
    party that has none to put yet waits.
    """
    if week < now.elapsed:
        return -1
    if now.proposer >= 0:
        mine, signed = offer(now, path, week, moved, now.proposer, room, view)
        if mine >= 0 and not signed:
            room.waits[2 + now.proposer] = -np.inf
            return -1 - PARTY_LEAVES
        return int(mine)
    for i in range(room.answers.shape[0]):
        temper(room.fit[i], now.allowed, now.least, room.weight[i])
    x: int = choose(view.chance, slot_of(now, week, moved), now, now.level[week], room)
    return x if put(now, path, week, x, room) else -1 - MEDIATOR_LEAVES
