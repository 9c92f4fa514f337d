"""The levers side by side, under the same chances: what each brings, and its price."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.arrays import Floats
from detente.dealspace.chance import Chance
from detente.levers.differences import (
    Difference,
    best_share,
    difference,
    groups,
    regret,
    without_noise,
)
from detente.levers.front import front
from detente.levers.outcomes import OutcomeDifference, cheaper_alike, differences, dominated
from detente.ranges import Range
from detente.shown import Result, Table
from detente.talks.outcomes import KEPT_MONTHS, Talks, within
from detente.talks.settings import MONTHS_A_WEEK, week_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverOutcome(Result):
    """What one lever brings.

    Attributes
    ----------
    name : str
    deal_by : dict of date -> Chance
        Of a settlement signed by then.
    kept_for : dict of int -> Chance
        Of a settlement signed by the last date and kept for so many months after signature.
    ceasefire : Chance or None
        That one comes by the last date, without a settlement before it; None where there is no war.
    fails : Range
        Rate a month at which what is signed fails; a draw counts as often as it signs.
    durability : Range
        Share of time that what is signed lives; a draw counts as often as it signs.
    gain : dict of party -> Range
        From what is signed.
    fairness : Range
        Smallest share of its largest gain that a party got.
    months_to_deal : Range
    months_of_war : Range or None
        Mean of each draw, over all its paths; None where there is no war.
    cost : Range
        To whoever uses it, the mediator unless the dossier says ``by``; kept apart from the rest.
    regret : Range
        How far ``kept`` stays behind the best lever, draw by draw, inner noise removed.
    best : float
        Share of draws in which no lever is ahead in ``kept`` by more than the noise of its paths;
        levers that tie are each among the best.
    """

    name: str
    deal_by: dict[dt.date, Chance]
    kept_for: dict[int, Chance]
    ceasefire: Chance | None
    fails: Range
    durability: Range
    gain: dict[str, Range]
    fairness: Range
    months_to_deal: Range
    months_of_war: Range | None
    cost: Range
    regret: Range
    best: float

    @property
    def kept(self) -> Chance:
        """Of a settlement signed by the last date and kept for five years after signature."""
        return self.kept_for[KEPT_MONTHS[-1]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverTable(Table):
    """The levers side by side.

    Attributes
    ----------
    dates : tuple of date
        Of interest, as the dossier's question names them.
    levers : dict of lever -> LeverOutcome
        The course held first.
    against : dict of lever -> Difference
        By how much the chance of a settlement by the last date is above the course held: *points
        against holding course*. The course held is not in it.
    groups : tuple of tuple of lever
        The same chance, best first: levers that the sampling does not tell apart share a group.
    outcomes : dict of lever -> tuple of OutcomeDifference
        Every outcome, and how far it lies from that of the course held.
    dominated : dict of lever -> tuple of lever
        Those that another is better than in one of deal, kept deal, months of war and cost, and
        that in none of them may be better within twice the paired error; and the others.
    cheaper_alike : dict of lever -> tuple of lever
        Those not told apart in deal, kept deal and months of war from another that costs less; and
        the others.
    front : tuple of lever
        Those worth their cost, the cheapest first: each ahead, in the chance of a deal that is
        kept, of all that cost less.
    paths : int
        Paths a draw; all levers share their random numbers.
    """

    _rows_in: ClassVar = "levers"

    dates: tuple[dt.date, ...]
    levers: dict[str, LeverOutcome]
    against: dict[str, Difference]
    groups: tuple[tuple[str, ...], ...]
    outcomes: dict[str, tuple[OutcomeDifference, ...]]
    dominated: dict[str, tuple[str, ...]]
    cheaper_alike: dict[str, tuple[str, ...]]
    front: tuple[str, ...]
    paths: int


def compare(
    talks: Talks,
    dates: tuple[dt.date, ...],
    *,
    as_of: dt.date,
    costs: Mapping[str, Floats] | None = None,
) -> LeverTable:
    """What each lever brings, from talks played with the same random numbers under all.

    Parameters
    ----------
    talks : Talks
    dates : tuple of date
        Of interest; the last one decides ranks and regret. Without one it is the horizon.
    as_of : datetime.date
        The day from which the talks count.
    costs : dict of lever -> (draw,) array, optional
        What each costs whoever uses it; 0 where it is not named.

    References
    ----------
    Savage (1951) for regret.
    """
    when = dates or (as_of + dt.timedelta(weeks=talks.weeks),)
    alive = talks.alive
    last = week_of(when[-1], as_of)
    signed = talks.signed(by_week=last)
    kept = {months: talks.kept(months, by_week=last) for months in KEPT_MONTHS}
    headline = kept[KEPT_MONTHS[-1]]
    behind, best = regret(without_noise(headline, alive)), best_share(headline, alive)
    prices = {name: np.asarray(price)[talks.draws] for name, price in (costs or {}).items()}
    levers = {}
    for k, name in enumerate(talks.levers):
        price = (costs or {}).get(name)
        levers[name] = LeverOutcome(
            name=name,
            deal_by={
                date: talks.chance(talks.signed(by_week=week_of(date, as_of))[k]) for date in when
            },
            kept_for={months: talks.chance(flags[k]) for months, flags in kept.items()},
            ceasefire=talks.chance(talks.ceased(by_week=last)[k]) if talks.at_war else None,
            fails=Range.of(talks.fails[k].astype(np.float64)),
            durability=Range.of(talks.lives[k].astype(np.float64)),
            gain=_gains(talks, k),
            fairness=Range.of(talks.fairness[k].astype(np.float64)),
            months_to_deal=_months_to_deal(talks, k),
            months_of_war=_months_of_war(talks, k),
            cost=Range.of(np.zeros(1) if price is None else price),
            regret=Range.of(behind[k], alive.sum(axis=1)),
            best=float(best[k]),
        )
    return LeverTable(
        dates=when,
        levers=levers,
        against={
            name: difference(signed[k], signed[0], alive)
            for k, name in enumerate(talks.levers)
            if k
        },
        groups=groups(talks.levers, signed, alive),
        outcomes=differences(talks, prices, last_week=last),
        dominated=dominated(talks, prices, last_week=last),
        cheaper_alike=cheaper_alike(talks, prices, last_week=last),
        front=tuple(talks.levers[k] for k in front(headline, mean_costs(talks, prices), alive)),
        paths=talks.paths,
    )


def mean_costs(talks: Talks, costs: Mapping[str, Floats]) -> list[float]:
    """What each lever costs on average; 0 where nothing is stated."""
    return [float(np.mean(costs[name])) if name in costs else 0.0 for name in talks.levers]


def _gains(talks: Talks, lever: int) -> dict[str, Range]:
    return {
        party: Range.of(talks.gain[lever, :, :, i].astype(np.float64))
        for i, party in enumerate(talks.parties)
    }


def _months_of_war(talks: Talks, lever: int) -> Range | None:
    if not talks.at_war:
        return None
    by_draw = within(talks.months_of_war[lever].astype(np.float64), talks.alive)
    return Range.of(by_draw.mean, talks.alive.sum(axis=1))


def _months_to_deal(talks: Talks, lever: int) -> Range:
    return Range.of(talks.week[lever][talks.signed()[lever]] * MONTHS_A_WEEK)
