"""Accepting, rejecting and undoing: the only ways into the dossier, out of sight, and back.

A document from which a suggestion is accepted becomes a source: an entry in ``sources.json``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from detente.dossier.files.folder import DOSSIER, EVENTS, SOURCES, STATEMENTS
from detente.dossier.files.records import with_item, with_row, without_item, without_row
from detente.dossier.model.dates import When
from detente.dossier.model.evidence import Event, Source, Statement
from detente.dossier.model.record import latin_words
from detente.errors import RefusedError
from detente.review.context import place_of
from detente.review.known import SAID, match, source_of, sources_of
from detente.review.ledger import Ledger, Signed
from detente.review.responses import with_response, without_response
from detente.review.rows import Ground, Lacking, cells_of, free, row_of
from detente.review.stored import Answer, StoredDocument, StoredSuggestion
from detente.userfiles import refuse

ALREADY = "it is {state} already; undo that first"
HELD = "the dossier holds it as {row}"
MOVED = "the words do not stand at this place of the stored text; read the document again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of a suggestion; ``again`` if the row was there, and has one more source now."""

    row: str
    file: str
    again: bool = False


def accept(
    ledger: Ledger,
    place: tuple[str, str],
    signed: Signed,
    edits: Mapping[str, str] | None = None,
    answer: Answer | None = None,
) -> Accepted | Lacking:
    """Make a suggestion a row of the dossier; or say what it lacks, and leave it open.

    Nothing is on disk before the ledger is saved. The ``place`` is the SHA-256 of the document and
    the id of the suggestion; ``edits`` stand in the row, by column, instead of what was suggested,
    and an ``answer`` is written with the draft that it is about; else those that were begun with.
    """
    document = ledger.document(place[0])
    begun = _found(document, place[1])
    edits, answer = begun.edited if edits is None else edits, answer or begun.answer
    record = propose(ledger, place, edits)
    if isinstance(record, Lacking):
        return record
    item = _source(ledger, document)[1]
    if item is not None:
        ledger.now[SOURCES] = with_item(ledger.now[SOURCES], item)
        ledger.add_source(Source.model_validate(item))
    file = STATEMENTS if isinstance(record, Statement) else EVENTS
    again = record.id in ledger.ids[file]
    ledger.now[file] = with_row(ledger.now[file], record, new=not again)
    ledger.add_record(record)
    if answer is not None and isinstance(record, Statement):
        answer = with_response(ledger, record, answer)
    pieces = document.pieces(begun)
    update: dict[str, object] = {"state": "accepted", "row": record.id, "like": None}
    update |= {"by": signed.by, "on": When.parse(signed.on)}
    kept = {"edited": dict(edits), "answer": answer, "written": digest(record)}
    marked = [piece.model_copy(update=update) for piece in pieces]
    ledger.put(document.replaced([marked[0].model_copy(update=kept), *marked[1:]]))
    return Accepted(row=record.id, file=file, again=again)


def propose(
    ledger: Ledger, place: tuple[str, str], edits: Mapping[str, str] | None = None
) -> Statement | Event | Lacking:
    """The row that a suggestion would be, or what it lacks; nothing is changed."""
    document = ledger.document(place[0])
    suggestion = _found(document, place[1])
    edits = suggestion.edited if edits is None else edits
    if suggestion.decided:
        return Lacking(reasons={"state": ALREADY.format(state=suggestion.state)})
    pieces = document.pieces(suggestion)
    text = ledger.text(document)
    if any(text[piece.start : piece.end] != piece.text for piece in pieces):
        return Lacking(reasons={"text": MOVED})
    known = match(pieces[0], document, ledger.held)
    source, _ = _source(ledger, document)
    if known is not None and known.sure and not edits:
        at = f"{source}#{place_of(text, pieces[0].start)}"
        return _once_more(ledger.row_of(known.row, suggestion.kind), known.row, source, at)
    ground = _ground(ledger, document, source)
    taken = ledger.ids[STATEMENTS if suggestion.kind in SAID else EVENTS]
    return row_of(pieces[0], ground, edits, taken)


