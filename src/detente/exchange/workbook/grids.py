"""The cells of a workbook as texts, read within limits; nothing in it is run."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.dossier.findings import found
from detente.dossier.lookup import suggest
from detente.errors import DossierError, Finding, Place, RefusedError
from detente.exchange.workbook.marks import unmarked
from detente.exchange.workbook.shape import Sheet

MEGABYTE = 1_000_000
MAX_BYTES = 200 * MEGABYTE
MAX_UNPACKED = 1_000 * MEGABYTE
MAX_RATIO = 200
MAX_PARTS = 2_000
MAX_COLUMNS = 100
MAX_ROWS = 1_048_576
HEADS_WITHIN = 10  # rows from the top
# What openpyxl raises on files that are no workbooks; its own words are of no use to a person.
_BROKEN = (
    KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError, LookupError,
    OSError, EOFError, RuntimeError, NotImplementedError, ArithmeticError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_SAVE = "Save it anew as an Excel workbook (.xlsx), without a password."


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its number, and the text of each filled cell by the head of its column."""

    sheet: Sheet
    number: int
    cells: dict[str, str]
    columns: dict[str, int]

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
    _guard(file)
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
                if made is None or not hasattr(made, "iter_rows"):
                    findings.append(_missing(sheet, book.sheetnames))
                else:
                    grids[sheet.title] = list(_lines(made, sheet, findings))
            return grids
    except DossierError:
        raise
    except _BROKEN:
        raise _no(file.name, "the workbook is damaged, or is none.", _SAVE) from None


def _guard(file: Path) -> None:
    """Refuse what is no workbook, or is made to fill the memory, before it is read."""
    if not file.is_file():
        what = "this is a folder, not a workbook." if file.is_dir() else "there is no such file."
        raise _no(str(file)[:200], what, "Name the workbook (.xlsx).")
    if file.stat().st_size > MAX_BYTES:
        raise _refused(file, f"the file has more than {MAX_BYTES // MEGABYTE} MB.")
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except _BROKEN:
        raise _no(file.name, "this is not an Excel workbook (.xlsx).", _SAVE) from None
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
        raise _refused(file, f"it unpacks to {unpacked / MEGABYTE:,.0f} MB.")
    if unpacked > 10 * MEGABYTE and unpacked > MAX_RATIO * max(packed, 1):
        raise _refused(file, f"it unpacks to more than {MAX_RATIO} times its size.")


def _no(file: str, message: str, mend: str) -> DossierError:
    return DossierError([found("not-a-workbook", Place(file), message, mend)])


def _refused(file: Path, message: str) -> RefusedError:
    mend = "Such files are made to fill the memory; ask whoever sent it."
    return RefusedError([found("not-a-workbook", Place(file.name), message, mend)])


def _missing(sheet: Sheet, names: list[str]) -> Finding:
    return found(
        "missing-sheet",
        Place(sheet.title),
        "the sheet is missing.",
        suggest(sheet.title, names, what="Sheets") + " Add it, or export the dossier anew.",
    )


def _lines(made: Any, sheet: Sheet, findings: list[Finding]) -> Iterator[Line]:
    columns: dict[str, int] | None = None
    rows = made.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)
    for number, row in enumerate(rows, start=1):
        if columns is None:
            if number <= HEADS_WITHIN:
                columns = _heads(row, number, sheet, findings)
            continue
        cells = {}
        for head, column in columns.items():
            cell = row[column - 1] if column <= len(row) else None
            text = None if cell is None else _text(cell, sheet, number, column, findings)
            if text:
                cells[head] = unmarked(text)
        if any(text.strip() or text == "" for text in cells.values()):
            yield Line(sheet, number, cells, columns)
    if columns is None:
        heads = ", ".join(sheet.heads)
        message = "no row holds the heads of the columns."
        findings.append(found("missing-column", Place(sheet.title), message, f"Heads: {heads}."))


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
    for head in known:
        if head not in columns:
            message = f'the column "{head}" is missing.'
            mend = "Add it, even if it is empty, or export the dossier anew."
            findings.append(found("missing-column", Place(sheet.title, number), message, mend))
    return columns


def _text(cell: Any, sheet: Sheet, number: int, column: int, findings: list[Finding]) -> str | None:
    """What a cell says, as a text: numbers with a point, days as in ISO 8601."""
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if value is None:
        return None
    if kind in ("f", "e"):
        what = "a formula stands here." if kind == "f" else f"this is an error, {value}."
        mend = "Copy the cell and paste its value."
        findings.append(found("formula", Place(sheet.title, number, column), what, mend))
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
