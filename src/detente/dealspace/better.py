"""Packages that make everybody better off than a given one, or the proof that there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

import numpy as np

from detente.arrays import Bools, Floats, Ints, own, readonly, spread
from detente.dealspace.place import inside, place
from detente.dealspace.restrict import Condition, asking, nearness, rows_as_draws
from detente.dealspace.solutions import solve
from detente.dealspace.zone import zone
from detente.ranges import Range
from detente.shown import Result
from detente.worlds.gains import gain, living
from detente.worlds.space import Space

_MORE = 1e-6
_FAR = 10.0
_MOST_SWAPS = 6_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Better:
    """For each row, the nearest package that costs nobody a gain and adds to somebody's.

    Attributes
    ----------
    changes : (row,) int
        On how many issues it differs; 0 where no such package exists: the given one is undominated.
    packages : (row, issue) int
        The package; -1 where there is none.
    """

    changes: Ints
    packages: Ints

    def __post_init__(self) -> None:
        for name in ("changes", "packages"):
            object.__setattr__(self, name, readonly(getattr(self, name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap(Result):
    """A change of one answer or of two together that makes everybody better off, or nobody worse.

    Attributes
    ----------
    changes : dict of issue -> option
    share : float
        In which share of the rows looked at it does.
    gain : dict of party -> Range
        What it adds to each party's gain in those rows.
    """

    changes: dict[str, str]
    share: float
    gain: dict[str, Range]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swaps(Result):
    """The swaps that help most often.

    Attributes
    ----------
    best : tuple of Swap
    some : float
        Share of the rows looked at in which some swap helps.
    tried : int
        How many changes of one answer or two were looked at: all there are.
    """

    best: tuple[Swap, ...]
    some: float
    tried: int


def nearest_better(space: Space, rows: Ints, package: Ints) -> Better:
    """The nearest package in each row that gains nobody less and somebody more, exactly.

    It crosses no absolute line; whether all would keep it is another question. It is found, or
    proved not to be there, by the search that finds the zone: what a party gains by the given
    package takes the place of its no-deal value, that the sum rises is asked for as if by a party
    more, and that few answers change by another.

    Parameters
    ----------
    space : Space
    rows : (row,) int
    package : (issue,) int
    """
    one = np.asarray(package, dtype=np.int64)
    changes = np.zeros(len(rows), dtype=np.int64)
    packages = np.full((len(rows), len(space.issues)), -1, dtype=np.int64)
    if not len(rows):
        return Better(changes=changes, packages=packages)
    given = place(space, rows, one[None]).gain[:, :, 0]
    for some, beating in _beating(space, rows, given):
        apart, found = _nearest(space, beating, one)
        nearer = (apart > 0) & ((changes[some] == 0) | (apart < changes[some]))
        changes[some[nearer]], packages[some[nearer]] = apart[nearer], found[nearer]
    return Better(changes=changes, packages=packages)


def nearest_in_zone(space: Space, rows: Ints, package: Ints) -> Floats:
    """(row,) on how many issues the nearest package of the zone differs; NaN without a zone."""
    one = np.asarray(package, dtype=np.int64)
    apart = _nearest(space, rows_as_draws(space, rows), one)[0].astype(np.float64)
    apart[apart == 0] = np.nan
    apart[inside(space, rows, one[None])[:, 0]] = 0.0
    return apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Distances(Result):
    """Where a package lies, in issues on which others differ.

    Attributes
    ----------
    to_zone : Range
        To the nearest package of the zone, where there is a zone.
    to_frontier : Range
        To the nearest that gains nobody less and somebody more, where there is one.
    undominated : float
        In which share of the rows looked at there is none.
    """

    to_zone: Range
    to_frontier: Range
    undominated: float


def distances(space: Space, near: Ints, some: Ints, package: Ints) -> Distances:
    """How far a package lies from the zone, in rows that have one, and from what is better."""
    better = nearest_better(space, some, package).changes
    return Distances(
        to_zone=Range.of(nearest_in_zone(space, near, package)),
        to_frontier=Range.of(np.where(better > 0, better, np.nan)),
        undominated=float(np.mean(better == 0)),
    )


def swaps(space: Space, rows: Ints, package: Ints, *, most: int = 3) -> Swaps:
    """What one change, or two together, would do: logrolling (Froman & Cohen 1970).

    Every change of one answer and every pair of them is tried. One helps if it costs no party any
    gain, adds to somebody's and crosses no absolute line. With more than 6,000 of them only
    changes of one answer are tried.

    Parameters
    ----------
    space : Space
    rows : (row,) int
    package : (issue,) int
    most : int
        How many swaps to name, the most frequent first.
    """
    tried = _changed(space, np.asarray(package, dtype=np.int64))
    if not len(rows) or not len(tried):
        return Swaps(best=(), some=0.0, tried=len(tried))
    before = place(space, rows, np.asarray(package, dtype=np.int64)[None]).gain
    placed = place(space, rows, tried)
    rise = placed.gain - before
    helps = (rise >= -1e-9).all(axis=1) & (rise > _MORE).any(axis=1) & placed.free
    often = helps.mean(axis=0)
    ranked = np.argsort(-often, kind="stable")[:most]
    best = tuple(
        _swap(space, package, tried[n], helps[:, n], rise[:, :, n]) for n in ranked if often[n]
    )
    return Swaps(best=best, some=float(helps.any(axis=1).mean()), tried=len(tried))


def _swap(space: Space, package: Ints, changed: Ints, helps: Bools, rise: Floats) -> Swap:
    return Swap(
        changes={
            space.issues[k]: space.options[k][int(changed[k])]
            for k in np.flatnonzero(changed != package)
        },
        share=float(helps.mean()),
        gain={party: Range.of(rise[helps, i]) for i, party in enumerate(space.parties)},
    )


def _nearest(space: Space, beating: Space, package: Ints) -> tuple[Ints, Ints]:
    """(row,) on how many issues the nearest package of a zone differs, and (row, issue) which."""
    changes = np.zeros(beating.rows, dtype=np.int64)
    packages = np.full((beating.rows, len(space.issues)), -1, dtype=np.int64)
    left = np.flatnonzero(zone(beating).exists)
    for most in range(1, len(space.issues) + 1):
        if not len(left):
            break
        near = asking(rows_as_draws(beating, left), [nearness(space, package, most=most)])
        there = np.asarray(zone(near).exists)
        hit = np.flatnonzero(there)
        changes[left[hit]] = most
        if len(hit):
            packages[left[hit]] = solve(rows_as_draws(near, hit), "utilitarian").packages
        left = left[~there]
    return changes, packages


def _beating(space: Space, rows: Ints, given: Floats) -> Iterator[tuple[Ints, Space]]:
    """Rows, by number, with the zone of what beats a gain (row, party): nobody less, some more.

    Where a deal never lives for a party, the case alone decides what it gains, whatever its other
    answers are worth to it. So cases are looked at apart by the parties for which they never live.
    """
    one = rows_as_draws(space, rows)
    dead = living(one.survival) == 0.0
    for pattern in np.unique(np.moveaxis(dead, 1, 2).reshape(-1, dead.shape[1]), axis=0):
        alike = (dead == pattern[:, None]).all(axis=1)
        some = np.flatnonzero(alike.any(axis=1))
        yield some, _above(rows_as_draws(one, some), given[some], pattern, alike[some])


def _above(one: Space, given: Floats, never: Bools, alike: Bools) -> Space:
    """The zone of what beats a gain in the cases (row, case) that live for all but some parties."""
    body = np.where(never[:, None, None], 0.0, one.body_worth)
    alive = living(one.survival)
    rise = gain(alive, one.head_worth - one.no_deal[:, :, None], one.failure_shift)
    rise = (rise - given[:, :, None]) / np.where(alive > 0.0, alive, 1.0)
    low, high = _reach(one, body)
    # A short life makes rises so large that they would crowd out small ones; they are cut where
    # no answer could make up the difference.
    rise = np.clip(rise, -high[:, :, None] - _FAR, _FAR - low[:, :, None])
    # What is left of equal numbers taken from each other would be counted in units of its own.
    rise = np.round(rise, 12)
    shut = np.zeros(one.survival.shape, dtype=np.bool_)
    shut[:, 0] = ~alike
    rise = np.where(alike[:, None], rise, 0.0)
    above = replace(
        one,
        head_worth=own(rise),
        body_worth=own(body),
        no_deal=np.zeros_like(one.no_deal),
        survival=own(np.where(shut, 0.0, 1.0)),
        failure_shift=own(np.where(shut, -1.0, 0.0)),
        breach_cost=np.full_like(one.breach_cost, 1e3 * (_FAR + spread(rise) + spread(body))),
    )
    more = Condition(name="sum", by_case=rise.sum(axis=1), by_choice=body.sum(axis=1), least=_MORE)
    return asking(above, [more])


def _reach(space: Space, body: Floats) -> tuple[Floats, Floats]:
    """(draw, party) the least and the most that all the blocks can be worth."""
    real = np.arange(body.shape[3]) < space.choices[:, None]
    low, high = np.where(real, body, np.inf), np.where(real, body, -np.inf)
    return low.min(axis=3).sum(axis=2), high.max(axis=3).sum(axis=2)


def _changed(space: Space, package: Ints) -> Ints:
    """(package, issue) every package of the space that differs in one answer or two."""
    allowed = [_answers(space, k) for k in range(len(space.issues))]
    others = [[o for o in answers if o != package[k]] for k, answers in enumerate(allowed)]
    many = [len(other) for other in others]
    pairs = sum(a * b for a, b in combinations(many, 2))
    sets: list[tuple[int, ...]] = [(k,) for k in range(len(package))]
    if sum(many) + pairs <= _MOST_SWAPS:
        sets = [*sets, *combinations(range(len(package)), 2)]
    found = []
    for issues in sets:
        for options in product(*(others[k] for k in issues)):
            changed = package.copy()
            changed[list(issues)] = options
            found.append(changed)
    return np.array(found, dtype=np.int64).reshape(len(found), len(package))


def _answers(space: Space, issue: int) -> list[int]:
    """The options of an issue that some case or choice of the space holds."""
    held = np.concatenate([space.head[:, issue], space.blocks[:, :, issue].ravel()])
    return sorted({int(option) for option in held if option >= 0})
