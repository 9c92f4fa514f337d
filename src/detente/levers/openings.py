"""What would open the zone: the chance of one with one thing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from detente.arrays import Bools, Ints, own
from detente.dealspace.alone import FIRST_DRAWS, Alone
from detente.dealspace.chance import Chance, chance
from detente.dealspace.zone import Zone, has_zone
from detente.dossier.model.dossier import Dossier
from detente.levers.effects import apply, changes_of
from detente.shown import Result
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.space import Space, space

_TENTH = 0.1
WORTH_LESS = "Going on is worth {size:.2g} less to {party}"
"""What is changed where a no-deal value falls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Result):
    """The chance of a zone as it is, and with one thing changed, on the same draws.

    Attributes
    ----------
    kind : str
        ``lever``: the lever at full strength. ``line``: a red line that a price can move.
        ``no-deal``: going on is worth less to the party, by ``size``.
    name, label : str
        The lever, the line or the party; and in words.
    before, after : Chance
    size : float or None
        Of a no-deal value, by how much it falls, in worth to the party: a tenth of what lies
        between its worst and its best package, so that parties are asked alike.
    """

    kind: Literal["lever", "line", "no-deal"]
    name: str
    label: str
    before: Chance
    after: Chance
    size: float | None = None

    @property
    def rise(self) -> float:
        """How much the chance of a zone rises."""
        return self.after.value - self.before.value


def openings(
    dossier: Dossier,
    worlds: Worlds,
    room: Space,
    found: Zone,
    shut: Alone,
    *,
    narrow: Callable[[Space], Space] | None = None,
    progress: Callable[[float], None] | None = None,
) -> tuple[Opening, ...]:
    """What each lever, red line and no-deal value does to the chance of a zone.

    The largest rise comes first, whatever its kind. A line that a price can move costs what the
    dossier says crossing it costs where it is not absolute. A lever that changes none of what a
    zone depends on is left out. A no-deal value falls by a tenth of what lies between the party's
    worst and best package. All are tried on the first 1,000 draws, before and after.

    Parameters
    ----------
    dossier : Dossier
    worlds : Worlds
        As they are.
    room : Space
        Of these worlds, with the packages to look at.
    found : Zone
        Of the room.
    shut : Alone
    narrow : callable, optional
        Which packages of a space to look at; all if not given.
    progress : callable, optional
        Told the share done, 0 to 1.
    """
    levers = [name for name in dossier.levers if changes_of(dossier, name)]
    labels = {line.name: line.label for line in worlds.lines}
    few = np.flatnonzero(room.draw_of_row < FIRST_DRAWS)
    exists, draws = found.exists[few], room.draw_of_row[few]
    before = chance(exists, draws)
    tried = []
    for done, name in enumerate(levers):
        tried.append(
            Opening(
                kind="lever",
                name=name,
                label=dossier.levers[name].name,
                before=before,
                after=_chance(_with_lever(dossier, worlds, name), narrow),
            )
        )
        if progress is not None:
            progress((done + 1) / (len(levers) + 1))
    for line, name in enumerate(room.lines):
        tried.append(
            Opening(
                kind="line",
                name=name,
                label=f"This line has its price: {labels[name]}",
                before=before,
                after=_also(exists, draws, shut.lines[:, line]),
            )
        )
    closed = few[~exists]
    for party, size, opened in _lowered(worlds, room, closed):
        label = WORTH_LESS.format(size=size, party=dossier.parties[party].name)
        tried.append(
            Opening(
                kind="no-deal",
                name=party,
                label=label,
                before=before,
                after=_also(exists, draws, opened),
                size=size,
            )
        )
    return tuple(sorted(tried, key=lambda opening: -opening.rise))


def _with_lever(dossier: Dossier, worlds: Worlds, lever: str) -> Worlds:
    inner = worlds.rows // worlds.draws
    few = replace(worlds.inputs, values=worlds.inputs.values[:FIRST_DRAWS])
    return build_worlds(dossier, apply(dossier, lever, few), inner=inner)


def _also(exists: Bools, draws: Ints, opened: Bools) -> Chance:
    """The chance of a zone once some of the rows without one have one too."""
    also = np.array(exists)
    also[~also] = opened
    return chance(also, draws)


def _lowered(worlds: Worlds, room: Space, none: Ints) -> Iterator[tuple[str, float, Bools]]:
    """For each party how much less going on is worth to it, and which of these rows that opens."""
    closed = replace(room, draw_of_row=room.draw_of_row[none], absolute=room.absolute[none])
    for i, party in enumerate(room.parties):
        size = _TENTH * _span(worlds, party)
        no_deal = np.array(room.no_deal)
        no_deal[:, i] -= size
        opened = has_zone(replace(closed, no_deal=own(no_deal))) if len(none) else none > 0
        yield party, size, opened


def _span(worlds: Worlds, party: str) -> float:
    """What lies between the party's worst and best answers, all issues together, on average."""
    value = worlds.value[:, worlds.parties.index(party)]
    spans = [np.ptp(value[:, k, :size], axis=1) for k, size in enumerate(worlds.sizes)]
    return float(np.sum(spans, axis=0).mean())


def _chance(worlds: Worlds, narrow: Callable[[Space], Space] | None) -> Chance:
    packed = space(worlds)
    packed = packed if narrow is None else narrow(packed)
    return chance(has_zone(packed), packed.draw_of_row)
