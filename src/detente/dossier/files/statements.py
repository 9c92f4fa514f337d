"""Statements, kept as the bytes of their file and made one at a time when looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, islice
from typing import Any, overload

import numpy as np

from detente.arrays import Bools, Ints, readonly
from detente.dossier.files.csvrows import rows
from detente.dossier.model.evidence import Statement
from detente.errors import Place


class Statements(Sequence[Statement]):
    """The statements of a file, in its order.

    A file of 50 MB stays 50 MB: only the place of each row is kept beside it. It compares equal
    to any sequence of equal statements.

    Parameters
    ----------
    raw : bytes
        The file.
    header : tuple of str
        Its columns.
    starts, lines : (statement,) array of int64
        The byte and the line each row begins at.
    known : (statement,) array of int64
        The day from which each is known, as a proleptic ordinal.
    file : str
        Its name, for places.
    """

    __slots__ = ("_file", "_header", "_index", "_known", "_lines", "_raw", "_starts")

    def __init__(
        self, raw: bytes, header: tuple[str, ...], rows: tuple[Ints, Ints, Ints], file: str
    ) -> None:
        self._raw = raw
        self._header = header
        self._starts, self._lines, self._known = (readonly(array) for array in rows)
        self._file = file
        self._index: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> Statements: ...
    def __getitem__(self, index: int | slice) -> Statement | Statements:
        if isinstance(index, slice):
            return self._pick(np.arange(len(self))[index])
        place = range(len(self))[index]
        return self._make(int(self._starts[place]), int(self._lines[place]))

    def __iter__(self) -> Iterator[Statement]:
        return (self[index] for index in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Statements) and self._same(other):
            return True
        if not isinstance(other, Sequence) or isinstance(other, str | bytes):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Statements({len(self):,} from {self._file})"

    @property
    def whole(self) -> bytes | None:
        """The file, if these are all of its statements."""
        rest = sum(1 for _ in rows(self._raw)) - 1
        return self._raw if rest == len(self) else None

    def known_by(self, ordinal: int) -> Statements:
        """Those known by a day, given as its proleptic ordinal."""
        return self.where(self._known <= ordinal)

    def where(self, chosen: Bools) -> Statements:
        """Those for which a (statement,) array of truth values is true."""
        return self._pick(np.flatnonzero(chosen))

    def get(self, id: str) -> Statement | None:
        """The statement of that id, if there is one."""
        if self._index is None:
            self._index = {statement: at for at, statement in enumerate(self.ids())}
        at = self._index.get(id)
        return None if at is None else self[at]

    def ids(self) -> Iterator[str]:
        """The id of each, without making the statements."""
        if not len(self):
            return iter(())  # and perhaps no file, and no header
        column = self._header.index("id")
        wanted = frozenset(self._starts.tolist())
        every = rows(self._raw)
        chosen = (row.cells[column].strip() for row in every if row.start in wanted)
        return islice(chosen, len(wanted))  # and no row after these, which may be broken

    def _pick(self, chosen: Ints) -> Statements:
        arrays = (self._starts[chosen], self._lines[chosen], self._known[chosen])
        return Statements(self._raw, self._header, arrays, self._file)

    def _same(self, other: Statements) -> bool:
        return (
            self._header == other._header
            and self._raw == other._raw
            and np.array_equal(self._starts, other._starts)
        )

    def _make(self, start: int, line: int) -> Statement:
        row = next(rows(self._raw, start=start, line=line))
        statement = Statement.model_validate(cells_of(self._header, row.cells))
        statement._place = Place(self._file, line)
        return statement


def cells_of(header: Sequence[str], cells: Sequence[str]) -> dict[str, Any]:
    """The filled cells of a row by column; an empty cell is unknown, and left out."""
    filled = [bool(cell.strip()) for cell in cells]
    pairs = zip(header, cells, strict=False)
    return {
        column: cell if column == "text" else cell.strip()
        for column, cell in compress(pairs, filled)
    }
