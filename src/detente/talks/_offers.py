"""Packages that parties table themselves, compiled: in turn, or once, to be taken or left."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.compiled import borrowing, entry
from detente.talks._answers import GO_ON, ends, put
from detente.talks._arrays import MEDIATOR_LEAVES, PARTY_LEAVES, DrawArrays, Scratch
from detente.talks._mediator import slot_of, table_text
from detente.talks._numbers import FIRST_TURN, uniform
from detente.talks._standing import asked, believe_lines, stand_ahead


@entry
def expect(draw: DrawArrays, middle: Any, scratch: Scratch, margin: Any, barred: Any) -> None:
    """Add a draw to both sums over (bucket, move, party, package): margins, and what is barred."""
    believe_lines(draw, scratch)
    for t in range(middle.shape[0]):
        for m in range(draw.moves.shape[0]):
            stand_ahead(draw, middle[t], m, scratch)
            for i in range(scratch.largest.shape[0]):
                least = asked(draw, middle[t], i, scratch)
                for x in range(scratch.zone.shape[0]):
                    margin[t, m, i, x] += scratch.gains[i, x] - least
                    barred[t, m, i, x] += scratch.excluded[i, x]


@borrowing
def whose_turn(draw: DrawArrays, path: int, scratch: Scratch) -> int:
    """The party that tables now; they take turns, and lots are drawn who begins."""
    seats, before = 0, 0
    for i in range(draw.ratifies.shape[0]):
        if not draw.ratifies[i]:
            seats += 1
            before += 1 if i < draw.proposer else 0
    if draw.proposer < 0:
        before = int(uniform(draw.key, FIRST_TURN, path, 0) * seats)
    turn = (before + scratch.turn[0]) % seats
    for i in range(draw.ratifies.shape[0]):
        if not draw.ratifies[i]:
            if turn == 0:
                return i
            turn -= 1
    return -1


@borrowing
def pick(draw: DrawArrays, week: int, by: int, slot: int, scratch: Scratch, view: Any) -> int:
    """The best package for a party that it believes all others would take.

    Of those alone that give it what it asks. If they would take none of them, the one of which
    the party that is furthest from taking it is least far; if all are out of the question, -1.
    """
    moves = draw.moves.shape[0]
    margin = view.margin[slot // moves, slot % moves]
    least = max(asked(draw, week, by, scratch), 0.0)
    best, nearest, least_far = -1, -1, -np.inf
    for x in range(scratch.zone.shape[0]):
        if scratch.excluded[by, x] or scratch.gains[by, x] < least:
            continue
        far = np.inf
        for i in range(scratch.answers.shape[0]):
            if i != by and not scratch.tabled[i, x]:
                again = margin[i, x] - scratch.refused[i, x] - view.noise[i]
                far = min(far, margin[i, x], again)
        if far >= 0.0:
            if best < 0 or scratch.gains[by, x] > scratch.gains[by, best]:
                best = x
        elif far > least_far:
            nearest, least_far = x, far
    return best if best >= 0 else nearest


@borrowing
def offer(
    draw: DrawArrays, path: int, week: int, moved: float, by: int, scratch: Scratch, view: Any
) -> Any:
    """A party tables what it picks: the package, -1 if it has none, and what comes of it."""
    slot = slot_of(draw, week, moved)
    x: int = pick(draw, week, by, slot, scratch, view)
    if x < 0:
        return x, GO_ON
    scratch.turn[1], scratch.tabled[by, x] = by, True
    came = put(draw, path, week, x, scratch)
    moves = draw.moves.shape[0]
    for i in range(scratch.answers.shape[0]):
        if came == GO_ON and scratch.heard[i] and not scratch.answers[i]:
            shown = view.margin[slot // moves, slot % moves, i, x]
            scratch.refused[i, x] = max(scratch.refused[i, x], shown)
    return x, came


@borrowing
def alternating_offers(
    draw: DrawArrays, path: int, week: int, moved: float, scratch: Scratch, view: Any
) -> int:
    """A round of parties that table in turn."""
    by = whose_turn(draw, path, scratch)
    scratch.turn[0] += 1
    _, came = offer(draw, path, week, moved, by, scratch, view)
    return int(came)


@borrowing
def take_it_or_leave_it(
    draw: DrawArrays, path: int, week: int, moved: float, scratch: Scratch, view: Any
) -> int:
    """The one round.

    A no ends them: whoever put the package leaves. Before the dossier's day nothing is put, and a
    party that has none to put yet waits.
    """
    if week < draw.elapsed:
        return GO_ON
    if draw.proposer >= 0:
        mine, came = offer(draw, path, week, moved, draw.proposer, scratch, view)
        if mine >= 0 and came == GO_ON:
            scratch.waits[2 + draw.proposer] = -np.inf
            return int(ends(PARTY_LEAVES))
        return int(came)
    _, came = table_text(draw, path, week, moved, scratch, view.chance)
    return int(ends(MEDIATOR_LEAVES) if came == GO_ON else came)
