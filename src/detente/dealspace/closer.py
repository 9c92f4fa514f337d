"""A closer look at what could be agreed: how much of it, why not, and what it would mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats, Ints
from detente.dealspace.alone import Alone
from detente.dealspace.alternatives import Alternative, alternatives, farthest
from detente.dealspace.conflict import Conflicts, conflicts
from detente.dealspace.count import Counts, counts
from detente.dealspace.explain import Explained, Yardstick, explain
from detente.dealspace.frontier import Frontier, Limits, frontier
from detente.dealspace.gap import Gap
from detente.dealspace.price import Way, cheapest
from detente.dealspace.solutions import Solution
from detente.dealspace.zone import Zone
from detente.shown import Result
from detente.worlds.build import Worlds
from detente.worlds.space import BY_DRAW, Space

DRAFT_ROWS = 60
MOST_POINTS = 50_000
"""What an answer can hold of a frontier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closer(Result):
    """What a closer look shows; each part says how many rows it looked at.

    Attributes
    ----------
    counts : Counts
        How many packages the zone holds, and what they have in common.
    conflicts : Conflicts
        What together forbids a deal where there is no zone.
    ways : tuple of Way
        The cheapest openings.
    alternatives : tuple of Alternative
        Packages of the zone that lie far apart; the first is the representative one.
    explained : tuple of Explained
        The representative package; empty without a zone.
    drafts : dict of draft -> Explained
        Every draft, in or outside the zone.
    frontier : Frontier or None
        Where nothing is uncertain: the undominated packages, within what it says.
    """

    counts: Counts
    conflicts: Conflicts
    ways: tuple[Way, ...]
    alternatives: tuple[Alternative, ...]
    explained: tuple[Explained, ...]
    drafts: dict[str, Explained]
    frontier: Frontier | None

    @property
    def certain(self) -> bool:
        """Whether all rows are alike, so that nothing is uncertain."""
        return self.frontier is not None


def look_closer(
    worlds: Worlds,
    space: Space,
    zones: Zone,
    solutions: Mapping[str, Solution],
    *,
    ideal: Floats,
    between: Gap,
    drafts: Mapping[str, Ints],
    shut: Alone,
) -> Closer:
    """The closer look at a space whose zone, solutions and gap are known.

    Parameters
    ----------
    worlds, space : Worlds, Space
        The same draws; the space may hold some packages only.
    zones : Zone
    solutions : dict of principle -> Solution
        Nash among them.
    ideal : (row, party)
    between : Gap
    drafts : dict of draft -> (issue,) int
    shut : Alone
    """
    sure = certain(space)
    nash = solutions["nash"]
    yardstick = Yardstick(ideal=ideal, nash=np.asarray(nash.gain))
    tabled = [package for package in drafts.values() if _holds(space, package)]
    some = alternatives(space, zones, _pool(space, zones, solutions, sure), drafts=tabled)
    numbers = [
        np.array([space.options[k].index(one.package[i]) for k, i in enumerate(space.issues)])
        for one in some[:1]
    ]
    return Closer(
        counts=counts(space, zones, rows=1 if sure else 32),
        conflicts=conflicts(space, zones, rows=1 if sure else 48),
        ways=cheapest(worlds, space, shut, between),
        alternatives=some,
        explained=tuple(explain(worlds, space, one, yardstick) for one in numbers),
        drafts={
            id: explain(worlds, space, package, yardstick, rows=DRAFT_ROWS)
            for id, package in drafts.items()
            if _holds(space, package)
        },
        frontier=frontier(space, 0, Limits(sorted=MOST_POINTS)) if sure else None,
    )


def certain(space: Space) -> bool:
    """Whether all rows are alike, so that nothing is uncertain."""
    arrays = [np.asarray(getattr(space, name)) for name in BY_DRAW] + [np.asarray(space.absolute)]
    return all(bool(np.allclose(array, array[:1], rtol=0, atol=1e-12)) for array in arrays)


def _pool(space: Space, zones: Zone, solutions: Mapping[str, Solution], sure: bool) -> Ints:
    """Packages to choose alternatives from: the whole zone if it is one, else every pick."""
    if sure and len(zones.exists) and zones.exists[0]:
        return farthest(space, 0)
    picks = [np.asarray(one.packages) for one in solutions.values()]
    return np.concatenate([pick[pick[:, 0] >= 0] for pick in picks]).astype(np.int64)


def _holds(space: Space, package: Ints) -> bool:
    """Whether the package is one of the space's."""
    parts = [space.head, *(b[:real] for b, real in zip(space.blocks, space.choices, strict=True))]
    return all(((part < 0) | (part == package)).all(axis=1).any() for part in parts)
