"""``detente positions``: who stands where on what, and what has moved since?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.load import day, load
from detente.cli.outputs import outputs
from detente.cli.paper import word_form
from detente.cli.progress import progress
from detente.cli.screen import note, write_json
from detente.files import write_all
from detente.wording.commands import positions as words
from detente.wording.commands.drafts import written

if TYPE_CHECKING:
    from detente.dossier.model.dossier import Dossier

EXAMPLE = options.example(
    "detente positions two-rivers --as-of 2031-04-03",
    "detente positions two-rivers --issue land --json",
    "detente positions two-rivers --docx positions.docx",
)

Issue = Annotated[
    list[str] | None,
    typer.Option(
        "--issue",
        metavar="NAME",
        help="An issue, or a track for all its issues; may be given more than once.",
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Show what has moved since this day; the day of --as-of if not given.",
        show_default=False,
    ),
]
Docx = Annotated[
    Path | None,
    options.option(
        "--docx",
        "FILE",
        help="Write the matrix as a Word file, across the page, each stance with its source.",
    ),
]


def positions_command(
    dossier: options.DossierName,
    issue: Issue = None,
    as_of: options.AsOf = None,
    since: Since = None,
    docx: Docx = None,
    template: options.Template = None,
    marking: options.Marking = "",
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Who stands where on what, stated beside assessed.

    With --as-of, the matrix is that of the day, and below it stands what has moved from then to
    the dossier's own day. With --since, the moves are those between the two days.
    """
    outputs(dossier, {"--docx": docx}, reads={"--template": template})
    form = word_form(docx, template, marking)
    with progress(quiet) as report:
        known = load(dossier, report=report)
    asked = issues_named(known, issue or [])
    then = known if as_of is None else detente.as_of(known, day(as_of, "--as-of"))
    last = known if since is None else then
    first = min(then.date, last.date) if since is None else day(since, "--since").latest
    if first > last.date:
        raise typer.BadParameter(words.after_the_last(first, last.date), param_hint="--since")
    if form is not None and docx is not None:
        from detente.brief.word import positions_docx

        write_all(docx.parent, {docx.name: positions_docx(then, form, issues=asked)})
        note(written(docx))
    matrix = detente.positions(then, issues=asked)
    moves = detente.positions(last, since=first, issues=asked)
    if json:
        from detente.answers.played import positions_answer

        write_json(positions_answer(known, moves))
    else:
        from detente.cli.matrix import show

        show(then, matrix, moves)


def issues_named(dossier: Dossier, asked: Iterable[str]) -> tuple[str, ...]:
    """The issues that the names mean, in the dossier's order; all if there are no names."""
    wanted: set[str] = set()
    for name in asked:
        found = {id for id, issue in dossier.issues.items() if name in (id, issue.track)}
        if not found:
            from detente.dossier.lookup import suggest

            known = [*dossier.issues, *dossier.tracks]
            mend = suggest(name, known, what=words.KNOWN, most=len(known))
            raise typer.BadParameter(words.no_issue(name, mend), param_hint="--issue")
        wanted |= found
    return tuple(id for id in dossier.issues if not wanted or id in wanted)
