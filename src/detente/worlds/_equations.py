"""Equations (1), (2) and (3) of the model, compiled: fighting on, gain, keeping (see ``gains``)."""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import math

import numpy as np
from numba import njit

from detente.arrays import Floats
from detente.compiled import inner

# Below this hazard waiting is taken to last a million months.
_LEAST_HAZARD = 1e-6
# Below this spread the front moves without chance: its limit is exact and never divides by zero.
_STILL = 1e-9


@njit(cache=True, error_model="numpy")
def discounted_exits(
    balance: float, spread: float, drift: float, hazard: float
) -> tuple[float, float]:
    """Discounted chances that the balance leaves [0, 1] at 1, and at 0 (two-sided exit)."""
    if balance >= 1.0:
        return 1.0, 0.0
    if balance <= 0.0:
        return 0.0, 1.0
    if spread < _STILL:
        if drift > 0.0:
            return math.exp(-hazard * (1.0 - balance) / drift), 0.0
        if drift < 0.0:
            return 0.0, math.exp(hazard * balance / drift)
        return 0.0, 0.0
    variance = spread * spread
    root = math.sqrt(drift * drift + 2.0 * variance * hazard)
    # The root of like signs is added, the other follows from their product: nothing cancels.
    if drift >= 0.0:
        down = -(drift + root) / variance
        up = 2.0 * hazard / (drift + root) if root > 0.0 else 0.0
    else:
        up = (root - drift) / variance
        down = -2.0 * hazard / (root - drift)
    apart = down - up
    if apart == 0.0:
        return balance, 1.0 - balance
    whole = math.expm1(apart)
    upper = math.exp(up * (balance - 1.0)) * math.expm1(apart * balance) / whole
    lower = math.exp(down * balance) * math.expm1(apart * (1.0 - balance)) / whole
    return upper, lower


@njit(cache=True, error_model="numpy")
def no_deal_value(
    balance: float,
    spread: float,
    drift: float,
    rate: float,
    discount: float,
    dictating: float,
    dictated_to: float,
    side: int,
    today: float,
    cost: float,
) -> float:
    """What going on without a deal is worth to one party: equation (1).

    ``side`` is 1 for the side that dictates at balance 1, -1 for the other, 0 for neither;
    ``rate`` is the hazard of exhaustion, ``drift`` what the party believes, both a month.
    """
    hazard = rate + discount
    if side == 0:
        return today - cost / hazard
    low = dictated_to if side > 0 else dictating
    slope = (dictating - dictated_to) if side > 0 else (dictated_to - dictating)
    # While fighting lasts: exhaustion, today's flow and cost, as if no front line ended it.
    rest = (rate * (low + slope * drift / hazard) + discount * today - cost) / hazard
    tilt = rate * slope / hazard
    upper, lower = discounted_exits(balance, spread, drift, hazard)
    return rest + tilt * balance + (low + slope - rest - tilt) * upper + (low - rest) * lower


@njit(cache=True, error_model="numpy")
def no_deal_values(numbers: Floats, sides: Floats) -> Floats:
    """Equation (1) for each row of ``numbers``: its arguments in order, the side apart."""
    result = np.empty(numbers.shape[0])
    for i in range(numbers.shape[0]):
        n = numbers[i]
        result[i] = no_deal_value(
            n[0], n[1], n[2], n[3], n[4], n[5], n[6], int(sides[i]), n[7], n[8]
        )
    return result


NEVER = 1e-9
"""A deal that lives for no larger a share of the time, or holds by no larger a chance, never lives.

Then it counts for what its failure leaves alone, whatever it is worth.
"""

EDGE = 1e-9
"""How far below what is asked a number may lie by rounding."""


@inner
def living(share: float) -> float:
    """The share of time that a deal lives, 0 where it never does."""
    return share if share > NEVER else 0.0


@inner
def gain(alive: float, above: float, shift: float) -> float:
    """Equation (2); worth lies so far ``above`` that of going on."""
    share = alive if alive > NEVER else 0.0
    return share * above + (1.0 - share) * shift


@inner
def gains_from(alive: float, shift: float, least: float, edge: float) -> float:
    """How far above going on worth must lie for a gain of ``least``: equation (2) solved for it."""
    if alive > NEVER:
        return (least - (1.0 - alive) * shift) / alive
    return -math.inf if shift >= least - edge else math.inf


@inner
def keeps_from(shift: float, breach: float) -> float:
    """How far above going on worth must lie for keeping to pay: equation (3) solved for it."""
    return shift - breach


@inner
def beside_no_deal(rise: float, alive: float, no_deal: float) -> float:
    """Equation (2) from what it is where no deal is worth 0."""
    return rise - (alive if alive > NEVER else 0.0) * no_deal


@inner
def rate_by_share(share: float, discount: float) -> float:
    """The rate at which a deal fails that lives for a share of discounted time."""
    return discount * (1.0 - share) / share if share > NEVER else math.inf


@inner
def rate_by_chance(holds: float, months: float) -> float:
    """The rate at which a deal fails that holds so many months by a chance."""
    return -math.log(holds) / months if holds > NEVER else math.inf


@inner
def waiting_value(
    today: float, cost: float, fallback: float, rate: float, discount: float
) -> float:
    """What waiting is worth to one party: equation (1) with no balance that moves."""
    hazard = max(rate + discount, _LEAST_HAZARD)
    return (rate * fallback + discount * today - cost) / hazard
