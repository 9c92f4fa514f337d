"""Where the parties stand in one week, and the war beside the talks, compiled."""

from __future__ import annotations

import math
from typing import Any

from detente.compiled import borrowing, comparing, entry
from detente.talks._arrays import (
    AUDIENCE,
    BALANCE,
    BELIEVES,
    COST,
    DICTATED,
    DICTATED_TO,
    DICTATING,
    DISCOUNT,
    DOUBT,
    DRIFT,
    EXHAUSTED,
    FADES,
    FLOW,
    HOLDS_FIRE,
    NO_DEAL,
    OPEN,
    PAUSE_BREAKS,
    PAUSE_BROKE,
    PAUSE_FIRST,
    PAUSE_HOLDS,
    PAUSE_LEFT,
    PAUSE_MANY,
    PAUSE_WEEKS,
    PAUSES,
    RATE,
    SPARES,
    SPREAD,
    TODAY,
    DrawArrays,
    Scratch,
)
from detente.talks._numbers import (
    BELIEF,
    CEASEFIRE,
    CROSSING,
    MOVE,
    exponential,
    normal,
    uniform,
)
from detente.worlds._equations import beside_no_deal, no_deal_value


@entry
def believed_drift(mean: float, doubt: float, spread: float, moved: float, months: float) -> float:
    """A normal belief about the drift, by Bayes, after the front has moved."""
    learned = doubt * doubt * months
    total = spread * spread + learned
    if months <= 0.0 or total <= 0.0:
        return mean
    return mean + learned / total * (moved / months - mean)


@entry
def no_deal(party: Any, numbers: Any, side: int, front: Any, more: float, spared: float) -> float:
    """A party's no-deal value at ``front``: balance, how far it moved, in how many months.

    ``more`` is what has been added to today's state, signed by itself; ``spared`` the share of the
    costs of fighting that has fallen away.
    """
    if side == 0:
        return float(party[NO_DEAL] + more * party[FLOW])
    drift = believed_drift(party[BELIEVES], party[DOUBT], numbers[SPREAD], front[1], front[2])
    return no_deal_value(
        front[0],
        numbers[SPREAD],
        drift,
        numbers[RATE],
        party[DISCOUNT],
        party[DICTATING],
        party[DICTATED_TO],
        side,
        party[TODAY] + more,
        party[COST] * (1.0 - spared),
    )


@borrowing
def fought(draw: DrawArrays, week: int, scratch: Scratch) -> float:
    """Months in which the front has moved since the dossier's day, which states where it stood."""
    return float(max(0.0, week + 1 - draw.elapsed - scratch.pause[PAUSE_WEEKS]) * draw.step)


@borrowing
def believe_lines(draw: DrawArrays, scratch: Scratch) -> None:
    """The numbers that decide which lines are absolute, for those who only foresee them."""
    for r in range(scratch.lines.shape[0]):
        scratch.lines[r] = uniform(draw.key, BELIEF, draw.name, r)


@borrowing
def exclude(draw: DrawArrays, level: int, scratch: Scratch) -> None:
    """Mark which packages cross a line of a party that is absolute here.

    Nor is there a way back behind what a track has signed by itself.
    """
    parties, packages = scratch.excluded.shape
    for i in range(parties):
        for x in range(packages):
            scratch.excluded[i, x] = False
    for r in range(scratch.lines.shape[0]):
        if scratch.lines[r] < draw.absolute[level, r]:
            i = draw.owner[r]
            for x in range(packages):
                scratch.excluded[i, x] |= draw.crossed[r, x]
    for m in range(scratch.harvested.shape[0]):
        if scratch.harvested[m] >= 0:
            agrees = draw.parts.agrees[scratch.agreed[m]]
            for i in range(parties):
                for x in range(packages):
                    scratch.excluded[i, x] |= not agrees[x]


@comparing
def greatest(row: Any) -> Any:
    """The greatest of several numbers."""
    top = row[0]
    for x in range(1, row.shape[0]):
        top = max(top, row[x])
    return top


