"""``detente review``: which suggestions become part of the dossier?"""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.progress import progress
from detente.cli.screen import note, write, write_json, write_text
from detente.cli.walk import walk
from detente.errors import Finding
from detente.wording.commands import documents as words

if TYPE_CHECKING:
    from detente.drafting.stands import Contradiction, Movement, Stand
    from detente.review.ledger import Ledger
    from detente.review.unasked import Unasked

EXAMPLE = options.example(
    "detente review my-talks",
    'detente review my-talks --accept-above 0.9 --by "Mira Okoye" --json',
)
MOST_SHOWN = 10

Above = Annotated[
    float | None,
    typer.Option(
        "--accept-above",
        metavar="SURE",
        min=0,
        max=1,
        help="Accept at once what is so sure, from 0 to 1, in every part, and lacks nothing.",
        show_default=False,
    ),
]
Undo = Annotated[
    str | None,
    typer.Option(
        "--undo", metavar="ID", help="Undo one decision, by its id or its row's; ask nothing."
    ),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decides; else the name you are logged in by."),
]


def review_command(
    dossier: options.DossierName,
    accept_above: Above = None,
    undo: Undo = None,
    by: By = None,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What documents suggest, to accept or reject.

    Each suggestion is shown in its sentence; it can be accepted, corrected or rejected. What is
    accepted becomes a row of statements.csv or events.csv with its source, and is kept with
    who accepted it and when; what lacks a date or a party stays open. Stop at any time: it goes on
    where you stopped. With --json nothing is asked, and what waits is listed.
    """
    from detente.drafting.stands import contradictions, movements
    from detente.review.accept import undo as take_back
    from detente.review.ledger import Signed, open_ledger
    from detente.review.proposed import overview
    from detente.review.unasked import Unasked, accept_all

    signed = Signed(by=by or _user(), on=dt.date.today())
    ledger = open_ledger(dossier)
    findings: list[Finding] = []
    if undo is not None:
        place = ledger.shelf.find(undo)
        if place is None or not place[1].decided:
            raise typer.BadParameter(words.not_decided(undo), param_hint="--undo")
        undo = place[1].id
        take_back(ledger, place[0].sha256, undo)
        ledger.save()
        ledger = open_ledger(dossier)
    unasked = Unasked()
    if accept_above is not None:
        unasked = accept_all(ledger, accept_above, signed)
        ledger.save()
    if json:
        from detente.answers.reading import review_answer

        write_json(review_answer(ledger, unasked, [undo] if undo else [], findings))
    elif accept_above is None and undo is None:
        with progress(quiet) as report:
            report("Reading suggestions", 0.0)
            seen = overview(ledger)
        _show_doubts(contradictions(seen.stands), movements(seen.stands))
        walk(dossier, signed, ledger, seen)
        findings += seen.findings
    else:
        _show_done(ledger, unasked, undo, findings)
    for finding in findings:
        note(str(finding))
    if findings:
        raise typer.Exit(1)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a machine without users
        return "unknown"


def _show_done(
    ledger: Ledger, unasked: Unasked, undone: str | None, findings: list[Finding]
) -> None:
    from detente.review.waiting import waiting

    if undone:
        write(f"{undone}: open again.")
    for item, made in unasked.accepted:
        name, id = item.document.name, item.suggestion.id
        write(words.made(id, name, made.row, made.file, again=made.again))
    left = sum(1 for _ in waiting(ledger, findings))
    write(f"{len(unasked.accepted)} accepted, {left} open.")
    if unasked.kept:
        write_text(words.held_back(unasked.kept, unasked.held))


def _show_doubts(opposed: Iterable[Contradiction], moved: Iterable[Movement]) -> None:
    """Write contradictions and movement in which something proposed has a part."""
    lines = [
        words.contradiction(_told(one.earlier), _told(one.later))
        for one in opposed
        if one.earlier.proposed or one.later.proposed
    ]
    lines += [
        words.movement(_told(one.stand), one.before.stance, one.since and one.since.date)
        for one in moved
        if one.stand.proposed
    ]
    for line in lines[:MOST_SHOWN]:
        write_text(line, indent=2)
    if len(lines) > MOST_SHOWN:
        write(words.more_listed(len(lines) - MOST_SHOWN))


def _told(stand: Stand) -> str:
    told = words.stand(stand.issue, stand.option, stand.stance, str(stand.date), stand.id)
    return f"{stand.who} {told}"
