"""A statement as the page shows it: who, when, to whom, its words or sense, where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Position, Statement
from detente.wording import names
from detente.wording.numbers import Link
from detente.wording.sections import NO_SOURCE
from detente.wording.stances import quoted, stance_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One statement."""

    id: str
    day: str
    who: str
    to: str
    text: str
    form: str
    status: str
    stances: str
    source: Link
    grade: str


def evidence(dossier: Dossier, statement: Statement, issue: str | None = None) -> Evidence:
    """A statement as the page shows it; with an issue, only its stances on that one."""
    shown = [p for p in statement.positions if issue in (None, p.issue)]
    return Evidence(
        id=statement.id,
        day=names.when(statement.date, short=True),
        who=names.person(dossier, statement.person) or names.party(dossier, statement.party),
        to=", ".join(part for part in (statement.to, statement.channel) if part),
        text=statement.text,
        form=statement.form,
        status=statement.status,
        stances="; ".join(_stance(dossier, position, issue is None) for position in shown),
        source=_source(dossier, statement),
        grade=statement.grade or "",
    )


def _source(dossier: Dossier, statement: Statement) -> Link:
    if statement.source is None:
        return Link(text=NO_SOURCE)
    return Link(text=names.cited(dossier, statement), href=f"#source-{statement.source}")


def _stance(dossier: Dossier, position: Position, with_issue: bool) -> str:
    words = stance_on(position.stance)
    if position.option:
        words = f"{words} {quoted(dossier)(position.issue, position.option)}"
    return f"{names.issue(dossier, position.issue)}: {words}" if with_issue else words
