"""Who wants what: the position matrix, stated beside assessed, each cell with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from detente.brief.sections.statements import Evidence, evidence
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Statement
from detente.dossier.model.wants import RedLine
from detente.drafting.positions import Cell as Stand
from detente.drafting.positions import positions as matrix
from detente.drafting.stances import Said
from detente.wording import names
from detente.wording import sections as words
from detente.wording.numbers import Link
from detente.wording.stances import (
    WHOLE_ISSUE,
    chance_words,
    line_rule,
    quoted,
    stance_on,
    stance_words,
)

JOINED_DASH = "\u2060–\u2060"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What holds now: one stance on one option.

    Attributes
    ----------
    statuses : tuple of str
        ``stated``, ``assessed``, or both where the party says what others believe of it.
    stance, option : str
    who : str
        The person, where voices of one party differ; else empty.
    more : str
        The stance before, with its day; or the chance that a red line is absolute.
    """

    statuses: tuple[str, ...]
    stance: str
    option: str
    who: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One party, by id and name, on one issue; ``rests`` are reasons of assessed red lines."""

    id: str
    party: str
    views: tuple[View, ...]
    evidence: tuple[Evidence, ...]
    rests: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """One issue: its name, its track where it is the first of it, and a cell for each party."""

    id: str
    name: str
    track: str
    today: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """The matrix of parties and issues.

    Attributes
    ----------
    parties : tuple of str
    rows : tuple of IssueRow
    silent : tuple of str
        Issues of which nobody has spoken.
    unheard : tuple of str
        Parties without a word or a line on what is shown.
    """

    parties: tuple[str, ...]
    rows: tuple[IssueRow, ...]
    silent: tuple[str, ...]
    unheard: tuple[str, ...]


def positions(dossier: Dossier, issues: Iterable[str] | None = None) -> Positions:
    """The matrix as of the dossier's day; parties without a word or a line have no column.

    Parameters
    ----------
    dossier : Dossier
    issues : iterable of str, optional
        Which issues; all if not given.
    """
    asked = list(dossier.issues) if issues is None else list(issues)
    found = matrix(dossier, issues=asked)
    said = {statement.id: statement for statement in dossier.statements}
    heard = [
        issue
        for issue in asked
        if any(found.cells[p, issue].said or found.cells[p, issue].red_lines for p in found.parties)
    ]
    rows: list[IssueRow] = []
    for track in [*dossier.tracks, None]:
        own = [id for id in heard if _track(dossier, dossier.issues[id].track) == track]
        head = dossier.tracks.get(track or "", words.BESIDE_TRACKS if dossier.tracks else "")
        for place, issue in enumerate(own):
            cells = tuple(_cell(dossier, found.cells[p, issue], said) for p in found.parties)
            rows.append(_row(dossier, issue, "" if place else head, cells))
    return Positions(
        parties=tuple(names.party(dossier, id) for id in found.parties),
        rows=tuple(rows),
        silent=tuple(names.issue(dossier, id) for id in asked if id not in heard),
        unheard=tuple(
            names.party(dossier, id) for id in dossier.parties if id not in found.parties
        ),
    )


def _track(dossier: Dossier, track: str | None) -> str | None:
    return track if track in dossier.tracks else None


def _row(dossier: Dossier, issue: str, track: str, cells: tuple[Cell, ...]) -> IssueRow:
    today = dossier.issues[issue].today
    return IssueRow(
        id=issue,
        name=names.issue(dossier, issue),
        track=track,
        today=names.option(dossier, issue, today),
        cells=cells,
    )


def _cell(dossier: Dossier, cell: Stand, said: Mapping[str, Statement]) -> Cell:
    ids = dict.fromkeys(one.statement for one in cell.said)
    ids |= dict.fromkeys(id for line in cell.red_lines for id in line.declared)
    views = [
        *_views(dossier, cell.stated, cell.voices_differ),
        *_views(dossier, cell.assessed, False),
        *(_line(dossier, line) for line in cell.red_lines),
    ]
    rests = [text for line in cell.red_lines for text in line.assessed]
    return Cell(
        id=cell.party,
        party=names.party(dossier, cell.party),
        views=_merged(views),
        evidence=tuple(evidence(dossier, said[id], cell.issue) for id in ids if id in said),
        rests=names.reasons(dossier, dict.fromkeys(rests)),
    )


def _views(dossier: Dossier, said: tuple[Said, ...], differ: bool) -> Iterable[View]:
    """The newest stance of each voice on each option, and what it was before."""
    by_voice: dict[tuple[str | None, str | None], list[Said]] = {}
    for one in said:
        by_voice.setdefault((one.person, one.option), []).append(one)
    for (person, option), ones in by_voice.items():
        latest = ones[0]
        before = next((one for one in ones if one.stance != latest.stance), None)
        yield View(
            statuses=(latest.status,),
            stance=stance_on(latest.stance),
            option=quoted(dossier)(latest.issue, option) if option else WHOLE_ISSUE,
            who=names.person(dossier, person).partition(",")[0] if differ else "",
            more=f"before: {stance_words(before.stance)}, {names.when(before.date, short=True)}"
            if before
            else "",
        )


def _merged(views: list[View]) -> tuple[View, ...]:
    """One view for the same stance on the same option by the same voice, with both marks."""
    found: dict[tuple[str, str, str], View] = {}
    for view in views:
        key = view.stance, view.option, view.who
        if key in found:
            both = tuple(dict.fromkeys((*found[key].statuses, *view.statuses)))
            found[key] = replace(found[key], statuses=both, more=found[key].more or view.more)
        else:
            found[key] = view
    return tuple(found.values())


def _line(dossier: Dossier, line: RedLine) -> View:
    """A red line: declared (stated), assessed, or both; how absolute is an assessment."""
    stated = ("stated",) if line.declared else ()
    assessed = ("assessed",) if line.assessed or not line.declared else ()
    start, excluded = line_rule(dossier, line, quoted(dossier))
    # Word joiners keep a range on one line of a narrow cell.
    absolute = chance_words(line.absolute).replace("–", JOINED_DASH)
    return View(
        statuses=(*stated, *assessed),
        stance=start,
        option=excluded,
        more=words.absolute(absolute),
    )
