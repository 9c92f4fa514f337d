"""Who holds the pen, side by side: texts that lean to none, or to one party or another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from detente.arrays import Floats
from detente.asked import Settings, asked
from detente.dealspace.chance import Chance
from detente.dossier.files.read import Named
from detente.keeping import Keep
from detente.levers.differences import Difference, difference
from detente.results import Played
from detente.shown import Result, Table
from detente.stages import Progress
from detente.talks.settings import week_of
from detente.workbench import play_talks

NOBODY = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Penned(Result):
    """What comes of texts that lean one way, by the last date.

    Attributes
    ----------
    signed : Chance
        That a settlement is signed.
    against : Difference
        By how much that is more than with texts that lean to nobody, on the same draws and paths.
    gain : dict of party -> Difference
        What each party gains by the talks, 0 where nothing is signed, against the same.
    """

    signed: Chance
    against: Difference
    gain: dict[str, Difference]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pens(Table):
    """Texts that lean to nobody, and to each party whose leave a deal needs.

    Attributes
    ----------
    pens : dict of party -> Penned
        ``none`` first.
    cautions : tuple of str
        What to bear in mind, in words.
    """

    _rows_in: ClassVar = "pens"

    pens: dict[str, Penned]
    cautions: tuple[str, ...]


def compare_pens(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Pens:
    """What it brings a party that the mediator's texts lean to it, and what it costs the others.

    All are played on the same draws and paths, with the course held; texts lean from the dossier's
    day on. How far they do is ``mediation.tilt-strength``.

    Examples
    --------
    >>> few = Settings(draws=40, inner=2, talk_draws=20, paths=8)
    >>> list(compare_pens("two-rivers", few).pens)
    ['none', 'north', 'south', 'coast']
    """
    dossier = asked(dossier, settings, seed)
    played = {
        pen: play_talks(
            dossier,
            replace(settings, pen=pen),
            seed=seed,
            levers=(),
            progress=progress,
            keep=keep,
        )
        for pen in (NOBODY, *dossier.required)
    }
    last = week_of(played[NOBODY].levers.dates[-1], dossier.date)
    cautions = (one for found in reversed(played.values()) for one in found.cautions)
    return Pens(
        pens={pen: _penned(found, played[NOBODY], last) for pen, found in played.items()},
        cautions=tuple(dict.fromkeys(cautions)),
    )


def _penned(found: Played, level: Played, last: int) -> Penned:
    talks, before = found.talks, level.talks
    signed, otherwise = talks.signed(by_week=last)[0], before.signed(by_week=last)[0]
    gains = np.where(signed[..., None], talks.gain[0], 0.0).astype(np.float64)
    without = np.where(otherwise[..., None], before.gain[0], 0.0).astype(np.float64)

    def moved(party: int) -> Difference:
        mine: Floats = gains[..., party]
        return difference(mine, without[..., party], talks.alive)

    return Penned(
        signed=talks.chance(signed),
        against=difference(signed, otherwise, talks.alive),
        gain={name: moved(number) for number, name in enumerate(talks.parties)},
    )
