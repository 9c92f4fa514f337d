"""The least by which no-deal values would have to fall for a zone to open, exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from detente.arrays import Floats, Ints
from detente.worlds.space import Space


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Concession:
    """Reductions of no-deal values that open the zone, and the package they open it for.

    Attributes
    ----------
    amounts : (party,)
        Reduction for each party; their sum is least. NaN where no reduction can help.
    package : (issue,) int
        What it opens the zone for; -1 where nothing does.
    """

    amounts: Floats
    package: Ints

    @property
    def total(self) -> float:
        """The sum over parties; NaN where nothing helps."""
        return float(np.sum(self.amounts))


def least_concession(space: Space, row: int) -> Concession:
    """The least total reduction of no-deal values that opens the zone of one row.

    A mixed-integer programme: one case and one choice a block, and what each party falls short
    of what it needs; solved by HiGHS (Huangfu & Hall 2018) to proven optimality.

    Parameters
    ----------
    space : Space
    row : int
    """
    draw = int(space.outer[row])
    needs = needs_of(space, draw)
    parties, cases = needs.shape
    blocks, most = space.blocks.shape[:2]
    allowed = np.concatenate(
        [space.head_allowed[row], space.body_allowed[row].reshape(blocks * most)]
    )
    picks = cases + blocks * most
    reach = np.concatenate(
        [space.head_worth[draw] - needs, space.body_worth[draw].reshape(parties, -1)], axis=1
    )
    once = np.zeros((1 + blocks, picks))
    once[0, :cases] = 1
    for block in range(blocks):
        once[1 + block, cases + block * most : cases + (block + 1) * most] = 1
    found = milp(
        np.concatenate([np.zeros(picks), np.ones(parties)]),
        integrality=np.concatenate([np.ones(picks), np.zeros(parties)]),
        bounds=Bounds(
            np.zeros(picks + parties),
            np.concatenate([allowed.astype(float), np.full(parties, np.inf)]),
        ),
        constraints=[
            LinearConstraint(np.hstack([once, np.zeros((1 + blocks, parties))]), 1, 1),
            LinearConstraint(np.hstack([reach, np.eye(parties)]), 0, np.inf),
        ],
        options={"mip_rel_gap": 0.0},
    )
    if found.x is None:
        nothing = np.full(len(space.issues), -1, dtype=np.int64)
        return Concession(amounts=np.full(parties, np.nan), package=nothing)
    chosen = np.flatnonzero(found.x[:picks] > 0.5)
    return Concession(amounts=found.x[picks:], package=_package(space, chosen, cases, most))


def needs_of(space: Space, draw: int | Ints) -> Floats:
    """(party, case): the least worth at which the party both gains and keeps; draws go before."""
    alive = np.maximum(space.lives[draw], 1e-9)
    failing = (1.0 - alive) / alive * space.shift[draw]
    keeping = space.shift[draw] - space.breaking[draw]
    needs: Floats = space.no_deal[draw][..., None] + np.maximum(-failing, keeping)
    return needs


def _package(space: Space, chosen: Ints, cases: int, most: int) -> Ints:
    package = np.full(len(space.issues), -1, dtype=np.int64)
    for pick in chosen:
        row = (
            space.head[pick]
            if pick < cases
            else space.blocks.reshape(-1, len(package))[pick - cases]
        )
        package = np.where(row >= 0, row, package)
    return package
