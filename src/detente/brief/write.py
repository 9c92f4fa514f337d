"""The brief on disk."""

from __future__ import annotations

from pathlib import Path

from detente.brief.changes import Snapshot
from detente.brief.page import render
from detente.files import write_whole
from detente.results import Study


def write_brief(study: Study, file: str | Path, *, since: Snapshot | None = None) -> Path:
    """Write a study's brief as one HTML file, whole or not at all, and say where it stands.

    Parameters
    ----------
    study : Study
    file : str or Path
        Replaced if it is there.
    since : Snapshot, optional
        An earlier study; adds what changed.
    """
    return write_whole(file, render(study, since=since))
