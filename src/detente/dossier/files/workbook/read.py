"""A dossier from a workbook, or every finding with its sheet and cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from detente.dossier.checks.run import check_dossier
from detente.dossier.files.fit import fit
from detente.dossier.files.tree import Path as TreePath
from detente.dossier.files.tree import Tree
from detente.dossier.files.workbook.evidencerows import evidence_of, sources_of, texts_of
from detente.dossier.files.workbook.grids import Line, read_grids
from detente.dossier.files.workbook.older import kept_from
from detente.dossier.files.workbook.once import cell_of, once
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
    every = told(findings, path.name)
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
    if errors_in(one for one in findings if one.slug == "missing-sheet"):
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
        message = f"{cell_of(place)}: {finding.message}"
        told.append(replace(finding, place=here, message=message, mend=mend))
    return tuple(told)


_ON_SHEET = {"dossier.yaml": "Dossier", "sources.json": "Sources", "statements.csv": "Statements"}
"""On which sheet of a workbook stands what has a file of its own in a folder."""


def _rank(finding: Finding) -> tuple[int, int, int]:
    order = {sheet.title: number for number, sheet in enumerate(SHEETS)}
    place = finding.place
    return order.get(place.file, -1), place.line, place.column
