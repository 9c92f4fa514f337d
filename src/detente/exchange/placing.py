"""Putting files where the user wants them: all of them, or none."""

from __future__ import annotations

import tempfile
from pathlib import Path

from detente.dossier.files.folder import open_files
from detente.dossier.files.read import check, read
from detente.dossier.files.write import write
from detente.dossier.model.dossier import Dossier
from detente.errors import DossierError, Finding, SettingsError, path_of
from detente.exchange.taken_out import comments_in, comments_lost, taken_out
from detente.files import settle, vacant, write_all
from detente.findings.making import errors_in


def place_files(folder: str | Path, contents: dict[str, bytes]) -> tuple[Path, ...]:
    """Write files into a new or empty folder: every one, or none.

    Raises
    ------
    SettingsError
        If something stands there already.
    """
    path = path_of("folder", folder)
    settle(path)
    if not vacant(path):
        raise SettingsError(f"{path} is not empty; name a new folder, and nothing is overwritten.")
    write_all(path, contents)
    return tuple(path / name for name in contents)


def there(into: str | Path) -> Dossier | None:
    """The dossier that stands there already; None where nothing does.

    Raises
    ------
    DossierError
        If what stands there cannot be read: it is not written over.
    """
    path = path_of("into", into)
    settle(path)
    if path.suffix.lower() == ".xlsx":
        open_files(path)  # which refuses a workbook: a folder is needed
    return None if vacant(path) else read(path)


def place_dossier(
    dossier: Dossier, into: str | Path, before: Dossier | None = None
) -> tuple[Finding, ...]:
    """Write a dossier, once it is known that it can be read again.

    Parameters
    ----------
    dossier : Dossier
    into : str or Path
    before : Dossier, optional
        What stands there; whatever of it is taken out is found.

    Returns
    -------
    tuple of Finding
        What there is still to mend, by the files of the dossier.

    Raises
    ------
    DossierError
        If it has an error; then nothing is written.
    """
    path = Path(into)
    with tempfile.TemporaryDirectory() as apart:
        findings = check(write(dossier, Path(apart) / "dossier"))
    if errors_in(findings):
        raise DossierError(findings)
    if before is None:
        write(dossier, path)
        return check(path)
    comments = comments_in(path)
    write(dossier, path)
    gone = (*taken_out(before, dossier), *comments_lost(comments, comments_in(path)))
    return (*gone, *check(path))
