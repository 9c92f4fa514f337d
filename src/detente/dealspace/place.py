"""Where given packages lie in each row: what every party gains, and which the zone has."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np

from detente.arrays import Bools, Floats, Ints, own, readonly
from detente.dealspace.kernels.suiting import count_free, suit
from detente.dealspace.kernels.units import kernel_arrays, match
from detente.worlds.gains import gain
from detente.worlds.space import Space

_CHUNK = 250


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placed:
    """Packages in rows.

    Attributes
    ----------
    worth, gain : (row, party, package)
    free : (row, package) bool
        No absolute line is crossed.
    inside : (row, package) bool
        Free, and every party gains and would keep it.
    """

    worth: Floats
    gain: Floats
    free: Bools
    inside: Bools

    def __post_init__(self) -> None:
        for name in ("worth", "gain", "free", "inside"):
            object.__setattr__(self, name, readonly(getattr(self, name)))


def place(space: Space, rows: Ints, packages: Ints) -> Placed:
    """What each package is worth and gains, and whether it lies in the zone.

    Parameters
    ----------
    space : Space
    rows : (row,) int
    packages : (package, issue) int
        Every issue decided.

    Raises
    ------
    ValueError
        A package is none of the space's.
    """
    draws, at = np.unique(space.draw_of_row[rows], return_inverse=True)
    case, choice = case_of(space, packages), choice_of(space, packages)
    which = np.ix_(draws, np.arange(len(space.parties)), case)
    worth = space.head_worth[which]
    for block in range(len(space.choices)):
        worth += space.body_worth[:, :, block][draws][:, :, choice[block]]
    above = worth - space.no_deal[draws][:, :, None]
    gained = gain(space.survival[which], above, space.failure_shift[which])
    free = _free(space, rows, lines_crossed(space, case, choice))
    return Placed(
        worth=own(worth[at]),
        gain=own(gained[at]),
        free=own(free),
        inside=own(_suits(space, draws, case, choice)[at] & free),
    )


def inside(space: Space, rows: Ints, packages: Ints) -> Bools:
    """(row, package) whether each package lies in the zone: ``place(…).inside``, and no more."""
    draws, at = np.unique(space.draw_of_row[rows], return_inverse=True)
    case, choice = case_of(space, packages), choice_of(space, packages)
    found = _suits(space, draws, case, choice)[at]
    found &= _free(space, rows, lines_crossed(space, case, choice))
    return found


def inside_share(space: Space, rows: Ints, packages: Ints) -> Floats:
    """(package,) in which share of the rows listed each package lies in the zone.

    The same as the mean of :func:`inside`, without holding every row of every package.
    """
    draws, at = np.unique(space.draw_of_row[rows], return_inverse=True)
    case, choice = case_of(space, packages), choice_of(space, packages)
    counts = np.zeros(len(packages), dtype=np.int64)
    count_free(
        space.absolute[rows],
        np.ascontiguousarray(lines_crossed(space, case, choice)),
        at,
        _suits(space, draws, case, choice),
        counts,
    )
    return counts / len(rows)


def lines_crossed(space: Space, case: Ints, choice: Ints) -> Bools:
    """(line, package) which lines each package crosses, by its case and its choices."""
    crossed: Bools = space.head_crossed[:, case]
    for block in range(len(space.choices)):
        crossed = crossed | space.body_crossed[:, block, choice[block]]
    return crossed


def _free(space: Space, rows: Ints, crossed: Bools) -> Bools:
    """(row, package) whether no absolute line of the row is among those that a package crosses."""
    free: Bools = space.absolute[rows].astype(np.float32) @ crossed.astype(np.float32) == 0
    return free


def _suits(space: Space, draws: Ints, case: Ints, choice: Ints) -> Bools:
    """(draw, package) whether each party gains and keeps, to a rounding error; lines left aside."""
    found = np.empty((len(draws), len(case)), dtype=np.bool_)
    between = partial(suit, kernel_arrays(space), draws, case, choice, found)
    starts = range(0, len(draws), _CHUNK)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(between, starts, (min(start + _CHUNK, len(draws)) for start in starts)))
    return found


def case_of(space: Space, packages: Ints) -> Ints:
    """(package,) the case of each package."""
    return _known(space.head, packages)


def choice_of(space: Space, packages: Ints) -> Ints:
    """(block, package) the choice of each package in each block."""
    found = [
        _known(space.blocks[block, :real], packages) for block, real in enumerate(space.choices)
    ]
    return np.array(found, dtype=np.int64).reshape(len(found), len(packages))


def _known(patterns: Ints, packages: Ints) -> Ints:
    found = match(patterns, packages)
    if (found < 0).any():
        raise ValueError("a package is none of the space's: an option is unknown or ruled out")
    return found
