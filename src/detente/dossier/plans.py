"""What a plan says: what is done first, and what instead once something has come about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.dossier.lookup import nearest
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.levers import HOLD
from detente.errors import SettingsError
from detente.phrases import did_you_mean

JOINT = "+"
"""Between levers that are used together."""
_MOST = 3
"""So many conditions at most: each doubles the courses that are played."""
_IF = re.compile(
    r"^if\s+(?:no deal|(?P<party>\S+)\s+refuses)\s+by\s+(?P<date>[^\s,]+)\s*,?\s*(?:then\s+)?"
    r"(?P<levers>\S.*)$",
    re.IGNORECASE,
)
FORM = (
    'Write it as "press-south; if south refuses by 2031-08-01, pay-for-troops", or with '
    '"if no deal by …"; levers used together are joined by +'
)
Window = tuple[dt.date | None, dt.date | None]
"""From when and until when a lever is in force; None where that is open."""


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
        raise SettingsError(f'"{text}" has {len(rest)} conditions; 1 to {_MOST} are read. {FORM}')
    for part in rest:
        found = _IF.match(part)
        if found is None:
            raise SettingsError(f'"{part}" is no step of a plan. {FORM}')
        steps.append(
            Step(
                levers=_levers(dossier, found["levers"]),
                by=_day(dossier, found["date"], steps[-1].by),
                party=_party(dossier, found["party"]),
            )
        )
    return tuple(steps)


def plans_ahead(dossier: Dossier) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the plans that can be followed, and what to bear in mind of the others.

    A plan that looks at a day which the dossier's own has passed is one of the past.
    """
    over = [id for id, plan in dossier.plans.items() if _is_over(dossier, plan.steps)]
    ahead = tuple(id for id in dossier.plans if id not in over)
    left_out = "The plan “{}” is left out: a day on which it looks has passed."
    return ahead, tuple(left_out.format(dossier.plans[id].name) for id in over)


def _is_over(dossier: Dossier, text: str) -> bool:
    found = [_IF.match(part.strip()) for part in text.split(";")[1:]]
    days = [When.parse(one["date"]).earliest for one in found if one is not None]
    return any(day <= dossier.date for day in days)


def _levers(dossier: Dossier, text: str) -> tuple[str, ...]:
    names = [name.strip() for name in text.split(JOINT)]
    if not all(names):
        raise SettingsError(f"A step of the plan names no lever. {FORM}")
    return in_order(dossier, names)


def in_order(dossier: Dossier, levers: Iterable[str]) -> tuple[str, ...]:
    """These levers in the dossier's order; the course held adds nothing.

    Raises
    ------
    SettingsError
        One of them is no lever of the dossier.
    """
    wanted = set(levers) - {HOLD}
    if unknown := sorted(wanted - set(dossier.levers)):
        there = ", ".join(id for id in dossier.levers if id != HOLD)
        hint = did_you_mean(nearest(unknown[0], dossier.levers))
        raise SettingsError(f"{unknown[0]!r} is no lever here; the levers are {there}.{hint}")
    return tuple(id for id in dossier.levers if id in wanted)


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


def ways(steps: tuple[Step, ...]) -> Iterator[list[bool]]:
    """Every way in which the conditions of a plan can come true; the first changes fastest."""
    many = len(steps) - 1
    return ([bool(number >> k & 1) for k in range(many)] for number in range(1 << many))


def windows(dossier: Dossier, steps: tuple[Step, ...], came: list[bool]) -> dict[str, Window]:
    """When each lever is in force, where these conditions have come true.

    Raises
    ------
    SettingsError
        A lever is taken up again, or something follows a mediator's leave.
    """
    changes = [steps[0], *(step for step, true in zip(steps[1:], came, strict=True) if true)]
    held: dict[str, Window] = {}
    for place, step in enumerate(changes):
        end = changes[place + 1].by if place + 1 < len(changes) else None
        for lever in step.levers:
            begun, ended = held.get(lever, (step.by, step.by))
            if ended != step.by:
                raise SettingsError(f"{lever} is dropped and taken up again; a plan cannot do that")
            held[lever] = begun, end
    for lever, (_, end) in held.items():
        if end is not None and dossier.levers[lever].ends_mediation:
            raise SettingsError(
                f"{lever} ends the mediation, and a mediator who left stays away: no other step "
                "can come after it"
            )
    return held
