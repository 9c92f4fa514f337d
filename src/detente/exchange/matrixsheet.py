"""The implementation matrix as a sheet: a drop-down for the status, ready for paper."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Any

from detente.dossier.files.workbook.packing import packed
from detente.drafting.matrix import Stipulation
from detente.letters import clean
from detente.wording.commands import drafting_rules as words

_WIDTHS = (7, 46, 22, 20, 20, 20, 22, 18, 18, 8)
_A4 = 9
_LINE = 14
"""Points that a line of text takes."""


def matrix_sheet(title: str, rows: Sequence[Stipulation], day: dt.date) -> bytes:
    """An .xlsx file of the matrix.

    Parameters
    ----------
    title : str
        At the head of every printed page.
    rows : sequence of Stipulation
    day : datetime.date
        By which the file says it was made.

    Returns
    -------
    bytes
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "Detente", clean(title)
    sheet = book.create_sheet(words.SHEET)
    _for_paper(sheet, clean(title), len(rows) + 1)
    _status(sheet, len(rows) + 1)
    head, plain, status = _looks()
    sheet.append([_cell(sheet, text, head) for text in words.MATRIX_HEADS])
    for number, row in enumerate(map(astuple, rows), start=2):
        sheet.row_dimensions[number].height = _LINE * _lines(row) + 4
        sheet.append([*(_cell(sheet, text, plain) for text in row), _cell(sheet, "", status)])
    return packed(book, day)


def _lines(row: Sequence[str]) -> int:
    """The lines of the longest cell, since no program fits the height of rows that it opens."""
    return max(
        len(textwrap.wrap(text, width - 2))
        for text, width in zip((*row, ""), _WIDTHS, strict=False)
    )


def _looks() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """How cells look: of the head, of a row, and of the status."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Border(bottom=Side(style="thin", color="BFC7D1"))
    plain = {"alignment": Alignment(wrap_text=True, vertical="top"), "border": line}
    head = {
        **plain,
        "font": Font(bold=True, color="FFFFFF"),
        "fill": PatternFill("solid", fgColor="1F3A5F"),
    }
    return head, plain, {**plain, "alignment": Alignment(horizontal="center", vertical="top")}


def _cell(sheet: Any, text: str, look: Mapping[str, Any]) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, clean(text)[:32_767] or None)
    if text:
        cell.data_type = "s"  # a text that begins with = is no formula
        cell.number_format = "@"
    for name, value in look.items():
        setattr(cell, name, value)
    return cell


def _status(sheet: Any, last: int) -> None:
    """The column of the status: empty, with the four words of the scale to choose from."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=f'"{",".join(words.STATUS)}"', allow_blank=True)
    choice.promptTitle, choice.prompt = words.MATRIX_HEADS[-1], words.STATUS_PROMPT
    choice.error, choice.showErrorMessage, choice.showInputMessage = words.STATUS_ERROR, True, True
    choice.add(f"J2:J{last}")
    sheet.data_validations.append(choice)


def _for_paper(sheet: Any, title: str, last: int) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + column)].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:J{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = title.replace("&", "&&")
    sheet.oddFooter.right.text = words.FOOT
