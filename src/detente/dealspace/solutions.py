"""The package that each principle of fair division picks out of the zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from detente.arrays import Floats, Ints, readonly
from detente.dealspace._close import close
from detente.dealspace._run import Found, run
from detente.dealspace._target import LINEAR, MAXMIN, NASH, TOL, UNIT
from detente.dealspace._units import package_worth, units
from detente.dealspace.zone import Zone
from detente.worlds.space import Space

Principle = Literal["nash", "egalitarian", "kalai-smorodinsky", "utilitarian"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solution:
    """The package picked in each row, and what it is worth.

    Attributes
    ----------
    packages : (row, issue) int16
        Option of each issue; -1 in rows without a zone.
    worth, gain : (row, party)
        nan in rows without a zone.
    exact : bool
        Every row is proved; else no package is better by more than ``within``, in worth of gain
        (geometric mean for Nash, share of the ideal for Kalai-Smorodinsky).
    """

    principle: str
    packages: Ints
    worth: Floats
    gain: Floats
    exact: bool
    within: float

    def __post_init__(self) -> None:
        rows = np.shape(self.packages)[0]
        object.__setattr__(self, "packages", readonly(self.packages, shape=(rows, None)))
        for name in ("worth", "gain"):
            object.__setattr__(self, name, readonly(getattr(self, name), shape=(rows, None)))


def solve(space: Space, principle: Principle, *, zone: Zone | None = None) -> Solution:
    """The best package of the zone in each row, by one principle.

    Nash: the largest product of gains (Nash 1950). Egalitarian: the largest smallest gain.
    Kalai-Smorodinsky: the largest smallest share of the ideal gain (Kalai & Smorodinsky 1975).
    Utilitarian: the largest sum of gains. Nash and Kalai-Smorodinsky leave out parties whose
    largest gain is 0, and do not depend on the scale of a party's worth; egalitarian and
    utilitarian compare parties. Egalitarian and Kalai-Smorodinsky are refined by leximin; ties
    then go to the first package in issue and option order. Where no package gains all parties at
    once, so that every product is 0, Nash ties are broken by leximin too.

    Parameters
    ----------
    zone : Zone, optional
        If it is known, rows without one are passed over.
    """
    if principle not in get_args(Principle):
        raise ValueError(f"principle is {principle!r}; it must be one of {get_args(Principle)}")
    rows = np.arange(space.rows, dtype=np.int64)
    if zone is not None:
        rows = rows[zone.exists | ~zone.proved]
    unit = units(space)[space.outer[rows]]
    shared = unit.min(axis=1, initial=UNIT, keepdims=True)
    if principle == "egalitarian":
        kind, weights = MAXMIN, unit / shared
    elif principle == "utilitarian":
        kind, weights = LINEAR, shared / unit
    else:
        best = _ideal_units(space, rows)
        some = best > TOL
        shares = np.asarray(best / UNIT if principle == "kalai-smorodinsky" else np.ones_like(best))
        kind = NASH if principle == "nash" else MAXMIN
        weights = np.where(some, shares, 0.0)
        shared = np.full_like(shared, UNIT)
    found = run(space, rows, kind, weights)
    close(space, rows, kind, weights, found)
    return _solution(space, principle, rows, found, shared)


def ideal(space: Space) -> Floats:
    """(row, party): the largest gain that each party has anywhere in the zone; nan without one."""
    rows = np.arange(space.rows, dtype=np.int64)
    result: Floats = _ideal_units(space, rows) / units(space)[space.outer]
    return result


def _ideal_units(space: Space, rows: Ints) -> Floats:
    result = np.empty((len(rows), len(space.parties)))
    for i in range(len(space.parties)):
        weights = np.zeros_like(result)
        weights[:, i] = 1.0
        result[:, i] = run(space, rows, LINEAR, weights).values
    return result


def _solution(space: Space, principle: str, rows: Ints, found: Found, shared: Floats) -> Solution:
    packages, values, open_to = found
    full = np.full((space.rows, len(space.issues)), -1, dtype=np.int64)
    worth = np.full((space.rows, len(space.parties)), np.nan)
    gain = worth.copy()
    have = ~np.isnan(values)
    full[rows[have]] = packages[have]
    if have.any():
        worth[rows[have]], gain[rows[have]] = package_worth(space, rows[have], full[rows[have]])
    proved = np.isnan(open_to)
    beyond = np.where(proved, 0.0, open_to - np.where(have, values, 0.0)) / shared[:, 0]
    return Solution(
        principle=principle,
        packages=full,
        worth=worth,
        gain=gain,
        exact=bool(proved.all()),
        within=float(max(beyond.max(initial=0.0), 0.0)),
    )
