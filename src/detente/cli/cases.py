"""``detente cases``: the worked cases, and a copy of one to change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import detente
from detente.cases import catalogue
from detente.cli import options
from detente.cli.screen import write, write_json, write_table
from detente.wording.commands import files as words

EXAMPLE = options.example("detente cases", "detente cases two-rivers --copy-to my-rivers")

Name = Annotated[str | None, typer.Argument(metavar="NAME", help="One of the cases.")]
CopyTo = Annotated[
    Path | None,
    typer.Option("--copy-to", metavar="FOLDER", help="Copy the case into this new folder."),
]


def cases_command(
    name: Name = None,
    copy_to: CopyTo = None,
    json: options.AsJson = False,
    debug: options.Debug = False,
) -> None:
    """The worked cases that come along; copy one to change it."""
    if name is not None and name not in catalogue.names():
        raise typer.BadParameter(words.no_case(name, catalogue.names()), param_hint="NAME")
    if copy_to is not None:
        if name is None:
            raise typer.BadParameter(words.WHICH_CASE, param_hint="NAME")
        from detente.dossier.files.new import copy_case

        copy_case(name, copy_to)
        write(words.copied(name, copy_to))
        return
    names = catalogue.names() if name is None else (name,)
    if json:
        list_as_json(names)
    else:
        write_table("", ["case", "about"], [[name, catalogue.describe(name)] for name in names])


def list_as_json(names: tuple[str, ...]) -> None:
    """Write name, title and date of each case."""
    from detente.answers.files import CaseAnswer, CasesAnswer

    cases = []
    for name in names:
        known = detente.read(name)
        cases.append(CaseAnswer(name=name, title=known.title, as_of=str(known.as_of)))
    write_json(CasesAnswer(cases=tuple(cases)))
