"""One path of the talks after another, compiled; every random number by counting."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.compiled import borrowing, entry
from detente.talks._answers import GO_ON, ends
from detente.talks._arrays import (
    AGAIN,
    ALONE,
    BALANCE,
    CEASE,
    ENDING,
    FAILS,
    FAIRNESS,
    FRONT,
    GAINS,
    HASTE,
    LAPSED,
    LASTS,
    LIVES,
    MEDIATOR_LEAVES,
    NOT_RATIFIED,
    OPEN,
    PACKAGE,
    PARTY_LEAVES,
    PATIENCE,
    PAUSE_FIRST,
    PAUSE_LEFT,
    RATE,
    ROUNDS,
    SETTLEMENT,
    SPAN,
    STAYS,
    WAR,
    WEEK,
    DrawArrays,
    Scratch,
)
from detente.talks._numbers import (
    CEASEFIRE,
    EXHAUSTION,
    FAILURE,
    LINE,
    MEDIATOR,
    PATHS,
    RESUMED,
    ROUND,
    WALKOUT,
    exponential,
    uniform,
)
from detente.talks._offers import alternating_offers
from detente.talks._protocols import TAKE_IT_OR_LEAVE_IT as ONCE
from detente.talks._protocols import hold_round
from detente.talks._standing import exclude, fight, fight_on, fought, weigh
from detente.talks._tracks import begin_tracks, parallel_tracks
from detente.worlds._equations import living, rate_by_chance, rate_by_share

_LATER = 1 << 16  # where the numbers of further rounds in one week stand


@entry
def play_paths(draw: DrawArrays, first: int, scratch: Scratch, view: Any, record: Any) -> None:
    """Play paths of one draw under one lever, and write down (path, column) what came of them.

    Weeks are written as counted from the dossier's day: 0 or less, and nothing else, of a path
    that had ended by then.
    """
    for p in range(record.shape[0]):
        path = draw.name * PATHS + first + p
        begin(draw, path, scratch)
        ending, week, balance = talk(draw, path, scratch, view, record[p])
        last = week
        if ending == MEDIATOR_LEAVES and week >= draw.elapsed:
            ending, week, last, balance = go_on(draw, path, week, balance, scratch, view, record[p])
        elif ending in (PARTY_LEAVES, NOT_RATIFIED) and draw.at_war and week >= draw.elapsed:
            last = fight_on(draw, path, week, balance, scratch)
        record[p, ENDING] = ending
        record[p, WEEK] = week + 1 - draw.elapsed
        if week < draw.elapsed:
            forget(record[p])
            note_tracks(draw, scratch, record[p])
            continue
        record[p, FRONT] = balance
        for k in range(scratch.first.shape[0]):
            if scratch.first[k] >= 0:
                at = GAINS + scratch.answers.shape[0] + k
                record[p, at] = scratch.first[k] + 1 - draw.elapsed
        record[p, CEASE] = max(0.0, scratch.pause[PAUSE_FIRST] - draw.elapsed)
        note_tracks(draw, scratch, record[p])
        record[p, WAR] = record[p, WAR] + fought(draw, last, scratch) if draw.at_war else 0.0


@borrowing
def note_tracks(draw: DrawArrays, scratch: Scratch, row: Any) -> None:
    """Write down of each track the text initialled, and when it was signed by itself."""
    parties, tracks = scratch.answers.shape[0], scratch.agreed.shape[0]
    first = GAINS + 2 * parties + 1
    for m in range(tracks):
        row[first + m] = scratch.agreed[m]
        since = scratch.harvested[m] + 1 - draw.elapsed
        row[first + tracks + m] = since if scratch.harvested[m] >= 0 else 0.0


@borrowing
def forget(row: Any) -> None:
    """Leave of a path that ended before the dossier's day no more than how and when."""
    row[FRONT:] = np.nan
    row[FAIRNESS], row[LIVES], row[FAILS], row[LASTS] = np.nan, np.nan, np.nan, np.nan
    row[PACKAGE], row[WAR], row[CEASE] = -1.0, 0.0, 0.0


