"""Accepting and rejecting: the only ways from a suggestion into the dossier, or out of sight.

A document from which a suggestion is accepted becomes a source: an entry in ``sources.json``.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.dossier.files.folder import EVENTS, SOURCES, STATEMENTS
from detente.dossier.model.evidence import Event, Source, Statement
from detente.review.context import place_of
from detente.review.editing import with_item, with_row
from detente.review.known import SAID, Match, match, source_of
from detente.review.ledger import Ledger, Signed
from detente.review.rows import Ground, Lacking, row_of, wrong_edits
from detente.review.stored import StoredDocument, StoredSuggestion

ALREADY = "it is {state} already; undo that first"
HELD = "the dossier holds it as {row}"
MOVED = "the words do not stand at this place of the stored text; read the document again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of a suggestion.

    Attributes
    ----------
    row, file : str
    again : bool
        Whether the row was there, and has one more source now.
    """

    row: str
    file: str
    again: bool = False


def accept(
    ledger: Ledger, sha256: str, id: str, signed: Signed, edits: Mapping[str, str] = {}
) -> Accepted | Lacking:
    """Make a suggestion a row of the dossier; or say what it lacks, and leave it open.

    Parameters
    ----------
    ledger : Ledger
        Changed; nothing is on disk before it is saved.
    sha256, id : str
        Of the document, and of the suggestion.
    signed : Signed
        Who accepts it, and on what day.
    edits : mapping of column -> text, optional
        What stands in the row instead of what was suggested.

    Returns
    -------
    Accepted or Lacking
    """
    made = propose(ledger, sha256, id, edits)
    if isinstance(made, Lacking):
        return made
    document = ledger.document(sha256)
    file = STATEMENTS if isinstance(made, Statement) else EVENTS
    again = made.id in ledger.ids[file]
    _write(ledger, made, _source(ledger, document)[1], new=not again)
    pieces = document.pieces(_found(document, id))
    _mark(ledger, document, pieces, signed, made, dict(edits))
    return Accepted(row=made.id, file=file, again=again)


def propose(
    ledger: Ledger, sha256: str, id: str, edits: Mapping[str, str] = {}
) -> Statement | Event | Lacking:
    """The row that a suggestion would be, or what it lacks; nothing is changed."""
    document = ledger.document(sha256)
    suggestion = _found(document, id)
    if suggestion.decided:
        return Lacking(reasons={"state": ALREADY.format(state=suggestion.state)})
    pieces = document.pieces(suggestion)
    text = ledger.text(document)
    if any(text[piece.start : piece.end] != piece.text for piece in pieces):
        return Lacking(reasons={"text": MOVED})
    known = match(pieces[0], document, ledger.held)
    source, _ = _source(ledger, document)
    if known is not None and known.sure and not edits:
        return _once_more(ledger, document, pieces[0], known, source)
    return _new(ledger, document, pieces[0], source, edits)


