"""What a study spends its time on beside the talks: stages, each handed no more than it may read.

The answer of a stage depends on its arguments alone (:class:`detente.keeping.Keep`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Floats, Ints, first_of_each
from detente.asked import Settings
from detente.dealspace.alone import Alone, alone
from detente.dealspace.closer import Closer, look_closer
from detente.dealspace.gap import Gap, gap
from detente.dealspace.principles import PRINCIPLES
from detente.dealspace.restrict import narrowing
from detente.dealspace.solutions import Solution, ideal_within, solve
from detente.dealspace.zone import Zone, has_zone, zone
from detente.dossier.inputs.registry.acting import DEADLINE_FATIGUE, ROUNDS_A_MONTH
from detente.dossier.inputs.registry.index import INPUTS
from detente.dossier.model.behaviour import Behaviour, Mediation
from detente.dossier.model.dossier import Dossier
from detente.drafting.points import draft_package
from detente.keeping import Keep
from detente.levers.openings import Opening, openings
from detente.levers.tornado import Tornado, tornado
from detente.shown import Result
from detente.talks.candidates import candidates
from detente.talks.courses import Course
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import Inputs
from detente.worlds.packages import package_numbers
from detente.worlds.space import Space, space

OF_TALKS = frozenset({DEADLINE_FATIGUE.part, ROUNDS_A_MONTH.part})
"""The parts of a dossier whose numbers play no part in whether there is a zone."""
_EVERY_PART = frozenset(kind.part for kind in INPUTS.values())

Progress = Callable[[str, float], None]
"""Told the name of a step, and the share of it done."""

EACH_SWING, _ROWS_OF_SWINGS = 8, 8_000
"""Rows of each draw, and of all, in which an input is held at its ends: of many draws fewer each.

What another seed would move is told beside the ends; more draws make it less, more rows hardly.
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Searched(Result):
    """The deal space searched: the zone, and its packages by each principle."""

    zone: Zone
    solutions: dict[str, Solution]
    ideal: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Opened(Result):
    """Why there is no zone where there is none, and a closer look where there is one."""

    alone: Alone
    gap: Gap
    closer: Closer


def search(deal_space: Space, *, each: int, progress: Progress) -> Searched:
    """Search a space.

    Parameters
    ----------
    deal_space : Space
    each : int
        In how many rows of each draw the packages of each principle are looked for.
    """
    progress("deals", 0.0)
    zones = zone(deal_space)
    looked = zones.rows[first_of_each(deal_space.draw_of_row, each)[zones.rows]]
    largest, at_most = ideal_within(deal_space, rows=looked)
    solutions: dict[str, Solution] = {}
    for done, principle in enumerate(PRINCIPLES):
        solutions[principle] = solve(
            deal_space, principle, rows=looked, largest=largest, bound=at_most
        )
        progress("deals", (done + 1) / len(PRINCIPLES))
    return Searched(zone=zones, solutions=solutions, ideal=largest)


def look_into(
    worlds: Worlds,
    deal_space: Space,
    searched: Searched,
    drafts: Mapping[str, Ints],
    *,
    progress: Progress,
) -> Opened:
    """Look into what was found.

    Parameters
    ----------
    worlds : Worlds
        As :func:`numbers_of` gives them.
    deal_space : Space
        Of these worlds.
    searched : Searched
    drafts : dict of draft -> (issue,) int
    """
    progress("openings", 0.0)
    shut = alone(deal_space, searched.zone)
    between = gap(deal_space, shut)
    closer = look_closer(
        worlds,
        deal_space,
        searched.zone,
        searched.solutions,
        ideal=searched.ideal,
        between=between,
        drafts=drafts,
        shut=shut,
    )
    return Opened(alone=shut, gap=between, closer=closer)


def open_zone(
    dossier: Dossier,
    worlds: Worlds,
    deal_space: Space,
    shut: tuple[Zone, Alone],
    *,
    only: Mapping[str, tuple[str, ...]],
    progress: Progress,
) -> tuple[Opening, ...]:
    """What would open the zone; the dossier and the worlds without what plays no part."""
    return openings(
        dossier,
        worlds,
        deal_space,
        *shut,
        narrow=narrowing(worlds, only) if only else None,
        progress=lambda done: progress("openings", done),
    )


def swing_zone(
    dossier: Dossier,
    inputs: Inputs,
    *,
    inner: int,
    swings: int,
    level: float,
    progress: Progress,
    only: tuple[str, ...] = (),
) -> Tornado:
    """Which inputs move the chance of a zone, or which of some; the dossier as for a zone alone."""
    return tornado(
        inputs,
        lambda changed: _chance_by_draw(dossier, changed, inner),
        swings=swings,
        level=level,
        keep=(lambda entry: entry.name in only) if only else None,
        progress=lambda share: progress("swings", share),
    )


