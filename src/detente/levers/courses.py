"""The courses a mediator can take, as the talks are to play them: one a lever."""

from __future__ import annotations

import numpy as np

from detente.dossier.inputs.registry.acting import DELAY_MONTHS, RAMP_MONTHS
from detente.dossier.model.dossier import Dossier
from detente.levers.effects import apply, changes_of, schedule
from detente.talks.courses import HOLD, Course, Due
from detente.talks.settings import week_of
from detente.worlds.build import Worlds, build_worlds


def horizon_weeks(dossier: Dossier) -> int:
    """How many weeks the talks are played: to the last date of interest, half a year at least."""
    return week_of(dossier.last_day, dossier.date)


def lever_names(dossier: Dossier) -> tuple[str, ...]:
    """The levers to compare: the course held always, and first."""
    return (HOLD, *(id for id in dossier.levers if id != HOLD))


def courses(dossier: Dossier, worlds: Worlds) -> tuple[Course, ...]:
    """Every lever as a course of the talks, the course held first.

    Parameters
    ----------
    dossier : Dossier
    worlds : Worlds
        As they are, without any lever.
    """
    return tuple(course(dossier, id, worlds) for id in lever_names(dossier))


def course(dossier: Dossier, lever: str, worlds: Worlds) -> Course:
    """One lever as a course of the talks."""
    weeks, inputs, found = horizon_weeks(dossier), worlds.inputs, dossier.levers.get(lever)
    changed = worlds
    strength = np.zeros((inputs.draws, weeks))
    leaves = None
    if found is not None:
        if changes_of(dossier, lever):
            inner = len(worlds.draw_of_row) // inputs.draws
            changed = build_worlds(dossier, apply(dossier, lever, inputs), inner=inner)
        delay, ramp = (
            inputs.column(kind.of(lever=lever), 0.0) for kind in (DELAY_MONTHS, RAMP_MONTHS)
        )
        strength = schedule(found, dossier.date, weeks, delay_months=delay, ramp_months=ramp)
        if found.ends_mediation:
            leaves = week_of(found.from_.earliest, dossier.date) if found.from_ else 0
    return Course(
        name=lever,
        worlds=changed,
        strength=strength,
        deadlines=(*open_deadlines(dossier), *set_deadlines(dossier, lever)),
        leaves_week=leaves,
    )


def open_deadlines(dossier: Dossier) -> tuple[Due, ...]:
    """The deadlines that hang over the talks already."""
    return tuple(
        Due(
            set_by=d.set_by,
            parties=d.for_,
            week=week_of(d.due.latest, dossier.date),
            from_week=-week_of(dossier.date, d.set.latest),
        )
        for d in dossier.deadlines.values()
        if d.became == "open" and d.due.latest > dossier.date
    )


def set_deadlines(dossier: Dossier, lever: str) -> tuple[Due, ...]:
    """The deadline that a lever sets, if it sets one."""
    found = dossier.levers.get(lever)
    if found is None or found.deadline is None:
        return ()
    start = week_of(found.from_.earliest, dossier.date) if found.from_ else 0
    due = week_of(found.deadline.due.latest, dossier.date)
    setter = found.by or dossier.mediation.by or "the mediator"
    return (Due(set_by=setter, parties=(found.deadline.for_,), week=due, from_week=start),)
