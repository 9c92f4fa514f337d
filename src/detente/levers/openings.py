"""What would open the zone: the chance of one with one thing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from detente.dealspace.chance import Chance, chance
from detente.dealspace.without import opens_alone
from detente.dealspace.zone import Zone, has_zone
from detente.dossier.model import Dossier
from detente.levers.effects import apply, changes_of
from detente.shown import Result
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.pack import space
from detente.worlds.space import Space

_LEVER_DRAWS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Result):
    """The chance of a zone as it is, and with one thing changed, on the same draws.

    Attributes
    ----------
    kind : str
        ``lever``: the lever at full strength. ``line``: a red line that a price can move.
    name, label : str
    before, after : Chance
    """

    kind: Literal["lever", "line"]
    name: str
    label: str
    before: Chance
    after: Chance

    @property
    def rise(self) -> float:
        """How much the chance of a zone rises."""
        return self.after.value - self.before.value


def openings(
    dossier: Dossier,
    worlds: Worlds,
    room: Space,
    found: Zone,
    *,
    narrow: Callable[[Space], Space] | None = None,
    progress: Callable[[float], None] | None = None,
) -> tuple[Opening, ...]:
    """What each lever and each red line does to the chance of a zone, largest rise first.

    A line that a price can move costs what the dossier says crossing it costs where it is not
    absolute. A lever that changes none of what a zone depends on is left out. Levers, under which
    the worlds have to be built anew, are tried on the first 1,000 draws, before and after.

    Parameters
    ----------
    dossier : Dossier
    worlds : Worlds
        As they are.
    room : Space
        Of these worlds, with the packages to look at.
    found : Zone
        Of the room.
    narrow : callable, optional
        Which packages of a space to look at; all if not given.
    progress : callable, optional
        Told the share done, 0 to 1.
    """
    levers = [name for name in dossier.levers if changes_of(dossier, name)]
    labels = {line.name: line.label for line in worlds.lines}
    before = chance(found.exists, room.outer)
    few = room.outer < _LEVER_DRAWS
    before_few = chance(found.exists[few], room.outer[few])
    tried = []
    for done, name in enumerate(levers):
        tried.append(
            Opening(
                kind="lever",
                name=name,
                label=dossier.levers[name].name,
                before=before_few,
                after=_chance(_with_lever(dossier, worlds, name), narrow),
            )
        )
        if progress is not None:
            progress((done + 1) / (len(levers) + 1))
    tried += [
        Opening(
            kind="line",
            name=name,
            label=f"This line has its price: {labels[name]}",
            before=before,
            after=after,
        )
        for name, after in zip(room.lines, _softened(room, found), strict=True)
    ]
    return tuple(sorted(tried, key=lambda opening: -opening.rise))


def _with_lever(dossier: Dossier, worlds: Worlds, lever: str) -> Worlds:
    inner = worlds.rows // worlds.draws
    few = replace(worlds.inputs, values=worlds.inputs.values[:_LEVER_DRAWS])
    return build_worlds(dossier, apply(dossier, lever, few), inner=inner)


def _softened(room: Space, found: Zone) -> list[Chance]:
    """The chance of a zone once each line is a cost: none closes, and rows open where it shut."""
    shut = np.flatnonzero(~found.exists)
    opened = opens_alone(room, shut)
    after = []
    for line in range(len(room.lines)):
        exists = np.array(found.exists)
        exists[shut] = opened[:, line]
        after.append(chance(exists, room.outer))
    return after


def _chance(worlds: Worlds, narrow: Callable[[Space], Space] | None) -> Chance:
    packed = space(worlds)
    packed = packed if narrow is None else narrow(packed)
    return chance(has_zone(packed), packed.outer)
