"""What documents say and what is proposed from them, as ``read`` and ``review`` print it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from detente._version import __version__
from detente.answers.derive import as_json, publish, same
from detente.answers.heads import Named, named
from detente.documents.document import Comment, Document, Revision
from detente.dossier.model.dossier import Dossier
from detente.drafting.stands import Contradiction, Movement, contradictions, movements
from detente.errors import Finding
from detente.reading.reading import Reading
from detente.reading.suggestion import Saying, Suggestion
from detente.review.accept import Accepted, propose
from detente.review.ledger import Ledger
from detente.review.proposed import NewName, SaidOn, overview
from detente.review.rows import Lacking
from detente.review.stored import Margin, StoredSuggestion
from detente.review.unasked import Unasked
from detente.review.waiting import waiting

_NO_RECORDS = '\n  "records": []'
"""As it stands in an answer without records, and nowhere else: no text holds a line's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAnswer:
    """One thing that a document says, at its place; what it does not state is null."""

    document: str
    said: Saying
    kept: StoredSuggestion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAnswer:
    """One document that was read.

    Attributes
    ----------
    text : str or None
        The stored text, which start and end point into. Null where it is the file itself, and with
        --into, which keeps it under documents/.
    """

    document: Document
    records: int
    cautions: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """The answer of ``detente read``.

    Attributes
    ----------
    dossier : str or None
        The title of the dossier whose people are known.
    findings : tuple of Finding
        Files that were not read, and why.
    names : tuple of NewName
        With --into: names the dossier lacks.
    said : tuple of SaidOn
        With --into: how much is proposed by party and issue.
    """

    version: str = __version__
    dossier: str | None
    as_of: str | None
    seed: int | None = None
    documents: tuple[DocumentAnswer, ...]
    records: tuple[RecordAnswer, ...] = ()
    findings: tuple[Finding, ...]
    names: tuple[NewName, ...] = ()
    said: tuple[SaidOn, ...] = ()


class Kept(NamedTuple):
    """What was put into a dossier."""

    records: Sequence[RecordAnswer] = ()
    names: tuple[NewName, ...] = ()
    said: tuple[SaidOn, ...] = ()


NOTHING_KEPT = Kept()


def read_answer(
    dossier: Dossier | None,
    documents: Sequence[DocumentAnswer],
    findings: Sequence[Finding],
    kept: Kept = NOTHING_KEPT,
) -> ReadAnswer:
    """The answer of ``detente read``."""
    return ReadAnswer(
        dossier=dossier.title if dossier else None,
        as_of=dossier.date.isoformat() if dossier else None,
        documents=tuple(documents),
        records=tuple(kept.records),
        findings=tuple(findings),
        names=kept.names,
        said=kept.said,
    )


def around_records(answer: ReadAnswer) -> tuple[str, str]:
    """The JSON before the list of records and after it, for records that come one by one."""
    before, after = as_json(replace(answer, records=())).split(_NO_RECORDS)
    return before + _NO_RECORDS.removesuffix("]"), after


def document_of(reading: Reading, cautions: Sequence[str] | None = None) -> DocumentAnswer:
    """A document as JSON answers hold it.

    With its text where that is neither the file itself nor kept in a dossier, whose ``cautions``
    are then given.
    """
    document = reading.document
    same_file = hashlib.sha256(document.text.encode()).hexdigest() == document.sha256
    return DocumentAnswer(
        document=document,
        records=len(reading.suggestions),
        cautions=tuple(reading.cautions if cautions is None else cautions),
        text=document.text if cautions is None and not same_file else None,
    )


def record_of(one: Suggestion) -> RecordAnswer:
    """What a document says, as JSON answers hold it."""
    return RecordAnswer(document=one.document, said=one)


def stored_record(document: str, one: StoredSuggestion) -> RecordAnswer:
    """What a dossier keeps of it, as JSON answers hold it."""
    return RecordAnswer(document=document, said=one, kept=one)


def _characters(answer: DocumentAnswer) -> int:
    return len(answer.document.text)


publish(
    RecordAnswer,
    {
        "document": "document",
        **same("kind start end text speaker person party role cue date issues stance", "said"),
        **same("confidence rules part_confidence why to channel date_guessed piece_of", "said"),
        **same("nested type happened", "said"),
        **same("planned same_event venue people draft derived_from status", "said"),
        **same("id state row like by on margin", "kept"),
    },
)
publish(
    Comment,
    {
        **same("author date text"),
        **same("start end", "place"),
        **same("resolved replies"),
    },
)
publish(
    Revision,
    {
        **same("author date moved"),
        **same("start end", "after"),
        "before_start": "before.start",
        "before_end": "before.end",
    },
)
publish(Margin, same("draft point said about resolved replies"))
publish(
    DocumentAnswer,
    {
        "document": "document.name",
        **same("sha256 title publisher byline url published", "document"),
        "characters": _characters,
        **same("records cautions text"),
        **same("before comments revisions", "document"),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAnswer:
    """A suggestion that waits for a decision.

    Attributes
    ----------
    lacks : dict of column -> reason
        What a person has to say before it can be a row, by column.
    """

    record: RecordAnswer
    lacks: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedAnswer:
    """A suggestion that was accepted."""

    id: str
    document: str
    made: Accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAnswer(Named):
    """The answer of ``detente review``.

    Attributes
    ----------
    held_back : dict of str -> int
        With --accept-above: how many were not accepted for each reason: a part that is not sure
        enough (span, speaker, …), like (perhaps the same as a row), begun (a person has said a part
        of what is to be written), or a column that is lacking.
    """

    accepted: tuple[AcceptedAnswer, ...]
    held_back: dict[str, int]
    undone: tuple[str, ...]
    open: tuple[OpenAnswer, ...]
    contradictions: tuple[Contradiction, ...]
    movements: tuple[Movement, ...]
    findings: tuple[Finding, ...]


def review_answer(
    ledger: Ledger,
    unasked: Unasked,
    undone: Sequence[str],
    findings: list[Finding],
) -> ReviewAnswer:
    """What was done and what waits; what is wrong with files is added to the findings."""
    stands = overview(ledger).stands
    waits = tuple(_open(ledger, findings))
    return ReviewAnswer(
        **named(ledger.dossier),
        accepted=tuple(
            AcceptedAnswer(id=item.suggestion.id, document=item.document.name, made=made)
            for item, made in unasked.accepted
        ),
        held_back=dict(unasked.held.most_common()),
        undone=tuple(undone),
        open=waits,
        contradictions=tuple(contradictions(stands)),
        movements=tuple(movements(stands)),
        findings=tuple(findings),
    )


def _open(ledger: Ledger, findings: list[Finding]) -> list[OpenAnswer]:
    waits = []
    for item in waiting(ledger, findings):
        made = propose(ledger, item.place)
        lacks = made.reasons if isinstance(made, Lacking) else {}
        record = stored_record(item.document.name, item.suggestion)
        waits.append(OpenAnswer(record=record, lacks=lacks))
    return waits


publish(AcceptedAnswer, {**same("id document"), **same("row file again", "made")})
