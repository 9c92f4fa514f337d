"""The worlds that the estimates allow: how many never have a zone, how many always."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from detente.arrays import Floats, OrNaN, own
from detente.dealspace.chance import standard_error
from detente.dealspace.zone import Zone, has_zone
from detente.shown import Result
from detente.worlds.space import Space


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Result):
    """What the chance of a zone is made of, over the outer draws.

    More absolute lines never open a zone. So the fewest and the most that can be absolute in a
    draw tell exactly, without drawing lines, whether some pattern of them leaves a zone and
    whether every one does.

    Attributes
    ----------
    never : float
        Share of the draws in which no pattern of red lines leaves a zone.
    always : float
        Share of the draws in which every pattern does.
    between : float
        Share of the draws in which it depends on the pattern; the three sum to 1.
    in_rest : float
        The mean chance of a zone in the draws that are not ``never``; NaN if there are none.
    errors : dict of name -> float
        Standard error of ``never``, ``always`` and ``between``: how far another seed would move
        them.
    """

    never: float
    always: float
    between: float
    in_rest: OrNaN
    errors: Mapping[str, OrNaN] = field(default_factory=dict)


def split(space: Space, found: Zone, absolute: Floats) -> Split:
    """How the draws divide.

    Parameters
    ----------
    space : Space
    found : Zone
        Of the same space.
    absolute : (draw, line) chances
        That each of the space's lines is absolute.
    """
    draws = np.arange(len(space.no_deal))
    some = has_zone(replace(space, draw_of_row=draws, absolute=own(absolute >= 1.0)))
    every = has_zone(replace(space, draw_of_row=draws, absolute=own(absolute > 0.0)))
    inside = np.asarray(found.exists)[some[space.draw_of_row]]
    flags = {"never": ~some, "always": every, "between": some & ~every}
    return Split(
        **{name: float(np.mean(flag)) for name, flag in flags.items()},
        in_rest=float(inside.mean()) if inside.size else float("nan"),
        errors={
            name: float(standard_error(flag.astype(np.float64))) for name, flag in flags.items()
        },
    )
