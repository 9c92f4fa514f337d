"""The talks played on under bundles of levers, beside those under each lever alone."""

from __future__ import annotations

from collections.abc import Iterable

from detente.asked import Settings
from detente.dossier.model.dossier import Dossier
from detente.keeping import Keep, anew, silent
from detente.levers.bundles import Bundle
from detente.playing import lay_talks
from detente.results import Played
from detente.stages import Progress
from detente.talks.courses import HOLD
from detente.talks.outcomes import Talks
from detente.talks.play import play


def play_bundles(
    dossier: Dossier,
    settings: Settings,
    played: Played,
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
    lay = lay_talks(dossier, played.deals, None, settings, keep or anew, bundled=sets)
    more = play(
        lay(played.talks.elapsed, names),
        settings=settings.talks,
        seed=seed,
        progress=lambda done: tell("combine", done),
        keep=keep or anew,
    )
    return played.talks.beside(more)
