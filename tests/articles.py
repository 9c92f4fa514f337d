"""An article that is read into a copy of Two Rivers by a reader of which the test knows all."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from detente.documents.document import Document
from detente.reading.confidence import PARTS
from detente.reading.reading import Reading
from detente.reading.suggestion import Suggestion
from detente.review.into import Placed, put_into
from detente.review.ledger import open_ledger

ARTICLE = """\
“We shall never leave the ridge to them,” President Ana Dorn said on 9 May in Lake House.

The envoys met there on 8 May. “Half a bridge,” she added, “is no bridge at all.”

Officials in the South said that the line was not up for talks. Io Lund of the Red Cross agreed.
"""
SHA256 = hashlib.sha256(ARTICLE.encode()).hexdigest()
NEVER = "We shall never leave the ridge to them,"


def suggestion(kind: Any, text: str, article: str = ARTICLE, **more: Any) -> Suggestion:
    """A suggestion of these words of the article; unless said otherwise every part is as sure."""
    if "confidence" in more:
        more.setdefault("part_confidence", dict.fromkeys(PARTS[kind], more["confidence"]))
    start = article.index(text)
    return Suggestion(
        document="article.txt", kind=kind, start=start, end=start + len(text), text=text, **more
    )


def read_in(
    folder: Path,
    *suggestions: Suggestion,
    text: str = ARTICLE,
    name: str = "article.txt",
    published: dt.date | None = None,
) -> Placed:
    """The article read into a dossier, with these suggestions."""
    file = folder.parent / name
    file.write_bytes(text.encode())
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        name=name, text=text, sha256=sha256, publisher="Lake News", published=published
    )
    ledger = open_ledger(folder)
    reading = Reading(document=document, suggestions=suggestions)
    return put_into(ledger.shelf, file, reading, ledger.held)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
