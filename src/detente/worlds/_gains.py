"""Equations (2) and (3) of the model, compiled, for one party and one package (see ``gains``)."""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import math

from detente.compiled import inner

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