def cells(
    ledger: Ledger, place: tuple[str, str], edits: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The cells of the row that a suggestion would make, whatever it lacks; nothing is changed."""
    document = ledger.document(place[0])
    first = document.pieces(_found(document, place[1]))[0]
    ground = _ground(ledger, document, _source(ledger, document)[0])
    return cells_of(first, ground, first.edited if edits is None else edits)


def _ground(ledger: Ledger, document: StoredDocument, source: str) -> Ground:
    names, text = ledger.names, ledger.text(document)
    names = replace(names, sources={*names.sources, source}, hashed={*names.hashed, source})
    register = ledger.held.register
    return Ground(document=document, text=text, source=source, names=names, register=register)


def judge(ledger: Ledger, place: tuple[str, str], edits: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with each of these edits, by column; nothing is changed."""
    made = propose(ledger, place, edits)
    reasons = made.reasons if isinstance(made, Lacking) else {}
    return {column: why for column, why in reasons.items() if column in edits}


def begin(
    ledger: Ledger, place: tuple[str, str], edits: Mapping[str, str], answer: Answer | None
) -> None:
    """Keep with a suggestion, which stays open, what a person has said of it so far."""
    document = ledger.document(place[0])
    update = {"edited": dict(edits), "answer": answer}
    ledger.put(document.replaced([_found(document, place[1]).model_copy(update=update)]))


def reject(ledger: Ledger, place: tuple[str, str], signed: Signed, note: str | None = None) -> None:
    """Put a suggestion out of sight; who did, on what day and why is kept with it."""
    document = ledger.document(place[0])
    suggestion = _found(document, place[1])
    if suggestion.decided:
        raise ValueError(f"{place[1]}: {ALREADY.format(state=suggestion.state)}")
    update: dict[str, object] = {"state": "rejected", "row": None, "like": None}
    update |= {"by": signed.by, "on": When.parse(signed.on), "note": note or None}
    pieces = document.pieces(suggestion)
    ledger.put(document.replaced(piece.model_copy(update=update) for piece in pieces))


def digest(record: Statement | Event) -> str:
    """What tells a row from one that somebody changed; further sources of it do not count."""
    values = record.model_dump(mode="json", exclude={"also_in"})
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def _found(document: StoredDocument, id: str) -> StoredSuggestion:
    return next(suggestion for suggestion in document.suggestions if suggestion.id == id)


def _once_more(
    record: Statement | Event | None, row: str, source: str, at: str
) -> Statement | Event | Lacking:
    """The row that the dossier has, with one more source; it stays the one record it is."""
    if record is None or source in sources_of(record):
        return Lacking(reasons={"state": HELD.format(row=row)})
    if record.source is None:
        return Lacking(reasons={"source": f"{row} names no source; write it there first"})
    return record.model_copy(update={"also_in": (*record.also_in, at)})


def _source(ledger: Ledger, document: StoredDocument) -> tuple[str, dict[str, Any] | None]:
    """The id of the source that a document is, and its item if ``sources.json`` lacks it."""
    known = source_of(document, ledger.held)
    item = None if known is not None else source_item(document, ledger.names.sources)
    return known or str(item and item["id"]), item


def source_item(document: StoredDocument, taken: Collection[str]) -> dict[str, Any]:
    """A document as an item of CSL-JSON, under an id that is not taken.

    Examples
    --------
    >>> document = StoredDocument(
    ...     name="Lake News.html", sha256="0" * 64, text_sha256="1" * 64, published="2031-05-09"
    ... )
    >>> source_item(document, ())["id"]
    'lake-news-2031-05-09'
    """
    name = document.publisher or document.name.rpartition(".")[0] or document.name
    words = latin_words(name)[:5] or ["document"]
    words += [str(document.published.earliest)] if document.published is not None else []
    id = free("-".join(words)[:60].strip("-"), taken)
    kind = "webpage" if document.url else "document"
    item: dict[str, Any] = {"id": id, "type": kind, "title": document.title or document.name}
    if document.byline:
        item["author"] = [{"literal": document.byline}]
    if document.publisher:
        item["container-title"] = document.publisher
    if document.published is not None:
        day = document.published.earliest
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if document.url:
        item["URL"] = document.url
    return item | {"custom": {"sha256": document.text_sha256}}


CLEARED: dict[str, object] = {
    "state": "open", "row": None, "like": None, "by": None, "on": None, "note": None,
    "edited": {}, "written": None, "answer": None,
}  # fmt: skip


def undo(ledger: Ledger, sha256: str, id: str) -> StoredSuggestion:
    """Make a suggestion open again, and take its row out, with its source if no other needs it.

    If the row was changed by hand since, or something rests on it, that is refused, and nothing
    undone. The ledger is only good for saving afterwards: open it anew.
    """
    document = ledger.document(sha256)
    suggestion = document.get(id)
    if suggestion is None or not suggestion.decided:
        raise ValueError(f"{id} was neither accepted nor rejected")
    pieces = document.pieces(suggestion)
    record = ledger.row_of(suggestion.row, suggestion.kind) if suggestion.row else None
    if suggestion.state == "accepted" and record is not None:
        _take_out(ledger, document, record, pieces[0])
    again = (piece.model_copy(update=CLEARED | {"answer": piece.usual_answer}) for piece in pieces)
    ledger.put(document.replaced(again))
    return suggestion


def _take_out(
    ledger: Ledger, document: StoredDocument, record: Statement | Event, first: StoredSuggestion
) -> None:
    """Take the row out, or what the document added to the row of another."""
    file = STATEMENTS if isinstance(record, Statement) else EVENTS
    source, raw = source_of(document, ledger.held), ledger.now[file] or b""
    answer = first.answer
    if answer and isinstance(record, Statement) and not without_response(ledger, record, answer):
        raise _refused(DOSSIER, f"the answer to {answer.draft} was changed since")
    if record.source != source:
        also = tuple(also for also in record.also_in if also.partition("#")[0] != source)
        ledger.now[file] = with_row(raw, record.model_copy(update={"also_in": also}), new=False)
    elif record.also_in:
        raise _refused(file, f"{record.id} has further sources, {', '.join(record.also_in)[:80]}")
    elif digest(record) != first.written:
        raise _refused(file, f"{record.id} was changed by hand since it was accepted")
    elif _named(ledger, record.id):
        raise _refused(DOSSIER, f"{record.id} is named here")
    else:
        ledger.now[file] = without_row(raw, type(record), record.id)
    others = (row for row in ledger.rows() if row.id != record.id)
    if source is None or _named(ledger, source) or any(source in sources_of(row) for row in others):
        return
    known = ledger.dossier.sources[source].model_dump(by_alias=True, exclude_defaults=True)
    if known == source_item(document, ()) | {"id": source}:  # as it was made here
        ledger.now[SOURCES] = without_item(ledger.now[SOURCES] or b"", source)


def _named(ledger: Ledger, id: str) -> bool:
    """Whether the dossier names an id."""
    text = (ledger.now[DOSSIER] or b"").decode("utf-8", errors="replace")
    return re.search(rf"(?<![\w.-]){re.escape(id)}(?![\w.-])", text) is not None


def _refused(file: str, message: str) -> RefusedError:
    mend = "Undo what rests on it first; or take the row out by hand."
    return refuse("changed-meanwhile", file, f"{message}; it was left, and nothing undone.", mend)
