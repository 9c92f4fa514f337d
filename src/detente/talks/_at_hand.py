"""On which paths the texts that can come to the table hold one in the zone, as the talks stand."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.arrays import Bools
from detente.compiled import entry
from detente.talks._arrays import BALANCE, DrawArrays, Scratch, every_draw, of_lever, scratch
from detente.talks._engine import begin
from detente.talks._numbers import PATHS
from detente.talks._standing import exclude, weigh
from detente.talks.play import keyed
from detente.talks.tables import Tables


def zone_at_hand(tables: Tables, *, paths: int, seed: int) -> Bools:
    """Whether a text in the zone is at hand on the dossier's day, on each path of the talks.

    The paths are those of :func:`detente.talks.play.play`, with their own red lines. The front
    stands where the dossier says, and no lever has begun.

    Parameters
    ----------
    tables : Tables
    paths : int
        Of each draw.
    seed : int

    Returns
    -------
    (draw, path) bool array
    """
    arrays = keyed(of_lever(tables.arrays, 0), seed)
    found = np.zeros((len(arrays.draws), paths), dtype=np.bool_)
    work = scratch(arrays)
    for draw, one in every_draw(arrays, 0):
        look(one, work, found[draw])
    return found


@entry
def look(draw: DrawArrays, scratch: Scratch, at_hand: Any) -> None:
    """Write down of each path whether a text in its zone is at hand."""
    level = draw.level[draw.elapsed]
    front = (draw.numbers[level, BALANCE], 0.0, 0.0)
    for p in range(at_hand.shape[0]):
        begin(draw, draw.name * PATHS + p, scratch)
        exclude(draw, level, scratch)
        weigh(draw, level, front, scratch)
        for x in range(scratch.zone.shape[0]):
            at_hand[p] |= scratch.zone[x]
