"""What ``class new`` and ``class`` say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from detente.phrases import listed

WRITING = "Writing role sheets"
NO_ROLE = "no deal needs the leave of two parties: there is nothing to play."


def made(folder: Path, roles: Iterable[str], teams: int) -> str:
    """That a class has been written."""
    return (
        f"{folder}: role sheets of {listed(roles)}, in roles/; a row for each of "
        f"{teams} team{'s' * (teams > 1)} in deals.csv, to be filled in. "
        f"Then: detente class {folder}"
    )


def teams_are(said: str) -> str:
    """That teams are not named so."""
    return f"“{said[:60]}”: give a number of teams from 1 to 60, or their names with commas."
