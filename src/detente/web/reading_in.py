"""A document that was sent, read into a dossier: at once where it is short, else as long work."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import UploadFile

from detente.errors import Finding
from detente.letters import clean
from detente.review.ledger import open_ledger
from detente.review.taking_in import take_in
from detente.web.jobs import Job, Tools
from detente.web.visit import Visit
from detente.wording import web_reader as words

AT_ONCE = 12_000
"""A file of so many bytes is read within a second or so; a page is longer, a PDF always work."""
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a file: the document's SHA-256, or why it was not read."""

    sha256: str = ""
    findings: tuple[Finding, ...] = ()


def read_in(tools: Tools | None, folder: str, file: str, published: dt.date | None) -> Taken:
    """Read a file that lies aside into a dossier, and take it away."""
    findings: list[Finding] = []
    try:
        report = tools.report if tools is not None else lambda *_: None
        for _, placed in take_in([file], open_ledger(folder), published, findings, report):
            return Taken(sha256=placed.document.sha256)
    finally:
        shutil.rmtree(Path(file).parent, ignore_errors=True)
    return Taken(findings=tuple(findings))


def begin(visit: Visit, folder: Path, sent: UploadFile, published: dt.date | None) -> Taken | str:
    """What became of a short text; of a longer one the key under which its reading is found."""
    aside = Path(tempfile.mkdtemp(dir=_aside().name))
    file = aside / _name(sent.filename or "")
    with file.open("wb") as stream:
        shutil.copyfileobj(sent.file, stream)
    if file.stat().st_size <= AT_ONCE and file.suffix.lower() != ".pdf":
        return read_in(None, str(folder), str(file), published)
    question = _question(visit, aside.name)
    visit.jobs.start(question, words.READING, read_in, str(folder), str(file), published)
    return aside.name


def job_of(visit: Visit, key: str) -> Job | None:
    """The reading that was begun under a key, if it is known still."""
    return visit.jobs.find(_question(visit, key)) if key else None


def _question(visit: Visit, key: str) -> tuple[str, str, str]:
    return __name__, visit.case.slug, key


@lru_cache(maxsize=1)
def _aside() -> tempfile.TemporaryDirectory[str]:
    """Where files lie until they are read; gone when the server ends."""
    return tempfile.TemporaryDirectory(prefix="detente-")


def _name(sent: str) -> str:
    """The name of a file as it was sent, without its folders or what no name may hold."""
    name = clean(sent.replace("\\", "/").rpartition("/")[2]).strip().lstrip(".")
    stem, dot, ending = name.rpartition(".")
    return (
        f"{stem[:_LONGEST_NAME]}{dot}{ending[:10]}" if stem else name[:_LONGEST_NAME] or "document"
    )
