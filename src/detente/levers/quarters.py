"""The chance of a zone in four corners of what is not known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Ints, OrNaN
from detente.dealspace.chance import Chance, chance
from detente.levers.tornado import Tornado
from detente.shown import Result
from detente.worlds.inputs import Inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarters(Result):
    """The chance of a zone by halves of the two inputs that move it most.

    Attributes
    ----------
    first, second : str
        The inputs; ``first_label``, ``second_label`` in words.
    first_middle, second_middle : float
        Where their draws are halved.
    chances : tuple of tuple of Chance
        ``chances[i][j]``: the first input in its lower (0) or upper (1) half, the second in j.
    shares : tuple of tuple of float
        In which share of the draws that is so.
    """

    first: str
    second: str
    first_label: str
    second_label: str
    first_middle: OrNaN
    second_middle: OrNaN
    chances: tuple[tuple[Chance, Chance], tuple[Chance, Chance]]
    shares: tuple[tuple[float, float], tuple[float, float]]


def quarters(inputs: Inputs, found: Tornado, exists: Bools, outer: Ints) -> Quarters | None:
    """The table of four; None where fewer than two inputs move the chance.

    Parameters
    ----------
    inputs : Inputs
    found : Tornado
        Of the chance of a zone.
    exists, outer : (row,) bool, (row,) int
        Whether each row has a zone, and its draw.
    """
    telling = [swing for swing in found.swings if swing.width > 0.0][:2]
    if len(telling) < 2:
        return None
    first, second = telling
    high = [inputs.column(one.name) > np.median(inputs.column(one.name)) for one in telling]
    cells = [[(high[0] == i) & (high[1] == j) for j in (False, True)] for i in (False, True)]
    if not all(cell.any() for row in cells for cell in row):
        return None

    def at(cell: Bools) -> Chance:
        return chance(exists[cell[outer]], outer[cell[outer]])

    (a, b), (c, d) = cells
    return Quarters(
        first=first.name,
        second=second.name,
        first_label=first.label,
        second_label=second.label,
        first_middle=float(np.median(inputs.column(first.name))),
        second_middle=float(np.median(inputs.column(second.name))),
        chances=((at(a), at(b)), (at(c), at(d))),
        shares=(
            (float(a.mean()), float(b.mean())),
            (float(c.mean()), float(d.mean())),
        ),
    )
