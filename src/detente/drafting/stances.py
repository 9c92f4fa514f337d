"""Stances: one on one issue from one statement, and what each voice of a party last said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import CAMPS, Stance
from detente.dossier.model.evidence import Statement, Status
from detente.shown import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Result):
    """One stance on one issue, from one statement.

    Attributes
    ----------
    party, issue : str
    option : str or None
        None for a stance on the issue as a whole.
    stance : str
    status : str
        ``stated`` by the party's own people or ``assessed`` by others.
    person : str or None
    date, known : When
        When it was said, and when it became known.
    statement : str
        Its id, with its ``text`` (``quoted`` or paraphrased), ``source``, ``place`` and ``grade``.
    moved : bool
        Whether it became known after the day asked about.
    """

    party: str
    issue: str
    option: str | None
    stance: Stance
    status: Status
    person: str | None
    date: When
    known: When
    statement: str
    text: str
    quoted: bool
    source: str | None
    place: str | None
    grade: str | None
    moved: bool

    @property
    def camp(self) -> str:
        """For, open or against."""
        return CAMPS[self.stance]


def stances_of(statement: Statement, since: dt.date | None) -> Iterator[Said]:
    """The stances of one statement; ``since`` is the day after which one counts as moved."""
    for position in statement.positions:
        yield Said(
            party=statement.party,
            issue=position.issue,
            option=position.option,
            stance=position.stance,
            status=statement.status,
            person=statement.person,
            date=statement.date,
            known=statement.known_from,
            statement=statement.id,
            text=statement.text,
            quoted=statement.form == "quote",
            source=statement.source,
            place=statement.place_in_source,
            grade=statement.grade,
            moved=since is not None and statement.known_from.latest > since,
        )


def known_by(statement: Statement, today: dt.date, day: dt.date) -> bool:
    """Whether a statement was known by a day.

    One whose day is not known exactly counts from the last it can be, or from the dossier's own
    (``today``), as in :func:`detente.dossier.as_of.as_of`.
    """
    known = statement.known_from
    return known.earliest <= day and min(known.latest, today) <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One person of a party, and what they said.

    Attributes
    ----------
    party, person : str
    name, role : str
    said : tuple of Statement
        The latest first.
    """

    party: str
    person: str
    name: str
    role: str
    said: tuple[Statement, ...]

    @property
    def last(self) -> Statement:
        """What they said last."""
        return self.said[0]


def speakers(
    dossier: Dossier, *, as_of: dt.date | None = None, since: dt.date | None = None
) -> dict[str, tuple[Speaker, ...]]:
    """The people of each party who spoke, those of one party side by side.

    Parameters
    ----------
    dossier : Dossier
    as_of : datetime.date, optional
        The day of knowledge; the dossier's own if not given.
    since : datetime.date, optional
        Only what was said on that day or later.

    Returns
    -------
    dict of party -> tuple of Speaker
        Parties in the order of the dossier, people in the order in which it lists them; those who
        said nothing are left out.
    """
    day = as_of or dossier.date
    said: dict[tuple[str, str], list[Statement]] = {}
    for statement in dossier.statements:
        if statement.person is None or not known_by(statement, dossier.date, day):
            continue
        if since is None or statement.date.latest >= since:
            said.setdefault((statement.party, statement.person), []).append(statement)
    found = {}
    for party, record in dossier.parties.items():
        people = tuple(
            Speaker(
                party=party,
                person=id,
                name=person.name,
                role=person.role,
                said=_latest_first(said[party, id]),
            )
            for id, person in record.people.items()
            if (party, id) in said
        )
        if people:
            found[party] = people
    return found


def _latest_first(statements: list[Statement]) -> tuple[Statement, ...]:
    # Of two on one day the later line of the file comes first; sorting keeps that order.
    latest = list(reversed(statements))
    latest.sort(key=lambda statement: statement.date.latest, reverse=True)
    return tuple(latest)
