"""``detente serve``: the workbench in the browser, on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import options
from detente.cli.screen import write
from detente.errors import SettingsError
from detente.wording import web as words

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


Host = Annotated[
    str | None,
    options.option(
        "--host",
        "ADDRESS",
        help="Serve a team, too: the name or number by which they ask this machine.",
    ),
]
Certificate = Annotated[
    Path | None, options.option("--certificate", "FILE", help="The TLS certificate of --host.")
]
PrivateKey = Annotated[
    Path | None, options.option("--private-key", "FILE", help="The private key of --certificate.")
]
Person = Annotated[
    list[str] | None,
    options.option(
        "--person",
        "NAME",
        help="Who is let in with --host, each by a key of their own; may be given more than once.",
    ),
]


def serve_command(
    dossier: Dossier = None,
    port: Port = 8765,
    no_open: NoOpen = False,
    marking: Marking = "",
    host: Host = None,
    certificate: Certificate = None,
    private_key: PrivateKey = None,
    person: Person = None,
    debug: options.Debug = False,
) -> None:
    """Open the workbench in your browser.

    The pages are served to this machine alone, to a browser that opens the address which is
    written here. The dossier's folder stays the truth: it may be edited beside. A team on other
    machines is served with --host, by TLS alone, each person by a key that opens once.
    """
    try:
        from detente.web.serving import Serving, Team, serve
    except ModuleNotFoundError as missing:
        raise SettingsError(words.NO_EXTRA) from missing
    team, people = None, tuple(person or ())
    if host is not None:
        if certificate is None or private_key is None or not people:
            raise typer.BadParameter(words.TEAM, param_hint="--host")
        if len(set(people)) < len(people):
            raise typer.BadParameter(words.TWICE, param_hint="--person")
        team = Team(host=host, certificate=certificate, private_key=private_key, people=people)
    elif certificate or private_key or people:
        raise typer.BadParameter(words.TEAM_ALONE, param_hint="--host")
    serve(
        Serving(
            dossier=dossier,
            port=port,
            marking=marking,
            browser=not no_open and team is None,
            tell=write,
            team=team,
        )
    )
