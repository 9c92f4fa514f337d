"""Undoing what was accepted or rejected: the files are as they were, byte by byte."""

from __future__ import annotations

import re

from detente.dossier.files.folder import DOSSIER, EVENTS, SOURCES, STATEMENTS
from detente.dossier.model.evidence import Anchored
from detente.errors import RefusedError
from detente.review.known import source_of
from detente.review.ledger import Ledger
from detente.review.splice import digest, undone
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.userfiles import refuse

CLEARED: dict[str, object] = {
    "state": "open", "row": None, "like": None, "by": None, "on": None, "note": None,
    "edited": {}, "changes": (),
}  # fmt: skip


def last_accepted(ledger: Ledger) -> tuple[str, str] | None:
    """Document and id of what was accepted last, if no file was changed since; else None."""
    for document, _ in ledger.every():
        if document is None:
            continue
        for suggestion in document.suggestions:
            if _is_last(ledger, suggestion) and _leaning(ledger, document, suggestion) is None:
                return document.sha256, suggestion.id
    return None


def _is_last(ledger: Ledger, suggestion: StoredSuggestion) -> bool:
    raws = [(ledger.now[change.file], change) for change in suggestion.changes]
    same = (raw is not None and digest(raw) == change.after for raw, change in raws)
    return suggestion.state == "accepted" and bool(suggestion.changes) and all(same)


def undo(ledger: Ledger, sha256: str, id: str) -> StoredSuggestion:
    """Make a suggestion open again, and take back what accepting it changed.

    The ledger is only good for saving afterwards: open it anew.

    Raises
    ------
    RefusedError
        If a file was changed since. What was accepted last is undone first.
    ValueError
        If the suggestion was neither accepted nor rejected.
    """
    document = ledger.document(sha256)
    suggestion = document.get(id)
    if suggestion is None or not suggestion.decided:
        raise ValueError(f"{id} was neither accepted nor rejected")
    leaning = _leaning(ledger, document, suggestion)
    if leaning is not None:
        raise _refused(
            leaning, f"{suggestion.row} or its source is named here; nothing was undone."
        )
    pieces = document.pieces(suggestion)
    restored = dict(ledger.now)
    for change in reversed([change for piece in pieces for change in piece.changes]):
        raw = restored[change.file]
        before = None if raw is None or digest(raw) != change.after else undone(raw, change)
        if before is None:
            raise _refused(
                change.file,
                f"the file was changed since {suggestion.id} was accepted; nothing was undone.",
            )
        restored[change.file] = None if change.before is None else before
    ledger.now.update(restored)
    ledger.put(document.replaced(piece.model_copy(update=CLEARED) for piece in pieces))
    return suggestion


def _leaning(ledger: Ledger, document: StoredDocument, suggestion: StoredSuggestion) -> str | None:
    """The file in which something else rests on the row, or on the source that came with it."""
    if suggestion.state != "accepted" or suggestion.row is None:
        return None
    changes = [change for piece in document.pieces(suggestion) for change in piece.changes]
    if any(change.file == SOURCES for change in changes):
        source = source_of(document, ledger.held)
        for file, rows in (
            (STATEMENTS, ledger.dossier.statements),
            (EVENTS, ledger.dossier.events),
        ):
            if any(row.id != suggestion.row and source in _sources(row) for row in rows):
                return file
    added = any(change.file != SOURCES and not change.removed for change in changes)
    text = (ledger.shelf.folder / DOSSIER).read_text(encoding="utf-8", errors="replace")
    named = rf"(?<![\w.-]){re.escape(suggestion.row)}(?![\w.-])"
    return DOSSIER if added and re.search(named, text) else None


def _sources(row: Anchored) -> tuple[str | None, ...]:
    return (row.source, *(also.partition("#")[0] for also in row.also_in))


def _refused(file: str, message: str) -> RefusedError:
    return refuse(
        "changed-meanwhile",
        file,
        message,
        "Undo what was accepted later first; or take the row out by hand.",
    )
