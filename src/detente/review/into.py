"""``detente read --into``: a document and its suggestions put into a dossier's folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from detente.documents.beside import beside
from detente.documents.document import Document
from detente.documents.limits import MAX_BYTES
from detente.dossier.model.dates import When
from detente.files import write_all
from detente.reading.reading import Reading
from detente.review.files import text_of
from detente.review.known import Holdings
from detente.review.shelf import DOCUMENTS, Shelf, name_of, older_name_of
from detente.review.stored import (
    MAX_SUGGESTIONS,
    StoredDocument,
    StoredSuggestion,
    in_order,
    store,
)
from detente.review.waiting import standing
from detente.userfiles import refuse

_ALIKE = 0.6
TOO_MANY = (
    "{number:,} records were found, of which the first {most:,} are proposed; read the document in "
    "parts for the others."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A document that was put into a dossier.

    ``document`` is as it stands in the dossier now; ``new`` are the ids of what was not proposed
    before.
    """

    document: StoredDocument
    new: frozenset[str]
    cautions: tuple[str, ...] = ()


def put_into(shelf: Shelf, file: str | Path, reading: Reading, held: Holdings) -> Placed:
    """Keep a document and what it suggests in a dossier: all of it, or nothing.

    Read again, a document proposes nothing twice, and what was decided stays decided. The rows of
    the dossier are not touched. The bytes of ``file`` are kept; what is held is known, and not
    proposed. What stands there broken, a link, or a file that is another by now is refused.
    """
    document, cautions = reading.document, reading.cautions
    raw = _bytes(Path(file), document)
    before = shelf.get(document.sha256)
    made = store(document, reading.suggestions, _ending(document, raw))
    merged = standing(made if before is None else _merged(before, made), held)
    contents, gone = _files(shelf, document, raw, merged)
    write_all(shelf.folder, contents, gone)
    number = len(reading.suggestions)
    if number > MAX_SUGGESTIONS:
        cautions = (*cautions, TOO_MANY.format(number=number, most=MAX_SUGGESTIONS))
    there = {suggestion.id for suggestion in before.suggestions} if before is not None else set()
    new = frozenset(suggestion.id for suggestion in merged.suggestions) - there
    return Placed(document=merged, new=new, cautions=cautions)


def beside_draft(
    shelf: Shelf,
    file: str | Path,
    document: Document,
    margin: Iterable[StoredSuggestion],
    day: When,
) -> tuple[dict[str, bytes], list[str]]:
    """The files, and those to take away, by which a dossier keeps a document and its margin.

    What was decided of it, and what was read in it, stays. The ``day`` is that of what states none.
    """
    raw = _bytes(Path(file), document)
    before = shelf.get(document.sha256)
    made = store(document, (), _ending(document, raw))
    margin, again = tuple(margin), set(beside(document.text, document.before, document.comments))
    cautions = [one for one in document.cautions if one not in again]
    if len(margin) > MAX_SUGGESTIONS:
        cautions.append(TOO_MANY.format(number=len(margin), most=MAX_SUGGESTIONS))
    kept = {"suggestions": margin[:MAX_SUGGESTIONS], "day": day, "cautions": tuple(cautions)}
    made = made.model_copy(update=kept)
    return _files(shelf, document, raw, made if before is None else _merged(before, made))


def _files(
    shelf: Shelf, document: Document, raw: bytes, stored: StoredDocument
) -> tuple[dict[str, bytes], list[str]]:
    contents = {
        f"{DOCUMENTS}/{stored.sha256}.{stored.ending}": raw,
        f"{DOCUMENTS}/{stored.text_sha256}.txt": document.text.encode(),
        name_of(stored.sha256): text_of(stored).encode(),
    }
    for name in contents:
        shelf.check_target(name)
    older = older_name_of(document.sha256)
    return contents, [older] if (shelf.folder / older).is_file() else []


def _ending(document: Document, raw: bytes) -> str:
    """The ending under which a file is kept: of one that is its own text ``txt``, once."""
    ending = PurePath(document.name).suffix.lower().removeprefix(".")
    if document.text.encode() == raw or not (ending.isascii() and ending.isalnum()):
        return "txt"
    return ending[:9]


def _bytes(file: Path, document: Document) -> bytes:
    with file.open("rb") as opened:
        raw = opened.read(MAX_BYTES + 1)
    if hashlib.sha256(raw).hexdigest() != document.sha256:
        said = "the file was changed while it was read; nothing was written."
        raise refuse("changed-meanwhile", document.name, said, "Read it again.")
    return raw


def _merged(before: StoredDocument, made: StoredDocument) -> StoredDocument:
    """What is read now, with what a person said of it before; of the old only that stays.

    What was decided and is read a little otherwise now is not proposed again. What stands in the
    margin is not read: it stays where a text is read, and what was read where a margin is kept.
    """
    beside = any(one.margin is not None for one in made.suggestions)
    in_hand = {
        one.id: one for one in before.suggestions if one.in_hand or (one.margin is None) == beside
    }
    now = {suggestion.id for suggestion in made.suggestions}
    orphans = [suggestion for id, suggestion in in_hand.items() if id not in now]
    new = (suggestion for suggestion in made.suggestions if suggestion.id not in in_hand)
    others = [one for one in new if not any(_alike(one, orphan) for orphan in orphans)]
    most = max(MAX_SUGGESTIONS - len(in_hand), 0)
    kept: dict[str, object] = {name: getattr(before, name) for name in ("name", "ending")}
    kept["day"] = before.day or made.day
    kept["published"] = made.published or before.published
    kept["suggestions"] = in_order([*in_hand.values(), *others[:most]])
    return made.model_copy(update=kept)


def _alike(suggestion: StoredSuggestion, other: StoredSuggestion) -> bool:
    """Whether two suggestions are of one kind and of nearly the same words."""
    shared = min(suggestion.end, other.end) - max(suggestion.start, other.start)
    either = max(suggestion.end, other.end) - min(suggestion.start, other.start)
    return suggestion.kind == other.kind and shared > 0 and shared >= _ALIKE * either
