"""The answers of parties to a package that is put to them, compiled; of any protocol of talks."""

from __future__ import annotations

import numpy as np

from detente.behaviour._kernels import yes
from detente.compiled import borrowing
from detente.talks._arrays import (
    BARGAINING,
    LEAKS,
    NOISE,
    NOT_RATIFIED,
    RATIFIED,
    SHOW,
    DrawArrays,
    Scratch,
)
from detente.talks._numbers import ANSWER, LEAK, RATIFICATION, uniform
from detente.talks._standing import harden, share_asked

GO_ON = -1
"""What a round gives that neither signs nor ends the talks."""


@borrowing
def put(draw: DrawArrays, path: int, week: int, x: int, scratch: Scratch) -> int:
    """Put a package to the parties; who said what then stands in the scratch.

    The package if it is signed, ``GO_ON`` if not, ``ends`` if it is signed and not ratified.
    """
    came = answer(draw, path, week, x, scratch)
    remember(draw, week, x, scratch)
    if came == GO_ON and leak(draw, path, week, x, scratch):
        for i in range(scratch.answers.shape[0]):
            if scratch.largest[i] > 0.0:
                harden(draw, week, i, scratch.gains[i, x] / scratch.largest[i], scratch)
    trace(week, x, scratch)
    return int(came)


@borrowing
def leak(draw: DrawArrays, path: int, week: int, text: int, scratch: Scratch) -> bool:
    """Whether a text is made public in the week in which it is put.

    What was made public before the dossier's day is on record, and no matter of chance.
    """
    chance = draw.numbers[draw.level[week], LEAKS]
    scratch.leaked[0] = 0
    if chance > 0.0 and week >= draw.elapsed:
        place = week * (draw.listed + 1 + scratch.spoilt.shape[0]) + text
        scratch.leaked[0] = 1 if uniform(draw.key, LEAK, path, place) < chance else 0
    return bool(scratch.leaked[0] > 0)


@borrowing
def trace(week: int, x: int, scratch: Scratch) -> None:
    """Keep what was put in a round and who said what, where there is room."""
    if scratch.traced[0] < scratch.trace.shape[0]:
        row = scratch.trace[scratch.traced[0]]
        row[0], row[1], row[2] = week, x, scratch.turn[1]
        for i in range(scratch.answers.shape[0]):
            row[3 + i] = scratch.answers[i] if scratch.heard[i] else -1
        row[3 + scratch.answers.shape[0]] = scratch.leaked[0]
        scratch.leaked[0] = 0
        scratch.traced[0] += 1


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
def answer(draw: DrawArrays, path: int, week: int, x: int, scratch: Scratch) -> int:
    """Whether all at the table sign, and what they sign is ratified.

    Noise signs nothing that loses, or that somebody would not keep. Those who ratify decide once
    it is signed, on the text as it stands.
    """
    signed = True
    for i in range(scratch.answers.shape[0]):
        scratch.heard[i] = not draw.ratifies[i]
        scratch.answers[i] = scratch.heard[i] and says_yes(draw, path, week, x, i, scratch)
        signed &= scratch.answers[i] or draw.ratifies[i]
    return conclude(draw, path, week, x, scratch) if signed else GO_ON


@borrowing
def conclude(draw: DrawArrays, path: int, week: int, x: int, scratch: Scratch) -> int:
    """What comes of a package to which all at the table have said yes."""
    losers, kept = 0, True
    for i in range(scratch.answers.shape[0]):
        kept &= draw.keep[draw.level[week], i, x] >= scratch.worth[i]
        losers += not draw.ratifies[i] and loses(x, i, scratch)
    if losers > 0 or not kept:
        draw_back(x, losers, scratch)
        return GO_ON
    return x if ratify(draw, path, week, x, scratch) else ends(NOT_RATIFIED)


@borrowing
def ends(ending: int) -> int:
    """What a round gives with which the talks end so, without a deal."""
    return GO_ON - ending


@borrowing
def loses(x: int, i: int, scratch: Scratch) -> bool:
    """Whether a party would lose by a package, or may not take it."""
    return bool(scratch.excluded[i, x] or scratch.gains[i, x] < 0.0)


@borrowing
def ratify(draw: DrawArrays, path: int, week: int, x: int, scratch: Scratch) -> bool:
    """Whether what was signed is ratified, by each party that does and by whoever else must."""
    level = draw.level[week]
    chance, time = draw.numbers[level, RATIFIED], scratch.turn[3]
    ratified = uniform(draw.key, RATIFICATION, path, time) < chance
    for i in range(scratch.answers.shape[0]):
        if draw.ratifies[i]:
            party = draw.party[level, i]
            # Nothing is left to bargain for, and a yes for show binds.
            chance = yes(scratch.gains[i, x], 0.0, party[NOISE], 0.0, 0.0)
            drawn = uniform(draw.key, ANSWER, path, i * draw.listed + x)
            scratch.heard[i] = True
            scratch.answers[i] = not loses(x, i, scratch) and drawn < chance
            ratified &= scratch.answers[i]
    return bool(ratified)


@borrowing
def says_yes(draw: DrawArrays, path: int, week: int, x: int, i: int, scratch: Scratch) -> bool:
    """A party's answer; the number that decides it belongs to the path, party and package.

    Who has tabled a package stands by it for as long as it gains from it.
    """
    if scratch.tabled[i, x] and not scratch.excluded[i, x] and scratch.gains[i, x] >= 0.0:
        return True
    party = draw.party[draw.level[week], i]
    gain = -np.inf if scratch.excluded[i, x] else scratch.gains[i, x]
    asks = share_asked(draw, week, i, scratch) * scratch.largest[i]
    chance = yes(gain, asks, party[NOISE], party[SHOW], party[BARGAINING])
    return bool(uniform(draw.key, ANSWER, path, i * draw.listed + x) < chance)


@borrowing
def draw_back(x: int, losers: int, scratch: Scratch) -> None:
    """At the table who would lose draws back; if nobody would, but it would not be kept, all do."""
    for i in range(scratch.answers.shape[0]):
        if losers == 0 or loses(x, i, scratch):
            scratch.answers[i] = False
