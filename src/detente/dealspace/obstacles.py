"""What stands in the way of a deal, the main obstacle first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from detente.arrays import Bools, OrNaN
from detente.dealspace.alone import Alone
from detente.dealspace.chance import chance
from detente.dealspace.conflict import Conflicts
from detente.shown import Result
from detente.worlds.space import Space


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle(Result):
    """One thing that stands in the way, over the rows without a zone.

    Attributes
    ----------
    kind : str
        ``no-deal``: the party would rather go on. ``keeping``: it would sign, and not keep it.
        ``line``: its red line.
    party : str
        Whose it is.
    name : str
        The red line by its name in the worlds, else the party again.
    alone : float
        In which share of these rows it alone stands in the way: if the party's no-deal value were
        lower, if it were bound to keep what it signs, or if the line were a cost, there would be
        a zone, all else the same. Counted in every row of the first 1,000 draws; several things
        may each do so.
    among : float
        In which share it is part of the smallest conflict found, from the
        rows searched; for ``keeping`` no more than ``alone``.
    error : float
        Standard error of ``alone``: how far another seed would move it. NaN where it is not known.
    """

    kind: Literal["no-deal", "keeping", "line"]
    party: str
    name: str
    alone: float
    among: float
    error: OrNaN = math.nan


def obstacles(space: Space, shut: Alone, quarrels: Conflicts) -> tuple[Obstacle, ...]:
    """The obstacles, the one that shuts the zone alone most often first.

    Of those that never do, or do so equally often, first the one that is in the most conflicts.
    What stands in the way nowhere is left out.

    Parameters
    ----------
    space : Space
    shut : Alone
    quarrels : Conflicts
        Of the same space.
    """
    if not len(shut.rows):
        return ()
    lowered, kept, lines = (
        [_often(space, shut, flags) for flags in found.T]
        for found in (shut.lowered, shut.kept, shut.lines)
    )
    every = []
    for i, party in enumerate(space.parties):
        among = sum(share for one, share in quarrels.sets if party in one.parties)
        every += [
            Obstacle(kind="no-deal", party=party, name=party, among=min(among, 1.0), **lowered[i]),
            Obstacle(kind="keeping", party=party, name=party, among=kept[i]["alone"], **kept[i]),
        ]
    for n, line in enumerate(space.lines):
        among = sum(share for one, share in quarrels.sets if line in one.lines)
        every.append(
            Obstacle(
                kind="line",
                party=_owner(space, line),
                name=line,
                among=min(max(among, 0.0), 1.0),
                **lines[n],
            )
        )
    telling = [one for one in every if max(one.alone, one.among) > 0.0]
    return tuple(sorted(telling, key=lambda one: (-one.alone, -one.among)))


def _often(space: Space, shut: Alone, flags: Bools) -> dict[str, float]:
    """In what share of the rows without a zone, and how far another seed would move that."""
    opened = chance(flags, space.draw_of_row[shut.rows])
    return {"alone": opened.value, "error": opened.error}


def _owner(space: Space, line: str) -> str:
    """The party whose line it is: the longest id that its name begins with."""
    owners = [party for party in space.parties if line.startswith(f"{party}.")]
    return max(owners, key=len)
