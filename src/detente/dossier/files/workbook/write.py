"""A dossier as a workbook: tables with drop-downs of words, ids and options, every cell a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from detente.dossier.files.read import Named, opened
from detente.dossier.files.workbook.cells import to_cell
from detente.dossier.files.workbook.packing import packed
from detente.dossier.files.workbook.rows import rows_of
from detente.dossier.files.workbook.shape import SINGLE, UNKNOWN, Column, Row, Sheet
from detente.dossier.files.workbook.sheets import FIRST_SHEETS, SHEETS
from detente.dossier.files.workbook.texts import MAX_CHARACTERS, marked
from detente.dossier.inputs.listing import target_names
from detente.dossier.model.dossier import Dossier
from detente.errors import SettingsError, path_of
from detente.files import write_all

SPARE = 1_000  # rows with drop-downs below those filled
EMPTY = 50  # of which so many have cells of their own, though nothing stands in them
GUIDE = "Read me"
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def write_workbook(dossier: Named, file: str | Path) -> Path:
    """Write a whole dossier as a workbook, whole or not at all.

    Every cell is a text, so that nothing a person has written is taken for a formula. The same
    dossier gives the same bytes.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook.
    file : str or Path
        Replaced if it is there.

    Returns
    -------
    Path
        Where it stands; :func:`detente.exchange.importing.import_xlsx` reads it back.

    Raises
    ------
    SettingsError
        If a text is longer, or a table larger, than a workbook can hold.
    """
    dossier = opened(dossier)
    path = path_of("file", file)
    if path.is_dir():
        raise SettingsError(f"{path} is a folder; name a file, such as {path.name}.xlsx.")
    write_all(path.parent, {path.name: workbook_bytes(dossier)})
    return path


def workbook_bytes(dossier: Dossier) -> bytes:
    """A whole dossier as the bytes of a workbook."""
    return packed(_book(dossier), dossier.date)


def _book(dossier: Dossier) -> Any:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "Detente"
    book.properties.title = marked(dossier.title)[:200]
    pen = _Pen()
    _guide(book, pen, dossier)
    for number, (sheet, rows) in enumerate(zip(SHEETS, rows_of(dossier).values(), strict=True)):
        made = _headed(book, pen, sheet, number)
        count = 0
        for count, row in enumerate(rows, start=1):
            if count + FIRST > MAX_ROWS:
                raise SettingsError(f"{sheet.title}: a sheet holds at most {MAX_ROWS:,} rows.")
            made.append(_cells(made, pen, sheet, row, count + FIRST - 1))
        last = count + FIRST - 1
        for _ in range(EMPTY if last + EMPTY < MAX_ROWS else 0):
            made.append([pen.cell(made, None, "") for _ in sheet.heads])
        made.auto_filter.ref = f"A{FIRST - 1}:{letter_of(len(sheet.heads) - 1)}{max(last, FIRST)}"
        for validation in dropdowns(sheet, last + SPARE):
            made.data_validations.append(validation)
    _targets(book, pen, dossier)
    return book


def _headed(book: Any, pen: _Pen, sheet: Sheet, number: int) -> Any:
    """A new sheet with its row of help and its heads; every column of it is for texts."""
    made = book.create_sheet(sheet.title)
    made.freeze_panes = f"{letter_of(len(sheet.keys))}{FIRST}"
    for index, column in enumerate((*sheet.keys, *sheet.columns)):
        dimension = made.column_dimensions[letter_of(index)]
        dimension.width = column.width
        dimension.number_format = "@"
    _for_paper(made, f"1:{FIRST - 1}")
    about = sheet.about
    if number < FIRST_SHEETS:
        made.sheet_properties.tabColor = "1F3A5F"
        about = f"Fill in first ({number + 1} of {FIRST_SHEETS}). {about}"
    made.append([pen.cell(made, about, "about")])
    made.append([pen.cell(made, head, "head") for head in sheet.heads])
    return made


def _targets(book: Any, pen: _Pen, dossier: Dossier) -> None:
    """The numbers that a lever can change: the list behind a drop-down; it is not read back."""
    made = book.create_sheet(TARGETS)
    made.column_dimensions["A"].width = 60
    about = "The numbers that a lever can change, for the sheet Changes; nothing here is read."
    made.append([pen.cell(made, about, "about")])
    made.append([pen.cell(made, "target", "head")])
    for name in target_names(dossier):
        made.append([pen.cell(made, name, "key")])


def _for_paper(made: Any, repeated: str | None = None) -> None:
    """Print across the page, as wide as it is, with the heads on every page."""
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = 9  # A4
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    made.oddFooter.center.text = "&A, page &P of &N"
    if repeated is not None:
        made.print_title_rows = repeated


def _cells(made: Any, pen: _Pen, sheet: Sheet, row: Row, number: int) -> list[Any]:
    cells: list[Any] = []
    for index, (column, text) in enumerate(zip((*sheet.keys, *sheet.columns), row, strict=True)):
        style = "key" if index < len(sheet.keys) else column.sort
        if sheet.kind == "single" and column.head == "meaning":
            style = "about"
        cell = pen.cell(made, text, style)
        if cell.value is not None and len(cell.value) > MAX_CHARACTERS:
            raise SettingsError(
                f"{sheet.title}!{letter_of(index)}{number}: a cell holds at most "
                f"{MAX_CHARACTERS:,} characters, and this text has {len(cell.value):,}; "
                "shorten it, or keep the text in a source."
            )
        cells.append(cell)
    return cells


class _Pen:
    """Makes cells of a few styles; each holds a text and nothing else."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill

        wrapped = Alignment(wrap_text=True, vertical="top")
        plain = Alignment(vertical="top")
        self.styles: dict[str, dict[str, Any]] = {
            "head": {
                "font": Font(bold=True, color="FFFFFF"),
                "fill": PatternFill("solid", fgColor="1F3A5F"),
            },
            "title": {"font": Font(bold=True, size=16)},
            "about": {"font": Font(italic=True, color="595959"), "alignment": plain},
            "key": {"fill": PatternFill("solid", fgColor="EEF2F7"), "alignment": plain},
            "text": {"alignment": wrapped},
            "list": {"alignment": wrapped},
            "ids": {"alignment": wrapped},
            "": {"alignment": plain},
        }

    def cell(self, made: Any, text: str | None, style: str) -> Any:
        """A cell of a sheet. One with nothing in it is for a text, too.

        Else a spreadsheet would make a date of ``3/4`` that is written in it later.
        """
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(made)
        if text is None:
            cell.number_format = "@"
            return cell
        cell.value = marked(text)
        cell.data_type = "s"  # also where it begins with = and would be taken for a formula
        cell.number_format = "@"
        for name, value in self.styles.get(style, self.styles[""]).items():
            setattr(cell, name, value)
        if cell.value.startswith(_RISKY):
            cell.quotePrefix = True
        return cell


