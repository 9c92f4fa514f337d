"""What one party alone shuts: packages that never suit it, zones that its giving way opens."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Bools, Floats, Ints, own
from detente.dealspace.concessions import needs_of
from detente.dealspace.relaxation import opens_alone
from detente.dealspace.zone import Zone, has_zone
from detente.shown import Result
from detente.worlds._equations import EDGE
from detente.worlds.gains import gains_from, would_break
from detente.worlds.space import Space

FIRST_DRAWS = 1_000
"""Draws in which one thing after another is changed: every row once for each party and lever.

Each draw with all its rows, as a range over draws needs them.
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alone(Result):
    """In each row without a zone, what would open one if it alone gave way, all else the same.

    Attributes
    ----------
    rows : (row,) int
        The rows without a zone, of the first 1,000 draws.
    lines : (row, line) bool
        The line becomes a cost.
    lowered : (row, party) bool
        The party's no-deal value falls as far as can be; its own red lines stay.
    kept : (row, party) bool
        The party is bound to keep what it signs.
    """

    rows: Ints
    lines: Bools
    lowered: Bools
    kept: Bools


def alone(space: Space, zones: Zone) -> Alone:
    """What would open each row without a zone alone, in the first 1,000 draws."""
    rows = np.flatnonzero(~zones.exists & (space.draw_of_row < FIRST_DRAWS))
    return Alone(
        rows=rows,
        lines=own(opens_alone(space, rows)),
        lowered=own(_lowered(space, rows)),
        kept=own(_kept(space, rows)),
    )


def loses_alone(space: Space) -> Bools:
    """(draw, party) whether no package at all is worth as much to the party as going on.

    Red lines and the other parties are left aside.
    """
    enough = gains_from(space.survival, space.failure_shift)
    return _falls_short(space, enough + space.no_deal[:, :, None])


def breaks_alone(space: Space) -> Bools:
    """(draw, party) whether the party would keep no package that is worth as much as going on.

    Where :func:`loses_alone` does not hold already; lines and the other parties are left aside.
    """
    draws = np.arange(len(space.no_deal))
    return _falls_short(space, needs_of(space, draws)) & ~loses_alone(space)


def _lowered(space: Space, rows: Ints) -> Bools:
    """(row, party) whether a lower no-deal value of the party alone opens the zone."""
    opened = np.zeros((len(rows), len(space.parties)), dtype=np.bool_)
    for i in range(len(space.parties)):
        no_deal, survival, failure_shift = (
            np.array(a) for a in (space.no_deal, space.survival, space.failure_shift)
        )
        no_deal[:, i] = -1e6 * (1.0 + np.abs(no_deal[:, i]))
        survival[:, i], failure_shift[:, i] = 1.0, 0.0
        freed = replace(
            space, no_deal=own(no_deal), survival=own(survival), failure_shift=own(failure_shift)
        )
        opened[:, i] = _opens(freed, rows)
    return opened


def _kept(space: Space, rows: Ints) -> Bools:
    """(row, party) whether there is a zone if this party alone were bound to keep a deal."""
    opened = np.zeros((len(rows), len(space.parties)), dtype=np.bool_)
    for i in np.flatnonzero(
        would_break(space.survival, space.failure_shift, space.breach_cost).any(axis=(0, 2))
    ):
        breach_cost = np.array(space.breach_cost)
        breach_cost[:, i] = np.inf
        opened[:, i] = _opens(replace(space, breach_cost=own(breach_cost)), rows)
    return opened


def _opens(changed: Space, rows: Ints) -> Bools:
    listed = replace(
        changed, draw_of_row=changed.draw_of_row[rows], absolute=changed.absolute[rows]
    )
    return has_zone(listed) if len(rows) else np.zeros(0, dtype=np.bool_)


def _falls_short(space: Space, enough: Floats) -> Bools:
    """(draw, party) whether the best choices of no case are worth enough; within a rounding."""
    real = np.arange(space.blocks.shape[1]) < space.choices[:, None]
    worth = np.where(real, space.body_worth, -np.inf)
    best = worth.max(axis=3, initial=-np.inf).sum(axis=2) if len(space.choices) else 0.0
    most = (space.head_worth - enough).max(axis=2) + best
    scale = 1.0 + np.ptp(space.head_worth, axis=2) + np.ptp(space.body_worth, axis=3).sum(axis=2)
    return np.asarray(most < -EDGE * scale)
