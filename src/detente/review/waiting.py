"""How suggestions stand to the dossier as it is now, and which wait for a person's decision.

What a row was added for is known. What waits is in the order of the documents and of their texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.errors import Finding
from detente.review.known import HAPPENED, SAID, Holdings, match, source_of, sources_of
from detente.review.ledger import Ledger
from detente.review.stored import StoredDocument, StoredSuggestion

_Rows = dict[str | None, str | None]


def standing(document: StoredDocument, held: Holdings) -> StoredDocument:
    """A document whose undecided suggestions are known or open as the dossier has it now."""
    rows = _rows_of_events(document)
    stand = (_stands(suggestion, document, held, rows) for suggestion in document.suggestions)
    return document.model_copy(update={"suggestions": tuple(stand)})


def _rows_of_events(document: StoredDocument) -> _Rows:
    """The rows of events, of which others are further mentions."""
    events = (one for one in document.suggestions if one.kind == "event" and one.same_event)
    return {one.same_event: one.row for one in events if one.state == "accepted"}


def _stands(
    one: StoredSuggestion, document: StoredDocument, held: Holdings, rows: _Rows
) -> StoredSuggestion:
    if one.decided:
        return one
    known = match(one, document, held)
    same = rows.get(one.same_event) if one.kind == "event" else None
    row = known.row if known is not None and known.sure else same
    like = known.row if known is not None and row is None else None
    update = {"state": "known" if row else "open", "row": row, "like": like}
    return one.model_copy(update=update)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One suggestion that waits, as it stands to the dossier now.

    ``number`` counts what can be decided in its document, from 1 to ``of``; ``left`` wait there
    with it. One that is ``known`` waits where its document would be one more source of the same.
    """

    document: StoredDocument
    suggestion: StoredSuggestion
    number: int
    of: int
    left: int

    @property
    def place(self) -> tuple[str, str]:
        """Where to find it: the SHA-256 of its document, and its own id."""
        return self.document.sha256, self.suggestion.id


def waiting(
    ledger: Ledger, findings: list[Finding] | None = None, order: Sequence[str] = ()
) -> Iterator[Waiting]:
    """Each suggestion that waits, while decisions are taken; broken files go to the findings."""
    for document, wrong in ledger.every(order):
        if findings is not None:
            findings.extend(wrong)
        if document is None:
            continue
        ids = [one.id for one in proposed(document)]
        left = len(waits_in(ledger, standing(document, ledger.held)))
        for number, id in enumerate(ids, 1) if left else ():
            now = ledger.documents.get(document.sha256, document)
            suggestion = now.get(id)
            stand = suggestion and _stands(suggestion, now, ledger.held, _rows_of_events(now))
            if stand is not None and _waits(stand, now, ledger):
                of = len(ids)
                yield Waiting(document=now, suggestion=stand, number=number, of=of, left=left)
                left = max(left - 1, 1)


def waits_in(ledger: Ledger, now: StoredDocument) -> list[StoredSuggestion]:
    """What of a document, as it stands to the dossier now, waits for a decision."""
    return [one for one in proposed(now) if _waits(one, now, ledger)]


def proposed(document: StoredDocument) -> list[StoredSuggestion]:
    """What a person decides on, each once: what was said, and what happened or is planned.

    A quotation in pieces is decided by its first. Of a clause and the quoted words in it, both by
    one speaker, the words are proposed where they are half of it or more, else the clause.
    """
    twice = _told_twice(document)
    return [
        one
        for one in document.suggestions
        if (one.kind in SAID and one.id not in twice and document.pieces(one)[0].id == one.id)
        or (one.kind in HAPPENED and (one.happened is not False or bool(one.planned)))
    ]


def _told_twice(document: StoredDocument) -> set[str]:
    quoted = [one for one in document.suggestions if one.kind == "quotation"]
    starts = [one.start for one in quoted]
    twice: set[str] = set()
    for clause in document.suggestions:
        if clause.kind == "indirect":
            near = quoted[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
            words = [one for one in near if _is_within(clause, document.pieces(one))]
            length = sum(one.end - one.start for one in words)
            whole = 2 * length >= clause.end - clause.start
            twice |= {clause.id} if whole else {one.id for one in words}
    return twice


def _is_within(clause: StoredSuggestion, pieces: tuple[StoredSuggestion, ...]) -> bool:
    """Whether a quotation lies in a clause, all of it, and is by its speaker."""
    first, last = pieces[0], pieces[-1]
    one_voice = (first.person or first.speaker) == (clause.person or clause.speaker)
    return one_voice and clause.start <= first.start and last.end <= clause.end


def _waits(suggestion: StoredSuggestion, document: StoredDocument, ledger: Ledger) -> bool:
    if suggestion.state != "known" or suggestion.row is None:
        return suggestion.state == "open"
    record = ledger.row_of(suggestion.row, suggestion.kind)
    if record is None or record.source is None:
        return False
    return source_of(document, ledger.held) not in sources_of(record)
