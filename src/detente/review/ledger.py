"""A dossier open on the desk: what is accepted or rejected is written into it in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from detente.dossier.change import checked
from detente.dossier.files.folder import (
    DOSSIER,
    EVENTS,
    SOURCES,
    STATEMENTS,
    folder_of,
    open_files,
)
from detente.dossier.files.plain import plain_dossier
from detente.dossier.files.read import read
from detente.dossier.files.statements import Statements
from detente.dossier.files.write import yaml_of
from detente.dossier.lookup import Names
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Event, Source, Statement
from detente.dossier.register import register_of
from detente.errors import DossierError, Finding
from detente.files import write_all
from detente.findings.making import errors_in
from detente.review.files import text_of
from detente.review.known import SAID, Holdings, holdings_of
from detente.review.shelf import AGAIN, Shelf, name_of, older_name_of
from detente.review.stored import StoredDocument
from detente.userfiles import refuse

TABLES = (STATEMENTS, EVENTS, SOURCES, DOSSIER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who decides, and on what day."""

    by: str
    on: dt.date


@dataclass(slots=True, kw_only=True, eq=False)
class Ledger:
    """A dossier with its documents, and what has changed of them and is not written yet.

    Made by :func:`open_ledger`. Nothing is written before :meth:`save`, which writes every
    changed file or none. What is broken, or was changed meanwhile, is refused by a DossierError.
    """

    shelf: Shelf
    dossier: Dossier
    names: Names
    held: Holdings
    there: dict[str, bytes | None]
    now: dict[str, bytes | None]
    ids: dict[str, set[str]]
    new: dict[tuple[str, str], Statement | Event] = field(default_factory=dict)
    documents: dict[str, StoredDocument] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)

    def document(self, sha256: str) -> StoredDocument:
        """A document of the dossier as it stands, with what was decided since."""
        if sha256 not in self.documents:
            for name in (name_of(sha256), older_name_of(sha256)):
                path = self.shelf.folder / name
                ordinary = path.is_file() and not path.is_symlink()
                self.there[name] = self.now[name] = path.read_bytes() if ordinary else None
            document = self.shelf.get(sha256)
            if document is None:
                said = "there are no suggestions of this document."
                raise refuse("not-suggestions", name_of(sha256), said, AGAIN)
            self.documents[sha256] = document
        return self.documents[sha256]

    def every(
        self, order: Sequence[str] = ()
    ) -> Iterator[tuple[StoredDocument | None, tuple[Finding, ...]]]:
        """Every document as it stands, or what is wrong with its file, one by one.

        Those whose SHA-256 is in ``order`` come as they are there, then the others.
        """
        turn = {name_of(sha256): n for n, sha256 in enumerate(order)}
        for name in sorted(self.shelf.names(), key=lambda name: turn.get(name, len(turn))):
            known = self.documents.get(name.partition("/")[2][:-5])
            yield (known, ()) if known is not None else self.shelf.read(name)

    def text(self, document: StoredDocument) -> str:
        """The stored text of a document; the last one asked for is remembered."""
        sha256 = document.text_sha256
        if sha256 not in self.texts:
            text = self.shelf.text(sha256)
            if text is None:
                said = f"the stored text of {document.name} is not there."
                raise refuse("text-changed", f"documents/{sha256}.txt", said, AGAIN)
            self.texts = {sha256: text}
        return self.texts[sha256]

    def put(self, document: StoredDocument) -> None:
        """Note a document that changed."""
        self.document(document.sha256)  # so that its file is watched
        self.documents[document.sha256] = document
        self.touched.add(document.sha256)

    def add_source(self, source: Source) -> None:
        """Note a source that the dossier did not have."""
        hashed = {*self.names.hashed, source.id}
        sources = {**self.dossier.sources, source.id: source}
        self.dossier = self.dossier.model_copy(update={"sources": sources})
        self.names = replace(self.names, sources=sources, hashed=hashed)
        if source.sha256:
            self.held.sources[source.sha256] = source.id

    def add_record(self, record: Statement | Event) -> None:
        """Note a row that the dossier did not have, or has otherwise now."""
        file = STATEMENTS if isinstance(record, Statement) else EVENTS
        if record.id not in self.ids[file]:
            self.held.add(record)
        self.ids[file].add(record.id)
        self.new[file, record.id] = record

    def change(self, edit: Callable[[dict[str, Any]], None]) -> None:
        """Note other values in ``dossier.yaml``, unless they make errors: what ``edit`` does."""
        said = [row for row in self.new.values() if isinstance(row, Statement)]
        known = [row for row in self.dossier.statements if (STATEMENTS, row.id) not in self.new]
        dossier = self.dossier.model_copy(update={"statements": (*known, *said)})
        data = plain_dossier(dossier)
        edit(data)
        made, findings = checked(dossier, data)
        if made is None or errors_in(findings):
            raise DossierError(findings)
        self.now[DOSSIER] = yaml_of(made, self.now[DOSSIER])
        self.dossier, self.names = made, Names.of(data, made.sources)
        self.held.register, self.held.drafts = register_of(made), made.drafts

    def row_of(self, id: str, kind: str) -> Statement | Event | None:
        """The row of an id, as it stands now, that a suggestion of this kind is, or may be."""
        file = STATEMENTS if kind in SAID else EVENTS
        rows = self.dossier.statements if kind in SAID else self.dossier.events
        held = rows.get(id) if isinstance(rows, Statements) else None
        return self.new.get((file, id)) or held or next((r for r in rows if r.id == id), None)

    def rows(self) -> Iterator[Statement | Event]:
        """Every row as it stands now."""
        yield from self.new.values()
        for file, rows in ((STATEMENTS, self.dossier.statements), (EVENTS, self.dossier.events)):
            yield from (row for row in rows if (file, row.id) not in self.new)

    def save(self) -> None:
        """Write what changed: every file, or none if somebody else changed one meanwhile."""
        for name, raw in self.there.items():
            path = self.shelf.folder / name
            if raw != (path.read_bytes() if path.is_file() else None):
                said = "the file was changed by somebody else meanwhile; nothing was written."
                raise refuse("changed-meanwhile", name, said, "Begin again, so that it is seen.")
        for sha256 in self.touched:
            self.now[name_of(sha256)] = text_of(self.documents[sha256]).encode()
            self.now[older_name_of(sha256)] = None
        new = {n: raw for n, raw in self.now.items() if raw is not None and raw != self.there[n]}
        gone = [n for n, raw in self.now.items() if raw is None and self.there[n] is not None]
        for name in new:
            self.shelf.check_target(name)
        write_all(self.shelf.folder, new, gone)
        self.there = dict(self.now)
        self.touched.clear()


def open_ledger(folder: str | Path, dossier: Dossier | None = None) -> Ledger:
    """A dossier's folder, ready for decisions, unless it has errors or is no folder of its own.

    Who only looks, and knows what the files hold, hands over the ``dossier`` read from there.
    """
    path = folder_of(folder)
    dossier, files = dossier or read(path), open_files(path)
    there = {name: files.read(name) if name in files.names() else None for name in TABLES}
    ids = {STATEMENTS: dossier.statements, EVENTS: dossier.events}
    return Ledger(
        shelf=Shelf(folder=path),
        dossier=dossier,
        names=Names.of(plain_dossier(dossier), dossier.sources),
        held=holdings_of(dossier),
        there=there,
        now=dict(there),
        ids={file: {row.id for row in rows} for file, rows in ids.items()},
    )
