"""``detente import``: other tools' files made into a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.screen import note, write, write_json
from detente.exchange.formats import FORMATS
from detente.wording.commands import files as words

if TYPE_CHECKING:
    from detente.answers.files import ImportAnswer
    from detente.exchange.importing import Imported

EXAMPLE = options.example(
    "detente import genius my-domain --into my-dossier",
    "detente import xlsx two-rivers.xlsx --into my-dossier",
)


def a_format(name: str) -> str:
    """The name of a format, if it is one."""
    if name not in FORMATS:
        raise typer.BadParameter(words.no_format(name, FORMATS))
    return name


Kind = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="; ".join(f"{name}: {format.source}" for name, format in FORMATS.items()) + ".",
        callback=a_format,
        show_default=False,
    ),
]
Source = Annotated[
    Path, typer.Argument(metavar="SOURCE", help="The folder or the workbook.", show_default=False)
]
Into = Annotated[
    Path,
    typer.Option(
        "--into",
        metavar="DOSSIER",
        help="The folder of the dossier; one that is there is brought up to date.",
        show_default=False,
    ),
]
Steps = Annotated[
    int,
    typer.Option(
        "--steps",
        metavar="N",
        min=2,
        max=1000,
        help="For genius: options of an issue whose answer is a number.",
    ),
]
Domain = Annotated[
    str | None,
    typer.Option(
        "--domain",
        metavar="NAME",
        help="For genius: the domain, where the folder holds several.",
        show_default=False,
    ),
]


def import_command(
    format: Kind,
    source: Source,
    into: Into,
    steps: Steps = 11,
    domain: Domain = None,
    json: options.AsJson = False,
    debug: options.Debug = False,
) -> None:
    """A dossier made of other tools' files.

    Where a dossier stands already, what the files say is brought up to date in it; its comments
    stay. It is written whole or, if there is an error in the files, not at all.
    """

    known_how = {"steps": steps, "domain": domain}
    chosen = FORMATS[format]
    imported = chosen.read(source, into, **{name: known_how[name] for name in chosen.takes})
    if json:
        write_json(answer(format, imported))
        return
    for finding in imported.findings:
        note(str(finding))
    known = imported.dossier
    many = len(known.parties), len(known.issues)
    write(words.imported(str(imported.folder), known.title, *many, updated=imported.updated))


def answer(format: str, imported: Imported) -> ImportAnswer:
    """What came of it, as the JSON answer."""
    from detente.answers.files import ImportAnswer
    from detente.answers.heads import named

    return ImportAnswer(
        **named(imported.dossier),
        format=format,
        folder=str(imported.folder),
        updated=imported.updated,
        findings=imported.findings,
    )
