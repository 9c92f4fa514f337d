"""Whether there is a zone once red lines have given way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.arrays import Bools, Ints, own
from detente.dealspace.zone import has_zone
from detente.worlds.space import BY_DRAW, Space


def opens_without(space: Space, rows: Ints, lines: Bools) -> Bools:
    """Whether each row listed has a zone once the lines marked beside it have given way.

    Parameters
    ----------
    space : Space
    rows : (row listed,) int
        A row may be listed more than once.
    lines : (row listed, line) bool
    """
    if not len(rows):
        return np.zeros(0, dtype=np.bool_)
    draws, outer = np.unique(space.outer[rows], return_inverse=True)
    fewer = {name: own(getattr(space, name)[draws]) for name in BY_DRAW}
    return has_zone(replace(space, outer=outer, absolute=space.absolute[rows] & ~lines, **fewer))


def opens_alone(space: Space, rows: Ints) -> Bools:
    """(row listed, line) whether that line alone has to give way for the row to have a zone.

    Parameters
    ----------
    space : Space
    rows : (row listed,) int
        Rows without a zone. A line that is not absolute in a row opens nothing there.
    """
    opened = np.zeros((len(rows), len(space.lines)), dtype=np.bool_)
    # Where all lines together do not open the zone, none alone does.
    at_all = opens_without(space, rows, ~opened)
    at, line = np.nonzero(space.absolute[rows] & at_all[:, None])
    only = np.zeros((len(at), len(space.lines)), dtype=np.bool_)
    only[np.arange(len(at)), line] = True
    opened[at, line] = opens_without(space, rows[at], only)
    return opened