@borrowing
def begin(draw: DrawArrays, path: int, scratch: Scratch) -> None:
    """Make the scratch ready for a path: waiting times, lines, an open mind."""
    parties, packages = scratch.gains.shape
    scratch.traced[0], scratch.learned[0] = 0, 0
    for k in range(scratch.first.shape[0]):
        scratch.first[k] = -1
    scratch.turn[0], scratch.turn[1], scratch.turn[2] = 0, -1, -1
    scratch.turn[3], scratch.turn[4], scratch.turn[5] = 0, -1, 0
    scratch.sore[:] = 0.0
    scratch.leaked[0] = 0
    for i in range(parties):
        scratch.waits[2 + i] = exponential(draw.key, WALKOUT, path, i)
        for b in range(scratch.fit.shape[1]):
            scratch.fit[i, b] = 1.0
        for x in range(packages):
            scratch.answered[i, x] = 0
            scratch.refused[i, x] = -np.inf
            scratch.tabled[i, x] = False
    for r in range(scratch.lines.shape[0]):
        scratch.lines[r] = uniform(draw.key, LINE, path, r)
    begin_tracks(draw, scratch)
    scratch.waits[0] = exponential(draw.key, EXHAUSTION, path, 0)
    scratch.waits[1] = exponential(draw.key, MEDIATOR, path, 0)
    scratch.pause[:] = 0.0
    scratch.pause[PAUSE_LEFT] = exponential(draw.key, CEASEFIRE, path, 0)


@borrowing
def talk(draw: DrawArrays, path: int, scratch: Scratch, view: Any, record: Any) -> Any:
    """Talks along one path: how and in which week they end, and the balance then."""
    balance = draw.numbers[draw.level[0], BALANCE]
    before = -1
    for week in range(draw.level.shape[0]):
        level = draw.level[week]
        if draw.at_war:
            balance, ended = fight(draw, path, week, balance, scratch)
            if ended != OPEN:
                return ended, week, balance
        elif lapsed(draw, level, scratch):
            return LAPSED, week, balance
        if week >= draw.leaves:
            return MEDIATOR_LEAVES, week, balance
        if week < scratch.turn[5]:  # broken off since a text was not ratified
            continue
        if level != before:
            exclude(draw, level, scratch)
            before = level
        # As many rounds as the rate has whole ones in a week, and one more with the chance left.
        held, due = 0, draw.numbers[level, ROUNDS] * draw.step
        while uniform(draw.key, ROUND, path, week + held * _LATER) < due - held:
            # What a lever does to the balance itself teaches nothing about its drift.
            moved = balance - draw.numbers[level, BALANCE]
            front = (balance, moved, fought(draw, week, scratch))
            if held == 0:
                weigh(draw, level, front, scratch)
            if scratch.agreed.shape[0] > 0 and week >= draw.elapsed:
                x = parallel_tracks(draw, path, week, front, scratch, view)
            else:
                x = hold_round(draw, path, week, moved, scratch, view)
            if x >= 0:
                settle(draw, path, week, x, scratch, record)
                return SETTLEMENT, week, balance
            if x == ends(NOT_RATIFIED) and broken_off(draw, path, week, scratch):
                break
            if x != GO_ON:
                return GO_ON - x, week, balance
            held += 1
        scratch.waits[1] -= draw.step / draw.numbers[level, STAYS]
        if scratch.waits[1] <= 0.0:
            return MEDIATOR_LEAVES, week, balance
        if walks_out(draw, level, week, scratch):
            return PARTY_LEAVES, week, balance
    return OPEN, draw.level.shape[0] - 1, balance


@borrowing
def broken_off(draw: DrawArrays, path: int, week: int, scratch: Scratch) -> bool:
    """Whether talks are taken up again within the horizon, once a text was not ratified."""
    again = draw.numbers[draw.level[week], AGAIN]
    if again <= 0.0:
        return False
    waits = exponential(draw.key, RESUMED, path, scratch.turn[3]) * again / draw.step
    if week + waits >= draw.level.shape[0] - 1:
        return False
    scratch.turn[3] += 1
    scratch.turn[4], scratch.turn[5] = week, week + 1 + int(waits)
    for m in range(scratch.agreed.shape[0]):
        if scratch.harvested[m] < 0:
            scratch.agreed[m] = -1
    return True


