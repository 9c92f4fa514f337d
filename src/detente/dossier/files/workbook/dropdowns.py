"""The drop-downs of a sheet: words of Detente, ids of other sheets, the options of one issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from detente.dossier.files.workbook.shape import SINGLE, UNKNOWN, Column, Sheet
from detente.dossier.files.workbook.sheets import SHEETS

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
