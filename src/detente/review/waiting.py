"""What waits for a person's decision, in the order of the documents and of their texts."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Event, Statement
from detente.errors import Finding
from detente.review.known import HAPPENED, SAID, Holdings, source_of
from detente.review.ledger import Ledger
from detente.review.standing import stands
from detente.review.stored import StoredDocument, StoredSuggestion


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
