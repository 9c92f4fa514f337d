"""How likely each party is to say yes to a package as it stands (model, section 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats, Ints
from detente.dealspace.chance import Chance, over_draws
from detente.inference.predictive import yes_chances
from detente.shown import Result
from detente.worlds.build import Worlds


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Result):
    """The chance of a yes from each required party, and of a yes from all.

    A yes is not yet a deal: some is for show, and nobody signs what is not in the zone.

    Attributes
    ----------
    by_party : dict of party -> Chance
        That each party accepts it.
    all : Chance
    """

    by_party: dict[str, Chance]
    all: Chance


def acceptances(
    worlds: Worlds, packages: Mapping[str, Ints], largest_gain: Floats
) -> dict[str, Acceptance]:
    """How likely each package is to be accepted, each party as firm as at the start of talks.

    Parameters
    ----------
    worlds : Worlds
    packages : dict of name -> (issue,) int
    largest_gain : (row, party) array
        The largest gain of each required party in the zone of each row, NaN where there is none.

    Notes
    -----
    Within a draw the parties answer independently of one another.
    """
    return {name: _accepted(worlds, one, largest_gain) for name, one in packages.items()}


def _accepted(worlds: Worlds, package: Ints, largest_gain: Floats) -> Acceptance:
    by_draw = {
        worlds.parties[i]: yes_chances(worlds, i, package[None], largest_gain)
        for i in worlds.required
    }
    everybody: Floats = np.prod(np.stack(list(by_draw.values())), axis=0)
    return Acceptance(
        by_party={party: over_draws(values) for party, values in by_draw.items()},
        all=over_draws(everybody),
    )
