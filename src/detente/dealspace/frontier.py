"""The frontier: packages that no other package betters for one party without costing another."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

import numpy as np

from detente.arrays import Bools, Floats, Ints, readonly
from detente.dealspace.kernels.epsilon_archive import cuts_of, keep, useful
from detente.dealspace.kernels.nemhauser_ullmann import in_units, merge
from detente.dealspace.kernels.parts import Parts, least_shares, listing, parts_of
from detente.shown import Result
from detente.worlds.space import Space

EQUAL = 1e-10
"""Shares of a party's span that are nearer than this are the same."""
_DESCENTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much may be held, and looked at.

    Attributes
    ----------
    sorted, sorted_sums : int
        Packages, and sums in one step, for three parties or fewer.
    exact, exact_sums : int
        Packages, and sums in all steps, where they are not thinned.
    held, listed : int
        Packages of a part and of the whole where they are thinned.
    """

    sorted: int = 300_000
    sorted_sums: int = 30_000_000
    exact: int = 50_000
    exact_sums: int = 10_000_000
    held: int = 1_000
    listed: int = 4_000


class Picked(NamedTuple):
    """Choices (package, block), what they are within (party,), and whether nothing is left out."""

    picks: Ints
    within: Floats
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sums:
    """Sums over some blocks: the corners, and of what they are made."""

    low: Floats
    high: Floats
    blocks: tuple[int, ...]
    made: Ints = field(default_factory=lambda: np.zeros((0, 2), np.int32))
    of: tuple[_Sums, ...] = ()

    def debt(self) -> Floats:
        """(party,): how far a package may be from the one that stands for it."""
        most: Floats = (self.high - self.low).max(axis=0, initial=0.0)
        return most


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Bounds:
    """Multipliers, the most that each block adds by them, and the least that is of use."""

    lams: Floats
    blocks: Floats
    least: Floats

    def rest(self, done: tuple[int, ...]) -> Floats:
        """The least that sums over these blocks must be worth by each multiplier."""
        others = np.ones(len(self.blocks), dtype=bool)
        others[list(done)] = False
        rest: Floats = self.least - self.blocks[others].sum(axis=0)
        return rest


def pick_many(parts: Parts, needs: Floats, limits: Limits) -> Picked:
    """The undominated choices of one row, exactly if they can be held.

    ``needs`` (party,) is the least share of its span that a package of the zone is worth to each
    party. Where not all can be held, those that leave no party short of it come first: if there
    are any, only they are listed, all of them if possible.
    """
    values = [parts.values[b, :n] for b, n in enumerate(parts.counts)]
    everything = _no_bounds(values)
    if values[0].shape[1] > 3:
        found = _in_turn(values, parts.order, everything, limits)
        if found is not None:
            return _as_picks(found, len(values), whole=True)
    bounds = _bounds(values, needs)
    found = _in_turn(values, parts.order[::-1], bounds, limits)
    if found is None:
        found = _in_pairs(values, bounds, limits)
    if (found.low >= needs - EQUAL).all(axis=1).any():  # else there may be none
        return _as_picks(found, len(values), whole=False)
    return _as_picks(_in_pairs(values, everything, limits), len(values), whole=True)


def _no_bounds(values: list[Floats]) -> _Bounds:
    parties = values[0].shape[1]
    return _Bounds(
        lams=np.zeros((0, parties)), blocks=np.zeros((len(values), 0)), least=np.zeros(0)
    )


def _bounds(values: list[Floats], needs: Floats) -> _Bounds:
    """Multipliers by which little is worth the needs: each party alone, and steps downhill."""
    parties = len(needs)
    alone, even = np.eye(parties), np.full(parties, 1.0 / parties)
    lams = list(alone)
    for start in (even, *(0.5 * (even + one) for one in alone)):
        lam = start
        for step in range(_DESCENTS):
            lams.append(lam)
            best = np.sum([v[np.argmax(v @ lam)] for v in values], axis=0) - needs
            scale = max(float(np.abs(best).max()), 1e-12)
            lam = lam * np.exp(-0.8 / np.sqrt(step + 1) * best / scale)
            lam = lam / lam.sum()
    every = np.array(lams)
    most = np.array([(v @ every.T).max(axis=0) for v in values])
    return _Bounds(lams=every, blocks=most, least=every @ needs)


def _in_turn(values: list[Floats], order: Ints, bounds: _Bounds, limits: Limits) -> _Sums | None:
    """Exactly, one block after the other; None if that is too much."""
    found, looked = _nothing(values), 0
    for b in order:
        looked += len(found.low) * len(values[b])
        if looked > limits.exact_sums:
            return None
        fits, found = _sums(found, _block(values, int(b)), bounds, limits.exact, thinning=False)
        if not fits:
            return None
    return found


def _in_pairs(values: list[Floats], bounds: _Bounds, limits: Limits) -> _Sums:
    """Within epsilon: the two lists that matter least are put together, until one is left."""
    heap: list[tuple[float, int, _Sums]] = []
    nothing, turn = _nothing(values), count()
    for b, v in enumerate(values):
        _, few = _sums(nothing, _block(values, b), bounds, limits.held, thinning=True)
        heap.append((float(v.max(axis=0).sum()), next(turn), few))
    heapq.heapify(heap)
    while len(heap) > 1:
        (less, _, one), (more, _, other) = heapq.heappop(heap), heapq.heappop(heap)
        most = limits.held if heap else limits.listed
        _, both = _sums(one, other, bounds, most, thinning=True)
        heapq.heappush(heap, (less + more, next(turn), both))
    return heap[0][2]


def _nothing(values: list[Floats]) -> _Sums:
    zero = np.zeros((1, values[0].shape[1]))
    return _Sums(low=zero, high=zero, blocks=())


def _block(values: list[Floats], b: int) -> _Sums:
    return _Sums(low=values[b], high=values[b], blocks=(b,))


def _sums(
    one: _Sums, other: _Sums, bounds: _Bounds, most: int, *, thinning: bool
) -> tuple[bool, _Sums]:
    """What stays of the sums of one of each, if it fits."""
    blocks = one.blocks + other.blocks
    sums = useful(one.high, other.high, bounds.lams, bounds.rest(blocks))
    if not len(sums):
        none = np.zeros((0, one.low.shape[1]))
        return True, _Sums(low=none, high=none, blocks=blocks, of=(one, other))
    ours, theirs = one.low.sum(axis=1), other.low.sum(axis=1)
    size = len(other.low)
    ranked = sums[np.argsort(-(ours[sums // size] + theirs[sums % size]), kind="stable")]
    epsilon = max(EQUAL, float((one.debt() + other.debt()).max()))
    cuts = cuts_of(one.low, other.low, sums)
    lists = one.low, one.high, other.low, other.high
    kept, low, high, made = keep(*lists, ranked, cuts, epsilon, most, thinning)
    low, high, made = (array[: max(kept, 0)].copy() for array in (low, high, made))
    return kept >= 0, _Sums(low=low, high=high, made=made, blocks=blocks, of=(one, other))


def _as_picks(sums: _Sums, blocks: int, *, whole: bool) -> Picked:
    picks: Any = np.zeros((len(sums.low), blocks), np.int16)
    order = np.lexsort(tuple(-sums.low.T[::-1]))
    _write(sums, order, picks)
    within = sums.debt()
    return Picked(picks, np.where(within > 10 * EQUAL, within, 0.0), whole)


def _write(sums: _Sums, at: Ints, picks: Any) -> None:
    if sums.of:
        for k, part in enumerate(sums.of):
            _write(part, sums.made[at, k], picks)
    elif sums.blocks:
        picks[:, sums.blocks[0]] = at


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frontier(Result):
    """The undominated packages of one row, those of greatest worth to the first party first.

    Attributes
    ----------
    packages : (package, issue) int16
        One for each worth vector.
    worth, gain : (package, party)
    in_zone : (package,) bool
        Whether every party gains and would keep it.
    within : (party,)
        In worth: every package that the list is about is dominated by a listed one to which so
        much is added. 0 where the list is exact; what is nearer than a millionth of a thousandth
        of a party's whole span is equal.
    whole : bool
        The list is about every allowed package; else only about those that leave no party short
        of the least worth at which, under some case, it gains and keeps.
    """

    packages: Ints
    worth: Floats
    gain: Floats
    in_zone: Bools
    within: Floats
    whole: bool

    def __post_init__(self) -> None:
        for name in ("packages", "worth", "gain", "in_zone", "within"):
            object.__setattr__(self, name, readonly(getattr(self, name)))

    @property
    def exact(self) -> bool:
        """Whether every undominated package that the list is about stands on it."""
        return not self.within.any()


def frontier(space: Space, row: int, limits: Limits | None = None) -> Frontier:
    """The undominated packages of one row, exactly where they can be held.

    For up to three parties sums are merged in order, and the list is exact and whole to 300,000
    packages. Beyond, and from four parties on, they are merged without an order: exact and whole
    to 50,000 packages; else exact to 50,000 packages that leave no party short of what it needs;
    else within a stated worth, of such packages if there are any, 4,000 of them.

    A package that is excluded by an absolute line stands on no frontier. Where a deal lives longer
    under one case than another, gains need not rank packages as worth does; the frontier is that
    of worth, and so is ``within``; under one case no gain differs by more than worth does.

    Parameters
    ----------
    limits : Limits, optional
        Other numbers than these.

    References
    ----------
    Nemhauser & Ullmann (1969); Papadimitriou & Yannakakis (2000); Erlebach, Kellerer & Pferschy
    (2002).
    """
    parts = parts_of(space, row)
    picked = _picked(space, row, parts, limits or Limits())
    found = listing(space, row, parts, picked.picks)
    for array in found:
        array.flags.writeable = False  # nobody else holds it: spares the copy
    return Frontier(**found._asdict(), within=picked.within * parts.span, whole=picked.whole)


def _picked(space: Space, row: int, parts: Parts, limits: Limits) -> Picked:
    exact = np.zeros(len(parts.span))
    if not parts.counts.all():
        return Picked(np.zeros((0, len(parts.counts)), np.int16), exact, True)
    if len(parts.span) <= 3:
        lists = in_units(parts.values), parts.counts, parts.order
        fits, picks = merge(*lists, limits.sorted, limits.sorted_sums)
        if fits:
            return Picked(picks, exact, True)
    return pick_many(parts, least_shares(space, row, parts), limits)
