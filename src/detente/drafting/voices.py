"""Who speaks for a party, and what each last said: envoys and ministers need not agree."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Statement
from detente.drafting.stances import known_by


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
