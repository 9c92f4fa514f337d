"""Talks played from their start, and beside them the same talks as if they began today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from detente.talks.outcomes import Talks
from detente.talks.start import TalksStart
from detente.talks.still_open import StillOpen, still_open
from detente.talks.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Conditioned:
    """Talks of the worlds that remain, and what they would be without that evidence.

    Attributes
    ----------
    talks : Talks
    prior : Talks or None
        As if they began on the dossier's day; None where ``talks`` themselves do.
    still_open : StillOpen
    """

    talks: Talks
    prior: Talks | None
    still_open: StillOpen


def play_since(
    start: TalksStart,
    lay: Callable[[int], Tables],
    lay_prior: Callable[[], Tables],
    play: Callable[[Tables], Talks],
) -> Conditioned:
    """Talks played from their start; as if they began today where no world lasts until then.

    Parameters
    ----------
    start : TalksStart
    lay : callable
        The tables of talks that have gone on for so many weeks.
    lay_prior : callable
        Those of talks that begin on the dossier's day.
    play : callable
    """
    talks = play(lay(start.weeks))
    found = still_open(talks, start)
    if found.conditioned:
        return Conditioned(talks=talks, prior=play(lay_prior()), still_open=found)
    talks = talks if start.weeks == 0 else play(lay(0))
    return Conditioned(talks=talks, prior=None, still_open=found)
