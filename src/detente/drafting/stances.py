"""One stance on one issue, from one statement, with all that leads back to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from detente.dossier.model.dates import When
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
