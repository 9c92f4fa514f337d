"""A dossier from a workbook, or every finding with its sheet and cell.

What a workbook of an earlier version has no place for stays as the dossier says it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from detente.dossier.checks.run import check_dossier
from detente.dossier.files.fit import fit
from detente.dossier.files.later import by_day
from detente.dossier.files.plain import plain_dossier
from detente.dossier.files.tree import Path as TreePath
from detente.dossier.files.tree import Tree
from detente.dossier.files.workbook.evidencerows import evidence_of, sources_of, texts_of
from detente.dossier.files.workbook.grids import Line, read_grids
from detente.dossier.files.workbook.once import cell_of, once
from detente.dossier.files.workbook.rows import records
from detente.dossier.files.workbook.shape import SINGLE, Sheet
from detente.dossier.files.workbook.shape import Path as Heads
from detente.dossier.files.workbook.sheets import SHEETS
from detente.dossier.files.workbook.tree import tree_of
from detente.dossier.lookup import Names
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Event, Statement
from detente.errors import DossierError, Finding, Place, path_of
from detente.findings.making import errors_in, in_order


def read_workbook(
    file: str | Path, before: Dossier | None = None
) -> tuple[Dossier, tuple[Finding, ...]]:
    """The dossier in a workbook, and what there is to know or to mend.

    Parameters
    ----------
    file : str or Path
        A workbook as ``detente export xlsx`` writes it, perhaps changed by a person.
    before : Dossier, optional
        What it says where a workbook of an earlier version has no column stays.

    Returns
    -------
    dossier : Dossier
    findings : tuple of Finding
        Warnings and advice.

    Raises
    ------
    DossierError
        With every finding, if at least one is an error. Line and column of a place are those of
        the cell, and each message begins with sheet and cell.
    """
    path = path_of("file", file)
    held = read_sheets(path)
    if held.dossier is None:
        raise DossierError(told(held.findings, path.name))
    findings = [*held.findings, *check_dossier(held.dossier, held.tree, held.names, held.aside)]
    day = held.tree.value_place(("as-of",))
    every = told(by_day(findings, day, held.dossier.as_of, cell_of), path.name)
    if errors_in(every):
        raise DossierError(every)
    made = held.dossier if before is None else kept_from(before, held.dossier, held.grids)
    return made, every


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a workbook holds, before its parts are held against each other.

    Places hold the title of the sheet as their file.
    """

    dossier: Dossier | None
    tree: Tree
    names: Names
    aside: set[TreePath]
    findings: list[Finding]
    grids: dict[str, list[Line]]


def read_sheets(file: Path) -> Held:
    """What the sheets of a workbook say, and what cannot be read.

    Raises
    ------
    DossierError
        If it is no workbook, or a sheet is missing.
    """
    findings: list[Finding] = []
    grids = read_grids(file, SHEETS, findings)
    if errors_in(finding for finding in findings if finding.slug == "missing-sheet"):
        raise DossierError(told(findings, file.name))
    tree = tree_of(grids, SHEETS, findings)
    sources = sources_of(grids["Sources"], findings)
    names = Names.of(tree.data, sources)
    statements, ids = evidence_of(grids["Statements"], Statement, names, findings)
    events, _ = evidence_of(grids["Events"], Event, names, findings)
    fitted = fit(tree)
    beside: dict[str, Any] = {
        "statements": statements,
        "events": events,
        "sources": sources,
        "texts": texts_of(grids["Texts"], findings),
    }
    made = fitted.dossier.model_copy(update=beside) if fitted.dossier else None
    return Held(
        dossier=made,
        tree=tree,
        names=replace(names, statements=ids),
        aside=fitted.aside,
        findings=[*findings, *fitted.findings],
        grids=grids,
    )


def told(findings: list[Finding], file: str) -> tuple[Finding, ...]:
    """Findings in the order of the sheets, each naming its sheet and cell."""
    told: list[Finding] = []
    for finding in once(sorted(in_order(findings), key=_rank)):
        place = finding.place
        if place.file.startswith("drafts/"):
            place = replace(place, file="Texts")
        here = Place(file, place.line, place.column)
        mend = finding.mend
        for name, sheet in _ON_SHEET.items():
            mend = mend.replace(f"in {name}", f"on the sheet {sheet}")
        said = finding.message
        if finding.slug == "wrong-type":  # as its drop-downs have it
            said, mend = (text.replace("true or false", "yes or no") for text in (said, mend))
        message = f"{cell_of(place)}: {said}"
        told.append(replace(finding, place=here, message=message, mend=mend))
    return tuple(told)


_ON_SHEET = {"dossier.yaml": "Dossier", "sources.json": "Sources", "statements.csv": "Statements"}
"""On which sheet of a workbook stands what has a file of its own in a folder."""


def _rank(finding: Finding) -> tuple[int, int, int]:
    order = {sheet.title: number for number, sheet in enumerate(SHEETS)}
    place = finding.place
    return order.get(place.file, -1), place.line, place.column


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


def _part(old: Any, new: dict[str, Any], where: Heads) -> None:
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


def _put(old: Any, new: dict[str, Any], path: Heads) -> None:
    """Carry one value over, if it is stated, and nothing is stated in its place."""
    value = _inside(old, path)
    here: Any = new
    for step in path[:-1]:
        here = here.setdefault(step, {}) if value is not None else {}
    if value is not None:
        here.setdefault(path[-1], value)


def _inside(values: Any, path: Heads) -> Any:
    for step in path:
        values = values.get(step) if isinstance(values, dict) else None
    return values
