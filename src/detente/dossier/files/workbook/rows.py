"""The rows of each sheet for a dossier: texts of cells, by column; nothing is lost on the way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from detente.dossier.files.fit import fit
from detente.dossier.files.plain import plain_dossier, table
from detente.dossier.files.tree import Path as TreePath
from detente.dossier.files.workbook.cells import to_cell
from detente.dossier.files.workbook.grids import Line
from detente.dossier.files.workbook.shape import SINGLE, UNKNOWN, Path, Row, Sheet
from detente.dossier.files.workbook.sheets import ESTIMATE, SHEETS
from detente.dossier.files.workbook.tree import tree_of, where_of
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import EVENT_COLUMNS, STATEMENT_COLUMNS, Source
from detente.errors import Finding, SettingsError


def rows_of(dossier: Dossier) -> dict[str, Iterable[Row]]:
    """The rows of each sheet of a dossier's workbook, by the sheet's title.

    A cell is None where nothing is stated.

    Raises
    ------
    SettingsError
        If something has no place in a workbook.
    """
    plain = plain_dossier(dossier)
    said = {s.title: list(_rows(s, dossier, plain)) for s in SHEETS if s.kind not in _BESIDE}
    beside = {s.title: _rows(s, dossier, plain) for s in SHEETS if s.kind in _BESIDE}
    every: dict[str, Iterable[Row]] = {**said, **beside, MORE: rest_of(plain, said)}
    return {sheet.title: every[sheet.title] for sheet in SHEETS}


_BESIDE = ("evidence", "sources", "lines")
"""The kinds of sheets for what stands in files of its own."""


def _rows(sheet: Sheet, dossier: Dossier, plain: dict[str, Any]) -> Iterator[Row]:
    if sheet.kind == "more":
        return iter(())
    if sheet.kind == "single":
        return _single(plain)
    if sheet.kind == "options":
        return _options(sheet, plain)
    if sheet.kind == "points":
        return _points(sheet, plain)
    if sheet.kind == "evidence":
        return _evidence(sheet, dossier)
    if sheet.kind == "sources":
        return (_source(sheet, source) for source in dossier.sources.values())
    if sheet.kind == "lines":
        return ([d, line] for d, text in dossier.texts.items() for line in text.split("\n"))
    return (
        [*keys, *_record(sheet, record)]
        for keys, record in records(plain, sheet.where, sheet.reserved)
    )


def records(value: Any, where: Path, reserved: Path = ()) -> Iterator[tuple[list[str], Any]]:
    """The records at a place of the plain values, each with the ids that lead to it.

    >>> list(records({"a": {"x": 1, "y": 2}}, ("a", "*")))
    [(['x'], 1), (['y'], 2)]
    """
    if not where:
        yield [], value
    elif where[0] == "#":
        for item in value if isinstance(value, list) else ():
            yield from records(item, where[1:], reserved)
    elif where[0] == "*":
        for name, item in value.items() if isinstance(value, dict) else ():
            if len(where) > 1 or name not in reserved:
                for keys, record in records(item, where[1:], reserved):
                    yield [name, *keys], record
    elif isinstance(value, dict) and where[0] in value:
        yield from records(value[where[0]], where[1:], reserved)


def _record(sheet: Sheet, record: Any) -> Row:
    if sheet.kind == "values":
        return _value(sheet, record)
    return [
        None if value is None else to_cell(column.sort, value)
        for column in sheet.columns
        for value in [_inside(record, column.at)]
    ]


def _inside(record: Any, at: Path) -> Any:
    for step in at:
        record = record.get(step) if isinstance(record, Mapping) else None
    return record


def _value(sheet: Sheet, value: Any) -> Row:
    """A value, and the reason and the day of its own that it may have."""
    stated, why, since = value, None, None
    if isinstance(value, dict):
        why, since = value.get("why"), value.get("since")
        rest = {name: inner for name, inner in value.items() if name not in ("why", "since")}
        stated = rest.get("estimate", rest.get("change", rest))
    cells: Row = [to_cell(sheet.columns[0].sort, stated)]
    for column in sheet.columns[1:]:
        beside = {"why": why, "since": since}.get(column.head)
        cells.append(None if beside is None else to_cell(column.sort, beside))
    return cells


def _single(plain: dict[str, Any]) -> Iterator[Row]:
    for name, row in SINGLE.items():
        value = _inside(plain, row.at)
        cells: Row = [None, None, None]
        if value is not None and row.sort == "estimate":
            cells = _estimate(value)
        elif value is not None:
            cells[0] = to_cell(row.sort, value)
        yield [name, *cells, row.about]


def _estimate(value: Any) -> Row:
    """The three cells of an estimate: itself, its reason, its day."""
    return _value(ESTIMATE, value)


def _options(sheet: Sheet, plain: dict[str, Any]) -> Iterator[Row]:
    """A row for each option; one without an option for a reason that is of all of them."""
    ranked = "rank" in sheet.heads
    for keys, worth in records(plain, sheet.where[:-1]):
        inside = worth if isinstance(worth, dict) else {"best-to-worst": _order(worth)}
        order = inside.get("best-to-worst", [])
        ranks = {name: n for n, tied in enumerate(order, 1) for name in tied.split(" = ")}
        options = [name for name in inside if name not in sheet.reserved]
        for option in [*options, *(name for name in ranks if name not in options)]:
            value, why, since = _estimate(inside[option]) if option in inside else [None] * 3
            rank = str(ranks[option]) if option in ranks else None
            yield [*keys, option, value, *([rank] if ranked else []), why, since]
        if "why" in inside or not (options or order):
            reason = to_cell("list", inside["why"]) if "why" in inside else None
            yield [*keys, None, None, *([None] if ranked else []), reason, None]


def _order(text: str) -> list[str]:
    return [word.strip() for word in text.removeprefix("best-to-worst").split(",")]


def _points(sheet: Sheet, plain: dict[str, Any]) -> Iterator[Row]:
    for keys, point in records(plain, sheet.where):
        if not isinstance(point, dict):
            yield [*keys, UNKNOWN, None]
        elif not point:
            yield [*keys, None, None]
        else:
            yield from ([*keys, issue, option] for issue, option in point.items())


def _evidence(sheet: Sheet, dossier: Dossier) -> Iterator[Row]:
    statements = sheet.title == "Statements"
    held = dossier.statements if statements else dossier.events
    text = table(held, STATEMENT_COLUMNS if statements else EVENT_COLUMNS)
    rows = csv.reader(io.StringIO(text, newline=""))
    header = next(rows)
    lost = [head for head in header if head not in sheet.heads]
    if lost:
        raise SettingsError(f"the sheet {sheet.title} has no column for {', '.join(lost)}.")
    at = [header.index(head) if head in header else -1 for head in sheet.heads]
    for row in rows:
        yield [row[n] if n >= 0 and row[n] != "" else None for n in at]


def _source(sheet: Sheet, source: Source) -> Row:
    rest = source.model_dump(by_alias=True, exclude_defaults=True)
    cells: Row = [str(rest.pop("id"))]
    for column in sheet.columns[:-1]:
        value = _inside(rest, column.at)
        alone = len(column.at) == 1 or (rest.get("custom") or {}).keys() == {"sha256"}
        if isinstance(value, str) and alone:
            cells.append(value)
            del rest[column.at[0]]
        else:
            cells.append(None)
    return [*cells, json.dumps(rest, ensure_ascii=False) if rest else None]


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


def _missing(whole: Any, there: Any, path: TreePath = ()) -> Iterator[tuple[TreePath, Any]]:
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
