"""Reasons: every estimate rests on a source, a statement or a named assumption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from detente.dossier.checks.desk import Desk
from detente.dossier.files.tree import Path, dotted
from detente.dossier.model.dates import When
from detente.dossier.model.record import Record, kebab
from detente.dossier.model.wants import RedLine
from detente.errors import About
from detente.estimates import Estimate
from detente.findings.making import found, keep

_BESIDE = ("statements", "events", "sources", "texts")


def check_reasons(desk: Desk) -> None:
    """Check that reasons exist, and that every estimate has one, its own or the nearest around."""
    stated = list(walk(desk.dossier, (), covered=False))
    used = _check_names(desk, stated)
    for path, thing, _ in stated:
        if isinstance(thing, Estimate) and thing.since is not None:
            _check_since(desk, path, thing.since)
    for name in desk.names.assumptions:
        if name not in used and not desk.aside:
            desk.add_key(
                "unused-assumption",
                ("assumptions", name),
                f'nothing rests on the assumption "{name}".',
                f"Name it where it matters, as why: {name}; or take it away.",
                name=name,
            )
    _check_guesses(desk, stated, used)
    _check_covered(desk, stated)
    _check_issued(desk, used)


def _check_guesses(desk: Desk, stated: list[tuple[Path, Any, bool]], used: set[str]) -> None:
    """Warn of what a new dossier began with: no figure says anything while it stands."""
    for name in desk.dossier.first_guesses:
        if name in used:
            rests = sum(
                name in {*getattr(thing, "why", ()), *getattr(thing, "assessed", ())}
                for _, thing, _ in stated
            )
            parts = f"{rests} parts rest" if rests > 1 else "a part rests"
            desk.add_key(
                "first-guess",
                ("assumptions", name),
                f'{parts} on "{name}", as every new dossier begins: no figure says anything yet.',
                "Replace issues and numbers by what is known, each with a reason of its own.",
                name=name,
            )


def _check_issued(desk: Desk, used: set[str]) -> None:
    """Warn of sources that came out after the dossier's day: nothing in them was known then.

    A later history from which no more than statements and events are taken, each with a day of its
    own, brings nothing later into the estimates: that is advice.
    """
    for source in desk.dossier.sources.values():
        issued = source.issued
        if issued is None or source.place is None or not desk.intact(("as-of",)):
            continue
        if issued.earliest > desk.dossier.date:
            rests = source.id in used
            message = (
                f'"{source.id}" came out on {issued}, after {desk.dossier.as_of}, the day of the '
                f"dossier{', and is a reason in it' if rests else '; it is no reason in it'}."
            )
            mend = (
                "Mend issued, or as-of in dossier.yaml; or give a reason that was known by then."
                if rests
                else "Mend issued; or see that what is taken from it was known by then."
            )
            slug = "after-as-of" if rests else "later-source"
            about = About(name=source.id, day=str(issued))
            keep(desk.findings, found(slug, source.place, message, mend, about))


def _check_names(desk: Desk, stated: list[tuple[Path, Any, bool]]) -> set[str]:
    """Report reasons that are not known; return the names that are used."""
    names = desk.names
    used: set[str] = set()
    for path, thing, _ in stated:
        for word in ("why", "assessed"):
            for number, reason in enumerate(getattr(thing, word, ())):
                name = reason.partition("#")[0].strip()
                used |= {name, *re.split("[;, ]+", name)}  # where a comma was lost
                if name in names.statements:
                    names.named.add(("statement", name))
                else:
                    known = (*names.assumptions, *names.sources)
                    here = (*path, word, number)
                    _refer(desk, name, known, here)
    return used


def _refer(desk: Desk, name: str, known: tuple[str, ...], path: Path) -> None:
    """Report a reason that is not known, or several that stand as one."""
    several = [word for word in re.split("[;, ]+", name) if word]
    if len(several) > 1 and set(several) <= {*known, *desk.names.statements}:
        desk.add(
            "unknown-why",
            path,
            f'this rests on "{name[:60]}", which are several in one.',
            f"Separate them by commas in brackets: [{', '.join(several)}].",
            name=name,
        )
        return
    desk.refer("why", name, known, path, who="this rests on")


def _check_since(desk: Desk, path: Path, since: str) -> None:
    try:
        desk.late((*path, "since"), When.parse(since), None)
    except ValidationError as error:
        detail = error.errors()[0]
        mend = str(detail.get("ctx", {}).get("mend", ""))
        desk.add(detail["type"], (*path, "since"), f"{detail['msg']}.", mend)


def _check_covered(desk: Desk, stated: list[tuple[Path, Any, bool]]) -> None:
    """One warning for each part that has estimates without a reason."""
    lacking: dict[Path, list[Path]] = {}
    for path, thing, covered in stated:
        if isinstance(thing, Estimate) and not covered and _reason_is_known(desk, path):
            part = path[: {"parties": 3, "levers": 2}.get(str(path[0]), 1)]
            lacking.setdefault(part, []).append(path)
    for part, paths in lacking.items():
        name = dotted(part)
        many = f"{len(paths)} estimates" if len(paths) > 1 else "an estimate"
        desk.add(
            "no-why",
            paths[0],
            f"{many} in {name} from here on rest{'s' if len(paths) == 1 else ''} on nothing.",
            f"Add why: to {name}, or to the estimate: a source, a statement or an assumption.",
        )


def _reason_is_known(desk: Desk, path: Path) -> bool:
    """Whether nothing of an estimate was set aside, nor a reason around it."""
    around = [(*path[:length], "why") for length in range(len(path) + 1)]
    wrong = any(why in desk.aside or desk.left_empty(why) for why in around)
    return desk.intact(path) and not wrong


def walk(value: Any, path: Path, *, covered: bool) -> Iterator[tuple[Path, Any, bool]]:
    """Every record and estimate with its path, and whether a reason covers it."""
    if isinstance(value, Estimate):
        yield path, value, covered or bool(value.why)
    elif isinstance(value, Record):
        covered = covered or bool(value.why)
        if isinstance(value, RedLine):
            covered = covered or bool(value.declared or value.assessed)
        yield path, value, covered
        for name in type(value).model_fields:
            if name not in _BESIDE:
                yield from walk(getattr(value, name), (*path, kebab(name)), covered=covered)
        for name, inner in (value.__pydantic_extra__ or {}).items():
            yield from walk(inner, (*path, name), covered=covered)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from walk(inner, (*path, name), covered=covered)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from walk(inner, (*path, number), covered=covered)
