"""Documents read into a dossier one by one, each kept with what it suggests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from detente.documents.load import sha256_of
from detente.dossier.lookup import days_of
from detente.errors import DossierError, Finding
from detente.reading.issues.topics_of import topics_of
from detente.reading.many import Asked, processes_for, read_many
from detente.reading.people.actors_of import actors_of
from detente.reading.reading import Reading
from detente.review.into import Placed, put_into
from detente.review.ledger import Ledger
from detente.review.shelf import Shelf

READING = "Reading documents"


def take_in(
    files: Sequence[str],
    ledger: Ledger,
    published: dt.date | None,
    findings: list[Finding],
    report: Callable[[str, float], object] = lambda *_: None,
) -> Iterator[tuple[Reading, Placed]]:
    """Each document as it was read and put into the dossier; why one was not is a finding."""
    shelf, known = ledger.shelf, ledger.dossier
    asked = _asked(files, shelf, published, days_of(known.sources))
    processes = processes_for(len(files))
    done = read_many(asked, actors_of(known), topics_of(known), processes=processes)
    report(READING, 0.0)
    for number, read in enumerate(done, 1):
        report(READING, number / len(files))
        findings.extend(read.findings)
        if read.reading is not None:
            try:
                yield read.reading, put_into(shelf, read.file, read.reading, ledger.held)
            except DossierError as refused:
                findings.extend(refused.findings)


def _asked(
    files: Sequence[str], shelf: Shelf, published: dt.date | None, days: Mapping[str, dt.date]
) -> Iterator[Asked]:
    """The documents, those that stand in the dossier with the day that was given for them."""
    for file in files:
        yield Asked(file=file, published=published or _day_before(file, shelf), known=days)


def _day_before(file: str, shelf: Shelf) -> dt.date | None:
    try:
        before = shelf.get(sha256_of(file))
    except DossierError:
        return None  # whatever is wrong is said when the document is read
    return before.published.earliest if before is not None and before.published else None
