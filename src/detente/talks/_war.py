"""The war beside the talks, a week at a time, compiled."""

from __future__ import annotations

import math
from typing import Any

from detente.compiled import entry, inner
from detente.talks._board import BALANCE, DRIFT, RATE, SPREAD, Room, Stage
from detente.talks._endings import DICTATED, EXHAUSTED, OPEN
from detente.talks._numbers import CROSSING, MOVE, normal, uniform


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
