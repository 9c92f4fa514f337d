"""``detente class``: what did the teams of a class agree on, and what was left on the table?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.class_new import CASE, DEALS
from detente.cli.load import load
from detente.cli.outputs import outputs
from detente.cli.progress import progress
from detente.cli.screen import note, write_json, write_table, write_text
from detente.files import write_whole
from detente.wording.commands import classroom as words
from detente.wording.commands.drafts import written

if TYPE_CHECKING:
    from detente.classroom.debrief import Debrief
    from detente.dossier.model.dossier import Dossier

EXAMPLE = options.example(
    "detente class rivers-class --html debrief.html",
    "detente class two-rivers --deals deals.csv",
)

Folder = Annotated[
    str,
    typer.Argument(
        metavar="FOLDER",
        help="A class that `detente class new` wrote; or any dossier, with --deals.",
        show_default=False,
    ),
]
Deals = Annotated[
    Path | None,
    options.option(
        "--deals",
        "FILE",
        help="The deals handed in, a row a team; deals.csv of the class if not given.",
    ),
]
Html = Annotated[
    Path | None,
    options.option("--html", "FILE", help="Write the trainer's view as one page."),
]


def class_command(
    folder: Folder,
    deals: Deals = None,
    html: Html = None,
    seed: options.Seed = 1,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """A class looked back on: each team's deal against the frontier.

    It stands beside the zone and the Nash package, the largest product of what each gains.

    Deals stand in a table, a row a team: an option for each issue, by its id or in its own words,
    and yes or no for each signature. A row with a no
    and without options is no deal; one with a name alone has not been handed in.
    """
    from detente.classroom.debrief import debrief
    from detente.classroom.handed import read_handed

    case = Path(folder) / CASE
    dossier = str(case) if case.is_dir() else folder
    outputs(dossier, {"--html": html})
    table = deals or Path(folder) / DEALS
    with progress(quiet) as report:
        known = load(dossier, report=report)
        if len(known.required) < 2:
            raise typer.BadParameter(words.NO_ROLE, param_hint="FOLDER")
        found = debrief(known, read_handed(known, table), seed=seed)
    if json:
        from detente.answers.classroom import class_answer

        write_json(class_answer(known, found))
    else:
        _show(known, found)
    if html is not None:
        from detente.brief.classroom import render_debrief

        write_whole(html, render_debrief(known, found))
        note(written(html))


def _show(known: Dossier, found: Debrief) -> None:
    from detente.brief.classroom import league_cells
    from detente.wording import classroom as told
    from detente.wording.names import brief_party

    called = tuple(brief_party(known, party) for party in found.parties)
    write_text(f"{known.title}: {told.headline(found)}.")
    rows = [[team.team, *league_cells(known, found, team)] for team in found.teams]
    if rows:
        write_table("", told.league_heads(called, exact=found.exact), rows, apart=True)
    rows = [
        [told.PACKAGES[principle], *(told.whole(one.points[party]) for party in found.parties)]
        for principle, one in found.references.items()
    ]
    going = [told.GOING_ON, *(told.whole(found.no_deal[party]) for party in found.parties)]
    write_table(told.TO_COMPARE, (told.PACKAGE, *called), [going, *rows])
    for caution in told.method(found):
        write_text(f"- {caution}", indent=2)
