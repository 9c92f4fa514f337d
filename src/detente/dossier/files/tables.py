"""``statements.csv`` and ``events.csv``: checked row by row, in flat memory."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from pydantic import ValidationError

from detente.dossier.checks.rows import Doubt, check_row
from detente.dossier.files.csvrows import Progress, Row, RowError, cell_place, rows, tell_every
from detente.dossier.files.explain import explain, with_id
from detente.dossier.files.folder import EVENTS, STATEMENTS
from detente.dossier.files.statements import Statements, cells_of
from detente.dossier.files.strict import unfit_letter
from detente.dossier.files.tablehead import REQUIRED, header_in, nameless_column
from detente.dossier.files.tree import Path, Tree
from detente.dossier.lookup import Names
from detente.dossier.model.evidence import Anchored, Event, Statement
from detente.errors import About, Finding, Place
from detente.findings.making import KINDS, SHOWN, count, found, keep
from detente.letters import first_unfit

_ID = re.compile(r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*$")
_FREE = frozenset({"text", "to", "channel", "place-in-source", "venue", "length"})
_TOGETHER = frozenset({"known", "until", "start", "end"})  # checked with other cells
_REMEMBERED = 50_000
_OFFSETS = frozenset({"start", "end"})
_ONCE = frozenset({"no-hash", "another-speaker"})  # for each source, and each speaker
_UNFIT = re.compile(rb"[\x00-\x08\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""Bytes of letters that no text can hold."""
_NOTHING: dict[str, int] = {}


