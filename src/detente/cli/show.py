"""``detente show``: where does a statement stand, and in which context?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import detente
from detente.cli import options
from detente.cli.screen import write, write_json, write_text
from detente.wording.commands import documents as words

if TYPE_CHECKING:
    from detente.answers.review import ShowAnswer
    from detente.dossier.model.dossier import Dossier
    from detente.dossier.model.evidence import Event, Statement
    from detente.review.shelf import Shelf
    from detente.review.stored import StoredDocument, StoredSuggestion

EXAMPLE = options.example("detente show two-rivers s3", "detente show two-rivers s3 --json")

Id = Annotated[
    str,
    typer.Argument(
        metavar="STATEMENT",
        help="The id of a statement, an event, or a suggestion.",
        show_default=False,
    ),
]


def show_command(
    dossier: options.DossierName,
    statement: Id,
    json: options.AsJson = False,
    debug: options.Debug = False,
) -> None:
    """A statement in its context, and where it stands.

    The context comes from the document that was read into the dossier; where none is kept, the
    source and the place in it are named.
    """
    known = detente.read(dossier)
    found = find(known, dossier, statement)
    if json:
        write_json(found)
    else:
        _show(found)


def find(known: Dossier, dossier: str, id: str) -> ShowAnswer:
    """What is known of a statement, an event or a suggestion, and its context."""
    from detente.review.shelf import Shelf

    shelf = Shelf(folder=Path(dossier)) if Path(dossier).is_dir() else None
    record = _record(known, id)
    if record is not None:
        return _of_record(known, record, shelf)
    place = shelf.find(id) if shelf is not None else None
    if shelf is None or place is None:
        raise typer.BadParameter(words.not_here(id, dossier), param_hint="STATEMENT")
    return _of_suggestion(known, *place, shelf)


def _record(known: Dossier, id: str) -> Statement | Event | None:
    said = next((one for one in known.statements if one.id == id), None)
    return said or next((one for one in known.events if one.id == id), None)


def _of_record(known: Dossier, record: Statement | Event, shelf: Shelf | None) -> ShowAnswer:
    from detente.dossier.model.evidence import Statement
    from detente.wording import names

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
            "who": names.person(known, record.person) or None
            if isinstance(record, Statement)
            else names.listed(names.person(known, id) for id in record.people) or None,
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


def _of_suggestion(
    known: Dossier, document: StoredDocument, one: StoredSuggestion, shelf: Shelf
) -> ShowAnswer:
    return _answer(
        known,
        {
            "id": one.id,
            "kind": one.kind,
            "date": str(one.date) if one.date else None,
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
    from detente.answers.heads import named
    from detente.answers.review import ShowAnswer
    from detente.review.context import context_of

    start, end = span
    around = None
    if text is not None and start is not None and end is not None:
        around = context_of(text, start, end)
    return ShowAnswer(
        **named(known),
        **values,
        document=document.name if document else None,
        paragraph=around.paragraph if around else None,
        before=around.before if around else None,
        words=around.words if around else None,
        after=around.after if around else None,
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


def _show(found: ShowAnswer) -> None:
    write(f"{found.id}: {found.kind}, {found.date or words.NO_DATE}")
    said = " for ".join(word for word in (found.who, found.party) if word)
    if said:
        write_text(said)
    if found.words is None:
        write_text(f"  {found.text}", indent=2)
        write_text(f"Stands in: {found.source or words.NO_SOURCE}")
        write(words.NOT_KEPT)
        return
    write_text(f"  {found.before}>>{found.words}<<{found.after}".rstrip(), indent=2)
    at = f"{found.document}, paragraph {found.paragraph}" if found.document else found.source
    write_text(f"Stands in: {at}")
    if found.source and found.document:
        write_text(f"Cited as: {found.source}")
    if found.by:
        write_text(f"{str(found.state).capitalize()} by {found.by} on {found.on}.")
    if found.why:
        write_text(f"Found because: {'; '.join(found.why)}")
