"""Who said what: a statement as the page shows it, and the people of a party side by side."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Position, Statement
from detente.drafting.stances import Speaker, speakers
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


_WINDOW = dt.timedelta(days=31)
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One person, and what they said last; ``more`` counts what is not shown."""

    name: str
    role: str
    said: tuple[Evidence, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyVoices:
    """The people of one party."""

    party: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Parties for which more than one person spoke lately."""

    since: str
    parties: tuple[PartyVoices, ...]


def voices(dossier: Dossier) -> Voices:
    """The voices of the last month, where a party at the table has more than one."""
    since = dossier.date - _WINDOW
    found = speakers(dossier, since=since)
    return Voices(
        since=names.day(since),
        parties=tuple(
            PartyVoices(
                party=names.party(dossier, party),
                voices=tuple(_voice(dossier, speaker) for speaker in people),
            )
            for party, people in found.items()
            if len(people) > 1 and dossier.parties[party].kind != "stakeholder"
        ),
    )


def _voice(dossier: Dossier, speaker: Speaker) -> Voice:
    # Two words in quotation marks mean little without the rest; the list at the end has them.
    told = [s for s in speaker.said if s.form != "quote" or len(s.text.split()) > 3]
    shown = (told or list(speaker.said))[:_MOST]
    return Voice(
        name=speaker.name,
        role=speaker.role,
        said=tuple(evidence(dossier, statement) for statement in shown),
        more=len(speaker.said) - len(shown),
    )
