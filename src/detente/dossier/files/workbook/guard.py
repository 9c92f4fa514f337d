"""What is refused before a workbook is opened: bombs, macros, document types, and no workbooks."""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from detente.errors import DossierError, Place, RefusedError
from detente.findings.making import found

MEGABYTE = 1_000_000
MAX_BYTES = 200 * MEGABYTE
MAX_UNPACKED = 1_000 * MEGABYTE
MAX_RATIO = 200
MAX_PARTS = 2_000
CHUNK = 4_096
# What openpyxl raises on files that are no workbooks; its own words are of no use to a person.
BROKEN = (
    KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError, LookupError,
    OSError, EOFError, RuntimeError, NotImplementedError, ArithmeticError,
    zipfile.BadZipFile, zlib.error, expat.ExpatError,
)  # fmt: skip
_SAVE = "Save it anew as an Excel workbook (.xlsx), without a password."


def guard(file: Path) -> None:
    """Refuse what is no workbook, or is made to do harm, before it is read.

    Raises
    ------
    DossierError
        If it is no workbook, or one with macros, charts as sheets, or document types in its XML.
    RefusedError
        If it would fill the memory.
    """
    if not file.is_file():
        what = "this is a folder, not a workbook." if file.is_dir() else "there is no such file."
        raise refusal(str(file)[:200], what, "Name the workbook (.xlsx).")
    if file.stat().st_size > MAX_BYTES:
        raise _refused(file, f"the file has more than {MAX_BYTES // MEGABYTE} MB.")
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            names = {part.filename.lower() for part in parts}
    except BROKEN:
        raise refusal(file.name, "this is not an Excel workbook (.xlsx).") from None
    if any(name.endswith("vbaproject.bin") for name in names):
        raise refusal(file.name, "the workbook holds macros; it is not read.")
    if any(name.startswith("xl/chartsheets/") for name in names):
        mend = "Take the sheet that is a chart away, or move the chart onto a sheet of your own."
        raise refusal(file.name, "one of its sheets is a chart.", mend)
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
        raise _refused(file, f"it unpacks to {unpacked / MEGABYTE:,.0f} MB.")
    if unpacked > 10 * MEGABYTE and unpacked > MAX_RATIO * max(packed, 1):
        raise _refused(file, f"it unpacks to more than {MAX_RATIO} times its size.")
    if any(map(_declares, _xml(file, parts))):
        mend = "Ask whoever sent the file: no program for spreadsheets writes them."
        raise refusal(file.name, "a document type is declared in its XML.", mend)


def _xml(file: Path, parts: list[zipfile.ZipInfo]) -> Iterator[IO[bytes]]:
    """The parts that are XML, opened."""
    with zipfile.ZipFile(file) as archive:
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                try:
                    opened = archive.open(part)
                except BROKEN:
                    raise refusal(file.name, "the workbook is damaged.") from None
                with opened:
                    yield opened


def _declares(part: IO[bytes]) -> bool:
    """Whether a document type stands before the first element; nothing after it is read."""
    found: list[str] = []

    def stop(what: str) -> None:
        found.append(what)
        raise ValueError(what)  # so that no entity in the same chunk is ever expanded

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: stop("type")
    parser.StartElementHandler = lambda *_: stop("element")
    with contextlib.suppress(*BROKEN):
        while chunk := part.read(CHUNK):
            parser.Parse(chunk)
    return found == ["type"]


def refusal(file: str, message: str, mend: str = _SAVE) -> DossierError:
    """The one finding that a file is no workbook."""
    return DossierError([found("not-a-workbook", Place(file), message, mend)])


def _refused(file: Path, message: str) -> RefusedError:
    mend = "Such files are made to fill the memory; ask whoever sent it."
    return RefusedError([found("not-a-workbook", Place(file.name), message, mend)])
