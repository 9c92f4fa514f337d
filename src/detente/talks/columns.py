"""What parties, mediator and war are like in each draw, laid out by column for the talks."""

from __future__ import annotations

import numpy as np

from detente.arrays import Floats, Ints
from detente.dossier.inputs.registry.acting import (
    AUDIENCE_COST,
    BARGAINING_NO,
    LEAK_FADES,
    LEAKS,
    MEDIATOR_PATIENCE,
    NOISE,
    PATIENCE_MONTHS,
    RATIFIED,
    ROUNDS_A_MONTH,
    ROUNDS_ALONE,
    TAKEN_UP_AGAIN,
    TILT_STRENGTH,
    YES_FOR_SHOW,
)
from detente.dossier.inputs.registry.alternative import (
    CEASEFIRE_HOLDS,
    CEASEFIRE_IN_MONTHS,
    CEASEFIRE_SPARES,
)
from detente.dossier.inputs.registry.durability import SIGNED_UNDER_DEADLINE
from detente.talks import _arrays as at
from detente.worlds.build import Worlds

LEAN = 0.5
"""How far texts lean to a party that the dossier does not name."""


def sides_of(worlds: Worlds) -> Ints:
    if worlds.war is None:
        return np.zeros(len(worlds.parties), dtype=np.int64)
    return np.asarray(worlds.war.side, dtype=np.int64)


def by_party(worlds: Worlds, names: tuple[str, ...]) -> Floats:
    """(draw, party, column): what each required party is like."""
    inputs, required = worlds.inputs, list(worlds.required)
    result = np.zeros((len(inputs.values), len(names), at.PARTY_COLUMNS))
    result[:, :, at.TODAY] = worlds.today_worth[:, required]
    result[:, :, at.NO_DEAL] = worlds.no_deal[:, required]
    if worlds.standoff is not None:
        result[:, :, at.DISCOUNT] = worlds.standoff.discount[:, required]
    if worlds.war is not None:
        for column, numbers in (
            (at.DICTATING, worlds.war.dictating),
            (at.DICTATED_TO, worlds.war.dictated_to),
            (at.COST, worlds.war.cost),
            (at.BELIEVES, worlds.war.believes),
            (at.DOUBT, worlds.war.belief_spread),
            (at.DISCOUNT, worlds.war.discount),
        ):
            result[:, :, column] = numbers[:, required]
    flow = _flow(worlds)
    for i, name in enumerate(names):
        result[:, i, at.FLOW] = flow[:, i]
        for column, kind in (
            (at.PATIENCE, PATIENCE_MONTHS),
            (at.NOISE, NOISE),
            (at.SHOW, YES_FOR_SHOW),
            (at.BARGAINING, BARGAINING_NO),
        ):
            result[:, i, column] = inputs.column(kind.of(party=name))
        result[:, i, at.AUDIENCE] = inputs.column(AUDIENCE_COST.of(party=name), 0.0)
    return result


def _flow(worlds: Worlds) -> Floats:
    """(draw, party) by how much going on is worth more where today's state is, of who is no side.

    Until a standoff lapses, in the eyes of one who discounts what is far off; else for good.
    """
    required = list(worlds.required)
    lasting = np.ones((worlds.draws, len(required)))
    if worlds.standoff is not None:
        waits = worlds.standoff.discount[:, required]
        lapses = np.broadcast_to(np.asarray(worlds.standoff.rate)[..., None], waits.shape)
        np.divide(waits, waits + lapses, out=lasting, where=lapses > 0)
    return lasting


def of_all(worlds: Worlds) -> Floats:
    """(draw, column): what holds for all parties."""
    inputs = worlds.inputs
    result = np.zeros((len(inputs.values), at.COLUMNS))
    if worlds.war is not None:
        result[:, at.BALANCE] = worlds.war.balance
        result[:, at.DRIFT] = worlds.war.drift
        result[:, at.SPREAD] = worlds.war.spread
        result[:, at.RATE] = worlds.war.rate
        result[:, at.PAUSES] = 1.0 / inputs.column(CEASEFIRE_IN_MONTHS.name)
        result[:, at.HOLDS_FIRE] = inputs.column(CEASEFIRE_HOLDS.name, 0.0)
        result[:, at.SPARES] = inputs.column(CEASEFIRE_SPARES.name, 0.0)
    elif worlds.standoff is not None:
        result[:, at.RATE] = worlds.standoff.rate
    result[:, at.ROUNDS] = inputs.column(ROUNDS_A_MONTH.name)
    result[:, at.ALONE] = inputs.column(ROUNDS_ALONE.name)
    for column, kind, absent in (
        (at.RATIFIED, RATIFIED, 1.0),
        (at.AGAIN, TAKEN_UP_AGAIN, 0.0),
        (at.LEAKS, LEAKS, 0.0),
        (at.FADES, LEAK_FADES, 1.0),
        (at.LEAN, TILT_STRENGTH, LEAN),
    ):
        result[:, column] = inputs.column(kind.name, absent)
    result[:, at.STAYS] = inputs.column(MEDIATOR_PATIENCE.name)
    result[:, at.HASTE] = inputs.column(SIGNED_UNDER_DEADLINE.name)
    lasting = worlds.durability
    result[:, at.SPAN] = lasting.share_over if lasting.horizon is None else lasting.horizon
    return result
