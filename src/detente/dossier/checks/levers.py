"""Levers: who uses them, what they change, from when."""

from __future__ import annotations

import difflib

from detente.dossier.checks.desk import Desk
from detente.dossier.lookup import suggest
from detente.dossier.names import input_names, matching
from detente.dossier.tree import Path

_OF_WAITING = ("cost-per-month", "fallback", "lapses-in-months")


def check_levers(desk: Desk) -> None:
    """Check what a mediator can do."""
    known = input_names(desk.dossier)
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


def _target(desk: Desk, id: str, target: str, known: tuple[str, ...]) -> None:
    path = ("levers", id, "changes", target)
    if matching(target, known) or not _can_tell(desk, target):
        return
    first = target.partition(".")[0]
    if first == "standoff" and target.rpartition(".")[2] in _OF_WAITING:
        desk.add_key(
            "unknown-target",
            path,
            f'lever "{id}" changes "{target[:80]}", of which the standoff says nothing.',
            f"State {target[:80]} under standoff: first; then a lever can change it.",
        )
        return
    near = [name for name in known if name.startswith(f"{first}.")]
    nearest = difflib.get_close_matches(target, near or known, n=5, cutoff=0.5)
    desk.add_key(
        "unknown-target",
        path,
        f'lever "{id}" changes "{target[:80]}", which is no number of this dossier.',
        suggest(target, nearest or near or known, what="Names"),
    )


def _can_tell(desk: Desk, target: str) -> bool:
    """Whether the names are complete: nothing that has names was set aside or is misspelt."""
    if target.startswith("durability") and set(desk.dossier.durability.by) - set(desk.names.issues):
        return False
    return all(
        desk.intact((part,)) for part in ("parties", "issues", "war", "standoff", "durability")
    )
