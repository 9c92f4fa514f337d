"""Where given packages lie in each row: what every party gains, and which the zone has."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Bools, Floats, Ints, own, readonly, spread
from detente.dealspace.concessions import needs_of
from detente.dealspace.kernels.units import match
from detente.worlds.gains import gain
from detente.worlds.space import Space

_EDGE = 1e-9
_AT_ONCE = 64


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
    enough = _enough(space, draws, worth - needs_of(space, draws, case))
    crossed = lines_crossed(space, case, choice)
    free = space.absolute[rows].astype(np.float32) @ crossed.astype(np.float32) == 0
    return Placed(
        worth=own(worth[at]), gain=own(gained[at]), free=own(free), inside=own(enough[at] & free)
    )


def inside_share(space: Space, rows: Ints, packages: Ints) -> Floats:
    """(package,) in which share of the rows listed each package lies in the zone.

    The same as the mean of ``place(…).inside``, without holding every row of every package.
    """
    _, first, at = np.unique(space.draw_of_row[rows], return_index=True, return_inverse=True)
    open_to_all = replace(space, absolute=np.zeros_like(space.absolute))
    suits = place(open_to_all, rows[first], packages).inside
    crossed = lines_crossed(space, case_of(space, packages), choice_of(space, packages))
    absolute = space.absolute[rows].astype(np.float32)
    share = np.empty(len(packages))
    for start in range(0, len(packages), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        free = absolute @ crossed[:, some].astype(np.float32) == 0
        share[some] = (free & suits[at, some]).mean(axis=0)
    return share


def lines_crossed(space: Space, case: Ints, choice: Ints) -> Bools:
    """(line, package) which lines each package crosses, by its case and its choices."""
    crossed: Bools = space.head_crossed[:, case]
    for block in range(len(space.choices)):
        crossed = crossed | space.body_crossed[:, block, choice[block]]
    return crossed


def _enough(space: Space, draws: Ints, above: Floats) -> Bools:
    """(draw, package) whether each party has as much above its need as 0, to a rounding error."""
    # The error scales with what is at stake for the party; that matters on the edge alone.
    most = spread(space.head_worth) + len(space.choices) * spread(space.body_worth)
    enough = above >= 0.0
    edge = np.flatnonzero(((above < 0.0) & (above >= -_EDGE * (most + 1e-300))).any(axis=(1, 2)))
    span = np.ptp(space.head_worth[draws[edge]], axis=2)
    span = span + np.ptp(space.body_worth[draws[edge]], axis=3).sum(axis=2)
    enough[edge] = above[edge] >= -_EDGE * (span[:, :, None] + 1e-300)
    every: Bools = np.logical_and.reduce(enough, axis=1)
    return every


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
