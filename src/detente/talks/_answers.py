"""The answers of parties to a package that is put to them, compiled; of any protocol of talks."""

from __future__ import annotations

import numpy as np

from detente.behaviour._kernels import yes
from detente.compiled import borrowing
from detente.talks._arrays import BARGAINING, NOISE, SHOW, DrawArrays, Scratch
from detente.talks._numbers import ANSWER, uniform


@borrowing
def put(draw: DrawArrays, path: int, week: int, x: int, scratch: Scratch) -> bool:
    """Put a package to the parties: whether it is signed; who said what stands in the scratch."""
    signed = answer(draw, path, week, x, scratch)
    remember(draw, week, x, scratch)
    if scratch.traced[0] < scratch.trace.shape[0]:
        row = scratch.trace[scratch.traced[0]]
        row[0], row[1], row[2] = week, x, scratch.turn[1]
        for i in range(scratch.answers.shape[0]):
            row[3 + i] = scratch.answers[i] if scratch.heard[i] else -1
        scratch.traced[0] += 1
    return bool(signed)


@borrowing
def remember(draw: DrawArrays, week: int, x: int, scratch: Scratch) -> None:
    """Keep the first week in which a text in the zone was put, and of each party's first no.

    A no counts from the dossier's day on.
    """
    first = scratch.first
    if scratch.zone[x] and first[0] < 0:
        first[0] = week
    for i in range(scratch.answers.shape[0]):
        said_no = scratch.heard[i] and not scratch.answers[i]
        if said_no and week >= draw.elapsed and first[1 + i] < 0:
            first[1 + i] = week


@borrowing
def answer(draw: DrawArrays, path: int, week: int, x: int, scratch: Scratch) -> bool:
    """Whether all say yes and the package is in the zone: noise signs nothing that loses."""
    every = True
    for after in range(2):
        # Those who must ratify are asked only once everyone at the table has said yes.
        asked = every
        for i in range(scratch.answers.shape[0]):
            if draw.ratifies[i] == (after == 1):
                scratch.heard[i] = asked
                scratch.answers[i] = asked and says_yes(draw, path, week, x, i, scratch)
                every &= scratch.answers[i]
    if every and not scratch.zone[x]:
        draw_back(x, scratch)
    return every and scratch.zone[x]


@borrowing
def says_yes(draw: DrawArrays, path: int, week: int, x: int, i: int, scratch: Scratch) -> bool:
    """A party's answer; the number that decides it belongs to the path, party and package.

    Who has tabled a package stands by it for as long as it gains from it.
    """
    if scratch.tabled[i, x] and not scratch.excluded[i, x] and scratch.gains[i, x] >= 0.0:
        return True
    party = draw.party[draw.level[week], i]
    gain = -np.inf if scratch.excluded[i, x] else scratch.gains[i, x]
    asks = draw.asks[week, i] * scratch.largest[i]
    chance = yes(gain, asks, party[NOISE], party[SHOW], party[BARGAINING])
    return bool(uniform(draw.key, ANSWER, path, i * scratch.zone.shape[0] + x) < chance)


@borrowing
def draw_back(x: int, scratch: Scratch) -> None:
    """At the table who would lose draws back; if nobody would, but it would not be kept, all do."""
    parties = scratch.answers.shape[0]
    losers = 0
    for i in range(parties):
        losers += scratch.excluded[i, x] or scratch.gains[i, x] < 0.0
    for i in range(parties):
        if losers == 0 or scratch.excluded[i, x] or scratch.gains[i, x] < 0.0:
            scratch.answers[i] = False
