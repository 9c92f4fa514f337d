"""The cells of a workbook as texts, within limits: bombs and macros are refused, nothing is run."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from detente.dossier.files.strict import unfit_letter
from detente.dossier.files.workbook.shape import SINGLE, Column, Sheet
from detente.dossier.files.workbook.texts import shown, unmarked
from detente.dossier.lookup import nearest, suggest
from detente.errors import DossierError, Finding, Place, RefusedError
from detente.findings.making import found
from detente.letters import first_unfit, fit

MAX_COLUMNS = 100
MAX_ROWS = 1_048_576
HEADS_WITHIN = 10  # rows from the top
NOT_READ = ("read me", "targets")  # sheets that say how to fill in the others
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\""
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its number, and the text of each filled cell by the head of its column.

    ``broken`` are the heads of cells of which a finding says already that they cannot be read.
    """

    sheet: Sheet
    number: int
    cells: dict[str, str]
    columns: dict[str, int]
    broken: set[str] = field(default_factory=set)

    def place(self, head: str | None = None) -> Place:
        """Where a cell stands; without a head, or without that cell, the row's first."""
        return Place(self.sheet.title, self.number, self.columns.get(head or "", 1))


def read_grids(
    file: Path, sheets: tuple[Sheet, ...], findings: list[Finding]
) -> dict[str, list[Line]]:
    """The filled rows of every sheet, by its title.

    Places hold the title of the sheet as their file.

    Raises
    ------
    DossierError
        If the file cannot be read as a workbook.
    """
    guard(file)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(file.read_bytes()), read_only=True, keep_links=False
            )
            there = {name.strip().lower(): book[name] for name in book.sheetnames}
            grids: dict[str, list[Line]] = {}
            for sheet in sheets:
                made = there.get(sheet.title.lower())
                if made is None and sheet.newer:
                    findings.append(_older(sheet, f"the sheet {sheet.title}"))
                elif made is None or not hasattr(made, "iter_rows"):
                    findings.append(_missing(sheet, book.sheetnames))
                else:
                    grids[sheet.title] = list(_lines(made, sheet, findings))
                    findings += _merged(file, made, sheet, grids[sheet.title])
            findings += _strangers(there, sheets)
            return grids
    except DossierError:
        raise
    except BROKEN:
        raise refusal(file.name, "the workbook is damaged, or is none.") from None


def _missing(sheet: Sheet, names: list[str]) -> Finding:
    return found(
        "missing-sheet",
        Place(sheet.title),
        "the sheet is missing.",
        suggest(sheet.title, names, what="Sheets") + " Add it, or export the dossier anew.",
    )


def _older(sheet: Sheet, what: str) -> Finding:
    message = f"{what} is missing, as in workbooks of an earlier version."
    mend = "What the dossier says there already stays; export it anew to change it here."
    return found("older-workbook", Place(sheet.title), message, mend)


def _strangers(there: dict[str, Any], sheets: tuple[Sheet, ...]) -> Iterator[Finding]:
    """A finding for each sheet that holds something and is none of a dossier's."""
    known = {sheet.title.lower(): sheet.title for sheet in sheets}
    for name, made in there.items():
        if name in known or name in NOT_READ or name.startswith("#"):
            continue
        rows = made.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)
        first = next((cell for row in rows for cell in row if _filled(cell)), None)
        if first is not None:
            copied = known.get(re.sub(r"\s*\(\d+\)$", "", name))
            what = f"a copy of the sheet {copied}" if copied else "none of a dossier's"
            message = f"the sheet is {what}; nothing in it is read."
            mend = "Move its rows to the sheet they belong to, or begin its name with # to keep it."
            place = Place(made.title, first.row, first.column)
            yield found("unknown-sheet", place, message, mend)


def _filled(cell: Any) -> bool:
    return cell.value is not None and bool(str(cell.value).strip())


def _stray(row: Any, headed: set[int]) -> Iterator[int]:
    """The columns of a row's cells that hold something, and have no head."""
    for column, cell in enumerate(row, start=1):
        if column not in headed and _filled(cell):
            yield column


