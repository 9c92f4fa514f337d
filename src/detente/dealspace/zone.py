"""Is there a package that every party would rather have than no deal?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Ints, readonly
from detente.dealspace.kernels.principles import ZONE
from detente.dealspace.kernels.run import EFFORT, free, run
from detente.shown import Result
from detente.worlds.gains import would_break
from detente.worlds.space import Space


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Zone(Result):
    """Whether each row has a zone of possible agreement.

    Attributes
    ----------
    exists : (row,) bool
        Some package that no absolute line excludes gains every party and pays every party to keep.
    signed_not_kept : (row,) bool
        No such package, but one that gains every party: it would be signed and broken.
    proved : (row,) bool
        False where the search stopped before it could tell; ``exists`` is then false.
    """

    exists: Bools
    signed_not_kept: Bools
    proved: Bools
    method: str

    def __post_init__(self) -> None:
        rows = np.shape(self.exists)
        for name in ("exists", "signed_not_kept", "proved"):
            object.__setattr__(self, name, readonly(getattr(self, name), shape=rows))

    @property
    def rows(self) -> Ints:
        """(n,) the rows that have a zone, or may have one."""
        return np.flatnonzero(self.exists | ~self.proved)

    @property
    def exact(self) -> bool:
        """Every row is proved."""
        return bool(np.all(self.proved))


def zone(space: Space) -> Zone:
    """Whether some package suits every party, in each row.

    A package is in the zone if no absolute line excludes it, every party gains by it (model,
    equation 2) and every party would keep it (equation 3).

    Notes
    -----
    Bounds from multipliers (Lagrangian duality; Everett 1963), then branch and bound (Land & Doig
    1960): no package is listed, and the answer is exact.
    """
    rows = np.arange(space.rows, dtype=np.int64)
    nothing = np.zeros((space.rows, len(space.parties)))
    found = run(space, rows, ZONE, nothing)
    exists, proved = ~np.isnan(found.values), np.isnan(found.open_to)
    signed = np.zeros(space.rows, dtype=np.bool_)
    without = np.flatnonzero(~exists & proved)
    stakes = space.survival, space.failure_shift, space.breach_cost
    if len(without) and would_break(*stakes).any():
        again = run(space, without, ZONE, nothing[without], keeping=False)
        signed[without] = ~np.isnan(again.values)
        proved[without] = np.isnan(again.open_to)
    return Zone(
        exists=exists,
        signed_not_kept=signed,
        proved=proved,
        method="multipliers and branch and bound",
    )


def has_zone(space: Space, *, unproved: bool = False, effort: float = EFFORT) -> Bools:
    """(row,) whether there is a zone, where nothing else is asked; ``unproved`` if it is open.

    ``effort`` is how many steps the search of a row may take.
    """
    rows = np.arange(space.rows, dtype=np.int64)
    given = free(space, rows)._replace(effort=np.full(space.rows, effort))
    found = run(space, rows, ZONE, np.zeros((space.rows, len(space.parties))), given=given)
    exists = ~np.isnan(found.values)
    return exists | ~np.isnan(found.open_to) if unproved else exists
