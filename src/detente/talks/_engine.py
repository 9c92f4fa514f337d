"""One path of the talks after another, compiled; every random number by counting."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numba import njit

from detente.behaviour._kernels import yes
from detente.talks._board import (
    BALANCE,
    BARGAINING,
    DISCOUNT,
    DRIFT,
    HASTE,
    NOISE,
    PATIENCE,
    RATE,
    ROUNDS,
    SHOW,
    SPREAD,
    STAYS,
    Board,
    Stage,
)
from detente.talks._mediator import Mind, choose, clear, learn, new_mind, temper
from detente.talks._numbers import (
    ANSWER,
    BALANCE as MOVES,
    CROSSING,
    EXHAUSTION,
    FAILURE,
    LINE,
    MEDIATOR,
    ROUND,
    WALKOUT,
    exponential,
    normal,
    uniform,
)
from detente.talks._standing import exclude, stage, weigh

SETTLEMENT, MEDIATOR_LEAVES, PARTY_LEAVES, DICTATED, EXHAUSTED, OPEN = range(6)
_LEAST_LIFE = 0.01


class Record(NamedTuple):
    """Where outcomes are written, one entry a (lever, draw, path)."""

    ending: Any
    week: Any
    package: Any
    gain: Any
    fairness: Any
    lives: Any
    kept: Any
    balance: Any
    war: Any


class Room(NamedTuple):
    """Room to work in, used again for every path."""

    mind: Mind
    excluded: Any  # (party, package)
    gains: Any
    zone: Any
    largest: Any  # (party,)
    lines: Any  # (line,) uniforms
    waits: Any  # exhaustion, mediator, then each party: what is left of its waiting time
    answers: Any  # (party,)
    allowed: Any  # (belief,)
    trace: Any  # (round, 2 + party): week, package, answers; no rows where none is wanted
    traced: Any  # (1,)


@njit(cache=True, nogil=True, error_model="numpy")
def new_room(board: Board, rounds: int) -> Room:
    """Room for one thread."""
    parties, packages = board.rise.shape[2], board.rise.shape[3]
    return Room(
        new_mind(parties, board.believed.shape[0], packages),
        np.zeros((parties, packages), np.bool_),
        np.zeros((parties, packages)),
        np.zeros(packages, np.bool_),
        np.zeros(parties),
        np.zeros(board.owner.shape[0]),
        np.zeros(2 + parties),
        np.zeros(parties, np.bool_),
        np.ones(board.believed.shape[0], np.bool_),
        np.zeros((rounds, 2 + parties), np.int64),
        np.zeros(1, np.int64),
    )


@njit(cache=True, nogil=True, error_model="numpy")
def march(numbers: Any, step: float, balance: float, chances: Any) -> float:
    """The balance a week later; 0 or 1 where a side came to dictate on the way.

    ``chances`` is a normal and a uniform number; the second decides whether the front touched an
    end between two weeks (the chance of a Brownian bridge).
    """
    variance = numbers[SPREAD] ** 2 * step
    later = balance + numbers[DRIFT] * step + math.sqrt(variance) * chances[0]
    if later <= 0.0:
        return 0.0
    if later >= 1.0:
        return 1.0
    if variance <= 0.0:
        return later
    low = math.exp(-2.0 * balance * later / variance)
    high = math.exp(-2.0 * (1.0 - balance) * (1.0 - later) / variance)
    if chances[1] < low:
        return 0.0
    return 1.0 if chances[1] > 1.0 - high else later


@njit(cache=True, nogil=True, error_model="numpy")
def fight(board: Board, now: Stage, at: Any, week: int, balance: float, left: float) -> Any:
    """A week of war: the new balance, how it ended (or OPEN), what is left before exhaustion."""
    level = board.level[at[0], at[1], week]
    numbers = now.numbers[level]
    if week > 0:
        balance += numbers[BALANCE] - now.numbers[board.level[at[0], at[1], week - 1], BALANCE]
    chances = (normal(board.key, MOVES, at[3], week), uniform(board.key, CROSSING, at[3], week))
    balance = march(numbers, board.step, balance, chances)
    left -= numbers[RATE] * board.step
    if balance <= 0.0 or balance >= 1.0:
        return balance, DICTATED, left
    return balance, (EXHAUSTED if left <= 0.0 else OPEN), left


@njit(cache=True, nogil=True, error_model="numpy")
def hold_round(board: Board, now: Stage, at: Any, week: int, front: Any, room: Room, table: Any) -> int:
    """Table a package and hear the answers; the package if it is signed, else -1."""
    lever, draw, _, name = at
    level = board.level[lever, draw, week]
    weigh(board, now, level, front, (room.excluded, room.gains, room.zone, room.largest))
    mind = room.mind
    for i in range(room.answers.shape[0]):
        temper(mind.fit[i], room.allowed, board.least_share * room.allowed.sum(), mind.weight[i])
    moves = board.moves.shape[0]
    move = 0
    for m in range(moves):
        if abs(board.moves[m] - front[1]) < abs(board.moves[move] - front[1]):
            move = m
    slot = board.bucket[week] * moves + move
    favour = board.favour[lever] if board.favour.shape[0] else board.favour[:0].ravel()
    x = choose(table, slot, mind, favour, board.tilt_within)
    signed = answer(board, now.party[level], (lever, draw, week, name), x, room)
    if room.trace.shape[0] > room.traced[0]:
        room.trace[room.traced[0], 0] = week
        room.trace[room.traced[0], 1] = x
        for i in range(room.answers.shape[0]):
            room.trace[room.traced[0], 2 + i] = room.answers[i]
        room.traced[0] += 1
    if signed:
        return x
    learn(table, slot, mind, x, room.answers)
    return -1


@njit(cache=True, nogil=True, error_model="numpy")
def answer(board: Board, party: Any, at: Any, x: int, room: Room) -> bool:
    """Whether all say yes and the package is in the zone: noise signs nothing that loses."""
    lever, draw, week, name = at
    packages = room.zone.shape[0]
    every = True
    for i in range(room.answers.shape[0]):
        asked = board.asks[lever, draw, week, i] * room.largest[i]
        gain = -np.inf if room.excluded[i, x] else room.gains[i, x]
        chance = yes(gain, asked, party[i, NOISE], party[i, SHOW], party[i, BARGAINING])
        room.answers[i] = uniform(board.key, ANSWER, name, i * packages + x) < chance
        every &= room.answers[i]
    if every and not room.zone[x]:
        # A yes for show is found out at the table: who would lose by it draws back.
        drew_back = False
        for i in range(room.answers.shape[0]):
            if room.excluded[i, x] or room.gains[i, x] < 0.0:
                room.answers[i] = False
                drew_back = True
        if not drew_back:
            room.answers[:] = False
    return every and room.zone[x]


@njit(cache=True, nogil=True, error_model="numpy")
def settle(board: Board, now: Stage, at: Any, week: int, x: int, room: Room, record: Record) -> float:
    """Write down a deal; how many months until the horizon it does not hold."""
    lever, draw, path, name = at
    level = board.level[lever, draw, week]
    haste = now.numbers[level, HASTE] * board.shadow[lever, draw, week]
    parties = room.answers.shape[0]
    failing, living, fairness = 0.0, 0.0, 1.0
    for i in range(parties):
        share = min(max(now.lives[level, i, x] + haste, _LEAST_LIFE), 1.0)
        failing += now.party[level, i, DISCOUNT] * (1.0 - share) / share / parties
        living += share / parties
        record.gain[lever, draw, path, i] = room.gains[i, x]
        if room.largest[i] > 0.0:
            fairness = min(fairness, room.gains[i, x] / room.largest[i])
    left = (board.level.shape[2] - 1 - week) * board.step
    life = exponential(board.key, FAILURE, name, 0) / failing if failing > 0.0 else np.inf
    record.package[lever, draw, path] = x
    record.fairness[lever, draw, path] = fairness
    record.lives[lever, draw, path] = living
    record.kept[lever, draw, path] = life >= left
    return max(0.0, left - life)


@njit(cache=True, nogil=True, error_model="numpy")
def begin(board: Board, at: Any, room: Room) -> None:
    """Make the room ready for a path: waiting times, lines, an open mind."""
    clear(room.mind)
    room.traced[0] = 0
    for r in range(room.lines.shape[0]):
        room.lines[r] = uniform(board.key, LINE, at[3], r)
    room.waits[0] = exponential(board.key, EXHAUSTION, at[3], 0)
    room.waits[1] = exponential(board.key, MEDIATOR, at[3], 0)
    for i in range(room.answers.shape[0]):
        room.waits[2 + i] = exponential(board.key, WALKOUT, at[3], i)


@njit(cache=True, nogil=True, error_model="numpy")
def walks_out(board: Board, now: Stage, at: Any, week: int, room: Room) -> int:
    """Who ends the talks this week, if anyone (or OPEN)."""
    level = board.level[at[0], at[1], week]
    room.waits[1] -= board.step / now.numbers[level, STAYS]
    if room.waits[1] <= 0.0:
        return MEDIATOR_LEAVES
    for i in range(room.answers.shape[0]):
        patience = now.party[level, i, PATIENCE]
        # Beyond its patience a party leaves at the rate of one patience.
        if (week + 1) * board.step > patience:
            room.waits[2 + i] -= board.step / patience
            if room.waits[2 + i] <= 0.0:
                return PARTY_LEAVES
    return OPEN


@njit(cache=True, nogil=True, error_model="numpy")
def talk(board: Board, now: Stage, at: Any, room: Room, record: Record, table: Any) -> Any:
    """Talks along one path: how and in which week they end, the balance, who fights on."""
    lever, draw, _, name = at
    begin(board, at, room)
    balance = start = now.numbers[board.level[lever, draw, 0], BALANCE]
    level_before = -1
    for week in range(board.level.shape[2]):
        level = board.level[lever, draw, week]
        if board.at_war:
            balance, ended, room.waits[0] = fight(board, now, at, week, balance, room.waits[0])
            if ended != OPEN:
                return ended, week, balance
        if week >= board.leaves[lever]:
            return MEDIATOR_LEAVES, week, balance
        if level != level_before:
            exclude(board, now.absolute[level], room.lines, room.excluded)
            level_before = level
        if uniform(board.key, ROUND, name, week) < now.numbers[level, ROUNDS] * board.step:
            # What a lever did to the balance itself teaches nothing about its drift.
            pushed = now.numbers[level, BALANCE] - start
            front = (balance, balance - start - pushed, (week + 1) * board.step)
            x = hold_round(board, now, at, week, front, room, table)
            if x >= 0:
                record.war[lever, draw, at[2]] = settle(board, now, at, week, x, room, record)
                return SETTLEMENT, week, balance
        ended = walks_out(board, now, at, week, room)
        if ended != OPEN:
            return ended, week, balance
    return OPEN, board.level.shape[2] - 1, balance


@njit(cache=True, nogil=True, error_model="numpy")
def fight_on(board: Board, now: Stage, at: Any, week: int, balance: float, room: Room) -> int:
    """The week in which the war ends once nobody talks."""
    for later in range(week + 1, board.level.shape[2]):
        balance, ended, room.waits[0] = fight(board, now, at, later, balance, room.waits[0])
        if ended != OPEN:
            return later
    return board.level.shape[2] - 1


@njit(cache=True, nogil=True, error_model="numpy")
def play_path(board: Board, now: Stage, at: Any, room: Room, record: Record, table: Any) -> None:
    """Play one path and write down what came of it."""
    lever, draw, path, _ = at
    ending, week, balance = talk(board, now, at, room, record, table)
    record.ending[lever, draw, path] = ending
    record.week[lever, draw, path] = week + 1
    record.balance[lever, draw, path] = balance
    if not board.at_war:
        record.war[lever, draw, path] = 0.0
        return
    last = week
    if ending == MEDIATOR_LEAVES or ending == PARTY_LEAVES:
        last = fight_on(board, now, at, week, balance, room)
    record.war[lever, draw, path] += (last + 1) * board.step


@njit(cache=True, nogil=True, error_model="numpy")
def play_draws(board: Board, lever: int, draws: Any, table: Any, record: Record) -> None:
    """Play every path of some draws under one lever."""
    room = new_room(board, 0)
    for draw in draws:
        now = stage(board, lever, draw)
        for b in range(room.allowed.shape[0]):
            # The mediator's beliefs leave out what is true.
            room.allowed[b] = board.believed[b] != draw
        for path in range(record.ending.shape[2]):
            at = (lever, draw, path, path_name(board.draws[draw], path))
            play_path(board, now, at, room, record, table)


@njit(cache=True, nogil=True)
def path_name(draw: int, path: int) -> int:
    """The number of a path in the whole study; the lever is not in it."""
    return draw * 1048576 + path
