"""The first line of a table, as of ``statements.csv``: which columns it names."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dossier.files.csvrows import Row, cell_place
from detente.dossier.files.folder import EVENTS, STATEMENTS
from detente.dossier.lookup import suggest
from detente.dossier.model.evidence import Event, Statement
from detente.dossier.model.record import Record, kebab
from detente.errors import Finding, Place
from detente.findings.making import found

REQUIRED = {
    STATEMENTS: ("id", "date", "party", "form", "text", "source"),
    EVENTS: ("id", "date", "type", "text"),
}
"""The columns that each table must have."""
_COLUMNS = 200  # that are looked at one by one
_MARKS = ((";", "semicolons"), ("\t", "tabs"))
_BY_COMMAS = (
    "Separate the columns by commas, not {}; a spreadsheet saves so as CSV UTF-8 where numbers "
    "have a point, or use a workbook: `detente export xlsx`."
)


def header_in(
    row: Row, raw: bytes, file: str, model: type[Record], needed: Sequence[str]
) -> tuple[tuple[str, ...], list[Finding]]:
    """The columns that the first line of a table names, and what is wrong with it."""
    header = tuple(cell.strip().lower() for cell in row.cells)
    lawful = tuple(kebab(name) for name in model.model_fields)
    first = Place(file, row.line)
    if len(header) > _COLUMNS:
        said = f"the first line names {len(header):,} columns."
        mend = f"A table has these at most: {','.join(lawful)}."
        return (), [found("unknown-column", first, said, mend)]
    missing = [name for name in needed if name not in header]
    if missing:
        many = len(missing) > 1
        said = f"the column{'s' if many else ''} {', '.join(missing)} {'are' if many else 'is'}"
        mend = _parted(header) or f"The first line names the columns: {','.join(lawful)}."
        return (), [found("missing-column", first, f"{said} missing.", mend)]
    wrong: list[Finding] = []
    for index, name in enumerate(header):
        place = cell_place(raw, row, index, file)
        if name and name not in lawful:  # a nameless one a spreadsheet may have touched once
            said = f'"{name[:40]}" is not a column known here.'
            mend = suggest(name, lawful, what="Columns")
            wrong.append(found("unknown-column", place, said, mend))
        elif name and name in header[:index]:
            said = f'"{name}" stands twice.'
            wrong.append(found("duplicate-column", place, said, "Keep one."))
    return header, wrong


def _parted(header: tuple[str, ...]) -> str:
    """How to mend a first line whose columns something else than commas parts."""
    if header[0].startswith("sep="):
        return "Take the first line away, and separate the columns by commas."
    other = next((name for mark, name in _MARKS if len(header) == 1 and mark in header[0]), "")
    return _BY_COMMAS.format(other) if other else ""


def nameless_column(
    header: tuple[str, ...], many: int, file: str, model: type[Statement] | type[Event]
) -> Finding:
    """What is said where every row has one cell more than there are columns: a name was lost."""
    lawful = (kebab(name) for name in model.model_fields if name != "why")
    lost = [name for name in lawful if name not in header]
    wide = len(header) + 1
    return found(
        "missing-column",
        Place(file, 1),
        f"the first line names {len(header)} columns, and all {many:,} rows have {wide} cells.",
        f"Name the one that lacks its name: {', '.join(lost)}.",
    )
