"""What to ask an analyst next: the numbers that decide, worst known first.

An answer is written into the dossier with a reason of its own, by which it is known as answered:
there is no other record of what was asked.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import OrNaN
from detente.asked import Settings
from detente.asking.by import By
from detente.asking.months import Bearing, bearing
from detente.dealspace.chance import chance
from detente.dealspace.zone import has_zone
from detente.dossier.inputs.kind import InputKind
from detente.dossier.inputs.registry.alternative import AGAINST_TODAY, WAITING_COST, WAR_COST
from detente.dossier.inputs.registry.wants import NO_DEAL, WEIGHTS
from detente.dossier.model.dossier import Dossier
from detente.keeping import Keep, anew, silent
from detente.levers.deciding import knowing_order, times_for, worth_of_knowing
from detente.levers.swings import swings_by_draw
from detente.levers.tornado import Swing
from detente.playing import believed
from detente.results import Played
from detente.seeds import stream
from detente.shown import Result
from detente.stages import Progress, swings_of_zone
from detente.talks.outcomes import within
from detente.talks.settings import week_of
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import Input, Inputs
from detente.worlds.space import space

_LEAST = 0.02
"""A number that moves the chance by less, from end to end, is not asked about."""
_LOOKED = 24
"""Of how many numbers is found what knowing them is worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Result):
    """One number to ask about.

    Attributes
    ----------
    name : str
        Where the answer goes, as ``Dossier.set`` takes it.
    kind : InputKind
        What sort of number it is.
    party : str
        Whose it is; empty where it is nobody's.
    input : Input
        What is known of it so far.
    bearing : Bearing or None
        For a cost of time: for how many months of it what is asked instead.
    today : float or None
        Where the input counts from what today is worth to the party, and what is asked does not:
        that worth, the mean over draws.
    swing : Swing or None
        How it moves the chance that is asked after; None where the choice of a lever is.
    worth, error : float
        By how much the chance of a deal rises with a better choice of lever by one who knows it,
        and the error of that; NaN where something else is asked after.
    """

    name: str
    kind: InputKind
    party: str
    input: Input
    bearing: Bearing | None = None
    today: float | None = None
    swing: Swing | None = None
    worth: OrNaN = math.nan
    error: OrNaN = math.nan

    @property
    def answered(self) -> bool:
        """Whether the file gives the number a reason of its own, as an answer does."""
        stated = self.input.estimate
        return stated is not None and not self.input.default and bool(stated.why)


