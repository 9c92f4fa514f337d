"""One path of the talks after another, compiled; every random number by counting."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.compiled import entry, inner
from detente.talks._board import (
    BALANCE,
    DISCOUNT,
    ENDING,
    FAIRNESS,
    FRONT,
    GAINS,
    HASTE,
    KEPT,
    LAPSED,
    LIVES,
    MEDIATOR_LEAVES,
    OPEN,
    PACKAGE,
    PARTY_LEAVES,
    PATIENCE,
    RATE,
    ROUNDS,
    SETTLEMENT,
    STAYS,
    WAR,
    WEEK,
    Room,
    Stage,
)
from detente.talks._numbers import (
    EXHAUSTION,
    FAILURE,
    LINE,
    MEDIATOR,
    ROUND,
    WALKOUT,
    exponential,
    uniform,
)
from detente.talks._protocols import GO_ON, hold_round
from detente.talks._standing import exclude, fight, fight_on, fought, weigh
from detente.worlds._equations import living, rate_by_chance, rate_by_share

_PATHS = 1 << 20
_LATER = 1 << 16  # where the numbers of further rounds in one week stand


@entry
def play_paths(now: Stage, first: int, room: Room, view: Any, record: Any) -> None:
    """Play paths of one draw under one lever, and write down (path, column) what came of them.

    Weeks are written as counted from the dossier's day: 0 or less, and nothing else, of a path
    that had ended by then.
    """
    for p in range(record.shape[0]):
        path = now.name * _PATHS + first + p
        begin(now, path, room)
        ending, week, balance = talk(now, path, room, view, record[p])
        record[p, ENDING] = ending
        record[p, WEEK] = week + 1 - now.elapsed
        if week < now.elapsed:
            forget(record[p])
            continue
        record[p, FRONT] = balance
        if not now.at_war:
            record[p, WAR] = 0.0
            continue
        last = week
        if ending in (MEDIATOR_LEAVES, PARTY_LEAVES):
            last = fight_on(now, path, week, balance, room)
        record[p, WAR] += fought(now, last)


@inner
def forget(row: Any) -> None:
    """Leave of a path that ended before the dossier's day no more than how and when."""
    row[FRONT:] = np.nan
    row[FAIRNESS], row[LIVES] = np.nan, np.nan
    row[PACKAGE], row[KEPT], row[WAR] = -1.0, 0.0, 0.0


@inner
def begin(now: Stage, path: int, room: Room) -> None:
    """Make the room ready for a path: waiting times, lines, an open mind."""
    parties, packages = room.gains.shape
    room.traced[0] = 0
    room.turn[0], room.turn[1] = 0, -1
    for i in range(parties):
        room.waits[2 + i] = exponential(now.key, WALKOUT, path, i)
        for b in range(room.fit.shape[1]):
            room.fit[i, b] = 1.0
        for x in range(packages):
            room.answered[i, x] = 0
            room.refused[i, x] = -np.inf
            room.tabled[i, x] = False
    for r in range(room.lines.shape[0]):
        room.lines[r] = uniform(now.key, LINE, path, r)
    room.waits[0] = exponential(now.key, EXHAUSTION, path, 0)
    room.waits[1] = exponential(now.key, MEDIATOR, path, 0)


@inner
def talk(now: Stage, path: int, room: Room, view: Any, record: Any) -> Any:
    """Talks along one path: how and in which week they end, and the balance then."""
    balance = now.numbers[now.level[0], BALANCE]
    before = -1
    for week in range(now.level.shape[0]):
        level = now.level[week]
        if now.at_war:
            balance, ended = fight(now, path, week, balance, room)
            if ended != OPEN:
                return ended, week, balance
        elif lapsed(now, level, room):
            return LAPSED, week, balance
        if week >= now.leaves:
            return MEDIATOR_LEAVES, week, balance
        if level != before:
            exclude(now, level, room)
            before = level
        # As many rounds as the rate has whole ones in a week, and one more with the chance left.
        held, due = 0, now.numbers[level, ROUNDS] * now.step
        while uniform(now.key, ROUND, path, week + held * _LATER) < due - held:
            # What a lever does to the balance itself teaches nothing about its drift.
            moved = balance - now.numbers[level, BALANCE]
            if held == 0:
                weigh(now, level, (balance, moved, fought(now, week)), room)
            x = hold_round(now, path, week, moved, room, view)
            if x >= 0:
                settle(now, path, week, x, room, record)
                return SETTLEMENT, week, balance
            if x != GO_ON:
                return GO_ON - x, week, balance
            held += 1
        ended = walks_out(now, level, week, room)
        if ended != OPEN:
            return ended, week, balance
    return OPEN, now.level.shape[0] - 1, balance


@inner
def lapsed(now: Stage, level: int, room: Room) -> bool:
    """Whether the standoff lapses this week."""
    room.waits[0] -= now.numbers[level, RATE] * now.step
    return bool(room.waits[0] <= 0.0)


@inner
def settle(now: Stage, path: int, week: int, x: int, room: Room, record: Any) -> None:
    """Write down a deal, whether it is kept to the horizon, and the war that follows if not."""
    level = now.level[week]
    haste = now.numbers[level, HASTE] * now.shadow[week]
    parties = room.answers.shape[0]
    left = (now.level.shape[0] - 1 - week) * now.step
    fairness = 1.0
    for i in range(parties):
        record[GAINS + i] = room.gains[i, x]
        if room.largest[i] > 0.0:
            fairness = min(fairness, room.gains[i, x] / room.largest[i])
    failing, living = lasting(now, level, x, haste, left)
    life = exponential(now.key, FAILURE, path, 0) / failing if failing > 0.0 else np.inf
    record[PACKAGE] = x
    record[FAIRNESS] = fairness
    record[LIVES] = living
    record[KEPT] = life >= left
    record[WAR] = max(0.0, left - life)


@inner
def lasting(now: Stage, level: int, x: int, haste: float, left: float) -> Any:
    """Rate a month at which a deal fails, and the share of time that it lives.

    Both are means over the parties that look ahead by a discount rate: the share of one that has
    none tells nothing of the rate. Where no party has one, the share is taken for the chance that
    the deal is kept through the months that are left.
    """
    parties = now.lives.shape[1]
    failing, lived, every, many = 0.0, 0.0, 0.0, 0
    for i in range(parties):
        share = living(min(now.lives[level, i, x] + haste, 1.0))
        discount = now.party[level, i, DISCOUNT]
        every += share / parties
        if discount > 0.0:
            many += 1
            lived += share
            failing += rate_by_share(share, discount)
    if many > 0:
        return failing / many, lived / many
    return (rate_by_chance(every, left) if left > 0.0 else 0.0), every


@inner
def walks_out(now: Stage, level: int, week: int, room: Room) -> int:
    """Who ends the talks this week, if anyone (or OPEN)."""
    room.waits[1] -= now.step / now.numbers[level, STAYS]
    if room.waits[1] <= 0.0:
        return MEDIATOR_LEAVES
    for i in range(room.answers.shape[0]):
        patience = now.party[level, i, PATIENCE]
        # Beyond its patience a party leaves at the rate of one patience.
        if (week + 1) * now.step > patience:
            room.waits[2 + i] -= now.step / patience
            if room.waits[2 + i] <= 0.0:
                return PARTY_LEAVES
    return OPEN
