"""What a zone hangs on: worlds that never have one or always, no-deal values that nobody stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from detente.arrays import Floats, OrNaN, first_of_each, own
from detente.dealspace.chance import standard_error
from detente.dealspace.zone import Zone, has_zone
from detente.dossier.inputs.registry.alternative import AGAINST_TODAY
from detente.shown import Result
from detente.worlds.build import Worlds, whole_span
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


def split(space: Space, zones: Zone, absolute: Floats) -> Split:
    """How the draws divide.

    Parameters
    ----------
    space : Space
    zones : Zone
        Of the same space.
    absolute : (draw, line) chances
        That each of the space's lines is absolute.
    """
    draws = np.arange(len(space.no_deal))
    some = has_zone(replace(space, draw_of_row=draws, absolute=own(absolute >= 1.0)))
    every = has_zone(replace(space, draw_of_row=draws, absolute=own(absolute > 0.0)))
    inside = np.asarray(zones.exists)[some[space.draw_of_row]]
    flags = {"never": ~some, "always": every, "between": some & ~every}
    return Split(
        **{name: float(np.mean(flag)) for name, flag in flags.items()},
        in_rest=float(inside.mean()) if inside.size else float("nan"),
        errors={
            name: float(standard_error(flag.astype(np.float64))) for name, flag in flags.items()
        },
    )


_POINTS, _TIMES, _LEAST = 0.1, 2.0, 0.01
_SLICES = 16
_EACH, _ROWS = 4, 2_000


def deciding_defaults(worlds: Worlds, space: Space) -> tuple[str, ...]:
    """The parties whose wide default decides whether there is a zone.

    The default is held at the middle of each sixteenth of its range, all else as drawn. It decides
    where its upper half makes a zone ten points more or less likely than its lower half, or no
    zone twice as likely. All sixteen meet the same draws, so that these add no noise.

    Parameters
    ----------
    worlds : Worlds
    space : Space
        The packages of the same worlds.
    """
    each = max(1, min(_EACH, _ROWS // worlds.draws))
    first = first_of_each(space.draw_of_row, each)
    few = replace(space, draw_of_row=space.draw_of_row[first], absolute=space.absolute[first])
    return tuple(party for party in worlds.unstated_no_deal if _decides(worlds, few, party))


def _decides(worlds: Worlds, space: Space, party: str) -> bool:
    inputs, at, there = worlds.inputs, worlds.parties.index(party), space.parties.index(party)
    default = inputs.of(AGAINST_TODAY.of(party=party)).estimate
    if default is None:
        return False
    today, span = worlds.today_worth[:, at], whole_span(worlds.value, worlds.sizes)[:, at]
    shares = []
    for held in default.draws((np.arange(_SLICES) + 0.5) / _SLICES):
        no_deal = space.no_deal.copy()
        no_deal[:, there] = today + span * held
        shares.append(float(has_zone(replace(space, no_deal=own(no_deal))).mean()))
    low, high = sorted(float(np.mean(half)) for half in np.split(np.array(shares), 2))
    several = high - low >= _POINTS or 1.0 - low >= _TIMES * (1.0 - high)
    return several and high - low >= _LEAST
