"""One package to be taken or left, compiled: put once, by the mediator or by the party named."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.compiled import inner
from detente.talks._answers import put
from detente.talks._board import Room, Stage
from detente.talks._endings import MEDIATOR_LEAVES, PARTY_LEAVES
from detente.talks._mediator import choose, slot_of, temper
from detente.talks._offers import offer


@inner
def take_it_or_leave_it(
    now: Stage, path: int, week: int, moved: float, room: Room, view: Any
) -> int:
    """The one round: the package if it is signed; else -1 less how the talks end.

    A no ends them: whoever put the package leaves. Before the dossier's day nothing is put, and a
    party that has none to put yet waits.
    """
    if week < now.elapsed:
        return -1
    if now.proposer >= 0:
        mine, signed = offer(now, path, week, moved, now.proposer, room, view)
        if mine >= 0 and not signed:
            room.waits[2 + now.proposer] = -np.inf
            return -1 - PARTY_LEAVES
        return int(mine)
    for i in range(room.answers.shape[0]):
        temper(room.fit[i], now.allowed, now.least, room.weight[i])
    x: int = choose(view.chance, slot_of(now, week, moved), now, now.level[week], room)
    return x if put(now, path, week, x, room) else -1 - MEDIATOR_LEAVES
