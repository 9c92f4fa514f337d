"""Writing a dossier: whole or not at all, with the person's comments and order kept."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.dossier.files import folder as files
from detente.dossier.files.csvrows import BOM
from detente.dossier.files.edit import CannotEdit, block, edited, same
from detente.dossier.files.fit import fit
from detente.dossier.files.plain import plain_dossier, plain_sources, table
from detente.dossier.files.read import Named, opened
from detente.dossier.files.sourcefile import parse_sources
from detente.dossier.files.statements import Statements
from detente.dossier.files.tables import header_of, read_events, read_statements
from detente.dossier.files.yamltree import parse_yaml
from detente.dossier.lookup import Names
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import EVENT_COLUMNS, STATEMENT_COLUMNS, Event, Statement
from detente.errors import path_of
from detente.files import write_all
from detente.findings.making import errors_in

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(
    dossier: Named,
    folder: str | Path,
    *,
    beside: Mapping[str, bytes] = {},
    gone: Sequence[str] = (),
) -> Path:
    """Write a dossier into a folder, or into a zip if the name ends in ``.zip``.

    If a dossier stands there already, only what says something else now is changed: comments,
    order and spacing stay. Either every file is written or none.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook.
    folder : str or Path
    beside : dict of name -> bytes
        Further files of a folder, written in the same step: documents, and what they suggest.
    gone : sequence of name
        Such files to take away.

    Returns
    -------
    Path
        Where it was written. Reading it gives an equal dossier.

    Examples
    --------
    >>> import tempfile
    >>> from detente.dossier.files.read import read
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     read(write(read("two-rivers"), folder)) == read("two-rivers")
    True
    """
    dossier = opened(dossier)
    path = path_of("folder", folder)
    there = _there(path)
    contents = _contents(dossier, there)
    if path.suffix == ".zip":
        write_all(path.parent, {path.name: _zip_of(contents)})
    else:
        away = [name for name in there if name not in contents]
        write_all(path, {**contents, **beside}, [*away, *gone])
    return path


def files_of(dossier: Dossier) -> dict[str, bytes]:
    """The files that a dossier would be in a new folder."""
    return _contents(dossier, {})


def _there(path: Path) -> dict[str, bytes]:
    """The files of the dossier that stands there already."""
    if not path.exists() and path.suffix.lower() != ".xlsx":
        return {}
    opened = files.open_files(path)
    return {name: opened.read(name) for name in opened.names()}


def _contents(dossier: Dossier, there: dict[str, bytes]) -> dict[str, bytes]:
    """The bytes of each file of the dossier."""
    contents = {files.DOSSIER: yaml_of(dossier, there.get(files.DOSSIER))}
    tables = (
        (files.STATEMENTS, dossier.statements, STATEMENT_COLUMNS),
        (files.EVENTS, dossier.events, EVENT_COLUMNS),
    )
    for name, records, columns in tables:
        if records or name in there:
            contents[name] = _table(name, records, columns, there.get(name))
    if dossier.sources or files.SOURCES in there:
        contents[files.SOURCES] = _sources(dossier, there.get(files.SOURCES))
    for draft, text in sorted(dossier.texts.items()):
        name = f"drafts/{draft}.md"
        contents[name] = _kept(text, there.get(name))
    return contents


def yaml_of(dossier: Dossier, there: bytes | None) -> bytes:
    """The bytes of ``dossier.yaml``; of one that is there only what says something else changes."""
    new = plain_dossier(dossier)
    if there is not None:
        with contextlib.suppress(CannotEdit, UnicodeDecodeError):
            text = _text(there)
            before = fit(parse_yaml(text, files.DOSSIER)).dossier
            if before is not None:
                changed = edited(text, plain_dossier(before), new)
                if _means(changed, new):
                    return _as_before(changed, there)
    return block(new).encode()


def _means(text: str, values: dict[str, Any]) -> bool:
    """Whether a text, read anew, means these values."""
    fitted = fit(parse_yaml(text, files.DOSSIER))
    if errors_in(fitted.findings) or fitted.dossier is None:
        return False
    return same(plain_dossier(fitted.dossier), values)


def _table(name: str, records: Sequence[Any], columns: Sequence[str], there: bytes | None) -> bytes:
    if isinstance(records, Statements) and records.whole is not None and there is None:
        return records.whole
    if there is None:
        return table(records, columns).encode()
    before: Sequence[Any]
    if name == files.STATEMENTS:
        before, _, wrong = read_statements(there, Names(asked=False))
        header = header_of(there, Statement)
    else:
        before, wrong = read_events(there, Names(asked=False))
        header = header_of(there, Event)
    if not wrong and len(before) == len(records) and before == records:
        return there
    newline = "\r\n" if b"\r\n" in there else "\n"
    mark = BOM if there.startswith(BOM) else b""
    return mark + table(records, header or columns, newline=newline).encode()


def _sources(dossier: Dossier, there: bytes | None) -> bytes:
    if there is not None:
        with contextlib.suppress(UnicodeDecodeError):
            before, findings = parse_sources(_text(there))
            if not findings and list(before.items()) == list(dossier.sources.items()):
                return there
    return plain_sources(dossier.sources.values()).encode()


def _text(raw: bytes) -> str:
    return raw.removeprefix(BOM).decode("utf-8").replace("\r\n", "\n")


def _as_before(text: str, there: bytes) -> bytes:
    """A text with the line ends and the mark at its beginning that the file had."""
    if b"\r\n" in there:
        text = text.replace("\n", "\r\n")
    return (BOM if there.startswith(BOM) else b"") + text.encode()


def _kept(text: str, there: bytes | None) -> bytes:
    if there is not None:
        with contextlib.suppress(UnicodeDecodeError):
            if _text(there) == text:
                return there
    return text.encode()


def _zip_of(contents: dict[str, bytes]) -> bytes:
    """A zip that is the same whenever and wherever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, contents[name])
    return out.getvalue()
