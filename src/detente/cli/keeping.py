"""Stages kept between commands, as commands ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from detente.cli.progress import Report, progress
from detente.cli.screen import note
from detente.keeping import Keep, anew

How = tuple[Report, Keep]
"""What takes reports of progress, and what keeps stages."""


@contextmanager
def working(*, quiet: bool, fresh: bool) -> Iterator[How]:
    """How a command works: it tells how far it has got, and keeps stages in the user's folder.

    Afterwards a line says whether something was kept from an earlier run.
    """
    from detente.kept.keeper import Keeper, place
    from detente.kept.shelf import Shelf

    folder = place()
    keep = None if folder is None else Keeper(Shelf(folder), fresh=fresh)
    with progress(quiet) as report:
        yield report, keep or anew
    if keep is not None and not quiet and keep.said():
        note(keep.said())
