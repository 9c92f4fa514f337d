"""``detente new``: a dossier to start from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

import detente
from detente.cli import options
from detente.cli.screen import write

EXAMPLE = options.example('detente new lake-treaty --title "The lake treaty"')

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="A folder that does not exist yet, or is empty.")
]
Title = Annotated[
    str | None,
    typer.Option("--title", metavar="TEXT", help="What it is called; else the folder's name."),
]


def new_command(folder: Folder, title: Title = None, debug: options.Debug = False) -> None:
    """Write a dossier to start from.

    It is small and complete, and has a comment on every part."""
    words = title or folder.name.replace("-", " ").replace("_", " ").capitalize()
    detente.new(folder, words, today=dt.date.today().isoformat())
    write(f"{folder}: a dossier to start from. Change it, then: detente check {folder}")
