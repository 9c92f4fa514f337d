"""``detente export``: a dossier as other tools' files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import options
from detente.cli.import_ import Format
from detente.cli.load import load
from detente.cli.progress import progress
from detente.cli.screen import write, write_json, write_text

EXAMPLE = options.example(
    "detente export xlsx two-rivers two-rivers.xlsx",
    "detente export genius two-rivers my-domain",
)

Kind = Annotated[
    Format,
    typer.Argument(
        metavar="FORMAT",
        help="genius: a domain and a profile for each required party; xlsx: a workbook of it all.",
        show_default=False,
    ),
]
Target = Annotated[
    Path,
    typer.Argument(
        metavar="PATH",
        help="For genius a new folder; for xlsx a file, which is replaced if it is there.",
        show_default=False,
    ),
]


def export_command(
    format: Kind,
    dossier: options.DossierName,
    path: Target,
    as_of: options.AsOf = None,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """A dossier as other tools' files.

    A workbook holds the whole dossier, and can be changed and read back. A GENIUS domain holds
    issues, weights and worths only; what it leaves out is said.
    """
    with progress(quiet) as report:
        known = load(dossier, as_of, report=report)
        report(f"Writing {path.name}", 0.5)
        if format is Format.genius:
            from detente.exchange.genius.write import write_genius

            files, cautions = write_genius(known, path)
        else:
            from detente.dossier.files.workbook.write import write_workbook

            files, cautions = (write_workbook(known, path),), ()
    if json:
        from detente.answers.files import ExportAnswer
        from detente.answers.heads import named

        write_json(
            ExportAnswer(
                **named(known),
                format=format.value,
                files=tuple(str(file) for file in files),
                cautions=tuple(cautions),
            )
        )
        return
    write(f"{path}: {known.title}, {len(files)} file{'s' if len(files) > 1 else ''}.")
    for caution in cautions:
        write_text(f"- {caution}", indent=2)
