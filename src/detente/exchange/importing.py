"""Other tools' files made into a dossier, or brought into one that is there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from detente.dossier.files.workbook.read import read_workbook
from detente.dossier.model.dates import Day, when
from detente.dossier.model.dossier import Dossier
from detente.errors import Finding
from detente.exchange.genius.dossier import brought_up_to_date, dossier_of
from detente.exchange.genius.folder import STEPS, read_genius
from detente.exchange.placing import place_dossier, there
from detente.shown import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(Result):
    """What came of an import.

    Attributes
    ----------
    dossier : Dossier
    folder : Path
        Where it was written.
    updated : bool
        Whether a dossier stood there already.
    findings : tuple of Finding
        What there is to know or to mend: by the files read, then by those of the dossier.
    """

    dossier: Dossier
    folder: Path
    updated: bool
    findings: tuple[Finding, ...]


def import_genius(
    folder: str | Path,
    into: str | Path,
    *,
    steps: int = STEPS,
    domain: str | None = None,
    today: Day | None = None,
) -> Imported:
    """Make a dossier of the GENIUS domain and profiles in a folder.

    If a dossier of the same parties stands there already, its issues and what its parties want
    are brought up to date, and all else stays, comments too.

    Parameters
    ----------
    folder : str or Path
    into : str or Path
        The folder (or zip) of the dossier.
    steps : int
        How many options an issue gets whose answer is a number.
    domain : str, optional
        The file of the domain, where the folder holds several.
    today : str or date, optional
        The day of a new dossier; the machine's if left out.

    Returns
    -------
    Imported

    Raises
    ------
    DossierError
        With every finding, if at least one is an error; then nothing is written.
    SettingsError
        If a dossier of other parties stands there.

    Examples
    --------
    >>> import tempfile, detente
    >>> here = Path(tempfile.mkdtemp())
    >>> files, left_out = detente.write_genius(detente.read("two-rivers"), here / "genius")
    >>> sorted(import_genius(here / "genius", here / "dossier").dossier.parties)
    ['coast', 'north', 'south']
    """
    scenario = read_genius(folder, steps=steps, domain=domain)
    made = dossier_of(scenario, today=when(today or dt.date.today(), "today").latest)
    before = there(into)
    if before is not None:
        made = brought_up_to_date(before, made)
    findings = (*scenario.findings, *place_dossier(made, into, before))
    return Imported(dossier=made, folder=Path(into), updated=before is not None, findings=findings)


def import_xlsx(file: str | Path, into: str | Path) -> Imported:
    """Make a dossier of a workbook, or bring one that is there up to what the workbook says.

    The workbook holds the whole dossier: what was taken out of it is taken out of the dossier,
    and each thing taken out is among the findings. Comments and order in the files of a dossier
    that is there stay.

    Parameters
    ----------
    file : str or Path
        As ``detente export xlsx`` writes it, perhaps changed by a person.
    into : str or Path
        The folder (or zip) of the dossier.

    Returns
    -------
    Imported

    Raises
    ------
    DossierError
        With every finding by sheet and cell, if at least one is an error; then nothing is
        written.

    Examples
    --------
    >>> import tempfile, detente
    >>> here, known = Path(tempfile.mkdtemp()), detente.read("two-rivers")
    >>> import_xlsx(detente.write_workbook(known, here / "a.xlsx"), here / "b").dossier == known
    True
    """
    before = there(into)
    made, findings = read_workbook(file, before)
    gone = [one for one in place_dossier(made, into, before) if one.slug == "taken-out"]
    return Imported(
        dossier=made,
        folder=Path(into),
        updated=before is not None,
        findings=(*findings, *gone),
    )
