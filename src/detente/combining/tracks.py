"""Tracks negotiated together or in parallel, with early harvest or without, side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from detente.asked import Settings, asked
from detente.dealspace.chance import Chance
from detente.dossier.files.read import Named
from detente.keeping import Keep
from detente.levers.differences import Difference, difference
from detente.results import Played
from detente.shown import Result, Table
from detente.stages import Progress
from detente.talks.outcomes import KEPT_MONTHS
from detente.talks.settings import week_of
from detente.talks.tracks import PARALLEL, TOGETHER, expect_tracks
from detente.workbench import find_ground, play_talks

EARLY_HARVEST = "early-harvest"
WAYS = {TOGETHER: (TOGETHER, False), PARALLEL: (PARALLEL, False), EARLY_HARVEST: (PARALLEL, True)}
"""Ways to hold tracks, by name: how, and whether one may be signed ahead of the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSo(Result):
    """What comes of talks held in one of these ways, by the last date.

    Attributes
    ----------
    signed : Chance
        That a settlement is signed.
    against : Difference
        By how much that is more than together, on the same draws and paths.
    kept : Chance
        That it is signed, and kept for five years after it.
    partial : Chance or None
        That some track is signed ahead of the rest, and no settlement: a partial deal; None where
        none may be.
    """

    signed: Chance
    against: Difference
    kept: Chance
    partial: Chance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracksCompared(Table):
    """The ways to hold tracks, the course held.

    Attributes
    ----------
    ways : dict of way -> HeldSo
        ``together``, a single undertaking; ``parallel``; and that with ``early-harvest``.
    cautions : tuple of str
        What to bear in mind, in words.
    """

    _rows_in: ClassVar = "ways"

    ways: dict[str, HeldSo]
    cautions: tuple[str, ...]


def compare_tracks(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> TracksCompared:
    """What it brings to negotiate tracks in parallel rather than as a single undertaking.

    All are played on the same draws and paths, with the course held; until the dossier's day the
    talks are those of one text, as they were.

    Examples
    --------
    >>> import detente
    >>> few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=8)
    >>> list(detente.compare_tracks("two-rivers", few).ways)
    ['together', 'parallel', 'early-harvest']
    """
    dossier = asked(dossier, settings, seed)
    expect_tracks(dossier, PARALLEL)
    deals = find_ground(dossier, settings, seed=seed, progress=progress, keep=keep)
    played = {
        name: play_talks(
            dossier,
            replace(settings, tracks=tracks, early_harvest=ahead),
            seed=seed,
            levers=(),
            deals=deals,
            progress=progress,
            keep=keep,
        )
        for name, (tracks, ahead) in WAYS.items()
    }
    last = week_of(played[TOGETHER].levers.dates[-1], dossier.date)
    cautions = (one for found in reversed(played.values()) for one in found.cautions)
    return TracksCompared(
        ways={name: _held_so(found, played[TOGETHER], last) for name, found in played.items()},
        cautions=tuple(dict.fromkeys(cautions)),
    )


def _held_so(found: Played, together: Played, last: int) -> HeldSo:
    talks = found.talks
    signed = talks.signed(by_week=last)[0]
    before = together.talks.signed(by_week=last)[0]
    return HeldSo(
        signed=talks.chance(signed),
        against=difference(signed, before, talks.alive),
        kept=talks.chance(talks.kept(KEPT_MONTHS[-1], by_week=last)[0]),
        partial=talks.chance(talks.partial(by_week=last)[0]) if talks.early_harvest else None,
    )
