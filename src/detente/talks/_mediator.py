"""The mediator, compiled: what it thinks each party would answer, and how it learns from answers.

For each party the mediator weighs its beliefs (other draws than the true one) by how well they
foresaw that party's answers. Asked the same package again, a party repeats itself unless it has
moved: a belief's chance of a yes is then the chance given the answer before.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from detente.behaviour._kernels import yes
from detente.compiled import entry, inner, summing
from detente.talks._answers import put
from detente.talks._board import BARGAINING, NOISE, SHOW, Room, Stage
from detente.talks._numbers import BELIEF, uniform
from detente.talks._standing import exclude, weigh_ahead

_SURE = 1e-6
_LEAST_FIT = 1e-30
_ALL = 1.0 - 1e-6  # as even as sums of weights can tell
_HALVINGS = 40  # the least fit is then within a billionth of the best


@entry
def foresee(now: Stage, middle: Any, room: Room, table: Any, belief: int) -> None:
    """Chance of a yes by one belief: ``table`` is (bucket, move, party, package, belief)."""
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
                _answers(now.party[level, i], asked, i, room, table[t, m, i, :, belief])


@inner
def _answers(party: Any, asked: float, i: int, room: Room, row: Any) -> None:
    for x in range(row.shape[0]):
        gain = -np.inf if room.excluded[i, x] else room.gains[i, x]
        row[x] = yes(gain, asked, party[NOISE], party[SHOW], party[BARGAINING])


@inner
def _effective(weight: Any) -> float:
    """How many equal beliefs would rest as evenly as these weights; they then sum to 1."""
    total, squares = 0.0, 0.0
    for b in range(weight.shape[0]):
        total += weight[b]
        squares += weight[b] * weight[b]
    for b in range(weight.shape[0]):
        weight[b] /= total
    return total * total / squares


@entry
def temper(fit: Any, allowed: Any, least: float, weight: Any) -> None:
    """Weights from ``fit``, flattened until they rest on at least ``least`` beliefs in effect.

    Flattening halves what the answers are taken to tell, again and again, until all that are
    allowed count the same; they may be fewer than ``least``.
    """
    many = 0
    for b in range(fit.shape[0]):
        weight[b] = max(fit[b], _LEAST_FIT) if allowed[b] else 0.0
        many += 1 if allowed[b] else 0
    asked = min(least, many * _ALL)
    for _ in range(_HALVINGS):
        if not _effective(weight) < asked:
            break
        for b in range(fit.shape[0]):
            weight[b] = math.sqrt(weight[b])


@entry
def given(now: float, then: float, answer: int) -> float:
    """Chance of a yes now, given the answer then: the number that decides is the same."""
    if answer > 0:
        return 1.0 if now >= then else now / then
    return 0.0 if now <= then else (now - then) / max(1.0 - then, _SURE)


@summing
def _plain(weight: Any, now: Any) -> Any:
    """Mean chance over the beliefs."""
    total = np.float32(0.0)
    for b in range(weight.shape[0]):
        total += weight[b] * now[b]
    return total


@summing
def _again(weight: Any, now: Any, then: Any, agreed: bool) -> Any:
    """Mean chance over the beliefs of a party that has answered before."""
    total, one = np.float32(0.0), np.float32(1.0)
    if agreed:
        for b in range(weight.shape[0]):
            total += weight[b] * min(one, now[b] / then[b])
    else:
        for b in range(weight.shape[0]):
            rest = max(one - then[b], np.float32(_SURE))
            total += weight[b] * max(now[b] - then[b], np.float32(0.0)) / rest
    return total


@inner
def _chances(table: Any, slot: int, room: Room) -> None:
    """Chance of each party's yes to each package, over the beliefs."""
    moves = table.shape[1]
    now = table[slot // moves, slot % moves]
    for i in range(now.shape[0]):
        row = room.chance[i]
        weight = room.weight[i]
        for x in range(row.shape[0]):
            answer = room.answered[i, x]
            if answer == 0:
                row[x] = _plain(weight, now[i, x])
                continue
            before = abs(answer) - 1
            if before == slot:
                row[x] = 1.0 if answer > 0 else 0.0
                continue
            then = table[before // moves, before % moves, i, x]
            row[x] = _again(weight, now[i, x], then, answer > 0)


@inner
def choose(table: Any, slot: int, now: Stage, level: int, room: Room) -> int:
    """The package likeliest to get every yes; or, tilted, one party's dearest of the likely."""
    _chances(table, slot, room)
    every = room.chance[0]
    best = 0
    for x in range(every.shape[0]):
        for i in range(1, room.chance.shape[0]):
            every[x] *= room.chance[i, x]
        if every[x] > every[best]:
            best = x
    favour = now.favour[level]
    if favour.shape[0] == 0:
        return best
    dearest = best
    for x in range(every.shape[0]):
        if every[x] >= now.tilt_within * every[best] and favour[x] > favour[dearest]:
            dearest = x
    return dearest


@inner
def learn(table: Any, slot: int, x: int, room: Room) -> None:
    """Take in each party's answer to a package."""
    moves = table.shape[1]
    now = table[slot // moves, slot % moves]
    for i in range(now.shape[0]):
        if not room.heard[i]:
            continue
        last = room.answered[i, x]
        before = max(abs(last) - 1, 0)
        then = table[before // moves, before % moves, i, x]
        fit, top = room.fit[i], 0.0
        for b in range(fit.shape[0]):
            chance = float(now[i, x, b])
            if last != 0:
                chance = given(chance, then[b], last)
            fit[b] *= max(chance if room.answers[i] else 1.0 - chance, _SURE)
            top = max(top, fit[b])
        # Only ratios count; the best foresight stays at 1.
        for b in range(fit.shape[0]):
            fit[b] = max(fit[b] / top, _LEAST_FIT)
        room.answered[i, x] = slot + 1 if room.answers[i] else -(slot + 1)


@inner
def slot_of(now: Stage, week: int, moved: float) -> int:
    """Where that week, with the balance so far from where it was, stands in what is foreseen."""
    move = 0
    for m in range(now.moves.shape[0]):
        if abs(now.moves[m] - moved) < abs(now.moves[move] - moved):
            move = m
    slot: int = now.bucket[week] * now.moves.shape[0] + move
    return slot


@inner
def single_text(now: Stage, path: int, week: int, moved: float, room: Room, table: Any) -> int:
    """A round of the mediator's single text: the package it tabled if it is signed, else -1."""
    for i in range(room.answers.shape[0]):
        temper(room.fit[i], now.allowed, now.least, room.weight[i])
    slot = slot_of(now, week, moved)
    x: int = choose(table, slot, now, now.level[week], room)
    if put(now, path, week, x, room):
        return x
    learn(table, slot, x, room)
    return -1
