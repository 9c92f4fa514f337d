"""The answers of parties to a package that is put to them, compiled; of any protocol of talks."""

from __future__ import annotations

import numpy as np

from detente.behaviour._kernels import yes
from detente.compiled import inner
from detente.talks._board import BARGAINING, NOISE, SHOW, Room, Stage
from detente.talks._numbers import ANSWER, uniform


@inner
def put(now: Stage, path: int, week: int, x: int, room: Room) -> bool:
    """Put a package to the parties: whether it is signed; who said what stands in the room."""
    signed = answer(now, path, week, x, room)
    if room.traced[0] < room.trace.shape[0]:
        row = room.trace[room.traced[0]]
        row[0], row[1], row[2] = week, x, room.turn[1]
        for i in range(room.answers.shape[0]):
            row[3 + i] = room.answers[i] if room.heard[i] else -1
        room.traced[0] += 1
    return bool(signed)


@inner
def answer(now: Stage, path: int, week: int, x: int, room: Room) -> bool:
    """Whether all say yes and the package is in the zone: noise signs nothing that loses."""
    every = True
    for after in range(2):
        # Those who must ratify are asked only once everyone at the table has said yes.
        asked = every
        for i in range(room.answers.shape[0]):
            if now.ratifies[i] == (after == 1):
                room.heard[i] = asked
                room.answers[i] = asked and says_yes(now, path, week, x, i, room)
                every &= room.answers[i]
    if every and not room.zone[x]:
        draw_back(x, room)
    return every and room.zone[x]


@inner
def says_yes(now: Stage, path: int, week: int, x: int, i: int, room: Room) -> bool:
    """A party's answer; the number that decides it belongs to the path, party and package.

    Who has tabled a package stands by it for as long as it gains from it.
    """
    if room.tabled[i, x] and not room.excluded[i, x] and room.gains[i, x] >= 0.0:
        return True
    party = now.party[now.level[week], i]
    gain = -np.inf if room.excluded[i, x] else room.gains[i, x]
    asks = now.asks[week, i] * room.largest[i]
    chance = yes(gain, asks, party[NOISE], party[SHOW], party[BARGAINING])
    return bool(uniform(now.key, ANSWER, path, i * room.zone.shape[0] + x) < chance)


@inner
def draw_back(x: int, room: Room) -> None:
    """At the table who would lose draws back; if nobody would, but it would not be kept, all do."""
    parties = room.answers.shape[0]
    losers = 0
    for i in range(parties):
        losers += room.excluded[i, x] or room.gains[i, x] < 0.0
    for i in range(parties):
        if losers == 0 or room.excluded[i, x] or room.gains[i, x] < 0.0:
            room.answers[i] = False
