"""What documents say, as ``detente read --json`` prints it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente._version import __version__
from detente.answers.derive import as_json, publish, same
from detente.documents.document import Comment, Document
from detente.dossier.model.dossier import Dossier
from detente.errors import Finding
from detente.reading.reading import Reading
from detente.reading.suggestion import Saying, Suggestion
from detente.review.names import NewName
from detente.review.stored import StoredSuggestion

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
    """

    version: str = __version__
    dossier: str | None
    as_of: str | None
    seed: int | None = None
    documents: tuple[DocumentAnswer, ...]
    records: tuple[RecordAnswer, ...] = ()
    findings: tuple[Finding, ...]
    names: tuple[NewName, ...] = ()


def read_answer(
    dossier: Dossier | None,
    documents: Sequence[DocumentAnswer],
    findings: Sequence[Finding],
    records: Sequence[RecordAnswer] = (),
    names: Sequence[NewName] = (),
) -> ReadAnswer:
    """The answer of ``detente read``."""
    return ReadAnswer(
        dossier=dossier.title if dossier else None,
        as_of=dossier.date.isoformat() if dossier else None,
        documents=tuple(documents),
        records=tuple(records),
        findings=tuple(findings),
        names=tuple(names),
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
        **same("confidence why to channel date_guessed piece_of nested type happened", "said"),
        **same("planned same_event venue people draft derived_from status", "said"),
        **same("id state row like by on", "kept"),
    },
)
publish(Comment, {**same("author text"), **same("start end", "place")})
publish(
    DocumentAnswer,
    {
        "document": "document.name",
        **same("sha256 title publisher byline url published", "document"),
        "characters": _characters,
        **same("records cautions text"),
        **same("before comments", "document"),
    },
)