def pool(
    routes: tuple[Course, ...],
    changing: tuple[str, ...],
    picks: Sequence[Ints],
    drafts: Sequence[Ints],
    *,
    limit: int,
    at_war: bool,
) -> Ints:
    """What can come to the table: the drafts, and what solves many draws, under any lever.

    Parameters
    ----------
    routes : tuple of Course
        The course held first; of each no more than its worlds, as :func:`routes_of` gives them.
    changing : tuple of lever
        Those under which the worlds are others.
    picks : sequence of (row, issue) int
        What solves the draws under the course held.
    drafts : sequence of (issue,) int
    limit : int
        How many packages in all.
    at_war : bool
        Whether there is a war, in which to stop as things stand is a deal.
    """
    picks = list(picks)
    for route in routes:
        if route.name in changing:
            deal_space = space(route.worlds)
            picks.append(solve(deal_space, "nash", rows=zone(deal_space).rows).packages)
    held = routes[0].worlds
    tabled, today = list(drafts), np.asarray(held.today)
    offers = [found[found[:, 0] >= 0] for found in map(np.asarray, picks)]
    if not any((draft != today).any() for draft in tabled) and not any(
        len(offer) if at_war else (offer != today).any() for offer in offers
    ):
        # There is nothing to table: talks take place over a text that nobody signs.
        sizes = np.array([len(options) for options in held.options])
        tabled = [(today + 1) % sizes]
    rows = np.array(tabled, dtype=np.int64).reshape(len(tabled), len(held.issues))
    found = candidates(routes, picks, drafts=rows, limit=limit, today=at_war)
    return found.astype(np.int64)


def draft_packages(dossier: Dossier, worlds: Worlds) -> dict[str, Ints]:
    """(issue,) option numbers of every draft of which at least one point is known."""
    found = {id: draft_package(dossier, id) for id in dossier.drafts}
    return {
        id: package_numbers(worlds, [package.options])[0]
        for id, package in found.items()
        if package.set_by
    }


def line_chances(worlds: Worlds, deal_space: Space) -> Floats:
    """(draw, line) chance that each line of the space is absolute."""
    every = [line.name for line in worlds.lines]
    return np.asarray(worlds.line_absolute[:, [every.index(name) for name in deal_space.lines]])


def swings_of_zone(
    dossier: Dossier,
    inputs: Inputs,
    settings: Settings,
    *,
    level: float,
    progress: Progress,
    keep: Keep,
    only: tuple[str, ...] = (),
) -> Tornado:
    """Which uncertain inputs, or which of some, move the chance of a zone most.

    ``level`` is the chance itself.
    """
    some = {"only": only} if only else {}
    return keep(
        swing_zone,
        zone_part(dossier),
        bare(inputs),
        inner=max(min(settings.inner, EACH_SWING, _ROWS_OF_SWINGS // settings.draws), 1),
        swings=settings.swings,
        level=level,
        progress=progress,
        **some,
    )


def zone_part(dossier: Dossier) -> Dossier:
    """The part of a dossier on which the zone depends: no words, no record, nothing of talks."""
    return dossier.model_copy(
        update={
            "title": "",
            "about": None,
            "estimates_as_of": None,
            "tracks": {},
            "drafts": {},
            "deadlines": {},
            "behaviour": Behaviour(),
            "mediation": Mediation(),
            "forecast": None,
            "assumptions": {},
            "statements": (),
            "events": (),
            "sources": {},
            "texts": {},
        }
    )


def bare(inputs: Inputs, *, but: Collection[str] = ()) -> Inputs:
    """The same numbers without their places and reasons, and without those of some parts."""
    at = [n for n, entry in enumerate(inputs.inputs) if entry.declared.part not in but]
    return Inputs(
        inputs=tuple(replace(inputs.inputs[n], place=None, why=()) for n in at),
        values=np.take(inputs.values, at, axis=1),
        seed=inputs.seed,
    )


def numbers_of(worlds: Worlds, *, but: Collection[str] = _EVERY_PART) -> Worlds:
    """The same worlds without words; of their inputs none, or all but those of some parts."""
    return replace(worlds, inputs=bare(worlds.inputs, but=but), cautions=(), unstated_no_deal=())


def routes_of(courses: tuple[Course, ...]) -> tuple[Course, ...]:
    """The worlds of each course and no more."""
    plain = {id(one.worlds): numbers_of(one.worlds) for one in courses}
    none = np.zeros((courses[0].worlds.draws, 0))
    return tuple(
        Course(name=one.name, worlds=plain[id(one.worlds)], strength=none) for one in courses
    )


def _chance_by_draw(dossier: Dossier, inputs: Inputs, inner: int) -> Floats:
    """(draw,) share of rows with a zone."""
    packed = space(build_worlds(dossier, inputs, inner=inner))
    share: Floats = has_zone(packed).reshape(-1, inner).mean(axis=1)
    return share
