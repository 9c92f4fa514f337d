"""A table or ``sources.json`` with one record more, one anew or one fewer; the rest stays.

Every other byte does: the mark at the beginning, line ends, quotation marks, order of columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from detente.dossier.files.csvrows import BOM, rows
from detente.dossier.files.plain import table
from detente.dossier.files.tables import header_of
from detente.dossier.model.evidence import EVENT_COLUMNS, STATEMENT_COLUMNS, Event, Statement


def with_row(raw: bytes | None, record: Statement | Event, *, new: bool = True) -> bytes:
    """A table with a row more at its end, or unless ``new`` with its row of that id anew.

    Columns that the row needs and the table lacks are added at its right end.
    """
    model = type(record)
    columns = STATEMENT_COLUMNS if isinstance(record, Statement) else EVENT_COLUMNS
    newline = "\r\n" if raw is not None and b"\r\n" in raw else "\n"
    if not raw:
        return table([record], columns, newline=newline).encode()
    header = header_of(raw, model) or columns
    heads, cells = table([record], header, newline=newline).split(newline, 1)
    names, row = heads.split(",")[len(header) :], cells.encode()
    wide = _widened(raw, names) if names else raw
    last = len(wide), len(wide)
    start, end = last if new else _place(wide, header.index("id"), record.id)
    if start == end and not wide.endswith(b"\n"):
        row = newline.encode() + row.removesuffix(newline.encode())
    return wide[:start] + row + wide[end:]


def without_row(raw: bytes, model: type[Statement] | type[Event], id: str) -> bytes:
    """A table without its row of that id."""
    start, end = _place(raw, (header_of(raw, model) or ("id",)).index("id"), id)
    return raw[:start] + raw[end:]


def with_item(raw: bytes | None, item: dict[str, Any]) -> bytes:
    """``sources.json`` with one item more at its end."""
    newline = "\r\n" if raw is not None and b"\r\n" in raw else "\n"
    lines = json.dumps(item, indent=2, ensure_ascii=False).split("\n")
    text = newline.join(f"  {line}" for line in lines)
    if raw is None or not raw.removeprefix(BOM).strip():
        return (raw or b"") + f"[{newline}{text}{newline}]{newline}".encode()
    closing = raw.rindex(b"]")
    at = len(raw[:closing].rstrip())
    # What closed the list stays as it is; an empty one on one line is opened up.
    closes = "" if b"\n" in raw[at:closing] else newline
    added = f"{'' if raw[:at].endswith(b'[') else ','}{newline}{text}{closes}".encode()
    return raw[:at] + added + raw[at:]


def without_item(raw: bytes, id: str) -> bytes:
    """``sources.json`` without the item of that id."""
    text = raw.decode("utf-8-sig")
    items = list(_items(text))
    for number, (item, start, end) in enumerate(items):
        if isinstance(item, dict) and item.get("id") == id:
            if number:
                text = text[: items[number - 1][2]] + text[end:]
            elif len(items) > 1:
                text = text[:start] + text[items[1][1] :]
            else:
                text = text[:start].rstrip() + text[end:]
    return (BOM if raw.startswith(BOM) else b"") + text.encode()


def _items(text: str) -> Iterator[tuple[Any, int, int]]:
    """The items of a list in JSON, and where each begins and ends."""
    at, decoder = text.index("[") + 1, json.JSONDecoder()
    while True:
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))
        if text[at : at + 1] in ("]", ""):
            return
        item, end = decoder.raw_decode(text, at)
        yield item, at, end
        at = end


def _spans(raw: bytes) -> Iterator[tuple[int, int, list[str]]]:
    """Where each row that says something begins and ends, its line end left out; its cells."""
    every = list(rows(raw))
    ends = [row.start for row in every[1:]] + [len(raw)]
    for row, end in zip(every, ends, strict=True):
        yield row.start, row.start + len(raw[row.start : end].rstrip(b"\r\n")), row.cells


def _place(raw: bytes, column: int, id: str) -> tuple[int, int]:
    """Where the row of that id stands with its line end; else the end of the table."""
    for start, end, cells in _spans(raw):
        if column < len(cells) and cells[column].strip() == id:
            return start, raw.find(b"\n", end) + 1 or len(raw)
    return len(raw), len(raw)


def _widened(raw: bytes, names: Sequence[str]) -> bytes:
    """The table with these columns at its right end, empty."""
    parts: list[bytes] = []
    done = 0
    for number, (_, end, _) in enumerate(_spans(raw)):
        words = "," + ",".join(names) if number == 0 else "," * len(names)
        parts += [raw[done:end], words.encode()]
        done = end
    return b"".join([*parts, raw[done:]])
