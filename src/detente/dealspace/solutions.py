"""The package that each principle of fair division picks out of the zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np

from detente.arrays import Bools, Floats, Ints, readonly
from detente.dealspace.kernels.arrays import Answers
from detente.dealspace.kernels.principles import LINEAR, MAXMIN, NASH, TOL, UNIT
from detente.dealspace.kernels.run import free, run
from detente.dealspace.kernels.units import package_worth, units
from detente.dealspace.ties import settle
from detente.shown import Result
from detente.worlds.space import Space

_FOR_IDEALS = 7e7
"""Steps that the largest gains of all parties of a row may take."""

Principle = Literal["nash", "egalitarian", "kalai-smorodinsky", "utilitarian"]


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
    principle: Principle,
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
    if principle not in get_args(Principle):
        raise ValueError(f"principle is {principle!r}; it must be one of {get_args(Principle)}")
    counts = _party_weights(space, weights)
    rows = _every(space) if rows is None else rows
    unit = units(space)[space.draw_of_row[rows]]
    shared = unit.min(axis=1, initial=UNIT, keepdims=True)
    if principle == "egalitarian":
        found = _best(space, rows, MAXMIN, counts * unit / shared)
    elif principle == "utilitarian":
        found = _best(space, rows, LINEAR, counts * shared / unit)
    else:
        shared = np.full_like(shared, UNIT)
        most = None
        if largest is not None:
            most = _Ideals(largest[rows] * unit, (largest if bound is None else bound)[rows] * unit)
        pick = _by_share if principle == "kalai-smorodinsky" else _nash
        found = pick(space, rows, counts, most)
    return _solution(space, principle, rows, found, shared)


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


def _best(space: Space, rows: Ints, kind: int, weights: Floats) -> Answers:
    found = run(space, rows, kind, weights)
    settle(space, rows, kind, weights, found)
    return found


class _Ideals(NamedTuple):
    """(row listed, party) the largest gains found, and what they cannot exceed, in units."""

    found: Floats
    bound: Floats

    def at(self, rows: Ints | Bools) -> _Ideals:
        return _Ideals(self.found[rows], self.bound[rows])


def _by_share(space: Space, rows: Ints, counts: Floats, most: _Ideals | None) -> Answers:
    """By shares of the largest gains, which are given in units or looked for."""
    most = _ideal_units(space, rows) if most is None else most
    with np.errstate(invalid="ignore", divide="ignore"):  # nan in rows without a zone
        gains = most.found > TOL
        weights = np.where(gains, counts * most.found / UNIT, 0.0)
        sure = np.where(gains & (counts > 0), most.found / most.bound, most.bound <= TOL)
        least = np.where(counts > 0, sure, 1.0).min(axis=1, initial=1.0)
    result = _best(space, rows, MAXMIN, weights)
    # Shares of gains that may be too small are too large: by as much as these may be.
    doubt = np.flatnonzero((least < 1.0 - 1e-9) & ~np.isnan(result.values))
    above = np.where(np.isnan(result.open_to), result.values, result.open_to)
    result.open_to[doubt] = (above + (1.0 - least) * result.values)[doubt]
    return result


def _nash(space: Space, rows: Ints, counts: Floats, most: _Ideals | None) -> Answers:
    """The largest product of those who can gain; where none gains them all, by shares."""
    found = _product(space, rows, counts, most)
    none = np.flatnonzero(_nothing(found))
    if not len(none):
        return found
    if most is not None:
        largest = most.at(none)
    else:
        largest = _ideal_units(space, rows[none])
        again = _product(space, rows[none], counts, largest)
        _put(found, none, again)
        still = _nothing(again)
        none, largest = none[still], largest.at(still)
    if len(none):
        _put(found, none, _by_share(space, rows[none], counts, largest))
    return found


def _nothing(found: Answers) -> Bools:
    """(row listed,) proved to have no such package."""
    empty: Bools = np.isnan(found.values) & np.isnan(found.open_to)
    return empty


def _product(space: Space, rows: Ints, counts: Floats, most: _Ideals | None) -> Answers:
    """The largest product of gains, of packages that gain all who count."""
    weights = np.tile(counts, (len(rows), 1))
    if most is not None:
        with np.errstate(invalid="ignore"):  # nan in rows without a zone
            weights = np.where(most.bound > TOL, counts, 0.0)
    given = free(space, rows)._replace(least=np.where(weights > 0.0, 3.0 * TOL, 0.0))
    found = run(space, rows, NASH, weights, given=given)
    settle(space, rows, NASH, weights, found)
    return found


def _put(found: Answers, at: Ints, part: Answers) -> None:
    found.packages[at], found.values[at] = part.packages, part.values
    found.open_to[at] = part.open_to


def ideal_within(space: Space, *, rows: Ints | None = None) -> tuple[Floats, Floats]:
    """(row, party): the largest gain that each party has anywhere in the zone; nan without one.

    And (row, party) what these cannot exceed: equal where they are proved. If ``rows`` are listed,
    the others are passed over.
    """
    asked = _every(space) if rows is None else rows
    unit = units(space)[space.draw_of_row[asked]]
    found = np.full((space.rows, len(space.parties)), np.nan)
    bound = found.copy()
    units_of = _ideal_units(space, asked)
    found[asked], bound[asked] = units_of.found / unit, units_of.bound / unit
    return found, bound


def _every(space: Space) -> Ints:
    return np.arange(space.rows, dtype=np.int64)


def _ideal_units(space: Space, rows: Ints) -> _Ideals:
    result = np.empty((len(rows), len(space.parties)))
    most, effort = result.copy(), np.full(len(rows), _FOR_IDEALS)
    parties = len(space.parties)
    for i in range(parties):
        # Few of them are hard: the first may take half of the steps, and leaves what it spares.
        allowed = effort * max(0.5, 1.0 / (parties - i))
        value = free(space, rows)._replace(reach=np.full(len(rows), -np.inf), effort=allowed.copy())
        weights = np.zeros_like(result)
        weights[:, i] = 1.0
        found = run(space, rows, LINEAR, weights, given=value)
        effort -= allowed - value.effort
        result[:, i] = found.values
        most[:, i] = np.where(np.isnan(found.open_to), found.values, found.open_to)
    return _Ideals(result, most)


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
