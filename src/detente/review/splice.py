"""Changing a table byte by byte where it says something new, so that it can be undone exactly.

Every other byte stays: the mark at the beginning, line ends, quotation marks, order of columns.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Sequence

from detente.dossier.files.folder import EVENTS, STATEMENTS
from detente.dossier.files.plain import table
from detente.dossier.files.tables import header_of
from detente.dossier.model.evidence import EVENT_COLUMNS, STATEMENT_COLUMNS, Event, Statement
from detente.review.stored import Change


def with_row(
    raw: bytes | None, record: Statement | Event, *, new: bool = True
) -> tuple[bytes, Change]:
    """A table with one row more, or unless ``new`` its row of that id anew; and what was changed.

    Columns that the row needs and the table lacks are added at its right end.
    """
    model = type(record)
    file = STATEMENTS if isinstance(record, Statement) else EVENTS
    columns = STATEMENT_COLUMNS if isinstance(record, Statement) else EVENT_COLUMNS
    newline = "\r\n" if raw is not None and b"\r\n" in raw else "\n"
    if not raw:
        made = table([record], columns, newline=newline).encode()
        return made, change_of(file, raw, made, at=0, added=len(made))
    header = header_of(raw, model) or columns
    heads, cells = table([record], header, newline=newline).split(newline, 1)
    names, row = heads.split(",")[len(header) :], cells.encode()
    wide = _widened(raw, names) if names else raw
    start = end = len(wide)
    if not new:
        start, end = _place(wide, header.index("id"), record.id)
    if start == end and not wide.endswith(b"\n"):
        row = newline.encode() + row.removesuffix(newline.encode())
    made = wide[:start] + row + wide[end:]
    removed = wide[start:end].decode()
    change = change_of(
        file, raw, made, at=start, added=len(row), removed=removed, columns=len(names)
    )
    return made, change


def undone(raw: bytes, change: Change) -> bytes | None:
    """The bytes before a change; None if they would not be those that were there."""
    after = raw[: change.at] + change.removed.encode() + raw[change.at + change.added :]
    before = _narrowed(after, change.columns) if change.columns else after
    return before if change.before in (None, digest(before)) else None


def digest(raw: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(raw).hexdigest()


def change_of(
    file: str, before: bytes | None, after: bytes, *, at: int, added: int, removed: str = "",
    columns: int = 0,
) -> Change:  # fmt: skip
    """What was changed in a file."""
    return Change.model_validate(
        {
            "file": file,
            "before": None if before is None else digest(before),
            "after": digest(after),
            "at": at,
            "added": added,
            "removed": removed,
            "columns": columns,
        }
    )


def _records(raw: bytes) -> Iterator[tuple[int, int, list[str]]]:
    """Where each row that says something begins and ends, its line end included; its cells."""
    place = 0

    def lines() -> Iterator[str]:
        nonlocal place
        while place < len(raw):
            end = raw.find(b"\n", place) + 1 or len(raw)
            line = raw[place:end].decode("utf-8-sig" if place == 0 else "utf-8")
            place = end
            yield line

    reader = csv.reader(lines())
    start = 0
    for cells in reader:
        if any(cells):
            yield start, place, cells
        start = place


def _place(raw: bytes, column: int, id: str) -> tuple[int, int]:
    """Where the row of that id stands; else the end of the table."""
    for start, end, cells in _records(raw):
        if column < len(cells) and cells[column].strip() == id:
            return start, end
    return len(raw), len(raw)


def _widened(raw: bytes, names: Sequence[str]) -> bytes:
    """The table with these columns at its right end, empty."""
    parts: list[bytes] = []
    done = 0
    for number, (start, end, _) in enumerate(_records(raw)):
        last = start + len(raw[start:end].rstrip(b"\r\n"))
        words = "," + ",".join(names) if number == 0 else "," * len(names)
        parts += [raw[done:last], words.encode()]
        done = last
    return b"".join([*parts, raw[done:]])


def _narrowed(raw: bytes, columns: int) -> bytes:
    """The table without so many columns at its right end, which are empty but for their names."""
    parts: list[bytes] = []
    done = 0
    for number, (start, end, cells) in enumerate(_records(raw)):
        last = start + len(raw[start:end].rstrip(b"\r\n"))
        names = cells[-columns:] if number == 0 else []
        length = columns + sum(len(name.encode()) for name in names)
        parts.append(raw[done : max(last - length, done)])
        done = last
    return b"".join([*parts, raw[done:]])
