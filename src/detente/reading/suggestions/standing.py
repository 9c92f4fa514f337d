"""How suggestions stand to the dossier as it is now: what a row was added for is known."""

from __future__ import annotations

from detente.reading.suggestions.known import Holdings, match
from detente.reading.suggestions.stored import StoredDocument, StoredSuggestion


def standing(document: StoredDocument, held: Holdings) -> StoredDocument:
    """A document whose undecided suggestions are known or open as the dossier has it now."""
    events = {
        one.same_event: one.row
        for one in document.suggestions
        if one.state == "accepted" and one.kind == "event" and one.same_event
    }
    stand = (
        one if one.decided else _stands(one, document, held, events.get(one.same_event or ""))
        for one in document.suggestions
    )
    return document.model_copy(update={"suggestions": tuple(stand)})


def _stands(
    one: StoredSuggestion, document: StoredDocument, held: Holdings, mentioned: str | None
) -> StoredSuggestion:
    found = match(one, document, held)
    row = found.row if found is not None and found.sure else None
    if row is None and one.kind == "event":
        row = mentioned
    like = found.row if found is not None and row is None else None
    state = "known" if row else "open"
    if (one.state, one.row, one.like) == (state, row, like):
        return one
    return one.model_copy(update={"state": state, "row": row, "like": like})
