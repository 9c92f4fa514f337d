"""Rows of a CSV file, one at a time: their cells, and where each row begins.

The file stays as it was read, as bytes; a row is decoded when it is looked at.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.errors import Place

Progress = Callable[[int, int, str], None]
BOM = b"\xef\xbb\xbf"
_TELL_EVERY = 5_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, the byte it begins at, and its line."""

    cells: list[str]
    start: int
    line: int


class RowError(Exception):
    """The file cannot be split into rows from this line on."""

    def __init__(self, line: int, slug: str, message: str, mend: str) -> None:
        super().__init__(message)
        self.line, self.slug, self.message, self.mend = line, slug, message, mend


def rows(raw: bytes, *, start: int = 0, line: int = 1) -> Iterator[Row]:
    """The rows of a CSV from one byte on, blank lines left out.

    Raises
    ------
    RowError
        At the first row that cannot be read.

    Examples
    --------
    >>> [(row.line, row.cells) for row in rows(b'id,text\\n\\na,"two\\nlines"\\n')]
    [(1, ['id', 'text']), (3, ['a', 'two\\nlines'])]
    """
    if start == 0 and raw.startswith(BOM):
        start = len(BOM)
    lines = _Lines(raw, start, line)
    reader = csv.reader(lines)
    while True:
        begins, first = lines.position, lines.line
        try:
            cells = next(reader)
        except StopIteration:
            return
        except UnicodeDecodeError:
            raise RowError(
                lines.line,
                "not-utf8",
                "a character here is not UTF-8.",
                'Save the table as "CSV UTF-8".',
            ) from None
        except csv.Error as error:
            raise RowError(
                first,
                "bad-row",
                f"from here on this is not CSV: {error}.",
                "Often a quotation mark left open; inside a quoted cell write it twice.",
            ) from None
        if any(cells):
            yield Row(cells, begins, first)


def tell_every(
    source: Iterator[Row], total: int, what: str, progress: Progress | None
) -> Iterator[Row]:
    """The same rows, telling how far they are, in bytes, now and then."""
    if progress is None:
        yield from source
        return
    for count, row in enumerate(source):
        if count % _TELL_EVERY == 0:
            progress(row.start, total, what)
        yield row
    progress(total, total, what)


def cell_place(raw: bytes, row: Row, index: int, file: str) -> Place:
    """Where a cell of a row begins."""
    line, column, cell, quoted = row.line, 1, 0, False
    position = row.start
    for piece in _Lines(raw, position, line, errors="replace"):
        column = 1
        for character in piece:
            if cell == index:
                return Place(file, line, column)
            if character == '"':
                quoted = not quoted
            elif character == "," and not quoted:
                cell += 1
            column += 1
        if cell == index or not quoted:
            break
        line += 1
    return Place(file, line, max(column, 1)) if cell == index else Place(file, row.line)


class _Lines:
    """The lines of a file from one byte on, each decoded as it comes."""

    def __init__(self, raw: bytes, position: int, line: int, errors: str = "strict") -> None:
        self._raw = raw
        self._errors = errors
        self.position = position
        self.line = line

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.position >= len(self._raw):
            raise StopIteration
        end = self._raw.find(b"\n", self.position) + 1 or len(self._raw)
        text = self._raw[self.position : end].decode("utf-8", self._errors)
        self.position = end
        self.line += 1
        return text
