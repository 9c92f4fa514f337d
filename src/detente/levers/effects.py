"""What a lever does: it changes primitives, from a date on, by estimates (model, section 9)."""

from __future__ import annotations

import datetime as dt

import numpy as np

from detente.arrays import Floats
from detente.dossier.inputs.registry.acting import DELAY_MONTHS, LEVER_CHANGES, RAMP_MONTHS
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.levers import AFTER, Change, Lever
from detente.talks.courses import HOLD, Course, Due
from detente.talks.settings import MONTHS_A_WEEK, week_of
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import Inputs


def apply(dossier: Dossier, lever: str, inputs: Inputs) -> Inputs:
    """The inputs under a lever at full strength.

    A lever adds to, multiplies or sets primitives (costs, drift, beliefs, how absolute a line is,
    what breaking a deal costs …), never a no-deal value itself. What it makes of a number stays
    inside what that number can be.

    Parameters
    ----------
    dossier : Dossier
    lever : str
        Its id; one that the dossier does not have changes nothing.
    inputs : Inputs
        With the draws of the lever's own changes among them.

    Returns
    -------
    Inputs
        The same draws of everything else.
    """
    for target, change in changes_of(dossier, lever).items():
        amount = inputs.column(LEVER_CHANGES.of(lever=lever, target=target))
        after = AFTER[change.operator]
        inputs = inputs.changed(
            {n: after(inputs.column(n), amount) for n in inputs.matching(target)}
        )
    return inputs


def changes_of(dossier: Dossier, lever: str) -> dict[str, Change]:
    """What a lever changes, by target."""
    return dossier.levers[lever].changes if lever in dossier.levers else {}


def schedule(
    lever: Lever,
    as_of: dt.date,
    weeks: int,
    *,
    delay_months: Floats | float = 0.0,
    ramp_months: Floats | float = 0.0,
) -> Floats:
    """How strong a lever is in each week, 0 to 1.

    It starts at its date (or at once), waits for its delay, rises over its ramp, and ends after
    its last day.

    Parameters
    ----------
    lever : Lever
    as_of : datetime.date
        The day from which weeks are counted.
    weeks : int
    delay_months, ramp_months : (draw,) array or number

    Returns
    -------
    (draw, week) array, or (week,) for plain numbers

    Examples
    --------
    >>> lever = Lever.model_validate({"name": "Press", "from": "2031-05-26"})
    >>> schedule(lever, dt.date(2031, 5, 12), 5, ramp_months=2 * MONTHS_A_WEEK)
    array([0. , 0. , 0.5, 1. , 1. ])
    """
    end = (np.arange(weeks) + 1) * MONTHS_A_WEEK
    start = week_of(lever.from_.earliest, as_of) * MONTHS_A_WEEK if lever.from_ else 0.0
    since = end - start - np.asarray(delay_months, dtype=np.float64)[..., None]
    ramp = np.asarray(ramp_months, dtype=np.float64)[..., None]
    rising = np.divide(since, ramp, out=np.ones(np.broadcast(since, ramp).shape), where=ramp > 0)
    # A week counts by its end; the one in which a lever starts is not yet under it.
    strength = np.where(since > 1e-9, np.clip(rising, 0.0, 1.0), 0.0)
    if lever.until is not None:
        last = week_of(lever.until.latest, as_of)
        strength = np.where(np.arange(weeks) < last, strength, 0.0)
    return np.asarray(strength)


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
    inputs, found = worlds.inputs, dossier.levers.get(lever)
    changed = worlds
    if changes_of(dossier, lever):
        inner = len(worlds.draw_of_row) // inputs.draws
        changed = build_worlds(dossier, apply(dossier, lever, inputs), inner=inner)
    return Course(
        name=lever,
        worlds=changed,
        strength=np.zeros((inputs.draws, horizon_weeks(dossier)))
        if found is None
        else strength_of(dossier, lever, found, inputs),
        deadlines=(
            *open_deadlines(dossier),
            *(set_deadlines(dossier, found) if found is not None else ()),
        ),
        leaves_week=leaving_week(dossier, found) if found is not None else None,
    )


def strength_of(
    dossier: Dossier, id: str, lever: Lever, inputs: Inputs, *, at_once: bool = False
) -> Floats:
    """(draw, week): how strong a lever is, with its delay and its ramp, or in full at once."""
    delay, ramp = (
        0.0 if at_once else inputs.column(kind.of(lever=id), 0.0)
        for kind in (DELAY_MONTHS, RAMP_MONTHS)
    )
    weeks = horizon_weeks(dossier)
    found = schedule(lever, dossier.date, weeks, delay_months=delay, ramp_months=ramp)
    return np.broadcast_to(found, (inputs.draws, weeks))


def leaving_week(dossier: Dossier, lever: Lever) -> int | None:
    """The week at whose start the lever ends the mediation, if it does."""
    if not lever.ends_mediation:
        return None
    return week_of(lever.from_.earliest, dossier.date) if lever.from_ else 0


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


def set_deadlines(dossier: Dossier, lever: Lever) -> tuple[Due, ...]:
    """The deadline that a lever sets, if it sets one."""
    if lever.deadline is None:
        return ()
    start = week_of(lever.from_.earliest, dossier.date) if lever.from_ else 0
    due = week_of(lever.deadline.due.latest, dossier.date)
    setter = lever.by or dossier.mediation.by or "the mediator"
    return (Due(set_by=setter, parties=(lever.deadline.for_,), week=due, from_week=start),)
