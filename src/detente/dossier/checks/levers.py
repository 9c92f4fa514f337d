"""Levers: who uses them, from when, what they change, and whether numbers can be what they make."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats
from detente.dossier.checks.desk import Desk
from detente.dossier.files.tree import Path
from detente.dossier.inputs.names import estimate_at, matching
from detente.dossier.inputs.registry.alternative import (
    FALLBACK,
    LAPSES_IN_MONTHS,
    WAITING_COST,
    WAR_NO_DEAL,
)
from detente.dossier.inputs.registry.durability import HOLDS_FOR_MONTHS, IF_IT_FAILS
from detente.dossier.inputs.registry.index import siblings
from detente.dossier.inputs.registry.wants import NO_DEAL
from detente.dossier.lookup import alike, nearest, these
from detente.dossier.model.levers import AFTER, Change, Lever
from detente.dossier.plans import FORM, read_plan, ways, windows
from detente.errors import SettingsError
from detente.estimates import Estimate
from detente.findings.making import SHOWN
from detente.phrases import did_you_mean
from detente.stated import shortly

_OF_WAITING = (WAITING_COST, FALLBACK, LAPSES_IN_MONTHS)


def check_levers(desk: Desk) -> None:
    """Check what a mediator can do."""
    known = tuple(entry.name for entry in desk.inputs if entry.kind.is_target)
    for id, lever in desk.dossier.levers.items():
        path: Path = ("levers", id)
        if lever.by is not None:
            who = f'lever "{id}" is used by'
            desk.refer("party", lever.by, desk.names.parties, (*path, "by"), who=who)
        for target in lever.changes:
            _target(desk, id, target, known)
        if lever.deadline is not None:
            here = (*path, "deadline", "for")
            who = f'lever "{id}" sets a deadline for'
            desk.refer("party", lever.deadline.for_, desk.names.parties, here, who=who)
        if lever.from_ and lever.until and lever.until.latest < lever.from_.earliest:
            desk.add(
                "until-before-date",
                (*path, "until"),
                f'lever "{id}" ends on {lever.until}, before it begins on {lever.from_}.',
                "Mend one of the two dates.",
            )
        _due_before(desk, id, lever)
        _begun(desk, id, lever)
        _over(desk, id, lever)


def check_plans(desk: Desk) -> None:
    """Check that every plan can be followed, where levers and parties are whole."""
    if not all(desk.intact((part,)) for part in ("levers", "parties", "as-of", "forecast")):
        return
    for id, plan in desk.dossier.plans.items():
        try:
            steps = read_plan(desk.dossier, plan.steps)
            for came in ways(steps):
                windows(desk.dossier, steps, came)
        except SettingsError as error:
            said, _, _ = str(error).partition(f". {FORM[:12]}")
            desk.add("not-a-plan", ("plans", id, "steps"), f"{said.rstrip('.')}.", f"{FORM}.")


def _due_before(desk: Desk, id: str, lever: Lever) -> None:
    """Report a deadline that is due before the lever that sets it begins."""
    due, begins = lever.deadline.due if lever.deadline is not None else None, lever.from_
    if due is not None and begins is not None and due.latest < begins.earliest:
        desk.add(
            "deadline-due-before-set",
            ("levers", id, "deadline", "due"),
            f'lever "{id}" begins on {begins}, and its deadline is due on {due}, before that.',
            "Mend one of the two dates.",
        )


def _begun(desk: Desk, id: str, lever: Lever) -> None:
    """Advise that a lever acts from the dossier's day on, and no earlier."""
    begins, over = lever.from_, lever.until
    if begins is None or begins.latest >= desk.dossier.date or not desk.intact(("as-of",)):
        return
    if over is None or over.latest > desk.dossier.date:  # that it is over is said by itself
        desk.add(
            "begun-already",
            ("levers", id, "from"),
            f'lever "{id}" begins on {begins}: it acts from {desk.dossier.as_of} on, the day of '
            "the dossier.",
            "Mend the date, or leave from out; what it has done by then is in the numbers above.",
        )


