"""``detente cache``: what earlier runs found, where it is kept, and how to be rid of it."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import options
from detente.cli.screen import write
from detente.wording.commands import files as words

EXAMPLE = options.example("detente cache", "detente cache --clear")

Clear = Annotated[bool, typer.Option("--clear", help="Take away all that is kept.")]


def cache_command(clear: Clear = False, debug: options.Debug = False) -> None:
    """Where earlier results are kept, and how many.

    Commands that compute keep what they found, so that the next one on the same dossier answers
    at once. Nothing is kept in the dossier. DETENTE_CACHE names another folder; with DETENTE_CACHE
    set to off nothing is kept.
    """
    from detente.kept.keeper import OFF, WHERE, place
    from detente.kept.shelf import Shelf

    folder = place()
    if folder is None:
        write(words.nothing_kept(WHERE, OFF))
        return
    shelf = Shelf(folder)
    if clear:
        shelf.clear()
    many, size = shelf.size()
    for line in words.kept(folder, many, size, shelf.most):
        write(line)