def _lines(made: Any, sheet: Sheet, findings: list[Finding]) -> Iterator[Line]:
    columns: dict[str, int] | None = None
    headed: set[int] = set()
    above: list[Finding] = []
    rows = made.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)
    for number, row in enumerate(rows, start=1):
        if columns is None:
            if number <= HEADS_WITHIN:
                columns = _heads(row, number, sheet, findings)
            if columns is not None:
                headed = {n for n, cell in enumerate(row, start=1) if _filled(cell)}
                findings += above
            elif sum(map(_filled, row)) > 1:
                message = "a row of values stands above the heads of the columns."
                mend = "Move the heads above it: rows are read from there on."
                above.append(found("bad-cell", Place(sheet.title, number), message, mend))
            continue
        for column in _stray(row, headed):
            headed.add(column)
            message = "values stand in a column without a head; they are not read."
            mend = f"Heads: {', '.join(sheet.heads)}. Begin a head with # to keep notes."
            place = Place(sheet.title, number, column)
            findings.append(found("unknown-column", place, message, mend))
        cells: dict[str, str] = {}
        broken: set[str] = set()
        for head, column in columns.items():
            cell = row[column - 1] if column <= len(row) else None
            if cell is None or cell.value is None:
                continue
            place = Place(sheet.title, number, column)
            text = _text(cell, _column(sheet, head, cells), place, findings)
            if text:
                text = unmarked(text)
                if first_unfit(text):
                    findings.append(unfit_letter(place, text))
                cells[head] = fit(text)
            elif text is None:
                broken.add(head)
        if broken or any(text.strip() or text == "" for text in cells.values()):
            yield Line(sheet, number, cells, columns, broken)
    if columns is None:
        heads = ", ".join(sheet.heads)
        message = "no row holds the heads of the columns."
        findings.append(found("missing-column", Place(sheet.title), message, f"Heads: {heads}."))


def _column(sheet: Sheet, head: str, before: dict[str, str]) -> Column:
    """The column of a head; where each row says something else, as the row's first cell says."""
    column = next(column for column in (*sheet.keys, *sheet.columns) if column.head == head)
    if sheet.kind == "single" and head == "value":
        row = SINGLE.get(before.get("what", ""), column)
        return replace(column, sort=row.sort)
    return column


def _merged(file: Path, made: Any, sheet: Sheet, lines: list[Line]) -> Iterator[Finding]:
    """Cells that are merged: all but the first of them have lost what stood in them."""
    from openpyxl.utils import column_index_from_string

    if not lines:
        return
    with zipfile.ZipFile(file) as archive:
        raw = archive.read(made._worksheet_path)
    first, columns = lines[0].number, max(lines[0].columns.values())
    for left, top, right, bottom in _MERGED.findall(raw):
        column = column_index_from_string(left.decode())
        if int(bottom) >= first and column <= columns:
            span = f"{left.decode()}{int(top)}:{right.decode()}{int(bottom)}"
            message = f"the cells {span} are merged."
            mend = "Unmerge them, and fill in each cell."
            yield found("merged-cells", Place(sheet.title, int(top), column), message, mend)


def _heads(row: Any, number: int, sheet: Sheet, findings: list[Finding]) -> dict[str, int] | None:
    """The column of each head, counted from 1, if this is the row of heads."""
    known = sheet.heads
    as_known = {head.casefold(): head for head in known}
    written = [str(cell.value).strip() if cell.value is not None else "" for cell in row]
    stated = [as_known.get(head.casefold(), head) for head in written]
    if sum(head in known for head in set(stated)) < min(2, len(known)):
        return None
    columns: dict[str, int] = {}
    meant = _heads_meant(stated, known)
    for column, head in enumerate(stated, start=1):
        place = Place(sheet.title, number, column)
        if head in columns:
            findings.append(
                found("duplicate-column", place, f'"{head}" stands twice.', "Keep one.")
            )
        elif head in known:
            columns[head] = column
        elif head and not head.startswith("#"):
            message = f'"{head[:40]}" is not a column known here.'
            mend = suggest(head, known, what="Columns") + " Begin its head with # to keep notes."
            if head in meant:
                columns[meant[head]] = column
                mend = f"Write {meant[head]}: that column is missing."
            findings.append(found("unknown-column", place, message, mend))
    newer = {column.head for column in sheet.columns if column.newer}
    for head in known:
        if head not in columns and head in newer:
            findings.append(_older(sheet, f'the column "{head}"'))
        elif head not in columns:
            message = f'the column "{head}" is missing.'
            mend = "Add it, even if it is empty, or export the dossier anew."
            findings.append(found("missing-column", Place(sheet.title, number), message, mend))
    return columns


