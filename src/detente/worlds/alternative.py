"""The alternative to a deal: what going on without one is worth, by war or by standoff."""

from __future__ import annotations

import numpy as np

from detente.arrays import Floats
from detente.dossier.model.dossier import Dossier
from detente.worlds.inputs import Inputs
from detente.worlds.standoff import Standoff, waiting
from detente.worlds.war import War, war_worth


def build_war(dossier: Dossier, inputs: Inputs, parties: tuple[str, ...]) -> War | None:
    """The war of a dossier in numbers; None where there is none."""
    if dossier.war is None:
        return None
    first, second = dossier.war.sides

    def by_party(what: str, otherwise: float) -> Floats:
        names = [f"war.{party}.{what}" for party in parties]
        absent = np.full(inputs.draws, otherwise)
        return np.stack([inputs.column(n) if n in inputs else absent for n in names], axis=1)

    return War(
        balance=inputs.column("war.balance"),
        drift=inputs.column("war.drift"),
        spread=inputs.column("war.spread"),
        rate=1.0 / inputs.column("war.ends-in-months"),
        dictating=by_party("dictating", np.nan),
        dictated_to=by_party("dictated-to", np.nan),
        cost=by_party("cost-per-month", 0.0),
        believes=by_party("believes-drift", np.nan),
        belief_spread=by_party("belief-spread", np.nan),
        discount=by_party("discount-a-month", 0.0),
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
        by_war = [f"war.{party}.cost-per-month" in inputs for party in parties]
        no_deal[:, by_war] = war_worth(war, today)[:, by_war]
    for p, party in enumerate(parties):
        own, fights = f"{party}.no-deal", f"war.{party}.cost-per-month" in inputs
        if own in inputs and not fights:
            no_deal[:, p] = inputs.column(own)
        for name in (f"war.{own}", f"standoff.{own}"):
            if name in inputs:
                no_deal[:, p] = inputs.column(name)
    return no_deal
