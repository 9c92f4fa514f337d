"""Undoing what was accepted or rejected: the rows that it added go; what a person changed stays."""

from __future__ import annotations

import re

from detente.dossier.files.folder import DOSSIER, EVENTS, SOURCES, STATEMENTS
from detente.dossier.files.records import with_row, without_item, without_row
from detente.dossier.model.evidence import Event, Statement
from detente.errors import RefusedError
from detente.review.accept import digest, source_item
from detente.review.known import source_of, sources_of
from detente.review.ledger import Ledger
from detente.review.responses import without_response
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.userfiles import refuse

CLEARED: dict[str, object] = {
    "state": "open", "row": None, "like": None, "by": None, "on": None, "note": None,
    "edited": {}, "written": None, "answer": None,
}  # fmt: skip


def undo(ledger: Ledger, sha256: str, id: str) -> StoredSuggestion:
    """Make a suggestion open again, and take its row out, with its source if no other needs it.

    If the row was changed by hand since, or something rests on it, that is refused, and nothing
    undone. The ledger is only good for saving afterwards: open it anew.
    """
    document = ledger.document(sha256)
    suggestion = document.get(id)
    if suggestion is None or not suggestion.decided:
        raise ValueError(f"{id} was neither accepted nor rejected")
    pieces = document.pieces(suggestion)
    record = ledger.row_of(suggestion.row, suggestion.kind) if suggestion.row else None
    if suggestion.state == "accepted" and record is not None:
        _take_out(ledger, document, record, pieces[0])
    ledger.put(document.replaced(piece.model_copy(update=CLEARED) for piece in pieces))
    return suggestion


def _take_out(
    ledger: Ledger, document: StoredDocument, record: Statement | Event, first: StoredSuggestion
) -> None:
    """Take the row out, or what the document added to the row of another."""
    file = STATEMENTS if isinstance(record, Statement) else EVENTS
    source, raw = source_of(document, ledger.held), ledger.now[file] or b""
    answer = first.answer
    if answer and isinstance(record, Statement) and not without_response(ledger, record, answer):
        raise _refused(DOSSIER, f"the answer to {answer.draft} was changed since")
    if record.source != source:
        also = tuple(also for also in record.also_in if also.partition("#")[0] != source)
        ledger.now[file] = with_row(raw, record.model_copy(update={"also_in": also}), new=False)
    elif record.also_in:
        raise _refused(file, f"{record.id} has further sources, {', '.join(record.also_in)[:80]}")
    elif digest(record) != first.written:
        raise _refused(file, f"{record.id} was changed by hand since it was accepted")
    elif _named(ledger, record.id):
        raise _refused(DOSSIER, f"{record.id} is named here")
    else:
        ledger.now[file] = without_row(raw, type(record), record.id)
    others = (row for row in ledger.rows() if row.id != record.id)
    if source is None or _named(ledger, source) or any(source in sources_of(row) for row in others):
        return
    known = ledger.dossier.sources[source].model_dump(by_alias=True, exclude_defaults=True)
    if known == source_item(document, ()) | {"id": source}:  # as it was made here
        ledger.now[SOURCES] = without_item(ledger.now[SOURCES] or b"", source)


def _named(ledger: Ledger, id: str) -> bool:
    """Whether the dossier names an id."""
    text = (ledger.now[DOSSIER] or b"").decode("utf-8", errors="replace")
    return re.search(rf"(?<![\w.-]){re.escape(id)}(?![\w.-])", text) is not None


def _refused(file: str, message: str) -> RefusedError:
    mend = "Undo what rests on it first; or take the row out by hand."
    return refuse("changed-meanwhile", file, f"{message}; it was left, and nothing undone.", mend)
