"""A copy of Two Rivers, and an article read into it by a reader of which the test knows all."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.cases import catalogue
from detente.reading.document import Document
from detente.reading.reading import Reading
from detente.reading.suggestion import Suggestion
from detente.reading.suggestions.into import Placed, put_into
from detente.reading.suggestions.ledger import open_ledger

ARTICLE = """\
“We shall never leave the ridge to them,” President Ana Dorn said on 9 May in Lake House.

The envoys met there on 8 May. “Half a bridge,” she added, “is no bridge at all.”

Officials in the South said that the line was not up for talks. Io Lund of the Red Cross agreed.
"""
Make = Callable[..., Suggestion]
Put = Callable[..., Placed]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier of one's own."""
    return Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))


@pytest.fixture
def make() -> Make:
    """A suggestion of words of the article."""

    def make(kind: str, text: str, article: str = ARTICLE, **more: Any) -> Suggestion:
        start = article.index(text)
        return Suggestion(
            document="article.txt", kind=kind, start=start, end=start + len(text), text=text, **more
        )  # type: ignore[arg-type]

    return make


@pytest.fixture
def put(folder: Path, tmp_path: Path) -> Put:
    """Read a text into the dossier, with these suggestions."""

    def put(*suggestions: Suggestion, text: str = ARTICLE, name: str = "article.txt") -> Placed:
        file = tmp_path / name
        file.write_bytes(text.encode())
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        document = Document(name=name, text=text, sha256=sha256, publisher="Lake News")
        ledger = open_ledger(folder)
        reading = Reading(document=document, suggestions=suggestions)
        return put_into(ledger.shelf, file, reading, ledger.held)

    return put


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
