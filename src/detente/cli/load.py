"""From what stands on the command line to a dossier and to the work on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

import detente
from detente.cli.options import ConflictKind, HeldTracks
from detente.cli.progress import Report, progress
from detente.cli.screen import note
from detente.crews import Cluster, Crew, Threads
from detente.keeping import Anew, Keep
from detente.wording.commands import files as words

if TYPE_CHECKING:
    from pathlib import Path

    from detente.asked import Settings
    from detente.dossier.model.dates import When
    from detente.dossier.model.dossier import Dossier


def load(name: str, as_of: str | None = None, *, report: Report) -> Dossier:
    """The dossier of that name, as it was known on the day that is asked for, if one is."""
    dossier = detente.read(name, progress=counted(report))
    return dossier if as_of is None else detente.as_of(dossier, day(as_of, "--as-of"))


def counted(report: Report) -> Callable[[int, int, str], None]:
    """What reading reports, a count out of a total, as the share that a bar shows."""

    def tell(done: int, total: int, what: str) -> None:
        report(f"Reading {what}", done / total if total else 1.0)

    return tell


def day(text: str, option: str, *, month: bool = False) -> When:
    """A date, or a month, from the command line; what is none is wrong usage."""
    try:
        return detente.When.parse(text)
    except ValueError as error:
        said = words.no_month(text) if month else words.no_date(text)
        raise typer.BadParameter(said, param_hint=option) from error


def settings(
    draws: int,
    paths: int | None = None,
    *,
    conflict: ConflictKind | None = None,
    weight: float | None = None,
    cases: Path | None = None,
    held: tuple[str, str | None] | None = None,
    tracks: tuple[HeldTracks | None, bool | None] = (None, None),
    pen: str | None = None,
    learned: bool | None = None,
) -> Settings:
    """The settings of a study with so many draws, played along so many paths.

    The class of conflict and the model's weight beside it are those of the dossier unless named;
    ``cases`` is a table of past cases of the user's own; ``held`` is the protocol of the talks and
    who tables first; ``tracks`` is how they are negotiated, and whether one may be signed ahead;
    ``pen`` is to whom texts lean.
    """
    usual = detente.Settings()
    protocol, proposer = held or (usual.protocol, usual.proposer)
    return detente.Settings(
        draws=draws,
        paths=usual.paths if paths is None else paths,
        protocol=protocol,
        proposer=proposer,
        conflict=None if conflict is None else conflict.value,
        weight=weight,
        tracks=None if tracks[0] is None else tracks[0].value,
        early_harvest=tracks[1],
        pen=pen,
        cases=None if cases is None else detente.read_cases(cases),
        learned=learned,
    )


How = tuple[Report, Keep]
"""What takes reports of progress, and what keeps stages."""


@contextmanager
def working(
    *, quiet: bool, fresh: bool, crew: tuple[str | None, Path | None] = (None, None)
) -> Iterator[How]:
    """How a command works: it tells how far it has got, and keeps stages in the user's folder.

    ``crew`` is the address of a cluster that plays talks, and the folder in which parts of them are
    written down. Afterwards a line says whether something was kept from an earlier run.
    """
    from detente.kept.keeper import Keeper, place
    from detente.kept.shelf import Shelf

    folder, workers = place(), _crew(*crew)
    keep = None if folder is None else Keeper(Shelf(folder), fresh=fresh, crew=workers)
    with progress(quiet) as report:
        yield report, keep or Anew(workers)
    if keep is not None and not quiet and keep.said():
        note(keep.said())


def _crew(cluster: str | None, checkpoint: Path | None) -> Crew:
    """Who plays the talks: this machine's threads, a cluster; parts written down or not."""
    crew: Crew = Threads() if cluster is None else Cluster(cluster)
    if checkpoint is None:
        return crew
    from detente.kept.checkpoint import Checkpoint

    return Checkpoint(checkpoint, crew)
