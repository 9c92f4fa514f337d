"""What the talks of a study are played on: the packages on the table, the levers, the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from detente.arrays import Ints
from detente.asked import Settings
from detente.dealspace.chance import chance
from detente.dealspace.zone import has_zone
from detente.dossier.model.dossier import Dossier
from detente.errors import listed
from detente.inference.beliefs import beliefs
from detente.keeping import Keep
from detente.levers.bundles import Bundle, bundle_course, worlds_under
from detente.levers.effects import course, lever_names
from detente.results import Ground, Learned
from detente.stages import draft_packages, pool, routes_of
from detente.talks.courses import HOLD, Course, sitting
from detente.talks.start import talks_start
from detente.talks.tables import Tables, set_table
from detente.talks.tracks import texts_of
from detente.worlds.build import build_worlds, first_rows
from detente.worlds.inputs import Inputs, draw_inputs
from detente.worlds.space import space


def believed(
    dossier: Dossier, settings: Settings, *, seed: int, keep: Keep, draws: int = 0
) -> tuple[Inputs, Learned | None]:
    """The inputs that a study goes on with: as estimated, or as what was said has moved them.

    Everything that follows reads these draws, so that one place decides what is believed.
    """
    prior = draw_inputs(dossier, draws=draws or settings.draws, seed=seed)
    since = learning_since(dossier, settings)
    if since is None:
        return prior, None
    found = beliefs(dossier, prior, began=talks_start(dossier).date, since=since, keep=keep)
    if settings.learned is None and not found.pieces:
        return prior, None
    worlds = build_worlds(dossier, prior, inner=settings.inner)
    stated = chance(has_zone(space(worlds)), worlds.draw_of_row)
    return found.inputs, Learned(beliefs=found, prior=stated)


def learning_since(dossier: Dossier, settings: Settings) -> dt.date | None:
    """The day after which what was said is evidence; None where nothing is.

    The whole record, whatever the estimates know of it, is what was said since time began.
    """
    if settings.learned is None:
        return dossier.estimates_as_of.latest if dossier.estimates_as_of is not None else None
    return dt.date.min if settings.learned else None


class Lay(Protocol):
    """Lays the tables of talks that have gone on for some weeks, under these levers or all."""

    def __call__(self, elapsed: int, names: tuple[str, ...] = ..., /) -> Tables: ...


def lay_talks(
    dossier: Dossier,
    known: Ground,
    levers: Iterable[str] | None,
    settings: Settings,
    stage: Keep,
    *,
    bundled: Iterable[Bundle] = (),
    tabled: Ints | None = None,
) -> Lay:
    """What lays the tables the talks are played on, under these levers beside the course held.

    Bundles of levers are laid out too, by their names, for those who ask for them. ``tabled`` are
    the texts that come to the table, as (candidate, issue), where they are known already.
    """
    few = first_rows(known.worlds, settings.rows_a_draw)
    parallel, harvest = settings.by_track(dossier)
    # All of them elect the texts, so that the same come to the table whichever are asked for.
    all_of_them = levers is None or tabled is None or parallel
    given = () if levers is None else listed("levers", levers, "levers")
    needed = lever_names(dossier) if all_of_them else (HOLD, *given)
    every = {name: course(dossier, name, few) for name in needed}
    under = worlds_under(dossier, few)
    together = {one.name: bundle_course(dossier, one, under) for one in bundled}
    asked_for = tuple(every) if levers is None else given
    wanted = tuple(dict.fromkeys((HOLD, *asked_for)))
    if unknown := [name for name in wanted if name not in every]:
        raise ValueError(f"levers has {unknown[0]!r}; the levers here are {', '.join(every)}")
    plain = routes_of(tuple(every.values()))
    texts = _elected(dossier, known, every, settings, stage) if tabled is None else tabled
    seats, rules = replace(sitting(dossier), leans_today=settings.pen is not None), settings.talks
    picks = [one.packages for one in known.solutions.values()]
    tracks = texts_of(dossier, plain, picks, harvest=harvest) if parallel else None

    def lay(elapsed: int, names: tuple[str, ...] = wanted) -> Tables:
        routes = tuple(every.get(name) or together[name] for name in names)
        sat = replace(seats, elapsed=elapsed)
        return set_table(routes, texts, sat, settings=rules, texts=tracks)

    return lay


def _elected(
    dossier: Dossier,
    known: Ground,
    every: Mapping[str, Course],
    settings: Settings,
    stage: Keep,
) -> Ints:
    """The texts that come to the table, as (candidate, issue)."""
    held = every[HOLD].worlds
    return stage(
        pool,
        routes_of(tuple(every.values())),
        tuple(name for name, route in every.items() if route.worlds is not held),
        [one.packages for one in known.solutions.values()],
        list(draft_packages(dossier, known.worlds).values()),
        limit=settings.talks.candidates,
        at_war=dossier.war is not None,
    )