def judge(ledger: Ledger, sha256: str, id: str, edits: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with each of these edits, by column; nothing is changed."""
    document = ledger.document(sha256)
    ground = _ground(ledger, document, _source(ledger, document)[0])
    return wrong_edits(document.pieces(_found(document, id))[0], ground, edits)


def reject(ledger: Ledger, sha256: str, id: str, signed: Signed, note: str | None = None) -> None:
    """Put a suggestion out of sight; who did, on what day and why is kept with it.

    Raises
    ------
    ValueError
        If it was accepted or rejected before.
    """
    document = ledger.document(sha256)
    suggestion = _found(document, id)
    if suggestion.decided:
        raise ValueError(f"{id}: {ALREADY.format(state=suggestion.state)}")
    update = {"state": "rejected", "by": signed.by, "on": signed.day, "note": note or None}
    update |= {"row": None, "like": None}
    changed = [piece.model_copy(update=update) for piece in document.pieces(suggestion)]
    ledger.put(document.replaced(changed))


def _found(document: StoredDocument, id: str) -> StoredSuggestion:
    suggestion = document.get(id)
    if suggestion is None:
        raise ValueError(f"{document.name} has no suggestion {id}")
    return suggestion


def _source(ledger: Ledger, document: StoredDocument) -> tuple[str, dict[str, object] | None]:
    """The id of the source that a document is, and its item if ``sources.json`` lacks it."""
    known = source_of(document, ledger.held)
    if known is not None:
        return known, None
    item = source_item(document, ledger.names.sources)
    return str(item["id"]), item


def _new(
    ledger: Ledger,
    document: StoredDocument,
    suggestion: StoredSuggestion,
    source: str,
    edits: Mapping[str, str],
) -> Statement | Event | Lacking:
    ground = _ground(ledger, document, source)
    file = STATEMENTS if suggestion.kind in SAID else EVENTS
    return row_of(suggestion, ground, edits, ledger.ids[file])


def _ground(ledger: Ledger, document: StoredDocument, source: str) -> Ground:
    names = replace(
        ledger.names,
        sources={*ledger.names.sources, source},
        hashed={*ledger.names.hashed, source},
    )
    return Ground(
        document=document,
        text=ledger.text(document),
        source=source,
        names=names,
        register=ledger.held.register,
    )


def _once_more(
    ledger: Ledger,
    document: StoredDocument,
    suggestion: StoredSuggestion,
    found: Match,
    source: str,
) -> Statement | Event | Lacking:
    """The row that the dossier has, with one more source; it stays the one record it is."""
    record = ledger.row_of(found.row, suggestion.kind)
    named = {also.partition("#")[0] for also in record.also_in} if record else set()
    if record is None or record.source == source or source in named:
        return Lacking(reasons={"state": HELD.format(row=found.row)})
    if record.source is None:
        return Lacking(reasons={"source": f"{found.row} names no source; write it there first"})
    also = (*record.also_in, f"{source}#{place_of(ledger.text(document), suggestion.start)}")
    return record.model_copy(update={"also_in": also})


def _write(
    ledger: Ledger, record: Statement | Event, item: dict[str, object] | None, *, new: bool
) -> None:
    if item is not None:
        ledger.now[SOURCES] = with_item(ledger.now[SOURCES], item)
        ledger.add_source(Source.model_validate(item))
    file = STATEMENTS if isinstance(record, Statement) else EVENTS
    ledger.now[file] = with_row(ledger.now[file], record, new=new)
    ledger.add_record(record)


def _mark(
    ledger: Ledger,
    document: StoredDocument,
    pieces: Sequence[StoredSuggestion],
    signed: Signed,
    record: Statement | Event,
    edited: dict[str, str],
) -> None:
    """Note with every piece what it became; the first keeps what was written."""
    update: dict[str, object] = {"state": "accepted", "row": record.id, "like": None}
    update |= {"by": signed.by, "on": signed.day}
    first, *others = (piece.model_copy(update=update) for piece in pieces)
    first = first.model_copy(update={"edited": edited, "written": digest(record)})
    ledger.put(document.replaced([first, *others]))


def digest(record: Statement | Event) -> str:
    """What tells a row from one that somebody changed; further sources of it do not count."""
    values = record.model_dump(mode="json", exclude={"also_in"})
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


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
    item: dict[str, Any] = {"id": _id(document, taken)}
    item["type"] = "webpage" if document.url else "document"
    item["title"] = document.title or document.name
    if document.byline:
        item["author"] = [{"literal": document.byline}]
    if document.publisher:
        item["container-title"] = document.publisher
    if document.published is not None:
        day = document.published.earliest
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if document.url:
        item["URL"] = document.url
    item["custom"] = {"sha256": document.text_sha256}
    return item


def _id(document: StoredDocument, taken: Collection[str]) -> str:
    name = document.publisher or document.name.rpartition(".")[0] or document.name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:5] or ["document"]
    if document.published is not None:
        words.append(str(document.published.earliest))
    id = free = "-".join(words)[:60].strip("-")
    number = 1
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    return free
