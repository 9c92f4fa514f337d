"""``detente read``: what do documents say?"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.check import told
from detente.cli.load import day
from detente.cli.progress import Report, progress
from detente.cli.read_into import document_of, read_into, record_of, short
from detente.cli.screen import note, write_json, write_table, write_text
from detente.errors import DossierError, Finding

if TYPE_CHECKING:
    from detente.dossier.model import Dossier
    from detente.exchange.reading_models import ReadAnswer
    from detente.reading.reading import Reading

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
    """What documents say: who said what, what happened, by when, each at its place.

    Nothing leaves the machine. With --into, what the documents say is kept in the dossier as
    suggestions, and nothing counts before it is accepted (see: detente review). A file that cannot
    be read is named with the reason; the others are read all the same, and the exit code is 1.
    """
    on = None if published is None else day(published, "--published").earliest
    if into is not None:
        if dossier is not None:
            raise typer.BadParameter("--into names the dossier already.", param_hint="--dossier")
        read_into(files, into, on, json=json, quiet=quiet)
        return
    known = None if dossier is None else detente.read(dossier)
    with progress(quiet) as report:
        readings, findings = read_all(files, on, known, report)
    if json:
        write_json(answer(known, readings, findings))
    else:
        for reading in readings:
            show(reading)
    for finding in findings:
        note(str(finding))
    if findings:
        raise typer.Exit(1)


def read_all(
    files: Sequence[str], published: dt.date | None, dossier: Dossier | None, report: Report
) -> tuple[list[Reading], tuple[Finding, ...]]:
    """What each file says, and why some were not read."""
    from detente.reading.actors import Actors
    from detente.reading.loaders.load import load
    from detente.reading.matters.topics_of import topics_of
    from detente.reading.people.actors_of import actors_of
    from detente.reading.pipeline import find_pipeline
    from detente.reading.read_document import suggestions_in

    actors = Actors() if dossier is None else actors_of(dossier)
    topics = () if dossier is None else topics_of(dossier)
    readings: list[Reading] = []
    findings: list[Finding] = []
    for number, file in enumerate(files):
        report("Reading documents", number / len(files))
        try:
            document = load(file)
        except DossierError as refused:
            findings.extend(refused.findings)
            continue
        if published is not None:
            document = replace(document, published=published)
        readings.append(suggestions_in(document, actors, topics, find_pipeline()))
    return readings, tuple(findings)


def show(reading: Reading) -> None:
    """Write what one document says as a table."""
    document = reading.document
    counted = Counter(one.kind for one in reading.suggestions)
    counts = ", ".join(f"{number} {kind}" for kind, number in counted.items()) or "nothing found"
    rows = [
        [
            f"{one.start}-{one.end}",
            one.kind,
            one.person or one.speaker or "",
            one.date or "",
            " ".join([*one.issues, one.stance or ""]).strip(),
            f"{one.confidence:.2f}",
            short(one.text),
        ]
        for one in reading.suggestions
    ]
    heads = ["place", "kind", "who", "date", "issues, stance", "sure", "words"]
    write_table(f"{document.name}: {counts}", heads, rows)
    for caution in reading.cautions:
        write_text(f"- {caution}", indent=2)


def answer(
    dossier: Dossier | None, readings: Sequence[Reading], findings: Sequence[Finding]
) -> ReadAnswer:
    """What was read, as the JSON answer."""
    from detente.exchange.reading_models import ReadAnswer

    return ReadAnswer(
        version=detente.__version__,
        dossier=dossier.title if dossier else None,
        as_of=dossier.date.isoformat() if dossier else None,
        documents=[document_of(reading) for reading in readings],
        records=[record_of(one) for reading in readings for one in reading.suggestions],
        findings=told(tuple(findings)),
    )