@dataclass(slots=True)
class _Pass:
    """One pass over a table: what has been seen, and what was found."""

    raw: bytes
    file: str
    model: type[Statement] | type[Event]
    names: Names
    header: tuple[str, ...] = ()
    ids: dict[str, int] = field(default_factory=dict)
    known_good: dict[str, dict[str, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    rows: int = 0
    odd: Counter[int] = field(default_factory=Counter)
    nameless: set[int] = field(default_factory=set)
    unfit: bool = field(init=False)

    def __post_init__(self) -> None:
        self.unfit = _UNFIT.search(self.raw) is not None

    def add(self, finding: Finding) -> None:
        keep(self.findings, finding)
        if len(self.findings) == 2 * SHOWN:
            self.names = replace(self.names, near=False)

    @property
    def full(self) -> bool:
        """Whether there are so many findings that the others are only counted."""
        return len(self.findings) > 2 * SHOWN


def read_statements(
    raw: bytes, names: Names, progress: Progress | None = None
) -> tuple[Statements, dict[str, int], list[Finding]]:
    """The statements of a file, the line of each id, and what is wrong.

    A broken row is reported and left out.
    """
    run = _Pass(raw, STATEMENTS, Statement, names)
    columns = array("q"), array("q"), array("q")
    for row, known in _good_rows(run, progress):
        for column, value in zip(columns, (row.start, row.line, known), strict=True):
            column.append(value)
    starts, lines, known_from = (np.frombuffer(c, dtype=np.int64) for c in columns)
    made = Statements(raw, run.header, (starts, lines, known_from), STATEMENTS)
    return made, run.ids, run.findings


def read_events(raw: bytes, names: Names) -> tuple[tuple[Event, ...], list[Finding]]:
    """The events of a file, and what is wrong with it."""
    run = _Pass(raw, EVENTS, Event, names)
    events = []
    for row, _ in _good_rows(run, None):
        event = Event.model_validate(cells_of(run.header, row.cells))
        event._place = Place(EVENTS, row.line)
        events.append(event)
    return tuple(events), run.findings


def header_of(raw: bytes, model: type[Statement] | type[Event]) -> tuple[str, ...] | None:
    """The columns of a table, if all of them are lawful and none is lacking."""
    file = STATEMENTS if model is Statement else EVENTS
    run = _Pass(raw, file, model, Names())
    try:
        first = next(rows(raw), None)
    except RowError:
        return None
    return run.header if first is not None and _take_header(run, first) else None


def _good_rows(run: _Pass, progress: Progress | None) -> Iterator[tuple[Row, int]]:
    """The rows without an error, each with the day from which it is known."""
    source = tell_every(rows(run.raw), len(run.raw), run.file, progress)
    try:
        first = next(source, None)
        if first is None or not _take_header(run, first):
            return
        for row in source:
            run.rows += 1
            known = _take_row(run, row)
            if known:
                yield row, known
        if run.rows > 1 and run.odd[len(run.header) + 1] == run.rows:
            run.findings = [nameless_column(run.header, run.rows, run.file, run.model)]
    except RowError as error:
        run.add(found(error.slug, Place(run.file, error.line), error.message, error.mend))


def _take_header(run: _Pass, row: Row) -> bool:
    run.header, wrong = header_in(row, run.raw, run.file, run.model, REQUIRED[run.file])
    for finding in wrong:
        run.add(finding)
    return not wrong


def _take_row(run: _Pass, row: Row) -> int:
    """The day from which a row's record is known; 0 if the row has an error."""
    stated, row = len(row.cells), _trimmed(run, row)
    if len(row.cells) != len(run.header):
        run.odd[len(row.cells)] += 1
        if run.full:
            count(run.findings, Place(run.file, row.line), 1)
            return 0
        _note_ids(run, row)
        run.add(
            found(
                "bad-row",
                Place(run.file, row.line),
                f"the row has {len(row.cells)} cells; the table has {len(run.header)} columns.",
                "Put text with commas in quotation marks; leave unknown cells empty.",
            )
        )
        return 0
    if "" in run.header and _nameless(run, row):
        return 0
    if run.unfit and _unfit(run, row):
        return 0
    return _fast(run, row) or _slow(run, row, stated)


def _unfit(run: _Pass, row: Row) -> bool:
    """Whether a letter stands in a cell that no text can hold; it is found."""
    bad = [index for index, cell in enumerate(row.cells) if first_unfit(cell)]
    for index in bad:
        place = cell_place(run.raw, row, index, run.file)
        run.add(unfit_letter(place, row.cells[index]))
    if bad:
        _note_ids(run, row)
    return bool(bad)


def _note_ids(run: _Pass, row: Row) -> None:
    """Note the id of a row that is not read, and of those that an open quotation mark swallowed."""
    column = run.header.index("id")
    swallowed = [line.split(",") for cell in row.cells for line in cell.split("\n")[1:]]
    for cells in (row.cells, *swallowed):
        run.ids.setdefault(cells[min(column, len(cells) - 1)].strip(), row.line)


def _nameless(run: _Pass, row: Row) -> bool:
    """Whether a cell is filled in a column without a name; it is found."""
    for index, (name, cell) in enumerate(zip(run.header, row.cells, strict=True)):
        if not name and cell.strip():
            if index not in run.nameless:
                run.nameless.add(index)
                place = cell_place(run.raw, row, index, run.file)
                message = f'"{cell[:40]}" stands in a column without a name.'
                mend = "Name the column in the first line, or empty its cells."
                run.add(found("unknown-column", place, message, mend))
            _note_ids(run, row)
            return True
    return False


def _trimmed(run: _Pass, row: Row) -> Row:
    """The row with as many cells as there are columns, where only empty ones tell them apart.

    Spreadsheets write empty columns that were once touched, and leave empty cells at the end of
    a row out.
    """
    width, needed = len(run.header), run.header.index(REQUIRED[run.file][-1])
    cells = row.cells
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        return replace(row, cells=cells[:width])
    if needed < len(cells) < width:
        return replace(row, cells=[*cells, *[""] * (width - len(cells))])
    return row


def _fast(run: _Pass, row: Row) -> int:
    """The same for a row all of whose cells were met before, in rows without a finding."""
    known, start, hashed = 0, -1, True
    person = party = ""
    for column, cell in zip(run.header, row.cells, strict=True):
        if column in _FREE:
            continue
        if column == "id":
            if cell in run.ids or not _ID.match(cell):
                return 0
        elif column in _OFFSETS and cell.isascii() and cell.isdigit() and len(cell) < 10:
            if int(cell) < start:
                return 0
            start = int(cell)
        elif cell:
            day = run.known_good.get(column, _NOTHING).get(cell, -1)
            if day < 0:
                return 0
            if column == "date":
                known = day
            elif column == "source":
                hashed = cell in run.names.hashed
            elif column == "person":
                person = cell.strip()
            elif column == "party":
                party = cell.strip()
        elif column in REQUIRED[run.file]:
            return 0
    if start >= 0 and not hashed:
        return 0
    if run.names.asked and person and party not in run.names.people.get(person, ()):
        return 0
    if known:
        run.ids[row.cells[run.header.index("id")]] = row.line
    return known


def _slow(run: _Pass, row: Row, stated: int) -> int:
    cells = cells_of(run.header, row.cells)
    try:
        record = run.model.model_validate(cells)
    except ValidationError as error:
        if run.full:
            count(run.findings, Place(run.file, row.line), error.error_count())
            return 0
        told = explain(error, _row_tree(run, row, cells), run.model)
        wrong = [
            with_id(finding, cells.get(str(path[0]), "") if path else "", run.names.values)
            for path, finding in told
            if finding is not None
        ]
        if stated < len(run.header) and len(wrong) > 1:
            wrong = [_shifted(run, row, stated)]
        if tuple(cell.strip().lower() for cell in row.cells) == run.header:
            wrong = [_headed_again(run, row)]
        for finding in wrong:
            run.add(finding)
        id = str(cells.get("id", ""))
        for named in (id, *id.split()[:1]):
            run.ids.setdefault(named, row.line)
        return 0
    doubts = list(check_row(record, run.names)) if run.names.asked else []
    if record.id in run.ids:
        line = run.ids[record.id]
        said = f'the id "{record.id}" stands twice.'
        about = About(path=("id",), name=record.id)
        doubts.append(Doubt("id", "duplicate-id", said, f"See line {line} too.", about))
    for doubt in doubts:
        if doubt.slug not in _ONCE or doubt.message not in run.told:
            place = _place(run, row, doubt.column)
            run.add(found(doubt.slug, place, doubt.message, doubt.mend, doubt.about))
            run.told |= {doubt.message} if doubt.slug in _ONCE else set()
    if record.id not in run.ids:
        run.ids[record.id] = row.line
    known = record.known_from.latest.toordinal()
    if not doubts:
        _remember(run, row, record)
    errors = any(KINDS[doubt.slug].severity == "error" for doubt in doubts)
    return 0 if errors else known


def _shifted(run: _Pass, row: Row, stated: int) -> Finding:
    """The finding of a row in which a comma was lost: what follows is a column too far left."""
    return found(
        "bad-row",
        Place(run.file, row.line),
        f"the row has {stated} cells; the table has {len(run.header)} columns.",
        "A comma is likely lost, and what follows stands in the wrong columns: put it in again.",
    )


def _headed_again(run: _Pass, row: Row) -> Finding:
    """The finding of a first line that stands again, as where two tables were put together."""
    place = Place(run.file, row.line)
    message = "the names of the columns stand here again."
    return found("bad-row", place, message, "Take the line away; rows alone stand below the first.")


def _remember(run: _Pass, row: Row, record: Anchored) -> None:
    """Note the cells of a good row, but for those that count only together."""
    for column, cell in zip(run.header, row.cells, strict=True):
        good = run.known_good.setdefault(column, {})
        if column in _TOGETHER or len(good) >= _REMEMBERED:
            continue
        good[cell] = record.date.latest.toordinal() if column == "date" else 0


def _row_tree(run: _Pass, row: Row, cells: dict[str, str]) -> Tree:
    places: dict[Path, Place] = {(name,): _place(run, row, name) for name in cells}
    places[()] = Place(run.file, row.line)
    return Tree(file=run.file, data=cells, values=places)


def _place(run: _Pass, row: Row, column: str) -> Place:
    if column not in run.header:
        return Place(run.file, row.line)
    return cell_place(run.raw, row, run.header.index(column), run.file)
