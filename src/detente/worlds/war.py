"""The war: what going on without a deal is worth, and what the front teaches about its drift."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.arrays import Floats, readonly
from detente.shown import Result
from detente.worlds._equations import no_deal_values


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class War(Result):
    """The war, in numbers.

    Attributes
    ----------
    balance, drift, spread, rate : (draw,)
        The balance (1: the first side dictates), the analyst's drift of it and its standard
        deviation a month, and the hazard a month that fighting ends by exhaustion.
    dictating, dictated_to, cost, believes, belief_spread, discount : (draw, party)
        Worth of dictating and of being dictated to, cost a month, the drift the party believes
        (of the balance, so below 0 it favours the second side) and how unsure it is of that
        belief, and its discount rate a month. For a party on no side cost and discount are 0
        where they play no part, and the others are not numbers.
    side : (party,) int8
        1 for the first side, -1 for the second, 0 for neither.
    """

    balance: Floats
    drift: Floats
    spread: Floats
    rate: Floats
    dictating: Floats
    dictated_to: Floats
    cost: Floats
    believes: Floats
    belief_spread: Floats
    discount: Floats
    side: NDArray[np.int8]

    def __post_init__(self) -> None:
        draws, parties = self.cost.shape
        for name in ("balance", "drift", "spread", "rate"):
            object.__setattr__(self, name, readonly(getattr(self, name), shape=(draws,)))
        for name in (
            "dictating",
            "dictated_to",
            "cost",
            "believes",
            "belief_spread",
            "discount",
        ):
            object.__setattr__(self, name, readonly(getattr(self, name), shape=(draws, parties)))
        object.__setattr__(self, "side", readonly(self.side, shape=(parties,)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stakes:
    """What the war is to a party, each number broadcast against the others.

    Attributes
    ----------
    dictating, dictated_to : array
        Worth of dictating and of being dictated to.
    cost : array
        Cost of fighting on, a month.
    discount : array
        Discount rate a month.
    today : array
        Worth of today's state, had as long as fighting lasts.
    side : array of int
        1, -1, or 0 for a party on no side.
    """

    dictating: ArrayLike
    dictated_to: ArrayLike
    cost: ArrayLike
    discount: ArrayLike
    today: ArrayLike
    side: ArrayLike


def no_deal_value(
    stakes: Stakes, *, balance: ArrayLike, drift: ArrayLike, spread: ArrayLike, rate: ArrayLike
) -> Floats:
    """What going on without a deal is worth: equation (1) of the model.

    The balance moves as a Brownian motion with drift; at 1 the first side dictates, at 0 the
    second; until then fighting may end by exhaustion, at worths linear in the balance, while each
    party has today's state and pays its cost.

    Parameters
    ----------
    stakes : Stakes
    balance : array in [0, 1]
    drift : array, a month
        As the party believes it.
    spread : array, a month's standard deviation
        0 is the limit without chance.
    rate : array, a month
        Hazard of exhaustion; with the discount rate above 0.

    Returns
    -------
    array
        Of the shape to which all arguments broadcast.

    Examples
    --------
    Nothing but exhaustion ends this war, and it costs a tenth in all:

    >>> stakes = Stakes(dictating=1, dictated_to=0, cost=0.01, discount=0, today=0, side=1)
    >>> round(float(no_deal_value(stakes, balance=0.6, drift=0, spread=0, rate=0.1)), 6)
    0.5
    """
    given = (
        balance,
        spread,
        drift,
        rate,
        stakes.discount,
        stakes.dictating,
        stakes.dictated_to,
        stakes.today,
        stakes.cost,
    )
    *numbers, sides = np.broadcast_arrays(*given, stakes.side)
    flat = np.stack([np.asarray(n, dtype=np.float64).ravel() for n in numbers], axis=1)
    values = no_deal_values(flat, np.asarray(sides, dtype=np.float64).ravel())
    return np.asarray(values).reshape(sides.shape)


def war_worth(
    war: War, today: Floats, *, balance: Floats | None = None, believes: Floats | None = None
) -> Floats:
    """Each party's no-deal value, as things stand today or have come to stand.

    Parameters
    ----------
    war : War
    today : (draw, party)
        Worth of today's state.
    balance : (draw,), optional
        Another balance than the war's own.
    believes : (draw, party), optional
        Other beliefs about the drift than the war's own.

    Returns
    -------
    (draw, party)
    """
    stakes = Stakes(
        dictating=war.dictating,
        dictated_to=war.dictated_to,
        cost=war.cost,
        discount=war.discount,
        today=today,
        side=war.side[None, :],
    )
    at = war.balance if balance is None else balance
    return no_deal_value(
        stakes,
        balance=at[:, None],
        drift=war.believes if believes is None else believes,
        spread=war.spread[:, None],
        rate=war.rate[:, None],
    )
