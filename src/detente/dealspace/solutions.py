"""The package that each principle of fair division picks out of the zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats, Ints, readonly
from detente.dealspace.kernels.arrays import Answers
from detente.dealspace.kernels.units import package_worth, units
from detente.dealspace.principles import PRINCIPLES, Asked, Ideals, ideal_units
from detente.shown import Result
from detente.worlds.space import Space


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solution(Result):
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


def solve(
    space: Space,
    principle: str,
    *,
    rows: Ints | None = None,
    largest: Floats | None = None,
    bound: Floats | None = None,
    weights: Mapping[str, float] | None = None,
) -> Solution:
    """The best package of the zone in each row, by one principle.

    Nash: the largest product of gains (Nash 1950), each to the power of the party's weight (Kalai
    1977a). Egalitarian: the largest smallest gain over weight (Kalai 1977b). Kalai-Smorodinsky:
    the largest smallest share of the ideal gain (Kalai & Smorodinsky 1975), over weight.
    Utilitarian: the largest sum of gains times weight. A party of greater weight fares better
    under each; one of weight 0 must be in the zone, and does not count beyond that.

    Nash and Kalai-Smorodinsky leave out parties whose largest gain is 0, and do not depend on the
    scale of a party's worth; egalitarian and utilitarian compare parties. Egalitarian and
    Kalai-Smorodinsky are refined by leximin; ties then go to the first package in issue and option
    order. Where no package gains all those parties at once, so that every product is 0, Nash
    falls to the Kalai-Smorodinsky package.

    Parameters
    ----------
    space : Space
    principle : str
        One of ``PRINCIPLES``.
    rows : (row listed,) int, optional
        The rows to look at; the others are passed over, as rows without a zone are.
    largest : (row, party), optional
        What :func:`ideal_within` gives for the space, if it is known.
    bound : (row, party), optional
        What those gains cannot exceed, where they are not all proved; see :func:`ideal_within`.
    weights : dict of party -> weight, optional
        0 or more each and not all 0; 1 for parties left out.

    Raises
    ------
    ValueError
        An unknown principle, an unknown party, or weights that are no weights.
    """
    if principle not in PRINCIPLES:
        raise ValueError(f"principle is {principle!r}; it must be one of {tuple(PRINCIPLES)}")
    counts = _party_weights(space, weights)
    rows = _every(space) if rows is None else rows
    unit = units(space)[space.draw_of_row[rows]]
    ideals = None
    if largest is not None:
        ideals = Ideals(largest[rows] * unit, (largest if bound is None else bound)[rows] * unit)
    picked = PRINCIPLES[principle].pick(Asked(space, rows, counts, unit, ideals))
    return _solution(space, principle, rows, *picked)


def _party_weights(space: Space, weights: Mapping[str, float] | None) -> Floats:
    """(party,) weights, the largest 1."""
    given = dict(weights or {})
    for party in given:
        if party not in space.parties:
            raise ValueError(f"weights name {party!r}; the parties are {space.parties}")
    counts = np.array([float(given.get(party, 1.0)) for party in space.parties])
    if len(counts) and not (np.isfinite(counts).all() and counts.min() >= 0 and counts.max() > 0):
        raise ValueError(f"weights are {given}; each must be 0 or more, and one above 0")
    scaled: Floats = counts / counts.max(initial=1e-300)
    return scaled


def ideal_within(space: Space, *, rows: Ints | None = None) -> tuple[Floats, Floats]:
    """(row, party): the largest gain that each party has anywhere in the zone; nan without one.

    And (row, party) what these cannot exceed: equal where they are proved. If ``rows`` are listed,
    the others are passed over.
    """
    asked = _every(space) if rows is None else rows
    unit = units(space)[space.draw_of_row[asked]]
    found = np.full((space.rows, len(space.parties)), np.nan)
    bound = found.copy()
    units_of = ideal_units(space, asked)
    found[asked], bound[asked] = units_of.found / unit, units_of.bound / unit
    return found, bound


def _every(space: Space) -> Ints:
    return np.arange(space.rows, dtype=np.int64)


def _solution(space: Space, principle: str, rows: Ints, found: Answers, shared: Floats) -> Solution:
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
