"""The mediator, compiled: what it thinks each party would answer, and how it learns from answers.

For each party the mediator weighs its beliefs (other draws than the true one) by how well they
foresaw that party's answers. Asked the same package again, a party repeats itself unless it has
moved: a belief's chance of a yes is then the chance given the answer before.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numba import njit

from detente.behaviour._kernels import yes
from detente.talks._board import BALANCE, BARGAINING, NOISE, SHOW, Board
from detente.talks._numbers import BELIEF, uniform
from detente.talks._standing import exclude, stage, weigh

_SURE = 1e-6


class Mind(NamedTuple):
    """What the mediator holds in mind along one path, and room to work in."""

    fit: Any  # (party, belief) log of how well a belief foresaw the party's answers
    weight: Any  # (party, belief) float32
    answered: Any  # (party, package) int32: +-(slot + 1) of the last answer, 0 for none
    asked: Any  # (package,) int64: packages tabled so far
    count: Any  # (1,) int64: how many
    chance: Any  # (party, package) float32


@njit(cache=True, nogil=True)
def new_mind(parties: int, beliefs: int, packages: int) -> Mind:
    """A mind that knows of no answer."""
    return Mind(
        np.zeros((parties, beliefs)),
        np.zeros((parties, beliefs), np.float32),
        np.zeros((parties, packages), np.int32),
        np.zeros(packages, np.int64),
        np.zeros(1, np.int64),
        np.zeros((parties, packages), np.float32),
    )


@njit(cache=True, nogil=True)
def clear(mind: Mind) -> None:
    """Forget the last path."""
    mind.fit[:] = 0.0
    mind.answered[:] = 0
    mind.count[0] = 0


@njit(cache=True, nogil=True, error_model="numpy")
def foresee(board: Board, lever: int, table: Any) -> None:
    """Chance of a yes by each belief: ``table`` is (bucket, move, party, belief, package)."""
    parties, packages, lines = table.shape[2], table.shape[4], board.owner.shape[0]
    excluded = np.zeros((parties, packages), np.bool_)
    gains, zone = np.empty((parties, packages)), np.empty(packages, np.bool_)
    largest, uniforms = np.empty(parties), np.empty(lines)
    for b in range(board.believed.shape[0]):
        d = board.believed[b]
        now = stage(board, lever, d)
        for r in range(lines):
            uniforms[r] = uniform(board.key, BELIEF, board.draws[d], r)
        for t in range(table.shape[0]):
            week = board.middle[t]
            level = board.level[lever, d, week]
            exclude(board, now.absolute[level], uniforms, excluded)
            for m in range(table.shape[1]):
                balance = now.numbers[level, BALANCE] + board.moves[m]
                balance = min(max(balance, 0.001), 0.999)
                front = (balance, board.moves[m], (week + 1) * board.step)
                weigh(board, now, level, front, (excluded, gains, zone, largest))
                for i in range(parties):
                    person = now.party[level, i]
                    asked = board.asks[lever, d, week, i] * largest[i]
                    for x in range(packages):
                        gain = -np.inf if excluded[i, x] else gains[i, x]
                        table[t, m, i, b, x] = yes(
                            gain, asked, person[NOISE], person[SHOW], person[BARGAINING]
                        )


@njit(cache=True, nogil=True, error_model="numpy")
def temper(fit: Any, allowed: Any, least: float, weight: Any) -> None:
    """Weights from ``fit``, flattened until they rest on at least ``least`` beliefs in effect."""
    top = -np.inf
    for b in range(fit.shape[0]):
        if allowed[b] and fit[b] > top:
            top = fit[b]
    low, high, power = 0.0, 1.0, 1.0
    for _ in range(12):
        total, squares = 0.0, 0.0
        for b in range(fit.shape[0]):
            share = math.exp(power * (fit[b] - top)) if allowed[b] else 0.0
            weight[b] = share
            total += share
            squares += share * share
        enough = total * total >= least * squares
        if enough and power == 1.0:
            break
        if enough:
            low = power
        else:
            high = power
        power = 0.5 * (low + high)
    if not enough:
        total = 0.0
        for b in range(fit.shape[0]):
            weight[b] = math.exp(low * (fit[b] - top)) if allowed[b] else 0.0
            total += weight[b]
    for b in range(fit.shape[0]):
        weight[b] /= total


@njit(cache=True, nogil=True, error_model="numpy")
def given(now: float, then: float, answer: int) -> float:
    """Chance of a yes now, given the answer then: the number that decides is the same."""
    if answer > 0:
        return 1.0 if now >= then else now / then
    return 0.0 if now <= then else (now - then) / max(1.0 - then, _SURE)


@njit(cache=True, nogil=True, error_model="numpy")
def _chances(table: Any, slot: int, mind: Mind) -> None:
    """Chance of each party's yes to each package, over the beliefs."""
    moves = table.shape[1]
    now = table[slot // moves, slot % moves]
    for i in range(now.shape[0]):
        row = mind.chance[i]
        row[:] = 0.0
        for b in range(now.shape[1]):
            weight = mind.weight[i, b]
            column = now[i, b]
            for x in range(row.shape[0]):
                row[x] += weight * column[x]
        for k in range(mind.count[0]):
            x = mind.asked[k]
            answer = mind.answered[i, x]
            then = table[(abs(answer) - 1) // moves, (abs(answer) - 1) % moves, i]
            again = 0.0
            for b in range(now.shape[1]):
                again += mind.weight[i, b] * given(now[i, b, x], then[b, x], answer)
            row[x] = again


@njit(cache=True, nogil=True, error_model="numpy")
def choose(table: Any, slot: int, mind: Mind, favour: Any, within: float) -> int:
    """The package likeliest to get every yes; or, tilted, the dearest to one party of the likely."""
    _chances(table, slot, mind)
    packages = mind.chance.shape[1]
    best, top = 0, -1.0
    for x in range(packages):
        chance = 1.0
        for i in range(mind.chance.shape[0]):
            chance *= mind.chance[i, x]
        mind.chance[0, x] = chance
        if chance > top:
            best, top = x, chance
    if favour.shape[0] == 0:
        return best
    dearest = best
    for x in range(packages):
        if mind.chance[0, x] >= within * top and favour[x] > favour[dearest]:
            dearest = x
    return dearest


@njit(cache=True, nogil=True, error_model="numpy")
def learn(table: Any, slot: int, mind: Mind, package: int, answers: Any) -> None:
    """Take in each party's answer to a package (True for yes)."""
    moves = table.shape[1]
    now = table[slot // moves, slot % moves]
    new = mind.answered[0, package] == 0
    for i in range(now.shape[0]):
        last = mind.answered[i, package]
        for b in range(now.shape[1]):
            chance = float(now[i, b, package])
            if last != 0:
                before = abs(last) - 1
                then = table[before // moves, before % moves, i, b, package]
                chance = given(chance, then, last)
            mind.fit[i, b] += math.log(max(chance if answers[i] else 1.0 - chance, _SURE))
        mind.answered[i, package] = slot + 1 if answers[i] else -(slot + 1)
    if new:
        mind.asked[mind.count[0]] = package
        mind.count[0] += 1
