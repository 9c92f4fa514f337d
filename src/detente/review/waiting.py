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
        ids = [one.id for one in _in_turn(document) if _can_be_decided(one, document)]
        for number, id in enumerate(ids, 1):
            now = ledger.documents.get(document.sha256, document)
            one = now.get(id)
            stand = one and stands(one, now, ledger.held)
            if stand is not None and _waits(stand, now, ledger.held, ledger.row_of):
                yield Waiting(document=now, suggestion=stand, number=number, of=len(ids))


def _in_turn(document: StoredDocument) -> list[StoredSuggestion]:
    """In the order of the text; but a clause with a quotation in it comes after the quotation."""
    quotes = [one for one in document.suggestions if one.kind == "quotation"]
    starts = [quote.start for quote in quotes]

    def turn(one: StoredSuggestion) -> tuple[int, bool]:
        first = bisect.bisect_left(starts, one.start)
        inside = one.kind == "indirect" and first < len(starts) and starts[first] < one.end
        return (starts[first], True) if inside else (one.start, False)

    return sorted(document.suggestions, key=turn)


def _can_be_decided(one: StoredSuggestion, document: StoredDocument) -> bool:
    """Whether a suggestion can become a row: the first piece of what is said, or what happened."""
    if one.kind in SAID:
        return document.pieces(one)[0].id == one.id
    if one.kind not in HAPPENED:
        return False
    return one.happened is not False or bool(one.planned)


def waits_in(document: StoredDocument, dossier: Dossier, held: Holdings) -> bool:
    """Whether anything of a document, as it stands to a dossier now, waits for a decision."""

    def row_of(id: str, kind: str) -> Statement | Event | None:
        rows = dossier.statements if kind in SAID else dossier.events
        return next((row for row in rows if row.id == id), None)

    return any(
        _can_be_decided(one, document) and _waits(one, document, held, row_of)
        for one in document.suggestions
    )


def _waits(
    one: StoredSuggestion,
    document: StoredDocument,
    held: Holdings,
    row_of: Callable[[str, str], Statement | Event | None],
) -> bool:
    if one.state == "open":
        return True
    if one.state != "known" or one.row is None:
        return False
    record = row_of(one.row, one.kind)
    if record is None or record.source is None:
        return False
    sources = {record.source, *(also.partition("#")[0] for also in record.also_in)}
    return source_of(document, held) not in sources
