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
from detente.compiled import borrowing, entry, step, summing
from detente.talks._answers import GO_ON, put
from detente.talks._arrays import BARGAINING, LEAN, NOISE, SHOW, DrawArrays, Scratch
from detente.talks._standing import asked, believe_lines, greatest, stand_ahead

_SURE = 1e-6
_LEAST_FIT = 1e-30
_ALL = 1.0 - 1e-6  # as even as sums of weights can tell
_NEARLY = 0.999  # a chance may exceed 1 by as much as sums round
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


@step
def _anew(weight: Any, draw: Any, row: Any) -> None:
    """Chance of a party's yes to each text, over the beliefs, as if it had answered none."""
    for x in range(row.shape[0]):
        row[x] = _plain(weight, draw[x])


@borrowing
def _chance(table: Any, slot: int, i: int, x: int, answer: int, weight: Any) -> Any:
    """The same of one text, after the party's last answer to it."""
    before, moves = abs(answer) - 1, table.shape[1]
    if before == slot:
        return np.float32(1.0 if answer > 0 else 0.0)
    draw = table[slot // moves, slot % moves, i, x]
    then = table[before // moves, before % moves, i, x]
    return _again(weight, draw, then, answer > 0)


@borrowing
def chances(table: Any, slot: int, scratch: Scratch, answered: Any, chance: Any) -> None:
    """Chance of each party's yes to each text, over the beliefs."""
    moves = table.shape[1]
    draw = table[slot // moves, slot % moves]
    for i in range(draw.shape[0]):
        row, weight = chance[i], scratch.weight[i]
        _anew(weight, draw[i], row)
        for x in range(row.shape[0]):
            if answered[i, x] != 0:
                row[x] = _chance(table, slot, i, x, answered[i, x], weight)


@borrowing
def _once_more(table: Any, slot: int, x: int, enough: Any, scratch: Scratch) -> Any:
    """Chance of every yes to a package that was put before; 0 if it is less than enough.

    Who refused it is looked at first: its yes is the least likely.
    """
    parties, so_far = scratch.chance.shape[0], np.float32(1.0)
    for refused in (True, False):
        for i in range(parties):
            if (scratch.answered[i, x] < 0) == refused:
                answer = scratch.answered[i, x]
                if answer != 0:
                    scratch.chance[i, x] = _chance(table, slot, i, x, answer, scratch.weight[i])
                so_far *= scratch.chance[i, x]
                if so_far < enough:
                    return np.float32(0.0)
    every = scratch.chance[0, x]
    for i in range(1, parties):
        every *= scratch.chance[i, x]
    return every


@step
def choose(table: Any, slot: int, draw: DrawArrays, week: int, scratch: Scratch) -> int:
    """The package likeliest to get every yes; or, tilted, one party's dearest of the likely."""
    moves, every = table.shape[1], scratch.every
    foreseen = table[slot // moves, slot % moves]
    for i in range(scratch.chance.shape[0]):
        row = scratch.chance[i]
        _anew(scratch.weight[i], foreseen[i], row)
        if i == 0:
            for x in range(every.shape[0]):
                every[x] = row[x]
        else:
            for x in range(every.shape[0]):
                every[x] *= row[x]
    again = scratch.learned[1 : 1 + scratch.learned[0]]
    for x in again:
        every[x] = -1.0
    top = greatest(every)
    best = 0
    while every[best] != top:
        best += 1
    level = draw.level[week]
    favour, likely = draw.favour[level], 1.0
    leans = favour.shape[0] > 0 and week >= draw.leans_from
    if leans:
        likely -= draw.numbers[level, LEAN]
    for x in again:
        every[x] = _once_more(table, slot, x, np.float32(_NEARLY * likely * top), scratch)
        if every[x] > top or (every[x] == top and x < best):
            best, top = x, every[x]
    dearest = best
    for x in range(every.shape[0] if leans else 0):
        if every[x] >= likely * top and favour[x] > favour[dearest]:
            dearest = x
    return dearest


@borrowing
def _weigh_answer(fit: Any, chance: Any, agreed: bool) -> None:
    """Weigh beliefs by the chance that they gave to an answer."""
    if agreed:
        for b in range(fit.shape[0]):
            fit[b] *= max(float(chance[b]), _SURE)
    else:
        for b in range(fit.shape[0]):
            fit[b] *= max(1.0 - float(chance[b]), _SURE)


@borrowing
def note(x: int, scratch: Scratch) -> None:
    """Add a package to those learned from, unless it is among them."""
    learned, new = scratch.learned, True
    for n in range(1, 1 + learned[0]):
        new &= learned[n] != x
    if new:
        learned[0] += 1
        learned[learned[0]] = x


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
        fit, chance = scratch.fit[i], draw[i, x]
        if last == 0:
            _weigh_answer(fit, chance, scratch.answers[i])
        else:
            for b in range(fit.shape[0]):
                again = given(float(chance[b]), then[b], last)
                fit[b] *= max(again if scratch.answers[i] else 1.0 - again, _SURE)
        top = greatest(fit)
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


@step
def single_text(
    draw: DrawArrays, path: int, week: int, moved: float, scratch: Scratch, table: Any
) -> int:
    """A round of the mediator's single text, from whose answers it learns."""
    x, came = table_text(draw, path, week, moved, scratch, table)
    if came == GO_ON:
        note(x, scratch)
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
