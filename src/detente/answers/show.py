"""A statement in its context, as ``detente show`` prints it as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.answers.heads import Named, named
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Event, Statement
from detente.phrases import listed
from detente.review.context import context_of
from detente.review.shelf import Shelf
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.wording import names


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAnswer(Named):
    """The answer of ``detente show``.

    Attributes
    ----------
    kind : str
        statement, event, or the kind of a suggestion.
    until : str or None
        When an event ended, if on another day.
    planned : bool or None
        Whether an event is still to come; null of what is no event.
    venue, length : str or None
        Where an event was, and how long, in words.
    source : str or None
        How its source is cited.
    document : str or None
        The name of the file that was read.
    paragraph : int or None
        Counted from 1; null where no text is kept.
    before : str or None
        What stands before it in the stored text.
    """

    id: str
    kind: str
    date: str | None
    until: str | None
    planned: bool | None
    venue: str | None
    length: str | None
    who: str | None
    party: str | None
    text: str
    source: str | None
    also_in: tuple[str, ...]
    document: str | None
    paragraph: int | None
    before: str | None
    words: str | None
    after: str | None
    state: str | None
    by: str | None
    on: str | None
    why: tuple[str, ...]


def show_answer(known: Dossier, shelf: Shelf | None, id: str) -> ShowAnswer | None:
    """What is known of a statement, an event or a suggestion, and its context; None for no such id.

    Parameters
    ----------
    known : Dossier
    shelf : Shelf, optional
        The documents read into its folder; None where it is no folder.
    id : str
    """
    record = _record(known, id)
    if record is not None:
        return _of_record(known, record, shelf)
    place = shelf.find(id) if shelf is not None else None
    return None if shelf is None or place is None else _of_suggestion(known, *place, shelf)


def _record(known: Dossier, id: str) -> Statement | Event | None:
    said = next((one for one in known.statements if one.id == id), None)
    return said or next((one for one in known.events if one.id == id), None)


def _of_record(known: Dossier, record: Statement | Event, shelf: Shelf | None) -> ShowAnswer:
    said = isinstance(record, Statement)
    document, decided = _document(known, record, shelf)
    text = _text(known, record, shelf, document)
    start, end = record.start, record.end
    if start is not None and end is None:
        end = start + len(record.text)
    return _answer(
        known,
        {
            "id": record.id,
            "kind": "statement" if said else "event",
            "date": str(record.date),
            **_of_event(record if isinstance(record, Event) else None),
            "who": names.person(known, record.person) or None
            if isinstance(record, Statement)
            else listed(names.person(known, id) for id in record.people) or None,
            "party": names.party(known, record.party)
            if isinstance(record, Statement)
            else names.parties(known, record.parties) or None,
            "text": record.text,
            "source": names.cited(known, record) if record.source else None,
            "also_in": record.also_in,
        },
        text,
        (start, end),
        document,
        decided,
    )


def _of_event(event: Event | None) -> dict[str, Any]:
    """What an event has beside a statement; null of what is none."""
    return {
        "until": str(event.until) if event and event.until else None,
        "planned": event.planned if event else None,
        "venue": event.venue if event else None,
        "length": event.length if event else None,
    }


def _of_suggestion(
    known: Dossier, document: StoredDocument, one: StoredSuggestion, shelf: Shelf
) -> ShowAnswer:
    return _answer(
        known,
        {
            "id": one.id,
            "kind": one.kind,
            "date": str(one.date) if one.date else None,
            **_of_event(None),
            "who": one.person or one.speaker,
            "party": one.party,
            "text": one.text,
            "source": document.title or document.name,
            "also_in": (),
        },
        shelf.text(document.text_sha256),
        (one.start, one.end),
        document,
        one,
    )


def _answer(
    known: Dossier,
    values: dict[str, Any],
    text: str | None,
    span: tuple[int | None, int | None],
    document: StoredDocument | None,
    decided: StoredSuggestion | None,
) -> ShowAnswer:
    start, end = span
    around = None
    if text is not None and start is not None and end is not None:
        around = context_of(text, start, end)
    before, words, after = around.sides() if around else (None, None, None)
    return ShowAnswer(
        **named(known),
        **values,
        document=document.name if document else None,
        paragraph=around.paragraph if around else None,
        before=before,
        words=words,
        after=after,
        state=decided.state if decided else None,
        by=decided.by if decided else None,
        on=str(decided.on) if decided and decided.on else None,
        why=decided.why if decided else (),
    )


def _document(
    known: Dossier, record: Statement | Event, shelf: Shelf | None
) -> tuple[StoredDocument | None, StoredSuggestion | None]:
    """The document that a record's source is, and the suggestion that became the record."""
    source = known.sources.get(record.source or "")
    if shelf is None or source is None or source.sha256 is None:
        return None, None
    for document, _ in shelf.documents():
        if document is not None and source.sha256 in (document.sha256, document.text_sha256):
            rows = (one for one in document.suggestions if one.row == record.id)
            return document, next((one for one in rows if one.state == "accepted"), None)
    return None, None


def _text(
    known: Dossier, record: Statement | Event, shelf: Shelf | None, document: StoredDocument | None
) -> str | None:
    source = known.sources.get(record.source or "")
    if shelf is None or source is None or source.sha256 is None:
        return None
    return shelf.text(document.text_sha256 if document else source.sha256)
