"""How parties act, one number at a time, compiled: shared by the array functions and the talks."""

from __future__ import annotations

import math

from numba import njit


@njit(cache=True, nogil=True, error_model="numpy")
def logistic(x: float) -> float:
    """1 / (1 + exp(-x)), without overflow."""
    if x >= 0.0:
        return 1.0 / (1.0 + math.exp(-x))
    grown = math.exp(x)
    return grown / (1.0 + grown)


@njit(cache=True, nogil=True, error_model="numpy")
def yes(gain: float, asked: float, noise: float, show: float, bargaining: float) -> float:
    """Chance of a yes; without noise a step at what is asked."""
    willing = 1.0 if gain >= asked else 0.0
    if noise > 0.0:
        willing = logistic((gain - asked) / noise)
    # Estimates of the two kinds of false answer may overlap; a chance stays a chance.
    return show + max(0.0, 1.0 - show - bargaining) * willing


@njit(cache=True, nogil=True, error_model="numpy")
def objects(lost: float, threshold: float, noise: float) -> float:
    """Chance that a party that says no objects to a point at which it loses so much.

    ``lost`` is worth, against its best option there; where it is ``threshold``, as often as not
    (model, section 7).
    """
    return logistic((lost - threshold) / noise)


@njit(cache=True, nogil=True, error_model="numpy")
def share_asked(months: float, firmness: float, holding_out: float, horizon: float) -> float:
    """Share of its largest gain that a party still asks for."""
    if months >= horizon or horizon <= 0.0:
        return 0.0
    asked: float = firmness * (1.0 - (max(months, 0.0) / horizon) ** holding_out)
    return asked


@njit(cache=True, nogil=True, error_model="numpy")
def shortened(horizon: float, due: float, credibility: float) -> float:
    """A horizon as seen by a party that has been given a deadline."""
    return horizon - credibility * max(0.0, horizon - max(due, 0.0))
