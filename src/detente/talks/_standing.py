"""Where the parties stand in one week, and the war beside the talks, compiled."""

from __future__ import annotations

import math
from typing import Any

from detente.compiled import borrowing, entry
from detente.talks._arrays import (
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
    FLOW,
    NO_DEAL,
    OPEN,
    PAUSES,
    RATE,
    SPREAD,
    TODAY,
    DrawArrays,
    Scratch,
)
from detente.talks._numbers import BELIEF, CROSSING, MOVE, normal, uniform
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
def no_deal(party: Any, numbers: Any, side: int, front: Any, more: float) -> float:
    """A party's no-deal value at ``front``: balance, how far it moved, in how many months.

    ``more`` is what has been added to today's state, signed by itself.
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
        party[COST],
    )


@borrowing
def fought(draw: DrawArrays, week: int) -> float:
    """Months in which the front has moved since the dossier's day, which states where it stood."""
    return max(0, week + 1 - draw.elapsed) * draw.step


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


@borrowing
def weigh(draw: DrawArrays, level: int, front: Any, scratch: Scratch) -> None:
    """Fill in gains, the zone, and each party's largest gain in it."""
    parties, packages = scratch.gains.shape
    for x in range(packages):
        scratch.zone[x] = True
    for i in range(parties):
        value = no_deal(
            draw.party[level, i], draw.numbers[level], draw.side[i], front, scratch.more[i]
        )
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
        gains, best = scratch.gains[i], 0.0
        for x in range(packages):
            if scratch.zone[x] and gains[x] > best:
                best = gains[x]
        scratch.largest[i] = best


@borrowing
def weigh_ahead(draw: DrawArrays, week: int, moved: float, scratch: Scratch) -> None:
    """The same for a week to come, if the balance has moved so far by then."""
    level = draw.level[week]
    balance = min(max(draw.numbers[level, BALANCE] + moved, 0.001), 0.999)
    weigh(draw, level, (balance, moved, fought(draw, week)), scratch)


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
    return 0.0 if draw.ratifies[i] else draw.asks[week, i] * scratch.largest[i]


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
    """A week in which a ceasefire may come: only while both sides would rather pause."""
    numbers = draw.numbers[draw.level[week]]
    if scratch.pause[1] > 0.0 or not would_pause(draw, week, balance):
        return
    scratch.pause[0] -= numbers[PAUSES] * draw.step
    if scratch.pause[0] <= 0.0:
        scratch.pause[1] = week + 1


@borrowing
def would_pause(draw: DrawArrays, week: int, balance: float) -> bool:
    """Whether a month of fighting costs each side as much as it believes that it wins by it.

    It believes that the balance drifts; what that is worth to it is the way between being dictated
    to and dictating. All else that comes of fighting on is there after a pause as well.
    """
    level = draw.level[week]
    numbers = draw.numbers[level]
    moved, months = balance - numbers[BALANCE], fought(draw, week)
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

    Before the dossier's day the front stands where the dossier says that it stands on that day.
    """
    numbers = draw.numbers[draw.level[week]]
    if week > 0:
        balance += numbers[BALANCE] - draw.numbers[draw.level[week - 1], BALANCE]
    if week >= draw.elapsed:
        chances = (normal(draw.key, MOVE, path, week), uniform(draw.key, CROSSING, path, week))
        balance = march(numbers, draw.step, balance, chances)
    scratch.waits[0] -= numbers[RATE] * draw.step
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