def questions(
    dossier: Dossier,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    every: bool = False,
    played: Played | None = None,
    by: By = "zone",
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> tuple[Question, ...]:
    """What to ask: where a default decides, then ranges that rest on no reason of their own.

    Of either the number stands first that moves the chance of a zone most, from the low to the
    high end of what is known of it; or that of a deal, or that is worth most to know for the choice
    of a lever. Weights, which hang together, and numbers of which only an order is known, or
    nothing, are not asked one by one.

    Parameters
    ----------
    dossier : Dossier
    settings : Settings
        As those of a study: what a study with the same ones has kept is looked up.
    seed : int
    every : bool
        Whether to ask, last, about ranges that have a reason of their own, too.
    played : Played, optional
        The talks under every lever, with the same settings and seed: needed where ``by`` is not
        the zone.
    by : str
        What they should decide: the ``zone``, a ``deal`` by the last date if the course is held, or
        the ``choice`` of a lever for it. Of the last two those are asked that tell more than noise.
    progress : callable, optional
        Told the step and the share done.
    keep : callable, optional
        Gives stages from an earlier run.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> [asked.name for asked in questions(read("two-rivers"), Settings(inner=8))][:2]
    ['war.south.cost-per-month', 'war.north.believes-drift']
    """
    if by != "zone" and played is None:
        raise ValueError(f"played is None; by={by!r} needs what compare_levers gave")
    tell, stage = progress or silent, keep or anew
    tell("draws", 0.0)
    if played is None:
        inputs, _ = believed(dossier, settings, seed=seed, keep=stage)
        worlds = build_worlds(dossier, inputs, inner=settings.inner)
    else:
        worlds = played.deals.worlds
    could = {
        entry.name: asked
        for entry in worlds.inputs.inputs
        if (asked := question_of(dossier, worlds, entry)) is not None
        and (every or not asked.answered)
    }
    if by == "zone" or played is None:
        found = _by_zone(dossier, worlds, could, settings, tell, stage)
    else:
        last = week_of(played.levers.dates[-1], dossier.date)
        found = _by_deal(played, last, could) if by == "deal" else _by_choice(played, last, could)
    return tuple(sorted(found, key=lambda one: (one.answered, not one.input.default)))


Could = Mapping[str, Question]
"""What could be asked, by the name of the input."""


def _by_zone(
    dossier: Dossier,
    worlds: Worlds,
    could: Could,
    settings: Settings,
    tell: Progress,
    stage: Keep,
) -> list[Question]:
    """Those that move the chance of a zone, the most first.

    Of the numbers that move it most many may not be asked, or have been: as many again are looked
    at among those that can be.
    """
    level = chance(has_zone(space(worlds)), worlds.draw_of_row).value

    def swings(only: tuple[str, ...]) -> tuple[Swing, ...]:
        return swings_of_zone(
            dossier,
            worlds.inputs,
            settings,
            level=level,
            progress=tell,
            keep=stage,
            only=only,
        ).swings

    found = swings(())
    rest = tuple(name for name in could if name not in {swing.name for swing in found})
    more = swings(rest) if any(np.ptp(worlds.inputs.column(name)) > 0 for name in rest) else ()
    every = sorted((*found, *more), key=lambda swing: -swing.width)
    return [
        replace(could[swing.name], swing=swing)
        for swing in every
        if swing.name in could and swing.width > _LEAST
    ]


def _by_deal(played: Played, last: int, could: Could) -> list[Question]:
    """Those with which the chance of a deal moves, if the course is held."""
    talks, inputs = played.talks, _played(played)
    held = within(talks.signed(by_week=last)[0], talks.alive)
    found = swings_by_draw(inputs, held.mean, held.weight, most=len(inputs.inputs)).swings
    return [
        replace(could[swing.name], swing=swing)
        for swing in found
        if swing.name in could and swing.width > _LEAST
    ]


def _by_choice(played: Played, last: int, could: Could) -> list[Question]:
    """Those worth knowing for the choice of a lever, the most first."""
    talks, inputs = played.talks, _played(played)
    counts = talks.alive.any(axis=1)
    chances = within(talks.signed(by_week=last), talks.alive).mean[:, counts]
    names = [name for name in could if np.ptp(inputs.column(name)[counts]) > 0]
    if not names:
        return []
    columns = np.stack([inputs.column(name)[counts] for name in names], axis=1)
    rng, found = stream(inputs.seed, "what to ask"), []
    for k in knowing_order(columns, chances)[:_LOOKED]:
        worth, error = worth_of_knowing(columns[:, k], chances, rng)
        if worth > times_for(len(names)) * error:
            found.append(replace(could[names[k]], worth=worth, error=error))
    return sorted(found, key=lambda one: -one.worth)


def _played(played: Played) -> Inputs:
    """The inputs of the draws played."""
    inputs = played.deals.worlds.inputs
    return replace(inputs, values=inputs.values[played.talks.draws])


def question_of(dossier: Dossier, worlds: Worlds, entry: Input) -> Question | None:
    """The question that a number asks, if it is one to ask by itself."""
    today: float | None = None
    kind, name = entry.declared, entry.name
    party = next((part for part in name.split(".") if part in dossier.parties), "")
    if kind is AGAINST_TODAY and dossier.parties[party].wants is not None:
        # It is stated as what it is worth, not as how much better than today.
        kind, name = NO_DEAL, NO_DEAL.of(party=party)
        today = float(worlds.today_worth[:, worlds.parties.index(party)].mean())
    if entry.estimate is None or kind is WEIGHTS or not kind.is_target or kind.of_lever:
        return None
    cost = kind in (WAR_COST, WAITING_COST)
    return Question(
        name=name,
        kind=kind,
        party=party,
        input=entry,
        bearing=bearing(dossier, worlds.inputs, party) if cost else None,
        today=today,
    )
