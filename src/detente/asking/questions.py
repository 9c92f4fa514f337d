"""What to ask an analyst next: the numbers that decide, worst known first.

An answer is written into the dossier with a reason of its own, by which it is known as answered:
there is no other record of what was asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.asked import Settings
from detente.asking.months import Bearing, bearing
from detente.dealspace.chance import chance
from detente.dealspace.zone import has_zone
from detente.dossier.inputs.kind import InputKind
from detente.dossier.inputs.registry.alternative import AGAINST_TODAY, WAITING_COST, WAR_COST
from detente.dossier.inputs.registry.wants import NO_DEAL, WEIGHTS
from detente.dossier.model.dossier import Dossier
from detente.keeping import Keep, anew, silent
from detente.levers.tornado import Swing
from detente.playing import believed
from detente.shown import Result
from detente.stages import Progress, swings_of_zone
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import Input
from detente.worlds.space import space

_LEAST = 0.02
"""A number that moves the chance by less, from end to end, is not asked about."""


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
    swing : Swing
        How it moves the chance of a zone.
    bearing : Bearing or None
        For a cost of time: for how many months of it what is asked instead.
    today : float or None
        Where the input counts from what today is worth to the party, and what is asked does not:
        that worth, the mean over draws.
    """

    name: str
    kind: InputKind
    party: str
    input: Input
    swing: Swing
    bearing: Bearing | None = None
    today: float | None = None

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
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> tuple[Question, ...]:
    """What to ask: where a default decides, then ranges that rest on no reason of their own.

    Of either the number stands first that moves the chance of a zone most, from the low to the
    high end of what is known of it. Weights, which hang together, and numbers of which only an
    order is known, or nothing, are not asked one by one.

    Parameters
    ----------
    dossier : Dossier
    settings : Settings
        As those of a study: what a study with the same ones has kept is looked up.
    seed : int
    every : bool
        Whether to ask, last, about ranges that have a reason of their own, too.
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
    tell, stage = progress or silent, keep or anew
    tell("draws", 0.0)
    inputs, _ = believed(dossier, settings, seed=seed, keep=stage)
    worlds = build_worlds(dossier, inputs, inner=settings.inner)
    level = chance(has_zone(space(worlds)), worlds.draw_of_row).value
    found = swings_of_zone(dossier, inputs, settings, level=level, progress=tell, keep=stage)
    telling = [swing for swing in found.swings if swing.width > _LEAST]
    asked = [one for swing in telling for one in _questions(dossier, worlds, swing)]
    open_yet = [one for one in asked if every or not one.answered]
    return tuple(sorted(open_yet, key=lambda one: (one.answered, not one.input.default)))


def _questions(dossier: Dossier, worlds: Worlds, swing: Swing) -> Iterator[Question]:
    """The question that a number asks, if it is one to ask."""
    entry = worlds.inputs.of(swing.name)
    today: float | None = None
    kind, name = entry.declared, entry.name
    party = next((part for part in name.split(".") if part in dossier.parties), "")
    if kind is AGAINST_TODAY and dossier.parties[party].wants is not None:
        # It is stated as what it is worth, not as how much better than today.
        kind, name = NO_DEAL, NO_DEAL.of(party=party)
        today = float(worlds.today_worth[:, worlds.parties.index(party)].mean())
    if entry.estimate is None or kind is WEIGHTS or not kind.is_target:
        return
    cost = kind in (WAR_COST, WAITING_COST)
    yield Question(
        name=name,
        kind=kind,
        party=party,
        input=entry,
        swing=swing,
        bearing=bearing(dossier, worlds.inputs, party) if cost else None,
        today=today,
    )
