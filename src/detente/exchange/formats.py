"""Other tools' files that a dossier is made of and written as: one entry a format.

What does the work is loaded when it is asked for, so that the commands' help needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from detente.dossier.model.dossier import Dossier
    from detente.exchange.importing import Imported

Written = tuple[tuple[Path, ...], tuple[str, ...]]
"""The files, and what they leave out, in words."""


def _import_genius(source: Path, into: Path, **how: object) -> Imported:
    from detente.exchange.importing import import_genius

    return import_genius(source, into, **how)  # type: ignore[arg-type]


def _export_genius(dossier: Dossier, path: Path) -> Written:
    from detente.exchange.genius.write import write_genius

    return write_genius(dossier, path)


def _import_xlsx(source: Path, into: Path) -> Imported:
    from detente.exchange.importing import import_xlsx

    return import_xlsx(source, into)


def _export_xlsx(dossier: Dossier, path: Path) -> Written:
    from detente.dossier.files.workbook.write import write_workbook

    return (write_workbook(dossier, path),), ()


class Format(NamedTuple):
    """One format: what does its work, and what the help of the commands says of it.

    ``takes`` are the options of ``detente import`` that its reader knows beside source and target.
    """

    read: Callable[..., Imported]
    write: Callable[[Dossier, Path], Written]
    source: str
    made: str
    target: str
    takes: tuple[str, ...] = ()


FORMATS = {
    "genius": Format(
        read=_import_genius,
        write=_export_genius,
        source="a folder with a GENIUS domain and its profiles",
        made="a domain and a profile for each required party",
        target="a new folder",
        takes=("steps", "domain"),
    ),
    "xlsx": Format(
        read=_import_xlsx,
        write=_export_xlsx,
        source="a workbook",
        made="a workbook of it all",
        target="a file, which is replaced if it is there",
    ),
}
"""Every format by the name that the commands take."""
