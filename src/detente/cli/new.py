"""``detente new``: a dossier to start from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

import detente
from detente.cli import options
from detente.cli.screen import write, write_json
from detente.wording.commands import files as words

EXAMPLE = options.example('detente new lake-treaty --title "The lake treaty"')

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="A folder that does not exist yet, or is empty.")
]
Title = Annotated[
    str | None,
    typer.Option("--title", metavar="TEXT", help="What it is called; else the folder's name."),
]


def new_command(
    folder: Folder,
    title: Title = None,
    json: options.AsJson = False,
    debug: options.Debug = False,
) -> None:
    """Write a dossier to start from.

    It is small and complete, and has a comment on every part.
    """
    from detente.wording.phrases import capital  # it reads the model, which the help need not

    name = title or capital(folder.name.replace("-", " ").replace("_", " "))
    today = dt.date.today().isoformat()
    detente.new(folder, name, today=today)
    if json:
        from detente.answers.files import NewAnswer

        write_json(NewAnswer(dossier=name, as_of=today, folder=str(folder)))
    else:
        write(words.begun(folder))
