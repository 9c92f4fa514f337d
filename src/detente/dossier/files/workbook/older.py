"""Workbooks of an earlier version: what they have no place for stays as the dossier says it."""

from __future__ import annotations

from typing import Any

from detente.dossier.files.plain import plain_dossier
from detente.dossier.files.workbook.columns import SINGLE
from detente.dossier.files.workbook.grids import Line
from detente.dossier.files.workbook.rows import records
from detente.dossier.files.workbook.shape import Path, Sheet
from detente.dossier.files.workbook.sheets import SHEETS
from detente.dossier.model.dossier import Dossier

_BESIDE = {"statements", "events", "sources", "texts"}


def kept_from(before: Dossier, made: Dossier, grids: dict[str, list[Line]]) -> Dossier:
    """A dossier with what another says in sheets, rows and columns that a workbook lacks.

    Parameters
    ----------
    before : Dossier
        That stands where the workbook is read into.
    made : Dossier
        As the workbook has it.
    grids : dict of title -> rows
        The sheets; one that is lacking is not among them.
    """
    old, new = plain_dossier(before), plain_dossier(made)
    for sheet in SHEETS:
        lines = grids.get(sheet.title)
        if lines is None:
            _part(old, new, sheet.where[: sheet.where.index("*")] if "*" in sheet.where else ())
        elif sheet.kind == "single":
            stated = {line.cells.get("what", "").strip() for line in lines}
            for name, row in SINGLE.items():
                if name not in stated:
                    _put(old, new, row.at)
        elif sheet.kind == "records" and lines:
            _columns(old, new, sheet, lines[0])
    if new == plain_dossier(made):
        return made
    beside = {part: getattr(made, part) for part in _BESIDE}
    return Dossier.model_validate(new).model_copy(update=beside)


def _part(old: Any, new: dict[str, Any], where: Path) -> None:
    """What a sheet that is lacking would hold."""
    there = _inside(old, where)
    if where and isinstance(there, dict):
        for word in there:
            _put(old, new, (*where, word))


def _columns(old: Any, new: Any, sheet: Sheet, line: Line) -> None:
    """What the columns that are lacking would hold, for the records that are in both."""
    for column in sheet.columns:
        if column.newer and column.head not in line.columns:
            for keys, _ in records(old, sheet.where, sheet.reserved):
                ids = iter(keys)
                path = tuple(next(ids) if step == "*" else step for step in sheet.where)
                if isinstance(_inside(new, path), dict):
                    _put(old, new, (*path, *column.at))


def _put(old: Any, new: dict[str, Any], path: Path) -> None:
    """Carry one value over, if it is stated, and nothing is stated in its place."""
    value = _inside(old, path)
    here: Any = new
    for step in path[:-1]:
        here = here.setdefault(step, {}) if value is not None else {}
    if value is not None:
        here.setdefault(path[-1], value)


def _inside(values: Any, path: Path) -> Any:
    for step in path:
        values = values.get(step) if isinstance(values, dict) else None
    return values
