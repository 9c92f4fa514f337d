"""How suggestions stand to the dossier as it is now: what a row was added for is known."""

from __future__ import annotations

from detente.review.known import Holdings, match
from detente.review.stored import StoredDocument, StoredSuggestion


def standing(document: StoredDocument, held: Holdings) -> StoredDocument:
    """A document whose undecided suggestions are known or open as the dossier has it now."""
    rows = _rows_of_events(document)
    stand = (_stands(one, document, held, rows) for one in document.suggestions)
    return document.model_copy(update={"suggestions": tuple(stand)})


def stands(one: StoredSuggestion, document: StoredDocument, held: Holdings) -> StoredSuggestion:
    """The same for one suggestion."""
    return _stands(one, document, held, _rows_of_events(document))


def _rows_of_events(document: StoredDocument) -> dict[str, str]:
    """The rows of events, of which others are further mentions."""
    return {
        one.same_event: one.row
        for one in document.suggestions
        if one.state == "accepted" and one.kind == "event" and one.same_event and one.row
    }


def _stands(
    one: StoredSuggestion, document: StoredDocument, held: Holdings, rows: dict[str, str]
) -> StoredSuggestion:
    if one.decided:
        return one
    found = match(one, document, held)
    row = found.row if found is not None and found.sure else None
    if row is None and one.kind == "event":
        row = rows.get(one.same_event or "")
    like = found.row if found is not None and row is None else None
    state = "known" if row else "open"
    if (one.state, one.row, one.like) == (state, row, like):
        return one
    return one.model_copy(update={"state": state, "row": row, "like": like})
