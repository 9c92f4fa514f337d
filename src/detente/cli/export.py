"""``detente export``: a dossier as other tools' files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import options
from detente.cli.import_ import a_format
from detente.cli.load import load
from detente.cli.outputs import outputs
from detente.cli.progress import progress
from detente.cli.screen import write, write_json, write_text
from detente.exchange.formats import FORMATS

EXAMPLE = options.example(
    "detente export xlsx two-rivers two-rivers.xlsx",
    "detente export genius two-rivers my-domain",
)

Kind = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="; ".join(f"{name}: {format.made}" for name, format in FORMATS.items()) + ".",
        callback=a_format,
        show_default=False,
    ),
]
Target = Annotated[
    Path,
    typer.Argument(
        metavar="PATH",
        help=f"For {'; for '.join(f'{name} {kind.target}' for name, kind in FORMATS.items())}.",
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
    outputs(dossier, {"PATH": path}, placed=False)
    with progress(quiet) as report:
        known = load(dossier, as_of, report=report)
        report(f"Writing {path.name}", 0.5)
        files, cautions = FORMATS[format].write(known, path)
    if json:
        from detente.answers.files import ExportAnswer
        from detente.answers.heads import named

        write_json(
            ExportAnswer(
                **named(known),
                format=format,
                files=tuple(str(file) for file in files),
                cautions=tuple(cautions),
            )
        )
        return
    write(f"{path}: {known.title}, {len(files)} file{'s' if len(files) > 1 else ''}.")
    for caution in cautions:
        write_text(f"- {caution}", indent=2)