def _over(desk: Desk, id: str, lever: Lever) -> None:
    """Warn of a lever that is over, or whose deadline is, before the talks are looked at."""
    due, begins = lever.deadline.due if lever.deadline is not None else None, lever.from_
    if due is not None and begins is not None and due.latest < begins.earliest:
        due = None  # that it is due before it is set is said already
    for day, here in ((lever.until, ("until",)), (due, ("deadline", "due"))):
        if day is not None and day.latest <= desk.dossier.date and desk.intact(("as-of",)):
            desk.add(
                "date-passed",
                ("levers", id, *here),
                f'{day} is not after {desk.dossier.as_of}, the day of the dossier: lever "{id}" '
                "changes nothing.",
                "Set a later date, or mend as-of.",
            )


def _target(desk: Desk, id: str, target: str, known: tuple[str, ...]) -> None:
    path = ("levers", id, "changes", target)
    if matching(target, known) or not _can_tell(desk, target):
        return
    part = _unstated(desk, target)
    if part:
        desk.add_key(
            "unknown-target",
            path,
            f'lever "{id}" changes "{target[:80]}", of which the {part} says nothing.',
            f"State {target[:80]} under {part}: first; then a lever can change it.",
            name=target,
        )
        return
    follows = _follows_from(desk, target)
    if follows:
        desk.add_key(
            "unknown-target",
            path,
            f'lever "{id}" changes "{target[:80]}", and that follows from the war.',
            f"Change what it follows from: {', '.join(follows)}.",
            name=target,
        )
        return
    desk.add_key(
        "unknown-target",
        path,
        f'lever "{id}" changes "{target[:80]}", which is no number of this dossier.',
        _meant(target, known, near=len(desk.findings) < 2 * SHOWN),
        name=target,
    )


def _unstated(desk: Desk, target: str) -> str:
    """The part of the dossier in which a number would have to be stated to be there, if one is."""
    first, last = target.partition(".")[0], target.rpartition(".")[2]
    for kind in _OF_WAITING:
        if (first, last) == (kind.part, kind.word):
            return kind.part
    failing = {IF_IT_FAILS.of(party=party) for party in desk.names.parties}
    return IF_IT_FAILS.part if target in {HOLDS_FOR_MONTHS.name, *failing} else ""


def _follows_from(desk: Desk, target: str) -> list[str]:
    """The numbers of the war from which a party's no-deal value follows, if it is that."""
    of_war = siblings(WAR_NO_DEAL)
    for party in desk.names.parties:
        if target in {NO_DEAL.of(party=party), WAR_NO_DEAL.of(party=party)}:
            return [
                entry.name for entry in desk.inputs if entry.kind in of_war and entry.party == party
            ]
    return []


def _meant(target: str, known: tuple[str, ...], *, near: bool) -> str:
    """The names, in full, that a shortened or a misspelt target may stand for."""
    begin = [name for name in known if name.startswith(f"{target.partition('.')[0]}.")]
    full = [name for name in known if near and _shortened(target, name)]
    like = full or (alike(target, begin or known, most=5) if near else [])
    meant = nearest(target, full) or like[0] if like else None
    return f"{these(like or begin or known, what='Names')}{did_you_mean(meant)}"


def _shortened(target: str, name: str) -> bool:
    """Whether every word of a target stands in a name, in that order."""
    words = iter(name.split("."))
    return all(word in words for word in target.split("."))


def _can_tell(desk: Desk, target: str) -> bool:
    """Whether the names are complete: nothing that has names was set aside or is misspelt."""
    if target.startswith("durability") and set(desk.dossier.durability.by) - set(desk.names.issues):
        return False
    twice = {finding.about.name for finding in desk.findings if finding.slug == "said-twice"}
    if not twice.isdisjoint(target.split(".")):
        return False  # which of the two stays, and has numbers, is not known yet
    both = desk.dossier.war is not None and desk.dossier.standoff is not None
    if both and target.partition(".")[0] == LAPSES_IN_MONTHS.part:
        return False  # that there are two is a finding of its own
    return all(
        desk.intact((part,)) for part in ("parties", "issues", "war", "standoff", "durability")
    )


