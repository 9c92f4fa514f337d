"""Who stands where on what: the matrix of parties and issues as of a day, and what moved since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from detente.dossier.files.read import Named, opened
from detente.dossier.lookup import suggest
from detente.dossier.model.dates import Day, when
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.wants import RedLine
from detente.drafting.stances import Said, known_by, stances_of
from detente.errors import listed
from detente.shown import Result, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Result):
    """What one person (or the party, where no person is named) last said on an issue, by option."""

    person: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Result):
    """Where one party stands on one issue.

    Attributes
    ----------
    party, issue : str
    said : tuple of Said
        Everything on record, the latest first.
    red_lines : tuple of RedLine
        The lines the dossier draws for this party here, declared and assessed.
    """

    party: str
    issue: str
    said: tuple[Said, ...]
    red_lines: tuple[RedLine, ...]

    @property
    def stated(self) -> tuple[Said, ...]:
        """What the party's own people said."""
        return tuple(one for one in self.said if one.status == "stated")

    @property
    def assessed(self) -> tuple[Said, ...]:
        """What others believe of it."""
        return tuple(one for one in self.said if one.status == "assessed")

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Each person's latest stated word on each option, the latest speaker first."""
        people = dict.fromkeys(one.person for one in self.stated)
        return tuple(
            Voice(person=person, said=_latest(o for o in self.stated if o.person == person))
            for person in people
        )

    @property
    def voices_differ(self) -> bool:
        """Whether two of the party's people last stood in different camps on the same option."""
        camps: dict[str | None, set[str]] = {}
        for voice in self.voices:
            for one in voice.said:
                camps.setdefault(one.option, set()).add(one.camp)
        return any(len(found) > 1 for found in camps.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Result):
    """What a party says now on an option, and what it said before.

    ``before`` is None where it had said nothing of the option; ``elsewhere`` is then its latest
    word on another option of the issue, if there is one. A repetition is no move.
    """

    party: str
    issue: str
    option: str | None
    before: Said | None
    after: Said
    elsewhere: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions(Table):
    """The matrix of parties and issues as of a day.

    Attributes
    ----------
    as_of : datetime.date
    since : datetime.date or None
    parties, issues : tuple of str
        In the order of the dossier; parties without a word and without a red line are left out.
    cells : dict of (party, issue) -> Cell
        Every combination.
    moves : tuple of Move
        What changed after ``since``, the latest first; empty without it.
    """

    _rows_in: ClassVar = "said"

    as_of: dt.date
    since: dt.date | None
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    moves: tuple[Move, ...]

    @property
    def said(self) -> tuple[Said, ...]:
        """Everything in the matrix, by issue, party and date (latest first)."""
        return tuple(
            one for issue in self.issues for party in self.parties
            for one in self.cells[party, issue].said
        )  # fmt: skip


def positions(
    dossier: Named,
    *,
    as_of: Day | None = None,
    since: Day | None = None,
    issues: Iterable[str] | None = None,
) -> Positions:
    """Who stood where on what, as known on a day.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook.
    as_of : str, datetime.date or When, optional
        The day of knowledge; the dossier's own if not given. Of an imprecise date, its last day.
    since : str, datetime.date or When, optional
        From which day on to look for moves; of an imprecise date, its first day.
    issues : iterable of str, optional
        Which issues; all if not given.

    Raises
    ------
    ValueError
        An issue is not in the dossier, or ``since`` lies after ``as_of``.
    """
    dossier = opened(dossier)
    day = dossier.date if as_of is None else when(as_of, "as_of").latest
    start = None if since is None else when(since, "since").earliest
    if start is not None and start > day:
        raise ValueError(f"since is {start}; it must not lie after {day}")
    asked = tuple(dossier.issues) if issues is None else listed("issues", issues, "issues")
    for issue in asked:
        if issue not in dossier.issues:
            known = suggest(issue, dossier.issues, what="Issues")
            raise ValueError(f'issue "{issue}" is not in the dossier. {known}')
    said = _said(dossier, day, start)
    cells = {
        (party, issue): Cell(
            party=party,
            issue=issue,
            said=tuple(said.get((party, issue), ())),
            red_lines=_red_lines(dossier, party, issue, day),
        )
        for issue in asked
        for party in dossier.parties
    }
    heard = [
        party
        for party in dossier.parties
        if any(cells[party, issue].said or cells[party, issue].red_lines for issue in asked)
    ]
    return Positions(
        as_of=day,
        since=start,
        parties=tuple(heard),
        issues=asked,
        cells={key: cell for key, cell in cells.items() if key[0] in heard},
        moves=_moves(cells.values()) if start is not None else (),
    )


def _said(
    dossier: Dossier, day: dt.date, since: dt.date | None
) -> dict[tuple[str, str], list[Said]]:
    """Every stance known by the day, latest first; equal dates keep the later line first."""
    found: dict[tuple[str, str], list[Said]] = {}
    for statement in dossier.statements:
        if statement.positions and known_by(statement, dossier.date, day):
            for one in stances_of(statement, since):
                found.setdefault((one.party, one.issue), []).append(one)
    for stances in found.values():
        stances.reverse()
        stances.sort(key=lambda one: one.date.latest, reverse=True)
    return found


def _red_lines(dossier: Dossier, party: str, issue: str, day: dt.date) -> tuple[RedLine, ...]:
    wants = dossier.parties[party].wants
    if wants is None:
        return ()
    return tuple(
        line
        for line in wants.red_lines
        if line.issue == issue and (line.since is None or line.since.earliest <= day)
    )


def _latest(said: Iterable[Said]) -> tuple[Said, ...]:
    """The first of each option, of stances sorted latest first."""
    first: dict[str | None, Said] = {}
    for one in said:
        first.setdefault(one.option, one)
    return tuple(first.values())


def _moves(cells: Iterable[Cell]) -> tuple[Move, ...]:
    moves = []
    for cell in cells:
        for status in (cell.stated, cell.assessed):
            known = [one for one in status if not one.moved]
            before = {one.option: one for one in _latest(known)}
            for one in _latest(o for o in status if o.moved):
                earlier = before.get(one.option)
                if earlier is None or earlier.stance != one.stance:
                    moves.append(
                        Move(
                            party=cell.party,
                            issue=cell.issue,
                            option=one.option,
                            before=earlier,
                            after=one,
                            elsewhere=known[0] if known and earlier is None else None,
                        )
                    )
    return tuple(sorted(moves, key=lambda move: move.after.date.latest, reverse=True))
