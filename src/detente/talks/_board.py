"""What the talks are played on: every number the kernels read, as plain arrays.

Axes are by position: l lever, d draw, w week, i party, x package, r line, n level of strength.
A lever's first entry (0) is the course held; at strength s a number lies the share s of the way
from there to the lever's own.
"""

from __future__ import annotations

from typing import Any, NamedTuple

# Columns of ``party``: what one party is like in one draw.
TODAY, NO_DEAL, DICTATING, DICTATED_TO, COST, BELIEVES, DOUBT, DISCOUNT = range(8)
PATIENCE, NOISE, SHOW, BARGAINING = range(8, 12)
PARTY_COLUMNS = 12

# Columns of ``numbers``: what holds for all parties in one draw.
BALANCE, DRIFT, SPREAD, RATE, ROUNDS, STAYS, HASTE = range(7)
COLUMNS = 7


class Board(NamedTuple):
    """Everything that does not change while talks are played."""

    key: Any  # uint64, of the random numbers
    step: float  # months a week
    draws: Any  # (d,) int64, names of the draws in the whole study
    strength: Any  # (l, d, n) share of the lever's full strength
    level: Any  # (l, d, w) int64, which of them holds in that week
    rise: Any  # (l, d, i, x) gain is rise - lives * no-deal value
    lives: Any  # (l, d, i, x)
    keep: Any  # (l, d, i, x) keeping pays where keep >= no-deal value
    crossed: Any  # (r, x) bool
    owner: Any  # (r,) int64, party of each line
    absolute: Any  # (l, d, r) chance
    side: Any  # (i,) int64, 1, -1 or 0
    at_war: bool
    party: Any  # (l, d, i, PARTY_COLUMNS)
    numbers: Any  # (l, d, COLUMNS)
    asks: Any  # (l, d, w, i) share of its largest gain that a party asks for
    shadow: Any  # (l, d, w) how far a deadline shortens horizons, 0 to 1
    leaves: Any  # (l,) int64, week at whose start mediation ends
    favour: Any  # (l, x) what the mediator's favoured party gains by its beliefs; empty for none
    tilt_within: float
    least_share: float
    bucket: Any  # (w,) int64
    middle: Any  # (bucket,) int64, the week that stands for it
    moves: Any  # (move,) how far the balance has moved
    believed: Any  # (belief,) int64, draws that are the mediator's beliefs


class Stage(NamedTuple):
    """One draw under one lever, at each level of strength."""

    rise: Any  # (n, i, x)
    lives: Any  # (n, i, x)
    keep: Any  # (n, i, x)
    absolute: Any  # (n, r)
    party: Any  # (n, i, PARTY_COLUMNS)
    numbers: Any  # (n, COLUMNS)
