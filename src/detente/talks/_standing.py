"""Where the parties stand in one week, and the war beside the talks, compiled."""

from __future__ import annotations

import math
from typing import Any

from detente.compiled import entry, inner
from detente.talks._board import (
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
    NO_DEAL,
    OPEN,
    RATE,
    SPREAD,
    TODAY,
    Room,
    Stage,
)
from detente.talks._numbers import CROSSING, MOVE, normal, uniform
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
def no_deal(party: Any, numbers: Any, side: int, front: Any) -> float:
    """A party's no-deal value at ``front``: balance, how far it moved, in how many months."""
    if side == 0:
        return float(party[NO_DEAL])
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
        party[TODAY],
        party[COST],
    )


@inner
def fought(now: Stage, week: int) -> float:
    """Months in which the front has moved since the dossier's day, which states where it stood."""
    return max(0, week + 1 - now.elapsed) * now.step


@inner
def exclude(now: Stage, level: int, room: Room) -> None:
    """Mark which packages cross a line of a party that is absolute here."""
    parties, packages = room.excluded.shape
    for i in range(parties):
        for x in range(packages):
            room.excluded[i, x] = False
    for r in range(room.lines.shape[0]):
        if room.lines[r] < now.absolute[level, r]:
            i = now.owner[r]
            for x in range(packages):
                room.excluded[i, x] |= now.crossed[r, x]


@inner
def weigh(now: Stage, level: int, front: Any, room: Room) -> None:
    """Fill in gains, the zone, and each party's largest gain in it."""
    parties, packages = room.gains.shape
    for x in range(packages):
        room.zone[x] = True
    for i in range(parties):
        value = no_deal(now.party[level, i], now.numbers[level], now.side[i], front)
        # Rows as arrays of their own: their loops then run on several packages at once.
        rise, lives, keep = now.rise[level, i], now.lives[level, i], now.keep[level, i]
        gains, excluded = room.gains[i], room.excluded[i]
        for x in range(packages):
            gains[x] = beside_no_deal(rise[x], lives[x], value)
        for x in range(packages):
            room.zone[x] &= (gains[x] >= 0.0) & (keep[x] >= value) & (not excluded[x])
    for i in range(parties):
        gains, best = room.gains[i], 0.0
        for x in range(packages):
            if room.zone[x] and gains[x] > best:
                best = gains[x]
        room.largest[i] = best


@inner
def weigh_ahead(now: Stage, week: int, moved: float, room: Room) -> None:
    """The same for a week to come, if the balance has moved so far by then."""
    level = now.level[week]
    balance = min(max(now.numbers[level, BALANCE] + moved, 0.001), 0.999)
    weigh(now, level, (balance, moved, fought(now, week)), room)


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


@inner
def fight(now: Stage, path: int, week: int, balance: float, room: Room) -> Any:
    """A week of war: the new balance, and how the war ended (or OPEN).

    Before the dossier's day the front stands where the dossier says that it stands on that day.
    """
    numbers = now.numbers[now.level[week]]
    if week > 0:
        balance += numbers[BALANCE] - now.numbers[now.level[week - 1], BALANCE]
    if week >= now.elapsed:
        chances = (normal(now.key, MOVE, path, week), uniform(now.key, CROSSING, path, week))
        balance = march(numbers, now.step, balance, chances)
    room.waits[0] -= numbers[RATE] * now.step
    if balance <= 0.0 or balance >= 1.0:
        return balance, DICTATED
    return balance, (EXHAUSTED if room.waits[0] <= 0.0 else OPEN)


@inner
def fight_on(now: Stage, path: int, week: int, balance: float, room: Room) -> int:
    """The week in which the war ends once nobody talks."""
    for later in range(week + 1, now.level.shape[0]):
        balance, ended = fight(now, path, later, balance, room)
        if ended != OPEN:
            return later
    return int(now.level.shape[0]) - 1
