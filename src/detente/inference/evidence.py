"""What is on record of the parties' answers and positions, as far as it can teach the model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from detente.dossier.inputs.names import issues_for
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Draft, Response, Stance
from detente.dossier.model.evidence import Position, Statement
from detente.shown import Result

Reading = Literal["yes", "no", "part", "ideal", "fine", "against"]
"""How the model reads a piece: an answer to a whole text, or what is said of one option of an
issue: that it is the best there, that it will do, that it will not."""

ANSWERS: dict[Stance, Reading] = {
    "demands": "yes",
    "supports": "yes",
    "accepts": "yes",
    "accepts-part": "part",
    "acceptable-if": "no",
    "objects": "no",
    "rejects": "no",
    "red-line": "no",
}
"""What a stance on a whole draft comes to as it stands: a conditional or partial yes is a no to
the text that lay on the table. Silence and indecision are no answer at all."""
REPORTS: dict[Stance, Reading] = {
    "demands": "ideal",
    "supports": "ideal",
    "accepts": "fine",
    "objects": "against",
    "rejects": "against",
    "red-line": "against",
}
"""What a stance on one option of an issue comes to."""
NOT_NEW = "The estimates were made when it was known."
NOT_MODELLED = "A deal does not need its leave, so its answers are not modelled."


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Result):
    """One piece of evidence: an answer to a draft, or a position on an option.

    Attributes
    ----------
    id : str
        The party, and the draft or issue and option: ``south rejects first-plan``.
    party : str
    date : When
    stance : str
        As recorded.
    reading : str
        How the model reads it.
    draft, issue, option : str or None
        What it is about: a draft, or an option of an issue.
    statements : tuple of str
        Where it stands on record, by id.
    objects, accepts : tuple of str
        Points of a draft that were named.
    complete : bool
        Whether the points named are said to be all.
    """

    id: str
    party: str
    date: When
    stance: Stance
    reading: Reading
    draft: str | None = None
    issue: str | None = None
    option: str | None = None
    statements: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut(Result):
    """Something on record that teaches the model nothing, and why not.

    Attributes
    ----------
    id : str
        As a piece of evidence would be called.
    party : str
    reason : str
        In words.
    """

    id: str
    party: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Result):
    """What is on record as of the dossier's day.

    Attributes
    ----------
    pieces : tuple of Piece
        In order of date, then of the dossier.
    left_out : tuple of LeftOut
    """

    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]


def evidence(
    dossier: Dossier, *, knower: str | None = None, since: dt.date | None = None
) -> Evidence:
    """What was said on record until the dossier's day, and what of it says nothing.

    Parameters
    ----------
    dossier : Dossier
    knower : str, optional
        A party as whose knowledge it is read: what it said itself, and how its own drafts were
        answered, it knew on the day; all else, like everybody, when it became known.
    since : datetime.date, optional
        A day: what was known on it is no evidence any more.

    Notes
    -----
    The same said again of the same option is no new evidence: a party repeats itself.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> [piece.id for piece in evidence(read("two-rivers")).pieces][:2]
    ['north demands guarantee=troops', 'north rejects army=cap-50k']
    """
    desk = _Desk(dossier, knower, since)
    for id, draft in dossier.drafts.items():
        for party, response in draft.responses.items():
            desk.answer(id, draft, party, response)
    for statement in dossier.statements:
        for position in statement.positions:
            desk.report(statement, position)
    return desk.sorted()


class _Desk:
    """Pieces as they are read, those that say the same once."""

    def __init__(self, dossier: Dossier, knower: str | None, since: dt.date | None) -> None:
        self.dossier, self.knower, self.since = dossier, knower, since
        self.required = frozenset(dossier.required)
        self.pieces: dict[tuple[str, str, str], Piece] = {}
        self.left: list[LeftOut] = []
        self.old: set[tuple[str, str, str]] = set()

    def sorted(self) -> Evidence:
        """The pieces in order of date."""
        for key in sorted(self.old):
            piece = self.pieces.pop(key)
            self._leave(piece.id, piece.party, NOT_NEW)
        pieces = sorted(
            self.pieces.values(), key=lambda piece: min(piece.date.latest, self.dossier.date)
        )
        return Evidence(pieces=tuple(pieces), left_out=tuple(self.left))

    def answer(self, id: str, draft: Draft, party: str, response: Response) -> None:
        """An answer to a draft."""
        today = self.dossier.date
        if not self._heard(party, response.date, response.known, draft.by, by=today):
            return
        reading = ANSWERS.get(response.stance)
        name = f"{party} {response.stance} {id}"
        if self._unheeded(name, party, response.stance, reading) or reading is None:
            return
        key = (party, id, reading)
        if self._heard(party, response.date, response.known, draft.by, by=self.since):
            self.old.add(key)
        self.pieces[key] = Piece(
            id=name,
            party=party,
            date=response.date,
            stance=response.stance,
            reading=reading,
            draft=id,
            statements=response.statement,
            objects=response.objects,
            accepts=response.accepts,
            complete=response.complete,
        )

    def report(self, statement: Statement, position: Position) -> None:
        """A position on an option."""
        party, issue, option = statement.party, position.issue, position.option
        if not self._heard(party, statement.date, statement.known, (), by=self.dossier.date):
            return
        reading = REPORTS.get(position.stance)
        what = f"{issue}={option}" if option else issue
        name = f"{party} {position.stance} {what}"
        if reason := self._unread(statement, position):
            self._leave(name, party, reason)
            return
        if self._unheeded(name, party, position.stance, reading) or reading is None:
            return
        key = (party, what, reading)
        if self._heard(party, statement.date, statement.known, (), by=self.since):
            self.old.add(key)
        if key in self.pieces:
            self._leave(name, party, f"It was said before ({self.pieces[key].date}).")
            return
        self.pieces[key] = Piece(
            id=name,
            party=party,
            date=statement.date,
            stance=position.stance,
            reading=reading,
            issue=issue,
            option=option,
            statements=(statement.id,),
        )

    def _heard(
        self,
        party: str,
        date: When,
        known: When | None,
        writers: tuple[str, ...],
        *,
        by: dt.date | None,
    ) -> bool:
        """Whether it had been said, and heard, by that day; not if there is none."""
        inside = self.knower is not None and self.knower in (party, *writers)
        when = date if inside or known is None else known
        return by is not None and when.earliest <= by

    def _unheeded(self, name: str, party: str, stance: Stance, reading: Reading | None) -> bool:
        """Whether it tells nothing, whatever it is about; the reason is then told."""
        if party not in self.required:
            reason = NOT_MODELLED
        elif reading is None:
            reason = f'"{stance}" says neither yes nor no.'
        else:
            return False
        self._leave(name, party, reason)
        return True

    def _unread(self, statement: Statement, position: Position) -> str:
        """Why a position tells nothing, whatever its stance; empty where it may."""
        party = statement.party
        if statement.status == "assessed":
            return "It is an assessment, and no word of the party."
        if position.option is None:
            return "It is about the issue as a whole, and names no option."
        if party in self.required and position.issue not in issues_for(self.dossier, party):
            return "The issue does not count for its leave."
        return ""

    def _leave(self, name: str, party: str, reason: str) -> None:
        self.left.append(LeftOut(id=name, party=party, reason=reason))


def statements_of(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The statements in which the pieces stand, by id."""
    for piece in pieces:
        yield from piece.statements