@borrowing
def go_on(
    draw: DrawArrays,
    path: int,
    week: int,
    balance: float,
    scratch: Scratch,
    view: Any,
    record: Any,
) -> Any:
    """What comes once the mediator has left: ending, its week, the last of the war, the balance.

    The parties table texts in turn, as often as they meet by themselves, until one is signed, one
    of them leaves or the war is over. Where nothing is signed, the talks ended as the mediator
    left. After one text to be taken or left there is nothing to go on with.
    """
    scratch.turn[2] = week
    meets, front, before, last = draw.protocol != ONCE, balance, -1, draw.level.shape[0] - 1
    for later in range(week + 1, draw.level.shape[0]):
        level = draw.level[later]
        if draw.at_war:
            front, ended = fight(draw, path, later, front, scratch)
            if ended != OPEN:
                return MEDIATOR_LEAVES, week, later, balance
        elif lapsed(draw, level, scratch):
            return MEDIATOR_LEAVES, week, later, balance
        if not meets:
            continue
        if level != before:
            exclude(draw, level, scratch)
            before = level
        x = meet(draw, path, later, front, scratch, view)
        if x >= 0:
            settle(draw, path, later, x, scratch, record)
            return SETTLEMENT, later, later, front
        meets = x == GO_ON and not walks_out(draw, level, later, scratch)
        if x == ends(NOT_RATIFIED):
            rest = fight_on(draw, path, later, front, scratch) if draw.at_war else last
            return NOT_RATIFIED, later, rest, front
    return MEDIATOR_LEAVES, week, last, balance


@borrowing
def meet(
    draw: DrawArrays, path: int, week: int, balance: float, scratch: Scratch, view: Any
) -> int:
    """A week of rounds between the parties alone."""
    level = draw.level[week]
    moved = balance - draw.numbers[level, BALANCE]
    held, due = 0, draw.numbers[level, ALONE] * draw.step
    while uniform(draw.key, ROUND, path, week + held * _LATER) < due - held:
        if held == 0:
            weigh(draw, level, (balance, moved, fought(draw, week, scratch)), scratch)
        x = alternating_offers(draw, path, week, moved, scratch, view)
        if x != GO_ON:
            return int(x)
        held += 1
    return GO_ON


@borrowing
def lapsed(draw: DrawArrays, level: int, scratch: Scratch) -> bool:
    """Whether the standoff lapses this week."""
    scratch.waits[0] -= draw.numbers[level, RATE] * draw.step
    return bool(scratch.waits[0] <= 0.0)


@borrowing
def settle(draw: DrawArrays, path: int, week: int, x: int, scratch: Scratch, record: Any) -> None:
    """Write down a deal, how long it lasts, and the war that follows within the horizon."""
    level = draw.level[week]
    haste = draw.numbers[level, HASTE] * draw.shadow[week]
    parties = scratch.answers.shape[0]
    left = (draw.level.shape[0] - 1 - week) * draw.step
    fairness, lived = 1.0, 0.0
    for i in range(parties):
        lived += living(min(draw.lives[level, i, x] + haste, 1.0)) / parties
        record[GAINS + i] = scratch.gains[i, x]
        if scratch.largest[i] > 0.0:
            fairness = min(fairness, scratch.gains[i, x] / scratch.largest[i])
    failing = failure_rate(draw, level, x, haste)
    life = exponential(draw.key, FAILURE, path, 0) / failing if failing > 0.0 else np.inf
    record[PACKAGE] = x
    record[FAIRNESS] = fairness
    record[LIVES] = lived
    record[FAILS] = failing
    record[LASTS] = life
    record[WAR] = max(0.0, left - life)


@borrowing
def failure_rate(draw: DrawArrays, level: int, x: int, haste: float) -> float:
    """Rate a month at which a deal fails: what guards it decides, and nobody's impatience."""
    holds = living(min(draw.holds[level, x] + haste, 1.0))
    span = draw.numbers[level, SPAN]
    if draw.by_chance:
        return float(rate_by_chance(holds, span))
    return float(rate_by_share(holds, 1.0 / span))


@borrowing
def walks_out(draw: DrawArrays, level: int, week: int, scratch: Scratch) -> bool:
    """Whether a party leaves the talks this week."""
    for i in range(scratch.answers.shape[0]):
        patience = draw.party[level, i, PATIENCE]
        # Beyond its patience a party leaves at the rate of one patience.
        if (week + 1) * draw.step > patience:
            scratch.waits[2 + i] -= draw.step / patience
            if scratch.waits[2 + i] <= 0.0:
                return True
    return False