@comparing
def greatest_in(zone: Any, gains: Any) -> Any:
    """The greatest gain in the zone; 0 if there is none."""
    top = 0.0
    for x in range(gains.shape[0]):
        top = max(top, gains[x] if zone[x] else 0.0)
    return top


@borrowing
def weigh(draw: DrawArrays, level: int, front: Any, scratch: Scratch) -> None:
    """Fill in gains, the zone, and each party's largest gain in it."""
    parties, packages = scratch.gains.shape
    spared = draw.numbers[level, SPARES] if scratch.pause[PAUSE_HOLDS] > 0.0 else 0.0
    for x in range(packages):
        scratch.zone[x] = True
    for i in range(parties):
        party, numbers = draw.party[level, i], draw.numbers[level]
        value = no_deal(party, numbers, draw.side[i], front, scratch.more[i], spared)
        scratch.worth[i] = value
        # Rows as arrays of their own: their loops then run on several packages at once.
        rise, lives, keep = draw.rise[level, i], draw.lives[level, i], draw.keep[level, i]
        gains, excluded = scratch.gains[i], scratch.excluded[i]
        for x in range(packages):
            gains[x] = beside_no_deal(rise[x], lives[x], value)
        # At 0 itself: an edge of a billionth, which the deal space leaves to what is equal in
        # decimals, is far less than what a party's value of no deal moves by in a week of war.
        for x in range(packages):
            scratch.zone[x] &= (gains[x] >= 0.0) & (keep[x] >= value) & (not excluded[x])
    for i in range(parties):
        scratch.largest[i] = greatest_in(scratch.zone, scratch.gains[i])


@borrowing
def weigh_ahead(draw: DrawArrays, week: int, moved: float, scratch: Scratch) -> None:
    """The same for a week to come, if the balance has moved so far by then."""
    level = draw.level[week]
    balance = min(max(draw.numbers[level, BALANCE] + moved, 0.001), 0.999)
    weigh(draw, level, (balance, moved, fought(draw, week, scratch)), scratch)


@borrowing
def stand_ahead(draw: DrawArrays, week: int, move: int, scratch: Scratch) -> None:
    """Where parties will stand in a week to come, if the balance has moved so by then.

    Lines do not depend on it, and stay as they are for the moves after the first.
    """
    if move == 0:
        exclude(draw, draw.level[week], scratch)
    weigh_ahead(draw, week, draw.moves[move], scratch)


@borrowing
def asked(draw: DrawArrays, week: int, i: int, scratch: Scratch) -> float:
    """What a party asks for: nothing more than a gain where it only decides on what is signed."""
    return 0.0 if draw.ratifies[i] else share_asked(draw, week, i, scratch) * scratch.largest[i]


@borrowing
def share_asked(draw: DrawArrays, week: int, i: int, scratch: Scratch) -> float:
    """The share of its largest gain that a party asks for: more, if its public has read a text.

    Audience costs: Fearon (1994); in talks, Stasavage (2004) and Kurizaki (2007).
    """
    share = draw.asks[week, i]
    if scratch.sore[i] <= 0.0:
        return float(share)
    gone = (week - scratch.sore_since[i]) * draw.step / draw.numbers[draw.level[week], FADES]
    return float(max(share, min(1.0, share + scratch.sore[i] * max(0.0, 1.0 - gone))))


@borrowing
def harden(draw: DrawArrays, week: int, i: int, given: float, scratch: Scratch) -> None:
    """A party's public reads a text that gives it such a share of its largest gain."""
    level = draw.level[week]
    gone = (week - scratch.sore_since[i]) * draw.step / draw.numbers[level, FADES]
    left = scratch.sore[i] * max(0.0, 1.0 - gone)
    scratch.sore[i] = max(left, draw.party[level, i, AUDIENCE] * min(1.0, max(0.0, 1.0 - given)))
    scratch.sore_since[i] = week


@entry
def march(numbers: Any, step: float, balance: float, chances: Any) -> float:
    """The balance a week later; 0 or 1 where a side came to dictate on the way.

    ``chances`` is a normal and a uniform number; the second decides whether the front touched an
    end between two weeks (the chance of a Brownian bridge).
    """
    variance = numbers[SPREAD] ** 2 * step
    later: float = balance + numbers[DRIFT] * step + math.sqrt(variance) * chances[0]
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


