"""A dossier from a workbook, or every finding with its sheet and cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from detente.dossier.checks.run import check_dossier
from detente.dossier.evidence import Event, Statement
from detente.dossier.findings import errors_in, in_order
from detente.dossier.fit import fit
from detente.dossier.lookup import Names
from detente.dossier.model import Dossier
from detente.errors import DossierError, Finding, Place
from detente.exchange.workbook.evidencerows import evidence_of, sources_of, texts_of
from detente.exchange.workbook.grids import read_grids
from detente.exchange.workbook.sheets import SHEETS
from detente.exchange.workbook.tree import tree_of


def read_workbook(file: str | Path) -> tuple[Dossier, tuple[Finding, ...]]:
    """The dossier in a workbook, and what there is to know or to mend.

    Parameters
    ----------
    file : str or Path
        A workbook as ``detente export xlsx`` writes it, perhaps changed by a person.

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
    path = Path(file)
    findings: list[Finding] = []
    grids = read_grids(path, SHEETS, findings)
    if len(grids) < len(SHEETS):
        raise DossierError(_in_cells(findings, path.name))
    tree = tree_of(grids, SHEETS, findings)
    sources = sources_of(grids["Sources"], findings)
    names = Names.of(tree.data, sources)
    statements, ids = evidence_of(grids["Statements"], Statement, names, findings)
    events, _ = evidence_of(grids["Events"], Event, names, findings)
    texts = texts_of(grids["Texts"], findings)
    fitted = fit(tree)
    findings += fitted.findings
    if fitted.dossier is None:
        raise DossierError(_in_cells(findings, path.name))
    beside: dict[str, Any] = {
        "statements": statements,
        "events": events,
        "sources": sources,
        "texts": texts,
    }
    made = fitted.dossier.model_copy(update=beside)
    named = replace(names, statements=ids)
    findings += check_dossier(made, tree, named, fitted.aside)
    told = _in_cells(findings, path.name)
    if errors_in(told):
        raise DossierError(told)
    return made, told


def _in_cells(findings: list[Finding], file: str) -> tuple[Finding, ...]:
    """Findings in the order of the sheets, each naming its sheet and cell."""
    from openpyxl.utils import get_column_letter

    order = {sheet.title: number for number, sheet in enumerate(SHEETS)}

    def rank(finding: Finding) -> tuple[int, int, int]:
        place = finding.place
        return order.get(place.file, -1), place.line, place.column

    told: list[Finding] = []
    for finding in sorted(in_order(findings), key=rank):
        place = finding.place
        cell = f"{place.file}!{get_column_letter(place.column)}{place.line}"
        here = Place(file, place.line, place.column)
        told.append(replace(finding, place=here, message=f"{cell}: {finding.message}"))
    return tuple(told)
