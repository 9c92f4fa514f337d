"""The alternative to a deal: what going on without one is worth, in a war or in a standoff."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from detente.arrays import Floats, readonly
from detente.dossier.inputs.names import awaits, lapses
from detente.dossier.inputs.registry.alternative import (
    AGAINST_TODAY,
    BALANCE,
    BELIEF_SPREAD,
    BELIEVES_DRIFT,
    DICTATED_TO,
    DICTATING,
    DRIFT,
    ENDS_IN_MONTHS,
    FALLBACK,
    LAPSES_IN_MONTHS,
    SPREAD,
    STANDOFF_NO_DEAL,
    WAITING_COST,
    WAITING_DISCOUNT,
    WAR_COST,
    WAR_DISCOUNT,
    WAR_NO_DEAL,
)
from detente.dossier.inputs.registry.wants import NO_DEAL
from detente.dossier.model.dossier import Dossier
from detente.shown import Result
from detente.worlds.inputs import Inputs
from detente.worlds.war import War, war_worth

_LEAST_RATE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standoff(Result):
    """The standoff, in numbers.

    Attributes
    ----------
    rate : (draw,)
        Hazard a month that today's state lapses; 0 where it never does, or nobody says.
    discount : (draw, party)
        Discount rate a month; 0 where it plays no part.
    """

    rate: Floats
    discount: Floats

    def __post_init__(self) -> None:
        draws, parties = self.discount.shape
        object.__setattr__(self, "rate", readonly(self.rate, shape=(draws,)))
        object.__setattr__(self, "discount", readonly(self.discount, shape=(draws, parties)))


def standoff_worth(
    today: ArrayLike,
    *,
    cost: ArrayLike,
    fallback: ArrayLike,
    rate: ArrayLike,
    discount: ArrayLike,
) -> Floats:
    """What waiting is worth: equation (1) of the model with no balance that moves.

    A party has today's state, and pays for waiting, until the standoff lapses into its fallback.

    Parameters
    ----------
    today, fallback : array
        Worth of today's state, and of what comes once it has lapsed.
    cost : array, a month
    rate : array, a month
        Hazard that it lapses; with the discount rate above 0.
    discount : array, a month

    Examples
    --------
    >>> standoff_worth(0.4, cost=0, fallback=0.1, rate=0, discount=0.01).round(6).item()
    0.4
    >>> standoff_worth(0.4, cost=0.002, fallback=0.1, rate=0.03, discount=0.01).round(6).item()
    0.125
    """
    flow = np.asarray(discount) * today - np.asarray(cost)
    hazard = np.maximum(np.asarray(rate) + discount, _LEAST_RATE)
    return np.asarray((np.asarray(rate) * fallback + flow) / hazard)


def build_standoff(dossier: Dossier, inputs: Inputs, parties: tuple[str, ...]) -> Standoff | None:
    """The standoff of a dossier in numbers; None where there is a war."""
    if dossier.war is not None:
        return None
    return Standoff(
        rate=1.0 / inputs.column(LAPSES_IN_MONTHS.name, np.inf),
        discount=inputs.by_party(WAITING_DISCOUNT, parties),
    )


def waiting(
    dossier: Dossier,
    inputs: Inputs,
    standoff: Standoff,
    parties: tuple[str, ...],
    stakes: tuple[Floats, Floats],
) -> Floats:
    """(draw, party) worth of going on: as time makes it, or around today's where nobody says.

    ``stakes`` is the worth of today's state, and the whole span of what packages are worth, by
    (draw, party): the default is as wide on a native scale as on ours.
    """
    today, span = stakes
    worth = today.copy()
    for p, party in enumerate(parties):
        against = AGAINST_TODAY.of(party=party)
        if against in inputs:
            worth[:, p] += span[:, p] * inputs.column(against)
        elif awaits(dossier, party):
            worth[:, p] = standoff_worth(
                today[:, p],
                cost=inputs.column(WAITING_COST.of(party=party)),
                fallback=inputs.column(FALLBACK.of(party=party)) if lapses(dossier) else 0.0,
                rate=standoff.rate,
                discount=standoff.discount[:, p],
            )
    return worth


_STATED = (NO_DEAL, WAR_NO_DEAL, STANDOFF_NO_DEAL)
"""Where a no-deal value may be stated; the last that is counts."""


def build_war(dossier: Dossier, inputs: Inputs, parties: tuple[str, ...]) -> War | None:
    """The war of a dossier in numbers; None where there is none."""
    if dossier.war is None:
        return None
    first, second = dossier.war.sides
    return War(
        balance=inputs.column(BALANCE.name),
        drift=inputs.column(DRIFT.name),
        spread=inputs.column(SPREAD.name),
        rate=1.0 / inputs.column(ENDS_IN_MONTHS.name),
        dictating=inputs.by_party(DICTATING, parties, np.nan),
        dictated_to=inputs.by_party(DICTATED_TO, parties, np.nan),
        cost=inputs.by_party(WAR_COST, parties),
        believes=inputs.by_party(BELIEVES_DRIFT, parties, np.nan),
        belief_spread=inputs.by_party(BELIEF_SPREAD, parties, np.nan),
        discount=inputs.by_party(WAR_DISCOUNT, parties),
        side=np.array([(p == first) - (p == second) for p in parties], dtype=np.int8),
    )


def no_deal_worth(
    dossier: Dossier,
    inputs: Inputs,
    parties: tuple[str, ...],
    alternative: tuple[War | None, Standoff | None],
    stakes: tuple[Floats, Floats],
) -> Floats:
    """(draw, party) worth of going on: by the war, by the standoff, or as stated.

    One whose leave is needed on some issues only goes on as today, unless a cost is stated.

    Parameters
    ----------
    alternative : War and Standoff
        One of the two is None.
    stakes : two (draw, party) arrays
        Worth of today's state, and the span of what packages are worth.
    """
    war, standoff = alternative
    today = stakes[0]
    no_deal = today.copy()
    if standoff is not None:
        no_deal = waiting(dossier, inputs, standoff, parties, stakes)
    elif war is not None:
        by_war = [WAR_COST.of(party=party) in inputs for party in parties]
        no_deal[:, by_war] = war_worth(war, today)[:, by_war]
    for p, party in enumerate(parties):
        fights = WAR_COST.of(party=party) in inputs
        for kind in (WAR_NO_DEAL, STANDOFF_NO_DEAL) if fights else _STATED:
            name = kind.of(party=party)
            if name in inputs:
                no_deal[:, p] = inputs.column(name)
    return no_deal
