"""The implementation matrix as a sheet: a drop-down for the status, ready for paper."""

from __future__ import annotations

import datetime as dt
import io
import textwrap
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from detente.drafting.matrix import Stipulation
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

    book = Workbook()
    book.properties.creator, book.properties.title = "Detente", title
    moment = dt.datetime.combine(day, dt.time())
    book.properties.created = book.properties.modified = moment
    sheet = book.active
    sheet.title = words.SHEET
    for number, row in enumerate([words.MATRIX_HEADS, *map(astuple, rows)], start=1):
        for column, text in enumerate(row, start=1):
            _write(sheet.cell(number, column), text, head=number == 1)
        sheet.row_dimensions[number].height = _LINE * _lines(row) + 4
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + column)].width = width
    _status(sheet, len(rows) + 1)
    _for_paper(sheet, title, len(rows) + 1)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _lines(row: Sequence[str]) -> int:
    """The lines of the longest cell, since no program fits the height of rows that it opens."""
    return max(
        len(textwrap.wrap(text, width - 2))
        for text, width in zip((*row, ""), _WIDTHS, strict=False)
    )


def _write(cell: Any, text: str, *, head: bool) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:32_767] or None
    if cell.value:
        cell.data_type = "s"  # a text that begins with = is no formula
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = Border(bottom=Side(style="thin", color="BFC7D1"))
    if head:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3A5F")


def _status(sheet: Any, last: int) -> None:
    """The column of the status: empty, with the four words of the scale to choose from."""
    from openpyxl.styles import Alignment, Border, Side
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=f'"{",".join(words.STATUS)}"', allow_blank=True)
    choice.promptTitle, choice.prompt = words.MATRIX_HEADS[-1], words.STATUS_PROMPT
    choice.error, choice.showErrorMessage, choice.showInputMessage = words.STATUS_ERROR, True, True
    sheet.add_data_validation(choice)
    for row in range(2, last + 1):
        cell = sheet.cell(row, len(words.MATRIX_HEADS))
        cell.alignment = Alignment(horizontal="center", vertical="top")
        cell.border = Border(bottom=Side(style="thin", color="BFC7D1"))
        choice.add(cell)


def _for_paper(sheet: Any, title: str, last: int) -> None:
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:J{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = title.replace("&", "&&")
    sheet.oddFooter.right.text = words.FOOT
