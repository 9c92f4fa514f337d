"""Levers in combination: what several bring together, beside what each brings alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.arrays import Bools, OrNaN
from detente.asked import Settings, asked
from detente.combining.playing import Base, play_bundles
from detente.dossier.files.read import Named
from detente.dossier.model.dossier import Dossier
from detente.errors import SettingsError, expect
from detente.keeping import Keep
from detente.levers.bundles import Bundle, bundles
from detente.levers.differences import Difference, difference
from detente.levers.experiment import LeverTable, compare, mean_costs
from detente.levers.front import best_within
from detente.shown import Result, Table
from detente.stages import Progress
from detente.talks.outcomes import KEPT_MONTHS, Talks
from detente.talks.settings import week_of
from detente.workbench import compare_levers, lever_costs

_MANY = 64
"""So many bundles at most: each takes as long as a lever."""
_ALL_PAYERS = (
    "Costs to the mediator and to parties who pay for levers of their own are counted together, in "
    "sums, in what is worth its cost and within a budget."
)
_ADDED = "Costs of levers used together are added up, and may come to more than the most one bears."


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint(Result):
    """Several levers used together.

    Attributes
    ----------
    levers : tuple of lever
    against : Difference
        By how much the chance of a settlement by the last date is above the course held.
    alone : float
        What the same levers add to it each alone, summed.
    beyond : Difference
        How far the bundle adds more than that sum; below 0 it adds less.
    """

    levers: tuple[str, ...]
    against: Difference
    alone: OrNaN
    beyond: Difference


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Combined(Table):
    """Levers alone and together, on the same draws and paths.

    Attributes
    ----------
    table : LeverTable
        Each lever and each bundle, side by side; best and regret are among all of them.
    bundles : dict of name -> Joint
        The names are those of the levers, joined by "+".
    talks : Talks
        Under each, the course held first.
    costs : dict of name -> float
        What each costs on average.
    last_week : int
        That of the last date of interest.
    cautions : tuple of str
        What to bear in mind, in words.
    """

    _rows_in: ClassVar = "bundles"

    table: LeverTable
    bundles: dict[str, Joint]
    talks: Talks
    costs: dict[str, float]
    last_week: int
    cautions: tuple[str, ...]

    def best_within(self, budget: float) -> tuple[str, ...]:
        """The levers and bundles that cost no more, and that none of them is ahead of.

        Ahead in the chance of a deal by the last date that is kept for five years. The cheapest of
        them comes first.

        Parameters
        ----------
        budget : float
            The most that they may cost on average.
        """
        kept = self.talks.kept(KEPT_MONTHS[-1], by_week=self.last_week)
        costs = [self.costs[name] for name in self.talks.levers]
        best = best_within(kept, costs, budget, self.talks.alive)
        return tuple(self.talks.levers[k] for k in best)


def combine_levers(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    together: int = 2,
    played: Base | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Combined:
    """What levers bring together: every set of two up to so many that may go together.

    They share their random numbers with the levers alone, so that what a bundle adds beyond the
    sum of its levers is its own.

    Parameters
    ----------
    together : int
        How many levers at most are used together.
    played : Played, optional
        What :func:`compare_levers` gave for the same dossier, settings and seed.

    Examples
    --------
    >>> import detente
    >>> few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=8)
    >>> found = detente.combine_levers("two-rivers", few)
    >>> list(found.bundles)[0]
    'press-south+pay-for-troops'
    """
    dossier = asked(dossier, settings, seed)
    expect("together", together, int, "a whole number, 1 or more")
    if together < 1:
        raise ValueError(f"together is {together}; it must be 1 or more")
    sets = bundles(dossier, most=together)
    if len(sets) > _MANY:
        raise SettingsError(
            f"up to {together} levers together make {len(sets)} bundles; at most {_MANY} are "
            "played. Ask for fewer together"
        )
    base = played or compare_levers(dossier, settings, seed=seed, progress=progress, keep=keep)
    talks = play_bundles(dossier, settings, base, sets, seed=seed, progress=progress, keep=keep)
    costs = lever_costs(base.deals, talks.levers)
    for one in sets:
        if known := [costs[id] for id in one.levers if id in costs]:
            costs[one.name] = np.sum(known, axis=0)
    table = compare(talks, base.levers.dates, as_of=dossier.date, costs=costs)
    last = week_of(table.dates[-1], dossier.date)
    signed = talks.signed(by_week=last)
    return Combined(
        table=table,
        bundles={one.name: _joint(one, talks, signed, table) for one in sets},
        talks=talks,
        costs=dict(zip(talks.levers, mean_costs(talks, costs), strict=True)),
        last_week=last,
        cautions=tuple(dict.fromkeys((*base.cautions, *_of_costs(dossier, sets)))),
    )


def _of_costs(dossier: Dossier, sets: tuple[Bundle, ...]) -> Iterator[str]:
    """What to bear in mind of costs that are added up, and of who pays them."""
    if sets:
        yield _ADDED
    if any(dossier.payer(id) for id, lever in dossier.levers.items() if lever.costs is not None):
        yield _ALL_PAYERS


def _joint(one: Bundle, talks: Talks, signed: Bools, table: LeverTable) -> Joint:
    """A bundle beside its levers, path by path."""
    held, own = signed[0].astype(np.float64), signed[talks.levers.index(one.name)]
    each = np.sum([signed[talks.levers.index(id)] - held for id in one.levers], axis=0)
    return Joint(
        levers=one.levers,
        against=table.against[one.name],
        alone=sum(table.against[id].value for id in one.levers),
        beyond=difference(own - held, each, talks.alive),
    )
