"""Undoing what was accepted or rejected: the files are as they were, byte by byte."""

from __future__ import annotations

from detente.dossier.folder import refuse
from detente.reading.suggestions.ledger import Ledger
from detente.reading.suggestions.splice import digest, undone
from detente.reading.suggestions.stored import StoredSuggestion

CLEARED: dict[str, object] = {
    "state": "open", "row": None, "like": None, "by": None, "on": None, "note": None,
    "edited": {}, "changes": (),
}  # fmt: skip


def last_accepted(ledger: Ledger) -> tuple[str, str] | None:
    """Document and id of what was accepted last, if no file was changed since; else None."""
    for document, _ in ledger.every():
        for one in document.suggestions if document is not None else ():
            if one.state == "accepted" and one.changes and _is_last(ledger, one):
                assert document is not None
                return document.sha256, one.id
    return None


def _is_last(ledger: Ledger, one: StoredSuggestion) -> bool:
    raws = [(ledger.now[change.file], change) for change in one.changes]
    return all(raw is not None and digest(raw) == change.after for raw, change in raws)


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
    one = document.get(id)
    if one is None or not one.decided:
        raise ValueError(f"{id} was neither accepted nor rejected")
    pieces = document.pieces(one)
    restored = dict(ledger.now)
    for change in reversed([change for piece in pieces for change in piece.changes]):
        raw = restored[change.file]
        before = None if raw is None or digest(raw) != change.after else undone(raw, change)
        if before is None:
            raise refuse(
                "changed-meanwhile",
                change.file,
                f"the file was changed since {one.id} was accepted; nothing was undone.",
                "Undo what was accepted later first; or take the row out by hand.",
            )
        restored[change.file] = None if change.before is None else before
    ledger.now.update(restored)
    ledger.put(document.replaced(piece.model_copy(update=CLEARED) for piece in pieces))
    return one
