"""Plans with conditions: what is done first, and what instead once something has come about."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.arrays import Bools, Ints
from detente.dossier.lookup import nearest
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.errors import SettingsError
from detente.levers.bundles import JOINT, Bundle, Use, bundle
from detente.talks.outcomes import ENDINGS, Talks
from detente.talks.settings import week_of

_MOST = 3
"""So many conditions at most: each doubles the courses that are played."""
_IF = re.compile(
    r"^if\s+(?:no deal|(?P<party>\S+)\s+refuses)\s+by\s+(?P<date>[^\s,]+)\s*,?\s*(?:then\s+)?"
    r"(?P<levers>\S.*)$",
    re.IGNORECASE,
)
_FORM = (
    'Write it as "press-south; if south refuses by 2031-08-01, pay-for-troops", or with '
    '"if no deal by …"; levers used together are joined by +'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is done from a day on, if something has come about by then.

    Attributes
    ----------
    levers : tuple of lever
        In force from then on, instead of those before; none holds the course.
    by : datetime.date or None
        The day on which it is looked at; None for the first step.
    party : str or None
        The party that has said no to a text by then, from the dossier's day on; None where it is
        enough that there is no deal.
    """

    levers: tuple[str, ...]
    by: dt.date | None = None
    party: str | None = None


def read_plan(dossier: Dossier, text: str) -> tuple[Step, ...]:
    """The steps of a plan as a person writes it.

    Parameters
    ----------
    dossier : Dossier
    text : str
        The first levers, and after each semicolon a condition, its day, and the levers that are
        in force from then on.

    Raises
    ------
    SettingsError
        It is no plan; or it names what is not there.

    Examples
    --------
    >>> import detente
    >>> rivers = detente.read("two-rivers")
    >>> read_plan(rivers, "press-south; if south refuses by 2031-08-01, pay-for-troops")[1].party
    'south'
    """
    first, *rest = (part.strip() for part in text.split(";"))
    steps = [Step(levers=_levers(dossier, first))]
    if not rest or len(rest) > _MOST:
        raise SettingsError(f'"{text}" has {len(rest)} conditions; 1 to {_MOST} are read. {_FORM}')
    for part in rest:
        found = _IF.match(part)
        if found is None:
            raise SettingsError(f'"{part}" is no step of a plan. {_FORM}')
        steps.append(
            Step(
                levers=_levers(dossier, found["levers"]),
                by=_day(dossier, found["date"], steps[-1].by),
                party=_party(dossier, found["party"]),
            )
        )
    return tuple(steps)


def _levers(dossier: Dossier, text: str) -> tuple[str, ...]:
    names = [name.strip() for name in text.split(JOINT)]
    if not all(names):
        raise SettingsError(f"A step of the plan names no lever. {_FORM}")
    return bundle(dossier, names).levers


def _day(dossier: Dossier, text: str, before: dt.date | None) -> dt.date:
    try:
        day = When.parse(text).earliest
    except ValueError:
        raise SettingsError(f'"{text}" is no date; write it as 2031-08-01') from None
    if not (before or dossier.date) < day < dossier.last_day:
        rule = "after the step before it" if before else "after the dossier's day"
        raise SettingsError(f"{text} must lie {rule} and before {dossier.last_day}")
    return day


def _party(dossier: Dossier, name: str | None) -> str | None:
    if name is None or name in dossier.required:
        return name
    meant = nearest(name, dossier.required)
    there = ", ".join(dossier.required)
    hint = f'. Did you mean "{meant}"?' if meant else ""
    raise SettingsError(f'"{name}" is no party whose leave is needed: {there}{hint}')


def branches(dossier: Dossier, steps: tuple[Step, ...]) -> tuple[Bundle, ...]:
    """The course of every way in which the conditions of a plan can come true.

    The bits of its place say which did: with two conditions the third, 10, is that in which the
    second alone came true.
    """
    many = len(steps) - 1
    return tuple(
        _branch(dossier, steps, [bool(number >> k & 1) for k in range(many)], f"plan@{number}")
        for number in range(1 << many)
    )


def _branch(dossier: Dossier, steps: tuple[Step, ...], came: list[bool], name: str) -> Bundle:
    changes = [steps[0], *(step for step, true in zip(steps[1:], came, strict=True) if true)]
    windows: dict[str, list[dt.date | None]] = {}
    for place, step in enumerate(changes):
        end = changes[place + 1].by if place + 1 < len(changes) else None
        for lever in step.levers:
            window = windows.setdefault(lever, [step.by, step.by])
            if window[1] != step.by:
                raise SettingsError(f"{lever} is dropped and taken up again; a plan cannot do that")
            window[1] = end
    for lever, (_, end) in windows.items():
        if end is not None and dossier.levers[lever].ends_mediation:
            raise SettingsError(
                f"{lever} ends the mediation, and a mediator who left stays away: no other step "
                "can come after it"
            )
    uses = [_use(dossier, id, *windows[id]) for id in dossier.levers if id in windows]
    return Bundle(name=name, uses=tuple(use for use in uses if use is not None))


def _use(dossier: Dossier, id: str, since: dt.date | None, until: dt.date | None) -> Use | None:
    """A lever in one window: from its own date at the earliest; None if it never comes to that."""
    how = dossier.levers[id]
    if since is not None and (how.from_ is None or how.from_.earliest < since):
        how = how.model_copy(update={"from_": When.parse(since)})
    if until is not None:
        if how.from_ is not None and how.from_.earliest >= until:
            return None
        if how.until is None or how.until.latest > until:
            how = how.model_copy(update={"until": When.parse(until)})
    return Use(lever=id, how=how)


def which_branch(dossier: Dossier, steps: tuple[Step, ...], talks: Talks) -> tuple[Ints, Bools]:
    """The branch that each path takes, and on which paths each condition came true.

    Up to the day of a condition, branches that differ by it alone are the same on every path, so
    that what came about by then can be read off either.

    Parameters
    ----------
    dossier : Dossier
    steps : tuple of Step
    talks : Talks
        Under every branch, in their order.

    Returns
    -------
    branch : (draw, path) int
    came : (condition, draw, path) bool
    """
    branch = np.zeros(talks.alive.shape, dtype=np.int64)
    came = np.zeros((len(steps) - 1, *branch.shape), dtype=np.bool_)
    for k, step in enumerate(steps[1:]):
        week = week_of(step.by, dossier.date) if step.by else 0
        # A mediator's leave ends nothing that the parties could not go on with by themselves.
        left = on_branch(talks.ending, branch) == ENDINGS.index("mediator-leaves")
        came[k] = talks.alive & (left | (on_branch(talks.week, branch) > week))
        if step.party is not None:
            no = on_branch(talks.refused[..., talks.parties.index(step.party)], branch)
            came[k] &= no <= week
        branch = branch + (came[k].astype(np.int64) << k)
    return branch, came


def on_branch(array: NDArray[Any], branch: Ints) -> NDArray[Any]:
    """Of a (branch, draw, path, …) array what stands on each path's own branch."""
    draws, paths = np.indices(branch.shape)
    taken: NDArray[Any] = array[branch, draws, paths]
    return taken
