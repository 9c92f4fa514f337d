"""The least reductions of one row of a space, and the package that they open the zone for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from detente.dealspace.concessions import least_concessions
from detente.dealspace.restrict import rows_as_draws
from detente.worlds.space import Space


class Concession(NamedTuple):
    """Of each party, and the (issue,) package; -1 throughout where nothing helps."""

    amounts: np.ndarray
    package: np.ndarray

    @property
    def total(self) -> float:
        """The sum over parties; NaN where nothing helps."""
        return float(np.sum(self.amounts))


def least_concession(space: Space, row: int) -> Concession:
    """The least total reduction of no-deal values that opens the zone of one row."""
    least = least_concessions(rows_as_draws(space, np.array([row])))
    case, *choices = least.chosen[0]
    package = np.full(len(space.issues), -1, dtype=np.int64)
    if case >= 0:
        blocks = [space.blocks[b, choice] for b, choice in enumerate(choices)]
        for part in (space.head[case], *blocks):
            package = np.where(part >= 0, part, package)
    return Concession(amounts=least.amounts[0], package=package)
