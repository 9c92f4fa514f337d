"""``detente class new``: a dispute made into a negotiation that a class can play."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.load import load
from detente.cli.progress import progress
from detente.cli.screen import write, write_json
from detente.wording.commands import classroom as words

if TYPE_CHECKING:
    from detente.classroom.roles import Role
    from detente.dossier.model.dossier import Dossier

EXAMPLE = options.example(
    "detente class new two-rivers rivers-class --exact",
    "detente class new two-rivers rivers-class --teams Blue,Green,Red",
)
CASE, ROLES, DEALS = "case", "roles", "deals.csv"
_MOST = 60

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="A folder that does not exist yet, or is empty.")
]
Exact = Annotated[
    bool,
    typer.Option(
        "--exact",
        help="Make it an exact game: every number one whole number of points, no ranges, no war; "
        "what is signed is kept.",
    ),
]
Teams = Annotated[
    str, options.option("--teams", "N|NAMES", help="How many teams, or their names with commas.")
]


def class_new_command(
    dossier: options.DossierName,
    folder: Folder,
    exact: Exact = False,
    teams: Teams = "4",
    seed: options.Seed = 1,
    marking: options.Marking = "",
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Write what a class needs: a sheet for each role, and a table for the teams' deals.

    A role sheet, as a page and as a Word file, holds what everybody knows and one party's own:
    what each answer is worth to it, its red lines, and what it has without a deal. The case itself
    stands in case/, for the trainer.
    """
    named = team_names(teams)
    with progress(quiet) as report:
        known = load(dossier, report=report)
        if len(known.required) < 2:
            raise typer.BadParameter(words.NO_ROLE, param_hint="DOSSIER")
        report(words.WRITING, 0.3)
        sheets = _write(known, folder, named, exact=exact, seed=seed, marking=marking)
    if json:
        from detente.answers.classroom import class_new_answer

        write_json(class_new_answer(known, folder, sheets, named, exact=exact, seed=seed))
    else:
        called = [known.parties[role.party].name for role in sheets]
        write(words.made(folder, called, len(named)))


def _write(
    known: Dossier, folder: Path, teams: tuple[str, ...], *, exact: bool, seed: int, marking: str
) -> tuple[Role, ...]:
    from detente.brief.classroom import render_role, role_docx
    from detente.brief.word import WordForm
    from detente.classroom.exact import exact_game
    from detente.classroom.handed import blank_table
    from detente.classroom.roles import roles
    from detente.dossier.files.write import files_of
    from detente.exchange.placing import place_files
    from detente.word.template import has_word

    game = exact_game(known, seed=seed) if exact else known
    sheets = roles(game, seed=seed)
    files = {f"{CASE}/{name}": content for name, content in files_of(game).items()}
    files[DEALS] = blank_table(game, teams).encode("utf-8")
    for role in sheets:
        files[f"{ROLES}/{role.party}.html"] = render_role(game, role).encode("utf-8")
        if has_word():
            form = WordForm(marking=marking)
            files[f"{ROLES}/{role.party}.docx"] = role_docx(game, role, form)
    place_files(folder, files)
    return sheets


def team_names(teams: str) -> tuple[str, ...]:
    """The teams that a number or a list means.

    >>> team_names("2"), team_names("Blue, Green")
    (('Team 1', 'Team 2'), ('Blue', 'Green'))
    """
    if teams.strip().isdecimal():
        named = tuple(f"Team {n}" for n in range(1, min(int(teams), _MOST + 1) + 1))
    else:
        named = tuple(dict.fromkeys(name.strip() for name in teams.split(",") if name.strip()))
    if not 1 <= len(named) <= _MOST:
        raise typer.BadParameter(words.teams_are(teams), param_hint="--teams")
    return named
