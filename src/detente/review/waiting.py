"""How suggestions stand to the dossier as it is now, and which wait for a person's decision.

What a row was added for is known. What waits is in the order of the documents and of their texts.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Event, Statement
from detente.errors import Finding
from detente.review.known import HAPPENED, SAID, Holdings, match, source_of
from detente.review.ledger import Ledger
from detente.review.stored import StoredDocument, StoredSuggestion


def standing(document: StoredDocument, held: Holdings) -> StoredDocument:
    """A document whose undecided suggestions are known or open as the dossier has it now."""
    rows = _rows_of_events(document)
    stand = (_stands(suggestion, document, held, rows) for suggestion in document.suggestions)
    return document.model_copy(update={"suggestions": tuple(stand)})


def stands(
    suggestion: StoredSuggestion, document: StoredDocument, held: Holdings
) -> StoredSuggestion:
    """The same for one suggestion."""
    return _stands(suggestion, document, held, _rows_of_events(document))


def _rows_of_events(document: StoredDocument) -> dict[str, str]:
    """The rows of events, of which others are further mentions."""
    return {
        suggestion.same_event: suggestion.row
        for suggestion in document.suggestions
        if suggestion.state == "accepted"
        and suggestion.kind == "event"
        and suggestion.same_event
        and suggestion.row
    }


def _stands(
    suggestion: StoredSuggestion, document: StoredDocument, held: Holdings, rows: dict[str, str]
) -> StoredSuggestion:
    if suggestion.decided:
        return suggestion
    known = match(suggestion, document, held)
    row = known.row if known is not None and known.sure else None
    if row is None and suggestion.kind == "event":
        row = rows.get(suggestion.same_event or "")
    like = known.row if known is not None and row is None else None
    state = "known" if row else "open"
    if (suggestion.state, suggestion.row, suggestion.like) == (state, row, like):
        return suggestion
    return suggestion.model_copy(update={"state": state, "row": row, "like": like})


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One suggestion that waits, as it stands to the dossier now.

    ``number`` counts what can be decided in its document, from 1 to ``of``. One that is ``known``
    waits where its document would be one more source of the same.
    """

    document: StoredDocument
    suggestion: StoredSuggestion
    number: int
    of: int


def waiting(ledger: Ledger, findings: list[Finding] | None = None) -> Iterator[Waiting]:
    """Each suggestion that waits, while decisions are taken; broken files go to the findings."""
    for document, wrong in ledger.every():
        if document is None:
            if findings is not None:
                findings.extend(wrong)
            continue
        ids = [
            suggestion.id
            for suggestion in _in_turn(document)
            if _can_be_decided(suggestion, document)
        ]
        for number, id in enumerate(ids, 1):
            now = ledger.documents.get(document.sha256, document)
            suggestion = now.get(id)
            stand = suggestion and stands(suggestion, now, ledger.held)
            if stand is not None and _waits(stand, now, ledger.held, ledger.row_of):
                yield Waiting(document=now, suggestion=stand, number=number, of=len(ids))


def _in_turn(document: StoredDocument) -> list[StoredSuggestion]:
    """In the order of the text; but a clause with a quotation in it comes after the quotation."""
    quotes = [suggestion for suggestion in document.suggestions if suggestion.kind == "quotation"]
    starts = [quote.start for quote in quotes]

    def turn(suggestion: StoredSuggestion) -> tuple[int, bool]:
        first = bisect.bisect_left(starts, suggestion.start)
        inside = (
            suggestion.kind == "indirect" and first < len(starts) and starts[first] < suggestion.end
        )
        return (starts[first], True) if inside else (suggestion.start, False)

    return sorted(document.suggestions, key=turn)


def _can_be_decided(suggestion: StoredSuggestion, document: StoredDocument) -> bool:
    """Whether a suggestion can become a row: the first piece of what is said, or what happened."""
    if suggestion.kind in SAID:
        return document.pieces(suggestion)[0].id == suggestion.id
    if suggestion.kind not in HAPPENED:
        return False
    return suggestion.happened is not False or bool(suggestion.planned)


def waits_in(document: StoredDocument, dossier: Dossier, held: Holdings) -> bool:
    """Whether anything of a document, as it stands to a dossier now, waits for a decision."""

    def row_of(id: str, kind: str) -> Statement | Event | None:
        rows = dossier.statements if kind in SAID else dossier.events
        return next((row for row in rows if row.id == id), None)

    return any(
        _can_be_decided(suggestion, document) and _waits(suggestion, document, held, row_of)
        for suggestion in document.suggestions
    )


def _waits(
    suggestion: StoredSuggestion,
    document: StoredDocument,
    held: Holdings,
    row_of: Callable[[str, str], Statement | Event | None],
) -> bool:
    if suggestion.state == "open":
        return True
    if suggestion.state != "known" or suggestion.row is None:
        return False
    record = row_of(suggestion.row, suggestion.kind)
    if record is None or record.source is None:
        return False
    sources = {record.source, *(also.partition("#")[0] for also in record.also_in)}
    return source_of(document, held) not in sources
