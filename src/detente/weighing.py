"""A package put together by hand: what it is to all, how likely a yes, and what would better it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from detente.arrays import OrNaN, evenly, first_of_each
from detente.asked import Settings
from detente.dealspace.better import Swaps, distances, swaps
from detente.dealspace.closer import DRAFT_ROWS
from detente.dealspace.package import PackageScore, score_package
from detente.dealspace.summary import summarise
from detente.dossier.model.dossier import Dossier
from detente.inference.acceptance import Acceptance, acceptances
from detente.ranges import Range
from detente.results import Ground
from detente.shown import Result
from detente.stages import draft_packages
from detente.worlds.build import first_rows
from detente.worlds.packages import package_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed(Result):
    """A package against the zone and the frontier.

    Attributes
    ----------
    score : PackageScore
        What each party gains, what it crosses, what keeps it out of the zone.
    accepted : Acceptance
        How likely each whose leave is needed says yes to it, and all of them.
    to_zone : Range
        On how many issues the nearest package of the zone differs, where there is a zone.
    undominated : float
        In which share of the rows looked at no package gains nobody less and somebody more.
    to_frontier : Range
        On how many issues the nearest that does differs, where there is one.
    rows : int
        In how many rows at most distances were looked for.
    """

    score: PackageScore
    accepted: Acceptance
    to_zone: Range
    undominated: OrNaN
    to_frontier: Range
    rows: int


def weigh(
    dossier: Dossier, ground: Ground, answers: Mapping[str, str], settings: Settings
) -> Weighed:
    """What a package is to all, on a ground that is known: quick enough to follow each change.

    Parameters
    ----------
    dossier : Dossier
    ground : Ground
        What :func:`detente.workbench.find_ground` gave for it and the settings.
    answers : dict of issue -> option
        What it leaves open stands at today's option.

    Examples
    --------
    >>> import detente
    >>> from detente.workbench import find_ground
    >>> rivers, few = detente.read("two-rivers"), Settings(draws=60, inner=8)
    >>> ground = find_ground(rivers, few, seed=1)
    >>> found = weigh(rivers, ground, {"border": "middle-line", "guarantee": "consult"}, few)
    >>> found.score.inside.value > weigh(rivers, ground, {}, few).score.inside.value
    True
    """
    worlds, space = ground.worlds, ground.space
    package = package_numbers(worlds, [dict(answers)])[0]
    each = settings.rows_a_draw
    few = first_rows(worlds, each)
    ideal = ground.ideal[first_of_each(space.draw_of_row, each)]
    near = evenly(np.flatnonzero(ground.zone.exists), DRAFT_ROWS)
    some = evenly(np.arange(space.rows), DRAFT_ROWS)
    far = distances(space, near, some, package)
    return Weighed(
        score=score_package(worlds, answers, {id: p.name for id, p in dossier.parties.items()}),
        accepted=acceptances(few, {"": package}, ideal)[""],
        to_zone=far.to_zone,
        undominated=far.undominated,
        to_frontier=far.to_frontier,
        rows=len(some),
    )


def improvements(ground: Ground, answers: Mapping[str, str]) -> Swaps:
    """Changes of one answer or of two together that cost nobody a gain and add to somebody's."""
    rows = evenly(np.arange(ground.space.rows), DRAFT_ROWS)
    return swaps(ground.space, rows, package_numbers(ground.worlds, [dict(answers)])[0])


def starts(dossier: Dossier, ground: Ground) -> Iterator[tuple[str, dict[str, str]]]:
    """Packages to begin from: what each draft comes to, by its id, and what each principle picks.

    What a draft leaves open stands at today's option; a principle picks none where there is no
    zone.
    """
    worlds = ground.worlds
    for id, numbers in draft_packages(dossier, worlds).items():
        yield id, {i: worlds.options[k][numbers[k]] for k, i in enumerate(worlds.issues)}
    for name, solution in ground.solutions.items():
        picked = summarise(ground.space, solution, ground.ideal).package
        if picked:
            yield name, picked
