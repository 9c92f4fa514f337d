"""``detente serve``: the workbench in the browser, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import options
from detente.cli.screen import write
from detente.errors import SettingsError

EXAMPLE = options.example("detente serve two-rivers")

Dossier = Annotated[
    str | None,
    typer.Argument(
        metavar="DOSSIER",
        help="A folder, a zip of one, a workbook (.xlsx), or the name of a worked case.",
        show_default=False,
    ),
]
Port = Annotated[
    int,
    typer.Option("--port", metavar="N", min=0, max=65_535, help="Where; 0 takes one that is free."),
]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")]
Marking = Annotated[
    str,
    options.option(
        "--marking",
        "WORDS",
        help="What stands above and below every page: CONFIDENTIAL – DRAFT.",
    ),
]


def serve_command(
    dossier: Dossier = None,
    port: Port = 8765,
    no_open: NoOpen = False,
    marking: Marking = "",
    debug: options.Debug = False,
) -> None:
    """Open the workbench in your browser.

    The pages are served to this machine alone, to a browser that opens the address which is
    written here. The dossier's folder stays the truth: it may be edited beside.
    """
    try:
        from detente.web.serving import Serving, serve
    except ModuleNotFoundError as missing:
        from detente.wording.web import NO_EXTRA

        raise SettingsError(NO_EXTRA) from missing
    serve(Serving(dossier=dossier, port=port, marking=marking, browser=not no_open, tell=write))
