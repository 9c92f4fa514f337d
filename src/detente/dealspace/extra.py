"""Conditions that are no party's, asked for as if a party of their own made them.

A sum of one number a case and one a choice that must reach a threshold is just what a party's need
is; so distance between packages, or a sum over the parties, can be asked for by the same exact
search.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Floats, Ints, own
from detente.worlds.space import BY_DRAW, Space


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Condition:
    """A sum that must reach ``least``: a number ``by_case`` and one ``by_choice`` of each block.

    ``by_case`` is (case,) or (draw, case), ``by_choice`` (block, choice) or (draw, block, choice),
    ``least`` a number or (draw,).
    """

    name: str
    by_case: Floats
    by_choice: Floats
    least: Floats | float


def distance(space: Space, package: Ints, *, least: float) -> Condition:
    """At least so many issues answered otherwise than in the package."""
    return Condition(
        name="distance",
        by_case=_differs(space.head, package),
        by_choice=_differs(space.blocks, package),
        least=least,
    )


def nearness(space: Space, package: Ints, *, most: float) -> Condition:
    """At most so many issues answered otherwise than in the package."""
    return Condition(
        name="nearness",
        by_case=-_differs(space.head, package),
        by_choice=-_differs(space.blocks, package),
        least=-most,
    )


def asking(space: Space, conditions: list[Condition]) -> Space:
    """The space with a party more for each condition."""
    draws, _, cases = space.head_worth.shape
    blocks, most = space.body_worth.shape[2:]
    nothing = np.zeros((draws, len(conditions), cases))
    by_case, by_choice, least = nothing.copy(), np.zeros((draws, len(conditions), blocks, most)), []
    for n, condition in enumerate(conditions):
        by_case[:, n], by_choice[:, n] = condition.by_case, condition.by_choice
        least.append(np.broadcast_to(condition.least, draws))
    return replace(
        space,
        parties=(*space.parties, *(f"{c.name}-{n}" for n, c in enumerate(conditions))),
        head_worth=own(np.concatenate([space.head_worth, by_case], axis=1)),
        survival=own(np.concatenate([space.survival, nothing + 1.0], axis=1)),
        failure_shift=own(np.concatenate([space.failure_shift, nothing], axis=1)),
        breach_cost=own(np.concatenate([space.breach_cost, nothing], axis=1)),
        no_deal=own(np.concatenate([space.no_deal, np.stack(least, axis=1)], axis=1)),
        body_worth=own(np.concatenate([space.body_worth, by_choice], axis=1)),
    )


def rows_as_draws(space: Space, rows: Ints) -> Space:
    """The rows listed, each with a draw of its own."""
    draws = space.draw_of_row[rows]
    return replace(
        space,
        draw_of_row=np.arange(len(rows)),
        absolute=space.absolute[rows],
        **{name: own(getattr(space, name)[draws]) for name in BY_DRAW},
    )


def _differs(patterns: Ints, package: Ints) -> Floats:
    """How many of the issues that each pattern decides it answers otherwise."""
    counted: Floats = ((patterns >= 0) & (patterns != package)).sum(axis=-1).astype(np.float64)
    return counted
