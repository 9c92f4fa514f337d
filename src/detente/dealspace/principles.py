"""How each principle of fair division looks for its package, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.dealspace.kernels.arrays import Answers
from detente.dealspace.kernels.principles import LINEAR, MAXMIN, NASH, TOL, UNIT
from detente.dealspace.kernels.run import free, run
from detente.dealspace.ties import settle
from detente.worlds.space import Space

_FOR_IDEAL = 1.2e7
"""Steps for each party that the largest gains of a row may take."""
_FOR_SUM = 6e6
"""Steps that the largest sum of gains may take: its bounds are the sharpest."""


class Ideals(NamedTuple):
    """(row listed, party) the largest gains found, and what they cannot exceed, in units."""

    found: Floats
    bound: Floats

    def at(self, rows: Ints | Bools) -> Ideals:
        return Ideals(self.found[rows], self.bound[rows])


class Asked(NamedTuple):
    """What a principle is asked: which rows, and how much each party counts."""

    space: Space
    rows: Ints
    counts: Floats  # (party,) weights, the largest 1
    unit: Floats  # (row listed, party) units in one of worth
    ideals: Ideals | None  # the largest gains, where they are known


class Principle(NamedTuple):
    """A principle of fair division: its name in a sentence, and how it picks.

    ``pick`` gives the packages by row listed, with (row listed, 1) units in one of worth, in which
    their values are counted.
    """

    called: str
    pick: Callable[[Asked], tuple[Answers, Floats]]


def _egalitarian(asked: Asked) -> tuple[Answers, Floats]:
    shared = _shared(asked)
    weights = asked.counts * asked.unit / shared
    return _best(asked.space, asked.rows, MAXMIN, weights), shared


def _utilitarian(asked: Asked) -> tuple[Answers, Floats]:
    shared = _shared(asked)
    weights = asked.counts * shared / asked.unit
    return _best(asked.space, asked.rows, LINEAR, weights), shared


def _shared(asked: Asked) -> Floats:
    """(row listed, 1) units in one of worth, the same for all parties: these compare them."""
    least: Floats = asked.unit.min(axis=1, initial=UNIT, keepdims=True)
    return least


def _kalai_smorodinsky(asked: Asked) -> tuple[Answers, Floats]:
    return _by_share(asked.space, asked.rows, asked.counts, asked.ideals), _own(asked)


def _nash(asked: Asked) -> tuple[Answers, Floats]:
    return _by_product(asked.space, asked.rows, asked.counts, asked.ideals), _own(asked)


def _own(asked: Asked) -> Floats:
    """(row listed, 1) units in one of worth, where each party has a scale of its own."""
    return np.full((len(asked.rows), 1), UNIT)


def _by_share(space: Space, rows: Ints, counts: Floats, most: Ideals | None) -> Answers:
    """By shares of the largest gains, which are given in units or looked for."""
    most = ideal_units(space, rows) if most is None else most
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


def _by_product(space: Space, rows: Ints, counts: Floats, most: Ideals | None) -> Answers:
    """The largest product of those who can gain; where none gains them all, by shares."""
    found = _product(space, rows, counts, most)
    none = np.flatnonzero(_nothing(found))
    if not len(none):
        return found
    if most is not None:
        largest = most.at(none)
    else:
        largest = ideal_units(space, rows[none])
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


def _product(space: Space, rows: Ints, counts: Floats, most: Ideals | None) -> Answers:
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


def _best(space: Space, rows: Ints, kind: int, weights: Floats) -> Answers:
    given = free(space, rows)
    if kind == LINEAR:
        given.effort.fill(_FOR_SUM)
    found = run(space, rows, kind, weights, given=given)
    settle(space, rows, kind, weights, found)
    return found


def ideal_units(space: Space, rows: Ints) -> Ideals:
    """The largest gain of each party anywhere in the zone, looked for one party after another."""
    result = np.empty((len(rows), len(space.parties)))
    parties = len(space.parties)
    most, effort = result.copy(), np.full(len(rows), _FOR_IDEAL * parties)
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
    return Ideals(result, most)


PRINCIPLES = {
    "nash": Principle("Nash", _nash),
    "egalitarian": Principle("egalitarian", _egalitarian),
    "kalai-smorodinsky": Principle("Kalai–Smorodinsky", _kalai_smorodinsky),
    "utilitarian": Principle("utilitarian", _utilitarian),
}
"""Every principle by which a package is picked, in the order in which answers tell them."""