def _heads_meant(stated: list[str], known: tuple[str, ...]) -> dict[str, str]:
    """By heads that are not known, the columns that are missing and likely meant."""
    missing = [head for head in known if head not in stated]
    strange = [head for head in stated if head and head not in known and not head.startswith("#")]
    if len(missing) == len(strange) == 1:
        return {strange[0]: missing[0]}
    near = {head: nearest(head, missing) for head in strange}
    once = {head for head in near.values() if list(near.values()).count(head) == 1}
    return {head: likely for head, likely in near.items() if likely in once and likely}


def _text(cell: Any, column: Column, here: Place, findings: list[Finding]) -> str | None:
    """What a cell says, as a text; what it cannot be told to say is found."""
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if kind in ("f", "e"):
        what = "a formula stands here." if kind == "f" else f"this is an error, {value}."
        mend = "Copy the cell and paste its value." if kind == "f" else "Type its value."
        findings.append(found("formula", here, what, mend))
        return None
    text, what, mend = shown(value, cell.number_format or "General", column)
    if what:
        slug = "bad-cell" if text is None else "number-for-id"
        findings.append(found(slug, here, what, mend))
    return text


MEGABYTE = 1_000_000
MAX_BYTES = 200 * MEGABYTE
MAX_UNPACKED = 1_000 * MEGABYTE
MAX_RATIO = 200
MAX_PARTS = 2_000
CHUNK = 4_096
# What openpyxl raises on files that are no workbooks; its own words are of no use to a person.
BROKEN = (
    KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError, LookupError,
    OSError, EOFError, RuntimeError, NotImplementedError, ArithmeticError,
    zipfile.BadZipFile, zlib.error, expat.ExpatError,
)  # fmt: skip
_SAVE = "Save it anew as an Excel workbook (.xlsx), without a password."


def guard(file: Path) -> None:
    """Refuse what is no workbook, or is made to do harm, before it is read.

    Raises
    ------
    DossierError
        If it is no workbook, or one with macros, charts as sheets, or document types in its XML.
    RefusedError
        If it would fill the memory.
    """
    if not file.is_file():
        what = "this is a folder, not a workbook." if file.is_dir() else "there is no such file."
        raise refusal(str(file)[:200], what, "Name the workbook (.xlsx).")
    if file.stat().st_size > MAX_BYTES:
        raise _refused(file, f"the file has more than {MAX_BYTES // MEGABYTE} MB.")
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            names = {part.filename.lower() for part in parts}
    except BROKEN:
        raise refusal(file.name, "this is not an Excel workbook (.xlsx).") from None
    if any(name.endswith("vbaproject.bin") for name in names):
        raise refusal(file.name, "the workbook holds macros; it is not read.")
    if any(name.startswith("xl/chartsheets/") for name in names):
        mend = "Take the sheet that is a chart away, or move the chart onto a sheet of your own."
        raise refusal(file.name, "one of its sheets is a chart.", mend)
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
        raise _refused(file, f"it unpacks to {unpacked / MEGABYTE:,.0f} MB.")
    if unpacked > 10 * MEGABYTE and unpacked > MAX_RATIO * max(packed, 1):
        raise _refused(file, f"it unpacks to more than {MAX_RATIO} times its size.")
    if any(map(_declares, _xml(file, parts))):
        mend = "Ask whoever sent the file: no program for spreadsheets writes them."
        raise refusal(file.name, "a document type is declared in its XML.", mend)


def _xml(file: Path, parts: list[zipfile.ZipInfo]) -> Iterator[IO[bytes]]:
    """The parts that are XML, opened."""
    with zipfile.ZipFile(file) as archive:
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                try:
                    opened = archive.open(part)
                except BROKEN:
                    raise refusal(file.name, "the workbook is damaged.") from None
                with opened:
                    yield opened


def _declares(part: IO[bytes]) -> bool:
    """Whether a document type stands before the first element; nothing after it is read."""
    found: list[str] = []

    def stop(what: str) -> None:
        found.append(what)
        raise ValueError(what)  # so that no entity in the same chunk is ever expanded

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: stop("type")
    parser.StartElementHandler = lambda *_: stop("element")
    with contextlib.suppress(*BROKEN):
        while chunk := part.read(CHUNK):
            parser.Parse(chunk)
    return found == ["type"]


def refusal(file: str, message: str, mend: str = _SAVE) -> DossierError:
    """The one finding that a file is no workbook."""
    return DossierError([found("not-a-workbook", Place(file), message, mend)])


def _refused(file: Path, message: str) -> RefusedError:
    mend = "Such files are made to fill the memory; ask whoever sent it."
    return RefusedError([found("not-a-workbook", Place(file.name), message, mend)])
