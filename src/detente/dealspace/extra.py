"""Conditions that are no party's, asked for as if a party of their own made them.

A sum of one number a case and one a choice that must reach a threshold is just what a party's need
is; so distance between packages, or a sum over the parties, can be asked for by the same exact
search.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Floats, Ints
from detente.worlds.space import Space


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Condition:
    """A sum that must reach ``least``: ``by_case`` (case,) plus one ``by_choice`` a block."""

    name: str
    by_case: Floats
    by_choice: Floats
    least: float


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
    """The space of one draw with a party more for each condition."""
    if len(space.no_deal) != 1:
        raise ValueError(f"space has {len(space.no_deal)} draws; conditions are asked of one")
    nothing = np.zeros((1, len(conditions), len(space.head)))
    cases = np.array([c.by_case for c in conditions]).reshape(nothing.shape)
    shape = (1, len(conditions), *space.body_worth.shape[2:])
    choices = np.array([c.by_choice for c in conditions]).reshape(shape)
    least = np.array([c.least for c in conditions]).reshape(1, -1)
    return replace(
        space,
        parties=(*space.parties, *(f"{c.name}-{n}" for n, c in enumerate(conditions))),
        head_worth=np.concatenate([space.head_worth, cases], axis=1),
        lives=np.concatenate([space.lives, nothing + 1.0], axis=1),
        shift=np.concatenate([space.shift, nothing], axis=1),
        breaking=np.concatenate([space.breaking, nothing], axis=1),
        no_deal=np.concatenate([space.no_deal, least], axis=1),
        body_worth=np.concatenate([space.body_worth, choices], axis=1),
    )


def one_row(space: Space, row: int) -> Space:
    """The space of one row alone."""
    draw = [int(space.outer[row])]
    names = ("head_worth", "lives", "shift", "breaking", "no_deal", "body_worth")
    return replace(
        space,
        outer=np.zeros(1, dtype=np.int64),
        absolute=space.absolute[[row]],
        **{name: getattr(space, name)[draw] for name in names},
    )


def _differs(patterns: Ints, package: Ints) -> Floats:
    """How many of the issues that each pattern decides it answers otherwise."""
    counted: Floats = ((patterns >= 0) & (patterns != package)).sum(axis=-1).astype(np.float64)
    return counted
