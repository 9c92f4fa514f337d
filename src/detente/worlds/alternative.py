"""The alternative to a deal: what going on without one is worth, by war or by standoff."""

from __future__ import annotations

import numpy as np

from detente.arrays import Floats
from detente.dossier.inputs.registry.standoff import STANDOFF_NO_DEAL
from detente.dossier.inputs.registry.wants import NO_DEAL
from detente.dossier.inputs.registry.war import (
    BALANCE,
    BELIEF_SPREAD,
    BELIEVES_DRIFT,
    DICTATED_TO,
    DICTATING,
    DRIFT,
    ENDS_IN_MONTHS,
    SPREAD,
    WAR_COST,
    WAR_DISCOUNT,
    WAR_NO_DEAL,
)
from detente.dossier.model.dossier import Dossier
from detente.worlds.inputs import Inputs
from detente.worlds.standoff import Standoff, waiting
from detente.worlds.war import War, war_worth

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
