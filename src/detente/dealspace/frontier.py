"""The frontier: packages that no other package betters for one party without costing another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats, Ints, readonly
from detente.dealspace.frontier_many import Limits, Picked, pick_many
from detente.dealspace.kernels.nemhauser_ullmann import in_units, merge
from detente.dealspace.kernels.parts import Parts, least_shares, listing, parts_of
from detente.shown import Result
from detente.worlds.space import Space


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
