"""What the sheets of a workbook leave out of a dossier: nothing may be lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.dossier.files.fit import fit
from detente.dossier.files.plain import plain_dossier
from detente.dossier.files.tree import Path
from detente.dossier.files.workbook.cells import to_cell
from detente.dossier.files.workbook.grids import Line
from detente.dossier.files.workbook.shape import Row
from detente.dossier.files.workbook.sheets import SHEETS
from detente.dossier.files.workbook.tree import tree_of, where_of
from detente.errors import Finding, SettingsError

MORE = "More"


def rest_of(plain: dict[str, Any], rows: dict[str, list[Row]]) -> list[Row]:
    """The rows of the last sheet: whatever the other sheets, read again, do not say.

    Parameters
    ----------
    plain : dict
        The plain values of a dossier.
    rows : dict of title -> rows
        The rows of the other sheets.

    Raises
    ------
    SettingsError
        If something would be lost all the same.
    """
    rest: list[Row] = [
        [where_of(path), to_cell("yaml", value)] for path, value in _missing(plain, _again(rows))
    ]
    if rest:
        lost = [where_of(path) for path, _ in _missing(plain, _again({**rows, MORE: rest}))]
        if lost:
            raise SettingsError(f"a workbook would lose {', '.join(lost[:5])}; nothing is written.")
    return rest


def _again(rows: dict[str, list[Row]]) -> dict[str, Any]:
    """The plain values that rows mean."""
    findings: list[Finding] = []
    grids = {
        sheet.title: [_line(sheet, row, number) for number, row in enumerate(rows[sheet.title])]
        for sheet in SHEETS
        if sheet.title in rows
    }
    made = fit(tree_of(grids, SHEETS, findings)).dossier
    return {} if made is None else plain_dossier(made)


def _line(sheet: Any, row: Row, number: int) -> Line:
    cells = {head: text for head, text in zip(sheet.heads, row, strict=True) if text is not None}
    return Line(sheet, number, cells, {})


def _missing(whole: Any, there: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """What the whole says and the other does not, each with its path, as deep as can be."""
    if isinstance(whole, dict) and isinstance(there, dict):
        for word, inner in whole.items():
            if word not in there:
                yield (*path, word), inner
            else:
                yield from _missing(inner, there[word], (*path, word))
    elif isinstance(whole, list) and isinstance(there, list) and len(whole) == len(there):
        for number, (inner, other) in enumerate(zip(whole, there, strict=True)):
            yield from _missing(inner, other, (*path, number))
    elif whole != there:
        yield path, whole