def _guide(book: Any, pen: _Pen, dossier: Dossier) -> None:
    made = book.create_sheet(GUIDE)
    _for_paper(made)
    for letter, width in zip("ABC", (20, 22, 100), strict=True):
        made.column_dimensions[letter].width = width
    made.append([pen.cell(made, dossier.title, "title")])
    for line in (f"As of {to_cell('word', str(dossier.as_of))}.", *_HOW):
        made.append([pen.cell(made, line, "")] if line else [])
    made.append([])
    made.append([pen.cell(made, head, "head") for head in ("Sheet", "Column", "What it holds")])
    for sheet in SHEETS:
        made.append(
            [pen.cell(made, sheet.title, "key"), None, pen.cell(made, sheet.about, "about")]
        )
        for column in (*sheet.keys, *sheet.columns):
            words = f"One of: {', '.join(column.choices)}." if column.choices else ""
            about = " ".join(filter(None, (column.about, words)))
            made.append([None, pen.cell(made, column.head, ""), pen.cell(made, about or None, "")])


_HOW = (
    "",
    "Fill in the first five sheets, those with dark tabs: Dossier, Parties, Issues, Options and "
    "Worths. With them alone there is an answer; each sheet more makes it a better one.",
    "Change what you know better, add rows, take rows away; then read the workbook back:",
    "    detente import xlsx THIS-FILE --into DOSSIER",
    "",
    "An uncertain number is written 0.4, or 0.2..0.6 (5th to 95th percentile), or 0.3 (0.1..0.6) "
    "(the likeliest value and that range). Numbers have a point, whatever your country writes.",
    "What is left out is unknown, and the analysis says so; it is never taken to be zero.",
    "Ids are short: lower-case letters, digits and hyphens. Names may be in any script.",
    "Several in one cell are separated by semicolons: s1; s2.",
    "Conditions: border=middle-line; army=cap-80k|no-cap; guarantee>=consult "
    "(that option or a later one).",
    "Dates: 2031-05-12, 2031-05, 2031; about: 2031-05-12~; between: 2031-05-10/2031-05-12.",
    "Every sheet and every column stays, even if it is empty. A sheet whose name, or a "
    "column whose head, begins with # is yours and is left alone.",
    "Formulas are not read: paste their values.",
)


