"""What is stated and does nothing: levers that never act, drafts without a point, dates doubled."""

from __future__ import annotations

from typing import Final

from detente.dossier.checks.desk import Desk
from detente.dossier.files.tree import Path
from detente.dossier.inputs.registry.acting import DELAY_MONTHS, LEVER_COSTS, RAMP_MONTHS
from detente.dossier.model.dates import When
from detente.dossier.model.levers import HOLD, Change, Lever

FURTHEST_YEARS: Final = 50
_LEAST_STRENGTH: Final = 0.1
_DAYS_A_MONTH: Final = 365.25 / 12
_NUMBERS: Final = tuple(kind.word for kind in (DELAY_MONTHS, RAMP_MONTHS, LEVER_COSTS))
_NOTHING: Final = {"add": 0.0, "times": 1.0}


def check_idle(desk: Desk) -> None:
    """Advise on levers that change nothing, and on drafts that say nothing of any issue."""
    for id, lever in desk.dossier.levers.items():
        path: Path = ("levers", id)
        if not desk.intact(path):
            continue
        _without_effect(desk, id, lever, path)
        _too_late(desk, id, lever, path)
        _due_too_late(desk, id, lever)
        _due_already(desk, id, lever)
        for target, change in lever.changes.items():
            _by_nothing(desk, id, target, change)
    for id, draft in desk.dossier.drafts.items():
        stated = ("drafts", id, "points") in desk.tree.spans  # a sheet has no empty mapping
        # A point that is unknown (None) is said to be; what it holds may be added once it is known.
        nothing = all(point == {} for point in draft.points.values())
        if stated and nothing and desk.intact(("drafts", id)):
            desk.add_key(
                "idle-draft",
                ("drafts", id),
                f'draft "{id}" says nothing of any issue: it cannot be compared with others.',
                "Add points: the option that each of its points holds of an issue.",
            )


def check_dates(desk: Desk) -> None:
    """Check that the dates of interest stand once, in order, and within what can be looked at."""
    dates = desk.dossier.forecast.by if desk.dossier.forecast is not None else ()
    near: list[When] = []
    for number, date in enumerate(dates):
        path: Path = ("forecast", "by", number)
        if (date.latest - desk.dossier.date).days > FURTHEST_YEARS * 365.25:
            if desk.intact(("as-of",)):
                desk.add(
                    "far-date",
                    path,
                    f"{date} is more than {FURTHEST_YEARS} years after {desk.dossier.as_of}, the "
                    "day of the dossier.",
                    "Ask for a nearer date: talks are played week by week up to the last.",
                )
            continue
        if date.latest in {earlier.latest for earlier in near}:
            desk.add("date-twice", path, f"{date} stands twice.", "Keep it once.")
        elif near and date.latest < near[-1].latest:
            desk.add(
                "date-twice",
                path,
                f"{date} stands after {near[-1]}; answers give the earlier one first.",
                "Exchange the two, so that the file reads as the answers do.",
            )
        near.append(date)


def _without_effect(desk: Desk, id: str, lever: Lever, path: Path) -> None:
    """Say so of a lever that has an effect in no way, unless it is a name and nothing else."""
    if id == HOLD or lever.changes or lever.deadline is not None or lever.ends_mediation:
        return
    if any(desk.left_empty((*path, word)) for word in ("changes", "deadline", "ends-mediation")):
        return
    stated = ("changes", "from", "until", *_NUMBERS, "source")
    if any((*path, word) in desk.tree.values for word in stated):
        _idle(
            desk,
            path,
            f'lever "{id}" changes nothing.',
            "Add changes:, a deadline: or ends-mediation: true.",
        )


def _too_late(desk: Desk, id: str, lever: Lever, path: Path) -> None:
    """Say so of a lever that begins to work, or works in full, after all that is looked at."""
    if not desk.intact(("as-of",)) or not desk.intact(("forecast",)):
        return
    last = desk.dossier.last_day
    begins = max(lever.from_.earliest, desk.dossier.date) if lever.from_ else desk.dossier.date
    delay = lever.delay_months.low if lever.delay_months is not None else 0.0
    ends = min(lever.until.latest, last) if lever.until is not None else last
    left = (ends - begins).days - delay * _DAYS_A_MONTH
    if lever.until is not None and lever.until.latest < max(begins, desk.dossier.date):
        return  # that it is over is said already
    if left <= 0:
        word = DELAY_MONTHS.word if (ends - begins).days > 0 else "from"
        until = f"until {lever.until}" if ends < last else f"and the talks are looked at to {last}"
        _idle(
            desk,
            (*path, word),
            f'lever "{id}" never begins to work: it waits too long, {until}.'
            if word == DELAY_MONTHS.word
            else f'lever "{id}" never begins to work: it is used from {lever.from_}, {until}.',
            "Let it begin earlier, or add a later date to the forecast's by.",
        )
        return
    ramp = lever.ramp_months.low * _DAYS_A_MONTH if lever.ramp_months is not None else 0.0
    if ramp and left < _LEAST_STRENGTH * ramp:
        _idle(
            desk,
            (*path, RAMP_MONTHS.word),
            f'lever "{id}" reaches {100 * left / ramp:.2g} % of its strength by {ends}, and not '
            "more.",
            "See that ramp-months are months until it works in full.",
        )


def _due_too_late(desk: Desk, id: str, lever: Lever) -> None:
    """Say so of a deadline that is due after all that is looked at."""
    due = lever.deadline.due if lever.deadline is not None else None
    last = desk.dossier.last_day
    if due is not None and due.earliest > last and desk.intact(("forecast",)):
        message = (
            f'the deadline of lever "{id}" is due on {due}, and talks are looked at to {last}.'
        )
        mend = "Set an earlier day, or add a later date to the forecast's by."
        _idle(desk, ("levers", id, "deadline", "due"), message, mend)


def _due_already(desk: Desk, id: str, lever: Lever) -> None:
    """Say so of a deadline that hangs over the talks already, whoever uses the lever."""
    asked = lever.deadline
    setter = lever.by or desk.dossier.mediation.by
    for other, hanging in desk.dossier.deadlines.items() if asked is not None else ():
        assert asked is not None
        same = hanging.set_by == setter and hanging.due.latest == asked.due.latest
        if same and hanging.became == "open" and asked.for_ in hanging.for_:
            _idle(
                desk,
                ("levers", id, "deadline"),
                f'the deadline of lever "{id}" changes nothing: it is that of "{other}", which '
                f'"{setter}" has set for "{asked.for_}" already.',
                "Set another day, or take the deadline away.",
            )
            return


def _by_nothing(desk: Desk, id: str, target: str, change: Change) -> None:
    """Say so of a change that adds 0 or multiplies by 1."""
    if change.amount.exact and change.amount.low == _NOTHING.get(change.operator):
        path = ("levers", id, "changes", target)
        message = f'lever "{id}" changes {target[:80]} by nothing.'
        _idle(desk, path, message, "Write by how much, as in +0.1 or x0.8; or take it away.")


def _idle(desk: Desk, path: Path, message: str, mend: str) -> None:
    desk.add("idle-lever", path, message, mend)