@borrowing
def stop_firing(draw: DrawArrays, path: int, week: int, balance: float, scratch: Scratch) -> None:
    """A week in which a ceasefire may come: only while both sides would rather pause.

    Where it is said how long one holds, it may break in a week, and another come.
    """
    numbers, pause = draw.numbers[draw.level[week]], scratch.pause
    holds = numbers[HOLDS_FIRE]
    if pause[PAUSE_FIRST] > 0.0 and holds <= 0.0:
        return
    if pause[PAUSE_HOLDS] > 0.0:
        pause[PAUSE_WEEKS] += 1.0
        pause[PAUSE_BREAKS] -= draw.step / holds
        if pause[PAUSE_BREAKS] <= 0.0:
            pause[PAUSE_HOLDS] = 0.0
            pause[PAUSE_LEFT] = exponential(draw.key, CEASEFIRE, path, int(2 * pause[PAUSE_MANY]))
            if pause[PAUSE_BROKE] <= 0.0:
                pause[PAUSE_BROKE] = week + 1
        return
    if not would_pause(draw, week, balance, scratch):
        return
    pause[PAUSE_LEFT] -= numbers[PAUSES] * draw.step
    if pause[PAUSE_LEFT] <= 0.0:
        if pause[PAUSE_FIRST] <= 0.0:
            pause[PAUSE_FIRST] = week + 1
        if holds > 0.0:
            pause[PAUSE_HOLDS] = 1.0
            place = int(2 * pause[PAUSE_MANY] + 1)
            pause[PAUSE_BREAKS] = exponential(draw.key, CEASEFIRE, path, place)
            pause[PAUSE_MANY] += 1.0


@borrowing
def would_pause(draw: DrawArrays, week: int, balance: float, scratch: Scratch) -> bool:
    """Whether a month of fighting costs each side as much as it believes that it wins by it.

    It believes that the balance drifts; what that is worth to it is the way between being dictated
    to and dictating. All else that comes of fighting on is there after a pause as well.
    """
    level = draw.level[week]
    numbers = draw.numbers[level]
    moved, months = balance - numbers[BALANCE], fought(draw, week, scratch)
    for i in range(draw.side.shape[0]):
        if draw.side[i] != 0:
            party = draw.party[level, i]
            drift = believed_drift(party[BELIEVES], party[DOUBT], numbers[SPREAD], moved, months)
            wins = draw.side[i] * drift * (party[DICTATING] - party[DICTATED_TO])
            if wins > party[COST]:
                return False
    return True


@borrowing
def fight(draw: DrawArrays, path: int, week: int, balance: float, scratch: Scratch) -> Any:
    """A week of war: the new balance, and how the war ended (or OPEN).

    Before the dossier's day the front stands where the dossier says that it stands on that day. It
    stands still while a ceasefire holds, and nobody is exhausted by that.
    """
    still = scratch.pause[PAUSE_HOLDS] > 0.0
    numbers = draw.numbers[draw.level[week]]
    if week > 0:
        balance += numbers[BALANCE] - draw.numbers[draw.level[week - 1], BALANCE]
    if week >= draw.elapsed and not still:
        chances = (normal(draw.key, MOVE, path, week), uniform(draw.key, CROSSING, path, week))
        balance = march(numbers, draw.step, balance, chances)
    scratch.waits[0] -= 0.0 if still else numbers[RATE] * draw.step
    if balance <= 0.0 or balance >= 1.0:
        return balance, DICTATED
    if scratch.waits[0] <= 0.0:
        return balance, EXHAUSTED
    if week >= draw.elapsed:
        stop_firing(draw, path, week, balance, scratch)
    return balance, OPEN


@borrowing
def fight_on(draw: DrawArrays, path: int, week: int, balance: float, scratch: Scratch) -> int:
    """The week in which the war ends once nobody talks."""
    for later in range(week + 1, draw.level.shape[0]):
        balance, ended = fight(draw, path, later, balance, scratch)
        if ended != OPEN:
            return later
    return int(draw.level.shape[0]) - 1
