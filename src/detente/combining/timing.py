"""Levers now against from their date: what each loses to the day it begins, and to its delay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from detente.arrays import Bools, OrNaN
from detente.asked import Settings, asked
from detente.combining.playing import Base, play_bundles
from detente.dossier.files.read import Named
from detente.keeping import Keep
from detente.levers.bundles import Bundle, begun, bundle
from detente.levers.differences import Difference, difference
from detente.shown import Result, Table
from detente.stages import Progress
from detente.talks.courses import HOLD
from detente.talks.outcomes import Talks
from detente.talks.settings import week_of
from detente.workbench import compare_levers


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing(Result):
    """One lever at three times: what it adds to the chance of a settlement by the last date.

    Attributes
    ----------
    as_planned : Difference
        From its own date on, with its delay and ramp, against holding course.
    begun_now : Difference
        Begun on the dossier's day, with its delay and ramp.
    in_full_now : Difference
        At full strength from the dossier's day on.
    lost : float
        What share of its effect in full it loses to date, delay and ramp; NaN where that effect, or
        the difference of the two, is no more than noise.
    lost_to_delay : float
        What share of it it loses to delay and ramp alone; NaN likewise.
    """

    as_planned: Difference
    begun_now: Difference
    in_full_now: Difference
    lost: OrNaN
    lost_to_delay: OrNaN


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings(Table):
    """Every lever as planned, begun now, and in full now.

    Attributes
    ----------
    levers : dict of lever -> Timing
    cautions : tuple of str
        What to bear in mind, in words.
    """

    _rows_in: ClassVar = "levers"

    levers: dict[str, Timing]
    cautions: tuple[str, ...]


def time_levers(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    played: Base | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Timings:
    """What each lever loses to its date, and to its delay and ramp.

    All are played on the same paths.

    Parameters
    ----------
    played : Played, optional
        What :func:`compare_levers` gave for the same dossier, settings and seed.

    Examples
    --------
    >>> import detente
    >>> few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=8)
    >>> list(detente.time_levers("two-rivers", few).levers)
    ['press-south', 'pay-for-troops', 'new-deadline', 'walk-away']
    """
    dossier = asked(dossier, settings, seed)
    base = played or compare_levers(dossier, settings, seed=seed, progress=progress, keep=keep)
    levers = [id for id in base.talks.levers if id != HOLD]
    other = [at_another_time(bundle(dossier, [id]), full) for id in levers for full in (0, 1)]
    talks = play_bundles(dossier, settings, base, other, seed=seed, progress=progress, keep=keep)
    signed = talks.signed(by_week=week_of(base.levers.dates[-1], dossier.date))

    return Timings(
        levers={id: _timing(talks, signed, id) for id in levers},
        cautions=base.cautions,
    )


def at_another_time(alone: Bundle, full: int) -> Bundle:
    """One lever begun on the dossier's day, in full (1) or not (0)."""
    uses = tuple(begun(use, at_once=bool(full)) for use in alone.uses)
    return replace(alone, name=f"{alone.name}@{full}", uses=uses)


def _timing(talks: Talks, signed: Bools, lever: str) -> Timing:
    held, planned, now, full = (
        signed[talks.levers.index(name)] for name in (HOLD, lever, f"{lever}@0", f"{lever}@1")
    )
    whole = difference(full, held, talks.alive)

    def lost(at: Bools) -> float:
        """The share of the whole that is missing; NaN where noise may be all of it."""
        missing = difference(full, at, talks.alive)
        return missing.value / whole.value if whole.told and missing.told else np.nan

    return Timing(
        as_planned=difference(planned, held, talks.alive),
        begun_now=difference(now, held, talks.alive),
        in_full_now=whole,
        lost=lost(planned),
        lost_to_delay=lost(now),
    )
