"""The cells of a workbook as texts, read within limits; nothing in it is run."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from detente.dossier.files.workbook.guard import BROKEN, guard, refusal
from detente.dossier.files.workbook.shape import SINGLE, Column, Sheet
from detente.dossier.files.workbook.texts import shown, unmarked
from detente.dossier.lookup import suggest
from detente.errors import DossierError, Finding, Place
from detente.findings.making import found

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
                cells[head] = unmarked(text)
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
    stated = [str(cell.value).strip() if cell.value is not None else "" for cell in row]
    known = sheet.heads
    if sum(head in known for head in set(stated)) < min(2, len(known)):
        return None
    columns: dict[str, int] = {}
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
