"""``detente check``: what is to be mended in a dossier?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

import detente
from detente.cli import options
from detente.cli.load import counted, load
from detente.cli.progress import progress
from detente.cli.screen import note, write, write_json
from detente.errors import DossierError, Finding
from detente.wording.commands import files as words

if TYPE_CHECKING:
    from detente.answers.files import CheckAnswer

EXAMPLE = options.example("detente check two-rivers", "detente check two-rivers --json")


def check_command(
    dossier: options.DossierName,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What there is to mend in a dossier, and how.

    All findings come at once, each with its place and a way to mend it.

    The exit code is 1 if there is an error or a warning, 0 if there is nothing or only advice.
    """
    with progress(quiet) as report:
        findings = detente.check(dossier, progress=counted(report))
        findings += (*in_suggestions(dossier), *in_forecasts(dossier))
    if json:
        write_json(answer(dossier, findings))
    else:
        for finding in findings:
            note(str(finding))
        write(f"{dossier}: {summary(findings)}")
    if any(finding.severity != "advice" for finding in findings):
        raise typer.Exit(1)


def in_suggestions(dossier: str) -> tuple[Finding, ...]:
    """What is wrong with the files of suggestions in a dossier's folder."""
    from detente.review.shelf import Shelf

    if not Path(dossier).is_dir():
        return ()
    try:
        return tuple(Shelf(folder=Path(dossier)).checked())
    except DossierError as refused:
        return refused.findings


def in_forecasts(dossier: str) -> tuple[Finding, ...]:
    """What is wrong with the forecasts on record in a dossier's folder."""
    from detente.scores.reading import on_record

    return on_record(Path(dossier)) if Path(dossier).is_dir() else ()


def summary(findings: tuple[Finding, ...]) -> str:
    """How many of each kind.

    >>> summary(())
    'nothing to mend.'
    """
    count = Counter(finding.severity for finding in findings)
    parts = [
        f"{count[kind]} {one if count[kind] == 1 else several}"
        for kind, (one, several) in words.KINDS.items()
        if count[kind]
    ]
    return ", ".join(parts) + "." if parts else words.NOTHING_TO_MEND


def answer(dossier: str, findings: tuple[Finding, ...]) -> CheckAnswer:
    """The findings as the JSON answer; the title and the day as far as they can be read."""
    from detente.answers.files import CheckAnswer

    broken = any(one.severity == "error" for one in findings)
    known = None if broken else load(dossier, report=lambda *_: None)
    return CheckAnswer(
        dossier=known.title if known else dossier,
        as_of=known.date.isoformat() if known else None,
        findings=findings,
    )