FIRST = 3  # the first row of data: one row of help and one of heads stand above
MAX_ROWS = 1_048_576
TARGETS = "Targets"
_LOOKED_AT = 20_000  # rows of another sheet in which an id is looked for
_LOOSE = {
    "consent": "Write required, ratifies, or on: and the issues: on: border; army.",
    TARGETS: "It is not one of the list. A shorter name means every number that begins so.",
    UNKNOWN: f"Write an issue; or {UNKNOWN}, where no source says what the point holds.",
}
"""What is said where a word that is not in the list may be right all the same."""


def dropdowns(sheet: Sheet, last: int) -> Iterator[Any]:
    """The drop-downs of a sheet down to a row.

    A wrong word is stopped. Where several may stand in one cell, separated by semicolons, the
    list is offered, and the cell is free.
    """
    for index, column in enumerate((*sheet.keys, *sheet.columns)):
        source = _source(sheet, column)
        if source:
            cells = f"{letter_of(index)}{FIRST}:{letter_of(index)}{min(last, MAX_ROWS)}"
            yield _made(source, column, cells, _loose(sheet, column))
    if sheet.kind == "single":
        value = next(column for column in sheet.columns if column.head == "value")
        at = letter_of(len(sheet.keys))
        for number, row in enumerate(SINGLE.values()):
            source = _source(sheet, row)
            if source:
                made = replace(row, head=value.head)
                yield _made(source, made, f"{at}{FIRST + number}", _loose(sheet, row))


def letter_of(index: int) -> str:
    """The letters of a column, counted from 0."""
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(index + 1))


def _made(source: str, column: Column, cells: str, loose: str) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    made = DataValidation(type="list", formula1=source, allow_blank=True)
    made.showErrorMessage = not column.several
    made.errorStyle = "warning" if loose else "stop"
    made.errorTitle = column.head
    where = f" Add it on the sheet {column.of} first, if it is new." if column.of else ""
    made.error = loose or f"Choose one of the list.{where}"
    made.add(cells)
    return made


def _loose(sheet: Sheet, column: Column) -> str:
    if sheet.kind == "points" and column.head == "issue":
        return _LOOSE[UNKNOWN]
    if column.besides:
        return f"Choose one of the list, or write {column.besides}."
    return _LOOSE.get(column.sort) or _LOOSE.get(column.of, "")


def _source(sheet: Sheet, column: Column) -> str | None:
    if column.choices:
        return f'"{",".join(column.choices)}"'
    if column.of == "Options":
        return _ids_of("Options", sheet, "issue")
    if column.of == "People" and sheet.title == "Parties":
        return _ids_of("People", sheet, "party")
    return _ids(column.of) if column.of else None


def _ids(title: str) -> str:
    """The ids on another sheet, as far as it is filled."""
    letter = letter_of(_id_column(title))
    every = f"'{title}'!${letter}${FIRST}:${letter}${_LOOKED_AT}"
    return f"OFFSET('{title}'!${letter}${FIRST},0,0,MAX(1,COUNTA({every})),1)"


def _ids_of(title: str, sheet: Sheet, head: str) -> str:
    """The ids on another sheet that stand in rows of this row's own issue, or party."""
    own = f"${letter_of(sheet.heads.index(head))}{FIRST}"
    letter = letter_of(_id_column(title))
    around = f"'{title}'!$A${FIRST}:$A${_LOOKED_AT}"
    rows = f"MATCH({own},{around},0)-1,0,COUNTIF({around},{own}),1"
    return f"OFFSET('{title}'!${letter}${FIRST},{rows})"


def _id_column(title: str) -> int:
    if title == TARGETS:
        return 0
    return len(next(sheet for sheet in SHEETS if sheet.title == title).keys) - 1
