"""From what stands on the command line to a dossier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

import detente
from detente.cli.options import ConflictKind
from detente.cli.progress import Report

if TYPE_CHECKING:
    from detente.dossier.dates import When
    from detente.dossier.model import Dossier
    from detente.errors import Finding
    from detente.results import Settings


def load(name: str, as_of: str | None = None, *, report: Report) -> Dossier:
    """The dossier of that name, as it was known on the day that is asked for, if one is."""
    if is_workbook(name):
        from detente.exchange.workbook.read import read_workbook

        report(f"Reading {Path(name).name}", 0.0)
        dossier = read_workbook(name)[0]
    else:
        dossier = detente.read(name, progress=counted(report))
    return dossier if as_of is None else detente.as_of(dossier, day(as_of, "--as-of"))


def checked(name: str, *, report: Report) -> tuple[Finding, ...]:
    """All there is to mend in the dossier of that name; in a workbook by sheet and cell."""
    if not is_workbook(name):
        return detente.check(name, progress=counted(report))
    from detente.exchange.workbook.read import read_workbook

    report(f"Reading {Path(name).name}", 0.0)
    try:
        return read_workbook(name)[1]
    except detente.DossierError as error:
        return error.findings


def is_workbook(name: str) -> bool:
    """Whether a dossier is named by the workbook that holds it.

    >>> is_workbook("rivers.xlsx"), is_workbook("two-rivers")
    (True, False)
    """
    return name.lower().endswith(".xlsx") and not Path(name).is_dir()


def counted(report: Report) -> Callable[[int, int, str], None]:
    """What reading reports, a count out of a total, as the share that a bar shows."""

    def tell(done: int, total: int, what: str) -> None:
        report(f"Reading {what}", done / total if total else 1.0)

    return tell


def day(text: str, option: str) -> When:
    """A date from the command line; what is no date is wrong usage."""
    try:
        return detente.When.parse(text)
    except ValueError as error:
        raise typer.BadParameter(
            f"{text!r} is not a date; write a day such as 2025-11-25.", param_hint=option
        ) from error


def settings(
    draws: int,
    paths: int | None = None,
    *,
    conflict: ConflictKind | None = None,
    weight: float | None = None,
) -> Settings:
    """The settings of a study with so many draws, played along so many paths.

    The class of conflict and the model's weight beside it are those of the dossier unless named.
    """
    return detente.Settings(
        draws=draws,
        paths=detente.Settings().paths if paths is None else paths,
        conflict=None if conflict is None else conflict.value,
        weight=weight,
    )