_MUCH = 0.1
"""Advice is given where more than this share of what a lever makes of its numbers is cut off."""
_POINTS = (np.arange(40) + 0.5) / 40
_ANYTHING = Estimate(low=0.05, high=0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a lever makes of one number.

    Attributes
    ----------
    name : str
        Of the number.
    low, high : float
        5th and 95th percentile of what it becomes.
    lawful : tuple of float
        The lowest and the highest it can be.
    outside : bool
        Whether nothing of what it becomes is something it can be.
    """

    name: str
    low: float
    high: float
    lawful: tuple[float, float]
    outside: bool

    @property
    def lost(self) -> float:
        """Which share of the range from low to high is cut off."""
        bottom, top = self.lawful
        if self.outside or self.low == self.high:
            return float(self.outside)
        over = min(1.0, max(0.0, self.high - top) / (self.high - self.low))
        under = min(1.0, max(0.0, bottom - self.low) / (self.high - self.low))
        return min(1.0, over + under)


def check_reach(desk: Desk) -> None:
    """Check that what each lever makes of a number is something that number can be."""
    parts = ("parties", "issues", "war", "standoff", "durability", "behaviour", "mediation")
    changes = any(lever.changes for lever in desk.dossier.levers.values())
    if not changes or not all(desk.intact((part,)) for part in parts):
        return
    before: dict[str, tuple[Estimate, tuple[float, float]]] = {}
    for entry in desk.inputs:
        if entry.kind.is_target:
            stated, _ = estimate_at(desk.dossier, entry.path)
            if stated is None and entry.default:
                stated = entry.default.estimate
            before[entry.name] = (stated or _ANYTHING, entry.kind.lawful)
    for id, lever in desk.dossier.levers.items():
        for target, change in lever.changes.items():
            names = matching(target, before)
            reaches = tuple(reach(name, *before[name], change) for name in names)
            if reaches:
                _judge(desk, id, target, reaches)


def reach(name: str, before: Estimate, limits: tuple[float, float], change: Change) -> Reach:
    """What a change makes of a number."""
    amount = change.amount
    after = _after(_ends(before), change, _ends(amount))
    low, high = float(after.min()), float(after.max())
    certain = change.operator == "set" or before.exact or amount.exact
    if certain or (limits[0] <= low and high <= limits[1]):
        outside = low > limits[1] or high < limits[0]
    else:
        after = _after(_points(before), change, _points(amount))
        outside = not ((after >= limits[0]) & (after <= limits[1])).any()
        low, high = (float(x) for x in np.quantile(after, (0.05, 0.95), method="hazen"))
    return Reach(name=name, low=low, high=high, lawful=limits, outside=outside)


def _ends(estimate: Estimate) -> Floats:
    return np.array([estimate.low, estimate.high])


def _points(estimate: Estimate) -> Floats:
    """Points of a range, each as likely as the next; of a choice, its values."""
    return np.asarray(estimate.values) if estimate.values else estimate.draws(_POINTS)


def _after(before: Floats, change: Change, amount: Floats) -> Floats:
    """What each of some points of a number becomes with each of a change."""
    return AFTER[change.operator](before[:, None], amount[None, :])


def _judge(desk: Desk, id: str, target: str, reaches: tuple[Reach, ...]) -> None:
    """Report a change of which nothing, or too little, is left."""
    path = ("levers", id, "changes", target)
    worst = max(reaches, key=lambda number: number.lost)
    bottom, top = worst.lawful
    who = f'lever "{id[:60]}"'
    if all(number.outside for number in reaches):
        upper = f" and at most {_short(top)}" if top < math.inf else ""
        low, high = _short(worst.low), _short(worst.high)
        desk.add(
            "out-of-range",
            path,
            f"{who} takes {worst.name} to {low if low == high else f'{low}..{high}'}, "
            "which it cannot be.",
            f"It is at least {_short(bottom)}{upper}: change it by less.",
        )
    elif sum(number.lost for number in reaches) > _MUCH * len(reaches):
        highest = worst.high - top > bottom - worst.low
        end, value = ("highest", worst.high) if highest else ("lowest", worst.low)
        desk.add(
            "change-clipped",
            path,
            f"at its {end} {who} takes {worst.name} to {_short(value)}, which it cannot be; "
            f"it counts as {_short(top if highest else bottom)}.",
            "Change it by less, or leave it if it may go to its limit.",
        )


def _short(number: float) -> str:
    return shortly(float(f"{number:.3g}"))
