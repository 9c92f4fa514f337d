"""What one role knows: what is public, and its own wants, red lines and no-deal value."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats
from detente.classroom.exact import DRAWS, POINTS
from detente.dossier.inputs.names import issues_for
from detente.dossier.model.dossier import Dossier
from detente.ranges import Range
from detente.shown import Result
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionPoints(Result):
    """One answer to an issue, and the points it brings: a range unless it is exact."""

    option: str
    points: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePoints(Result):
    """A red line: its name, the chance that it is absolute, and what crossing it costs if not."""

    line: str
    absolute: Range
    costs: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Result):
    """What a party at the table is told in confidence.

    Attributes
    ----------
    party : str
    issues : dict of issue -> tuple of OptionPoints
        Those on which its leave is needed; in points of a hundred.
    lines : tuple of LinePoints
        In the dossier's order.
    links : tuple of Range
        The points that several answers bring only together, in the dossier's order.
    no_deal : Range
        What going on without a deal is worth, in points.
    exact : bool
        Whether all of it is stated without doubt.
    """

    party: str
    issues: dict[str, tuple[OptionPoints, ...]]
    lines: tuple[LinePoints, ...]
    links: tuple[Range, ...]
    no_deal: Range
    exact: bool


def roles(dossier: Dossier, *, seed: int = 1) -> tuple[Role, ...]:
    """The roles of a dossier: the parties whose leave a deal needs, each with its own points.

    Parameters
    ----------
    dossier : Dossier
    seed : int
        Of the 2,000 draws that ranges are taken from.

    Examples
    --------
    >>> import detente
    >>> from detente.classroom.exact import exact_game
    >>> north = roles(exact_game(detente.read("two-rivers")))[0]
    >>> north.party, north.no_deal.median, north.exact
    ('north', 24.0, True)
    """
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=DRAWS, seed=seed), inner=1)
    return tuple(_role(dossier, worlds, p) for p in worlds.required)


def _role(dossier: Dossier, worlds: Worlds, p: int) -> Role:
    party = worlds.parties[p]
    own_lines = [n for n, line in enumerate(worlds.lines) if line.party == p]
    own_links = [n for n, link in enumerate(worlds.links) if link.party == p]
    issues = {
        issue: tuple(
            OptionPoints(option=option, points=_points(worlds.value[:, p, k, o]))
            for o, option in enumerate(worlds.options[k])
        )
        for k, issue in enumerate(worlds.issues)
        if issue in issues_for(dossier, party)
    }
    lines = tuple(
        LinePoints(
            line=name,
            absolute=Range.of(worlds.line_absolute[:, n]),
            costs=_points(worlds.line_costs[:, n]),
        )
        for n in own_lines
        for name in (worlds.lines[n].name.removeprefix(f"{party}."),)
    )
    links = tuple(_points(worlds.link_adds[:, n]) for n in own_links)
    no_deal = _points(worlds.no_deal[:, p])
    every = [answer.points for options in issues.values() for answer in options]
    every += [*links, no_deal, *(line.absolute for line in lines)]
    return Role(
        party=party,
        issues=issues,
        lines=lines,
        links=links,
        no_deal=no_deal,
        exact=all(one.high == one.low for one in every),
    )


def _points(worth: Floats) -> Range:
    return Range.of(np.round(POINTS * worth, 9))
