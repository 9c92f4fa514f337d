"""The brief on disk."""

from __future__ import annotations

from pathlib import Path

from detente.brief.changes import Snapshot
from detente.brief.page import render, render_one_page
from detente.dossier.files.read import Named
from detente.errors import path_of
from detente.files import write_whole
from detente.results import Study
from detente.workbench import study as study_of


def write_brief(
    study: Study | Named,
    file: str | Path,
    *,
    since: Snapshot | None = None,
    one_page: bool = False,
) -> Path:
    """Write a study's brief as one HTML file, whole or not at all, and say where it stands.

    Parameters
    ----------
    study : Study, Dossier, str or Path
        Of a dossier, or of what it is called, the study with the settings that are usual.
    file : str or Path
        Replaced if it is there.
    since : Snapshot, optional
        An earlier study; adds what changed.
    one_page : bool
        Whether to write the first page alone, which prints to one sheet of A4.
    """
    path = path_of("file", file)
    found = study if isinstance(study, Study) else study_of(study)
    return write_whole(path, render_one_page(found) if one_page else render(found, since=since))
