"""The two ends of a text that is known in part: the least and the most that it may come to.

Worth adds up over the blocks of a space, and a gain rises with worth in every case (equation 2): so
both ends are found exactly, case by case, without listing what the text may hold.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats
from detente.dealspace.chance import Chance
from detente.ranges import Range
from detente.shown import Result
from detente.worlds.gains import gain, keeping
from detente.worlds.space import Space

_NEAR = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class GainEnds(Result):
    """What a text gains a party, at least and at most: the same where all of it is known."""

    least: Range
    most: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceEnds(Result):
    """A chance, at least and at most: the same where all of the text is known."""

    least: Chance
    most: Chance


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ends:
    """What the packages of a space come to, over all of them.

    Attributes
    ----------
    least, most : (draw, party)
        The gains of the worst and of the best package for each party.
    suits : (draw,) bool
        Whether every package gains every party and would be kept by it, lines left aside.
    may_cross, must_cross : (line,) bool
        Whether some package crosses the line, and whether all do.
    """

    least: Floats
    most: Floats
    suits: Bools
    may_cross: Bools
    must_cross: Bools

    def all_inside(self, space: Space) -> Bools:
        """(row,) whether every package lies in the zone."""
        shut = (space.absolute & self.may_cross).any(axis=1)
        return np.asarray(self.suits[space.draw_of_row] & ~shut)


def ends(space: Space) -> Ends:
    """The ends of a space, such as one restricted to what a text may hold."""
    real = np.arange(space.blocks.shape[1]) < space.choices[:, None]
    low = np.where(real, space.body_worth, np.inf).min(axis=3).sum(axis=2)
    high = np.where(real, space.body_worth, -np.inf).max(axis=3).sum(axis=2)
    above = space.head_worth - space.no_deal[:, :, None]
    worst, best = above + low[:, :, None], above + high[:, :, None]
    least = gain(space.survival, worst, space.failure_shift)
    slack = keeping(worst, space.failure_shift, space.breach_cost)
    padded = space.body_crossed | ~real
    crossed: tuple[Bools, Bools] = (space.head_crossed, space.body_crossed & real)
    return Ends(
        least=least.min(axis=2),
        most=gain(space.survival, best, space.failure_shift).max(axis=2),
        suits=np.asarray(((least >= -_NEAR) & (slack >= -_NEAR)).all(axis=(1, 2))),
        may_cross=np.any(crossed[0], axis=1) | np.any(crossed[1], axis=(1, 2)),
        must_cross=np.all(crossed[0], axis=1) | np.any(np.all(padded, axis=2), axis=1),
    )
