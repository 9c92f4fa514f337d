"""Statements, events, sources and texts of drafts from the rows of a workbook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from detente.dossier.checks.rows import check_row
from detente.dossier.files.explain import explain, with_id
from detente.dossier.files.sourcefile import parse_sources
from detente.dossier.files.tree import Path, Tree
from detente.dossier.files.workbook.cells import CellError, from_cell
from detente.dossier.files.workbook.grids import Line
from detente.dossier.lookup import Names
from detente.dossier.model.evidence import Event, Source, Statement
from detente.errors import Finding, Place
from detente.findings.making import found


def evidence_of(
    lines: list[Line],
    model: type[Statement] | type[Event],
    names: Names,
    findings: list[Finding],
) -> tuple[tuple[Any, ...], dict[str, int]]:
    """The statements or events of a sheet, and the row of each id; a broken row is left out."""
    made: list[Any] = []
    ids: dict[str, int] = {}
    for line in lines:
        cells = dict(_cells(line, findings))
        places: dict[Path, Place] = {(head,): line.place(head) for head in cells}
        places[()] = line.place()
        tree = Tree(file=line.sheet.title, data=cells, values=places)
        id = str(cells.get("id", ""))
        if "id" in line.broken:
            continue
        if id in ids:
            message = f'the id "{id[:60]}" stands twice.'
            mend = f"See row {ids[id]} too."
            findings.append(found("duplicate-id", line.place("id"), message, mend))
            continue
        ids[id] = line.number
        try:
            record = model.model_validate(cells)
        except ValidationError as error:
            aside = {(head,) for head in line.broken}
            findings += [
                with_id(finding, str(tree.data.get(path[0], "")) if path else "", names.values)
                for path, finding in explain(error, tree, model, aside)
                if finding
            ]
            continue
        for doubt in check_row(record, names):
            place = line.place(doubt.column)
            findings.append(found(doubt.slug, place, doubt.message, doubt.mend, doubt.about))
        made.append(record)
    return tuple(made), ids


def _cells(line: Line, findings: list[Finding]) -> Iterator[tuple[str, Any]]:
    """The filled cells of a row by column; a reason may be several."""
    for column in (*line.sheet.keys, *line.sheet.columns):
        text = line.cells.get(column.head)
        if text is None or (column.sort != "text" and not text.strip()):
            continue
        try:
            yield column.head, from_cell(column.sort, text)
        except CellError as error:
            findings.append(found("bad-cell", line.place(column.head), str(error), error.mend))
            line.broken.add(column.head)


def sources_of(lines: list[Line], findings: list[Finding]) -> dict[str, Source]:
    """The sources of a sheet."""
    read: list[tuple[Line, dict[str, Any]]] = []
    for line in lines:
        source = _source(line, findings)
        if source is not None:
            read.append((line, source))
    # One source a line, so that the line in the text tells the row on the sheet.
    text = "[\n" + ",\n".join(json.dumps(source) for _, source in read) + "\n]"
    sources, wrong = parse_sources(text)
    for finding in wrong:
        line = read[min(max(finding.place.line - 2, 0), len(read) - 1)][0]
        findings.append(found(finding.slug, line.place("id"), finding.message, finding.mend))
    for line, _ in read:
        placed = sources.get(line.cells.get("id", "").strip())
        if placed is not None:
            placed._place = line.place("id")
    return sources


def _source(line: Line, findings: list[Finding]) -> dict[str, Any] | None:
    source: dict[str, Any] = {}
    if "id" in line.broken:
        return None
    more = line.cells.get("more", "").strip()
    if more:
        try:
            rest = json.loads(more)
        except (ValueError, RecursionError):
            rest = None
        if not isinstance(rest, dict):
            message = "this is not an object of JSON."
            mend = 'Write {"issued": {"date-parts": [[2031, 5, 10]]}}, or empty the cell.'
            findings.append(found("not-json", line.place("more"), message, mend))
            return None
        source.update(rest)
    for column in (*line.sheet.keys, *line.sheet.columns[:-1]):
        text = line.cells.get(column.head)
        if text is None or (column.sort != "text" and not text.strip()):
            continue
        at = column.at or (column.head,)
        if len(at) == 1:
            source[at[0]] = from_cell(column.sort, text)
        else:
            custom = source.get(at[0])
            source[at[0]] = {**(custom if isinstance(custom, dict) else {}), at[1]: text.strip()}
    return source


def texts_of(lines: list[Line], findings: list[Finding]) -> dict[str, str]:
    """The texts of drafts, from a row for each line."""
    texts: dict[str, list[str]] = {}
    for line in lines:
        draft = line.cells.get("draft", "").strip()
        if draft:
            texts.setdefault(draft, []).append(line.cells.get("line", ""))
        else:
            message = "draft is empty."
            mend = "Name the draft that this line belongs to."
            findings.append(found("bad-cell", line.place("draft"), message, mend))
    return {draft: "\n".join(inside) for draft, inside in texts.items()}
