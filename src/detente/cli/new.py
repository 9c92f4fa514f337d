"""``detente new``: a dossier to start from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

import detente
from detente.cli import options
from detente.cli.load import day
from detente.cli.screen import write, write_json
from detente.wording.commands import files as words

EXAMPLE = options.example(
    'detente new lake-treaty --title "The lake treaty"',
    "detente new lake-treaty --party North --party South --mediator Union",
)

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="A folder that does not exist yet, or is empty.")
]
Title = Annotated[
    str | None,
    typer.Option("--title", metavar="TEXT", help="What it is called; else the folder's name."),
]
Parties = Annotated[
    list[str] | None,
    typer.Option(
        "--party", metavar="NAME", help="What a party is called; may be given twice. Its id is "
        "made of it: “North Republic” is north-republic.", show_default=False,
    ),
]  # fmt: skip
Mediator = Annotated[
    str | None, typer.Option("--mediator", metavar="NAME", help="What the mediator is called.")
]
Known = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day as of which it is written; else today."),
]


def new_command(
    folder: Folder,
    title: Title = None,
    party: Parties = None,
    mediator: Mediator = None,
    as_of: Known = None,
    json: options.AsJson = False,
    debug: options.Debug = False,
) -> None:
    """Write a dossier to start from.

    It is small and complete, and has a comment on every part.
    """
    from detente.wording.phrases import capital  # it reads the model, which the help need not

    name = title or capital(folder.name.replace("-", " ").replace("_", " "))
    today = str(day(as_of, "--as-of")) if as_of else dt.date.today().isoformat()
    detente.new(folder, name, today=today, parties=tuple(party or ()), mediator=mediator)
    if json:
        from detente.answers.files import NewAnswer

        write_json(NewAnswer(dossier=name, as_of=today, folder=str(folder)))
    else:
        write(words.begun(folder))
