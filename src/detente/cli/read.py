"""``detente read``: what do documents say?"""

from __future__ import annotations

import datetime as dt
import tempfile
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.load import day
from detente.cli.progress import Report, progress
from detente.cli.read_into import DESCRIBED, described, read_into, short
from detente.cli.screen import note, write_pieces, write_records, write_text
from detente.errors import Finding
from detente.wording.commands import documents as words

if TYPE_CHECKING:
    from detente.dossier.model.dossier import Dossier
    from detente.reading.reading import Reading

SPOOL = 10_000_000
PIECE = 1_000_000

EXAMPLE = options.example(
    "detente read article.txt --published 2031-05-09",
    "detente read article.txt --dossier two-rivers --json",
    "detente read article.txt --published 2031-05-09 --into my-talks",
)

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...", help="Documents: .txt, .md, .html, .pdf, .docx.", show_default=False
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="The day of publication, from which relative dates are reckoned.",
        show_default=False,
    ),
]
Known = Annotated[
    str | None,
    typer.Option(
        "--dossier",
        metavar="DOSSIER",
        help="Whose people, parties and issues are looked for.",
        show_default=False,
    ),
]


Into = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar="DOSSIER",
        help="A dossier's folder: keep the documents there, with what they suggest.",
        show_default=False,
    ),
]


def read_command(
    files: Files,
    published: Published = None,
    dossier: Known = None,
    into: Into = None,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What documents say, each record at its place.

    Who said what, what happened, by when, which drafts and deadlines are spoken of.

    Nothing leaves the machine. With --into, what the documents say is kept in the dossier as
    suggestions, and nothing counts before it is accepted (see: detente review). A file that cannot
    be read is named with the reason; the others are read all the same, and the exit code is 1.
    """
    on = None if published is None else day(published, "--published").earliest
    if into is not None:
        if dossier is not None:
            raise typer.BadParameter(words.TWICE, param_hint="--dossier")
        read_into(files, into, on, json=json, quiet=quiet)
        return
    known = None if dossier is None else detente.read(dossier)
    findings: list[Finding] = []
    with progress(quiet) as report:
        readings = read_all(files, on, known, report, findings)
        if json:
            write_answer(known, readings, findings)
        else:
            # Each is shown and let go, so that thousands fill no memory.
            for reading in readings:
                show(reading, known)
    for finding in findings:
        note(str(finding))
    if findings:
        raise typer.Exit(1)


def read_all(
    files: Sequence[str],
    published: dt.date | None,
    dossier: Dossier | None,
    report: Report,
    findings: list[Finding],
) -> Iterator[Reading]:
    """What each file says, one by one; why some were not read is added to the findings."""
    from detente.dossier.lookup import days_of
    from detente.reading.actors import Actors
    from detente.reading.issues.topics_of import topics_of
    from detente.reading.many import Asked, processes_for, read_many
    from detente.reading.people.actors_of import actors_of

    actors = Actors() if dossier is None else actors_of(dossier)
    topics = () if dossier is None else topics_of(dossier)
    days = {} if dossier is None else days_of(dossier.sources)
    asked = [Asked(file=file, published=published, known=days) for file in files]
    report("Reading documents", 0.0)
    done = read_many(asked, actors, topics, processes=processes_for(len(files)))
    for number, read in enumerate(done, 1):
        report("Reading documents", number / len(files))
        findings.extend(read.findings)
        if read.reading is not None:
            yield read.reading


def show(reading: Reading, known: Dossier | None) -> None:
    """Write what one document says as a table; first, whether it is later than the dossier."""
    document = reading.document
    if known is not None and document.published and document.published > known.date:
        told = words.later(str(document.published), str(known.as_of))
        write_text(f"{document.name}: {told}", indent=2)
    counted = Counter(one.kind for one in reading.suggestions)
    counts = ", ".join(f"{number} {kind}" for kind, number in counted.items()) or "nothing found."
    rows = [
        [f"{one.start}-{one.end}", *described(one), short(one.text)] for one in reading.suggestions
    ]
    write_records(f"{document.name}: {counts}", ["place", *DESCRIBED, "words"], rows)
    for caution in reading.cautions:
        write_text(f"- {caution}", indent=2)


def write_answer(
    dossier: Dossier | None, readings: Iterable[Reading], findings: list[Finding]
) -> None:
    """Write what was read as the JSON answer, byte for byte as if it were one value.

    The records wait on disk until the documents, which stand before them, are written.
    """
    from detente.answers.derive import as_json
    from detente.answers.reading import around_records, document_of, read_answer, record_of

    documents = []
    with tempfile.SpooledTemporaryFile(SPOOL, "w+", encoding="utf-8", newline="\n") as records:
        first = True
        for reading in readings:
            documents.append(document_of(reading))
            for one in reading.suggestions:
                said = as_json(record_of(one))
                records.write(("" if first else ",") + "\n" + textwrap.indent(said, "    "))
                first = False
        before, after = around_records(read_answer(dossier, documents, findings))
        records.seek(0)
        write_pieces(_pieces(before, records, after, empty=first))


def _pieces(before: str, records: IO[str], after: str, *, empty: bool) -> Iterator[str]:
    yield before
    while piece := records.read(PIECE):
        yield piece
    yield ("" if empty else "\n  ") + "]"
    yield after
