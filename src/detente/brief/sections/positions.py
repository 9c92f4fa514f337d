"""Who wants what: the position matrix, stated beside assessed, each cell with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.brief import names
from detente.brief.numbers import SPACE, Link, whole
from detente.dossier.evidence import Position, Statement
from detente.dossier.model import Dossier
from detente.dossier.parties import RedLine
from detente.drafting.positions import Cell as Stand
from detente.drafting.positions import positions as matrix
from detente.drafting.stances import Said
from detente.estimates import Estimate

_STANCE = {"accepts-part": "accepts part", "acceptable-if": "acceptable if", "red-line": "red line"}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What holds now: one stance on one option.

    Attributes
    ----------
    status : str
        ``stated`` or ``assessed``.
    stance, option : str
    who : str
        The person, where voices of one party differ; else empty.
    moved : str
        The stance before, with its day, where it was another one.
    link : Link
        The statement, or what an assessed red line rests on.
    """

    status: str
    stance: str
    option: str
    link: Link
    who: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One statement as the cell shows it."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One party on one issue."""

    party: str
    views: tuple[View, ...]
    evidence: tuple[Evidence, ...]


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
    """The matrix of parties and issues."""

    parties: tuple[str, ...]
    rows: tuple[IssueRow, ...]
    statements: int


def positions(dossier: Dossier) -> Positions:
    """The matrix as of the dossier's day; parties without a word or a line have no column."""
    found = matrix(dossier)
    said = {statement.id: statement for statement in dossier.statements}
    rows: list[IssueRow] = []
    for track in [*dossier.tracks, None]:
        own = [id for id, i in dossier.issues.items() if _track(dossier, i.track) == track]
        head = dossier.tracks.get(track or "", "Beside the tracks" if dossier.tracks else "")
        for first, issue in enumerate(own):
            cells = tuple(_cell(dossier, found.cells[p, issue], said) for p in found.parties)
            rows.append(_row(dossier, issue, "" if first else head, cells))
    return Positions(
        parties=tuple(names.party(dossier, id) for id in found.parties),
        rows=tuple(rows),
        statements=len(said),
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


def _cell(dossier: Dossier, cell: Stand, said: dict[str, Statement]) -> Cell:
    ids = list(dict.fromkeys(one.statement for one in cell.said))
    return Cell(
        party=names.party(dossier, cell.party),
        views=(
            *_views(dossier, cell.stated, cell.voices_differ),
            *_views(dossier, cell.assessed, False),
            *_lines(dossier, cell.red_lines),
        ),
        evidence=tuple(evidence(dossier, said[id], cell.issue) for id in ids),
    )


def _views(dossier: Dossier, said: tuple[Said, ...], differ: bool) -> Iterable[View]:
    """The newest stance of each voice on each option, and what it was before."""
    by_voice: dict[tuple[str | None, str | None], list[Said]] = {}
    for one in said:
        by_voice.setdefault((one.person, one.option), []).append(one)
    shown: set[tuple[str | None, str]] = set()
    for (person, option), ones in by_voice.items():
        latest = ones[0]
        if not differ and (option, latest.stance) in shown:
            continue  # two voices, one stance: the newer stands for both, the cell opens to all
        shown.add((option, latest.stance))
        before = next((one for one in ones if one.stance != latest.stance), None)
        yield View(
            status=latest.status,
            stance=stance_words(latest.stance),
            option=names.option(dossier, latest.issue, option),
            who=names.person(dossier, person).partition(",")[0] if differ else "",
            moved=f"before: {stance_words(before.stance)}, {names.when(before.date, short=True)}"
            if before
            else "",
            link=Link(text=latest.statement, href=f"#statement-{latest.statement}"),
        )


def stance_words(stance: str) -> str:
    """A stance as people write it."""
    return _STANCE.get(stance, stance)


def _lines(dossier: Dossier, lines: tuple[RedLine, ...]) -> Iterable[View]:
    for line in lines:
        words = _line_words(dossier, line)
        for statement in line.declared:
            yield View(
                status="stated", stance="red line", option=words,
                link=Link(text=statement, href=f"#statement-{statement}"),
            )  # fmt: skip
        if line.assessed or not line.declared:
            rests = names.reasons(dossier, line.assessed or line.absolute.why or line.why)
            yield View(
                status="assessed", stance="red line",
                option=f"{words}; absolute with chance {chance_words(line.absolute)}",
                link=rests[0] if rests else Link(text=""),
            )  # fmt: skip


def chance_words(estimate: Estimate) -> str:
    """A stated chance in per cent, with its range.

    >>> chance_words(Estimate.parse("0.6 (0.4..0.8)"))
    '60\xa0% (40–80)'
    """
    centre = f"{whole(estimate.centre)}{SPACE}%"
    if estimate.exact:
        return centre
    return f"{centre} ({whole(estimate.low)}–{whole(estimate.high)})"


def _line_words(dossier: Dossier, line: RedLine) -> str:
    """A red line in words: what it excludes, and what would lift it."""
    if line.at_least:
        words = f"at least: {names.option(dossier, line.issue, line.at_least)}"
    elif line.at_most:
        words = f"at most: {names.option(dossier, line.issue, line.at_most)}"
    else:
        words = "never: " + names.listed(names.option(dossier, line.issue, o) for o in line.never)
    lifted = names.listed(names.issue(dossier, issue) for issue in line.unless)
    return f"{words} (unless {lifted} goes its way)" if lifted else words


def evidence(dossier: Dossier, statement: Statement, issue: str | None = None) -> Evidence:
    """A statement as the page shows it; with an issue, only its stances on that one."""
    place = f", {statement.place_in_source}" if statement.place_in_source else ""
    source = statement.source
    return Evidence(
        id=statement.id,
        day=names.when(statement.date, short=True),
        who=names.person(dossier, statement.person) or names.party(dossier, statement.party),
        to=", ".join(part for part in (statement.to, statement.channel) if part),
        text=statement.text,
        form=statement.form,
        status=statement.status,
        stances="; ".join(_stance(dossier, p, issue is None) for p in statement.positions
                          if issue in (None, p.issue)),
        source=Link(text=f"{names.source_title(dossier, source)}{place}", href=f"#source-{source}")
        if source
        else Link(text="no source given"),
        grade=statement.grade or "",
    )  # fmt: skip


def _stance(dossier: Dossier, position: Position, with_issue: bool) -> str:
    stance = stance_words(position.stance)
    option = names.option(dossier, position.issue, position.option)
    words = f"{stance}: {option}" if option else stance
    return f"{names.issue(dossier, position.issue)} – {words}" if with_issue else words
