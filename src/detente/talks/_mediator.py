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
from detente.compiled import borrowing, entry, summing
from detente.talks._answers import GO_ON, put
from detente.talks._arrays import BARGAINING, LEAN, NOISE, SHOW, DrawArrays, Scratch
from detente.talks._standing import asked, believe_lines, stand_ahead

_SURE = 1e-6
_LEAST_FIT = 1e-30
_ALL = 1.0 - 1e-6  # as even as sums of weights can tell
_HALVINGS = 40  # the least fit is then within a billionth of the best


@entry
def foresee(draw: DrawArrays, middle: Any, scratch: Scratch, table: Any, belief: int) -> None:
    """Chance of a yes by one belief: ``table`` is (bucket, move, party, package, belief)."""
    believe_lines(draw, scratch)
    for t in range(middle.shape[0]):
        for m in range(draw.moves.shape[0]):
            stand_ahead(draw, middle[t], m, scratch)
            for i in range(scratch.largest.shape[0]):
                _answers(draw, middle[t], i, scratch, table[t, m, i, :, belief])


@borrowing
def _answers(draw: DrawArrays, week: int, i: int, scratch: Scratch, row: Any) -> None:
    party, least = draw.party[draw.level[week], i], asked(draw, week, i, scratch)
    # Who ratifies means its answer.
    show, bargaining = party[SHOW], party[BARGAINING]
    if draw.ratifies[i]:
        show, bargaining = 0.0, 0.0
    for x in range(row.shape[0]):
        gain = -np.inf if scratch.excluded[i, x] else scratch.gains[i, x]
        row[x] = yes(gain, least, party[NOISE], show, bargaining)


@borrowing
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
def given(draw: float, then: float, answer: int) -> float:
    """Chance of a yes now, given the answer then: the number that decides is the same."""
    if answer > 0:
        return 1.0 if draw >= then else draw / then
    return 0.0 if draw <= then else (draw - then) / max(1.0 - then, _SURE)


@summing
def _plain(weight: Any, draw: Any) -> Any:
    """Mean chance over the beliefs."""
    total = np.float32(0.0)
    for b in range(weight.shape[0]):
        total += weight[b] * draw[b]
    return total


@summing
def _again(weight: Any, draw: Any, then: Any, agreed: bool) -> Any:
    """Mean chance over the beliefs of a party that has answered before."""
    total, one = np.float32(0.0), np.float32(1.0)
    if agreed:
        for b in range(weight.shape[0]):
            total += weight[b] * min(one, draw[b] / then[b])
    else:
        for b in range(weight.shape[0]):
            rest = max(one - then[b], np.float32(_SURE))
            total += weight[b] * max(draw[b] - then[b], np.float32(0.0)) / rest
    return total


@borrowing
def chances(table: Any, slot: int, scratch: Scratch, answered: Any, chance: Any) -> None:
    """Chance of each party's yes to each text, over the beliefs."""
    moves = table.shape[1]
    draw = table[slot // moves, slot % moves]
    for i in range(draw.shape[0]):
        row = chance[i]
        weight = scratch.weight[i]
        for x in range(row.shape[0]):
            answer = answered[i, x]
            if answer == 0:
                row[x] = _plain(weight, draw[i, x])
                continue
            before = abs(answer) - 1
            if before == slot:
                row[x] = 1.0 if answer > 0 else 0.0
                continue
            then = table[before // moves, before % moves, i, x]
            row[x] = _again(weight, draw[i, x], then, answer > 0)


@borrowing
def choose(table: Any, slot: int, draw: DrawArrays, week: int, scratch: Scratch) -> int:
    """The package likeliest to get every yes; or, tilted, one party's dearest of the likely."""
    chances(table, slot, scratch, scratch.answered, scratch.chance)
    every = scratch.chance[0]
    best = 0
    for x in range(every.shape[0]):
        for i in range(1, scratch.chance.shape[0]):
            every[x] *= scratch.chance[i, x]
        if every[x] > every[best]:
            best = x
    level = draw.level[week]
    favour = draw.favour[level]
    if favour.shape[0] == 0 or week < draw.leans_from:
        return best
    dearest, lean = best, draw.numbers[level, LEAN]
    for x in range(every.shape[0]):
        if every[x] >= (1.0 - lean) * every[best] and favour[x] > favour[dearest]:
            dearest = x
    return dearest


@borrowing
def learn(table: Any, slot: int, x: int, scratch: Scratch, answered: Any) -> None:
    """Take in each party's answer to a text."""
    moves = table.shape[1]
    draw = table[slot // moves, slot % moves]
    for i in range(draw.shape[0]):
        if not scratch.heard[i]:
            continue
        last = answered[i, x]
        before = max(abs(last) - 1, 0)
        then = table[before // moves, before % moves, i, x]
        fit, top = scratch.fit[i], 0.0
        for b in range(fit.shape[0]):
            chance = float(draw[i, x, b])
            if last != 0:
                chance = given(chance, then[b], last)
            fit[b] *= max(chance if scratch.answers[i] else 1.0 - chance, _SURE)
            top = max(top, fit[b])
        # Only ratios count; the best foresight stays at 1.
        for b in range(fit.shape[0]):
            fit[b] = max(fit[b] / top, _LEAST_FIT)
        answered[i, x] = slot + 1 if scratch.answers[i] else -(slot + 1)


@borrowing
def slot_of(draw: DrawArrays, week: int, moved: float) -> int:
    """Where that week, with the balance so far from where it was, stands in what is foreseen."""
    move = 0
    for m in range(draw.moves.shape[0]):
        if abs(draw.moves[m] - moved) < abs(draw.moves[move] - moved):
            move = m
    slot: int = draw.bucket[week] * draw.moves.shape[0] + move
    return slot


@borrowing
def single_text(
    draw: DrawArrays, path: int, week: int, moved: float, scratch: Scratch, table: Any
) -> int:
    """A round of the mediator's single text, from whose answers it learns."""
    x, came = table_text(draw, path, week, moved, scratch, table)
    if came == GO_ON:
        learn(table, slot_of(draw, week, moved), x, scratch, scratch.answered)
    return int(came)


@borrowing
def trust(draw: DrawArrays, scratch: Scratch) -> None:
    """Weigh the beliefs of each party by how well they have foreseen its answers."""
    for i in range(scratch.answers.shape[0]):
        temper(scratch.fit[i], draw.allowed, draw.least, scratch.weight[i])


@borrowing
def table_text(
    draw: DrawArrays, path: int, week: int, moved: float, scratch: Scratch, table: Any
) -> Any:
    """The text that the mediator puts, and what comes of it."""
    trust(draw, scratch)
    x: int = choose(table, slot_of(draw, week, moved), draw, week, scratch)
    return x, put(draw, path, week, x, scratch)
