"""The talks played on under bundles of levers, beside those under each lever alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np

from detente.asked import Settings
from detente.dossier.model.dossier import Dossier
from detente.keeping import Keep, anew, silent
from detente.levers.bundles import Bundle
from detente.levers.experiment import LeverTable
from detente.playing import lay_talks
from detente.results import Ground
from detente.stages import Progress
from detente.talks.courses import HOLD
from detente.talks.outcomes import Talks
from detente.talks.play import play


class Base(Protocol):
    """Levers played alone, of a command or of a whole study."""

    @property
    def deals(self) -> Ground: ...
    @property
    def talks(self) -> Talks: ...
    @property
    def levers(self) -> LeverTable: ...
    @property
    def cautions(self) -> tuple[str, ...]: ...


def play_bundles(
    dossier: Dossier,
    settings: Settings,
    played: Base,
    sets: Iterable[Bundle],
    *,
    seed: int,
    progress: Progress | None,
    keep: Keep | None,
) -> Talks:
    """The talks played, and beside them those under bundles of levers."""
    sets = tuple(sets)
    if not sets:
        return played.talks
    tell: Progress = progress or silent
    names = (HOLD, *(one.name for one in sets))
    texts = played.talks.tabled.astype(np.int64)
    lay = lay_talks(dossier, played.deals, None, settings, keep or anew, bundled=sets, tabled=texts)
    more = play(
        lay(played.talks.elapsed, names),
        settings=settings.talks,
        seed=seed,
        first=len(played.talks.draws),
        progress=lambda done: tell("combine", done),
        keep=keep or anew,
    )
    return played.talks.beside(more)
