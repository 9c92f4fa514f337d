"""Whose no-deal value nobody has stated, where the answer rests on that."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.arrays import first_of_each, own
from detente.dealspace.zone import has_zone
from detente.dossier.inputs.registry.alternative import AGAINST_TODAY
from detente.worlds.build import Worlds, whole_span
from detente.worlds.space import Space

_POINTS, _TIMES, _LEAST = 0.1, 2.0, 0.01
_SLICES = 16
_EACH, _ROWS = 4, 2_000


def deciding_defaults(worlds: Worlds, room: Space) -> tuple[str, ...]:
    """The parties whose wide default decides whether there is a zone.

    The default is held at the middle of each sixteenth of its range, all else as drawn. It decides
    where its upper half makes a zone ten points more or less likely than its lower half, or no
    zone twice as likely. All sixteen meet the same draws, so that these add no noise.

    Parameters
    ----------
    worlds : Worlds
    room : Space
        The packages of the same worlds.
    """
    each = max(1, min(_EACH, _ROWS // worlds.draws))
    first = first_of_each(room.draw_of_row, each)
    few = replace(room, draw_of_row=room.draw_of_row[first], absolute=room.absolute[first])
    return tuple(party for party in worlds.unstated_no_deal if _decides(worlds, few, party))


def _decides(worlds: Worlds, room: Space, party: str) -> bool:
    inputs, at, there = worlds.inputs, worlds.parties.index(party), room.parties.index(party)
    default = inputs.of(AGAINST_TODAY.of(party=party)).estimate
    if default is None:
        return False
    today, span = worlds.today_worth[:, at], whole_span(worlds.value, worlds.sizes)[:, at]
    shares = []
    for held in default.draws((np.arange(_SLICES) + 0.5) / _SLICES):
        no_deal = room.no_deal.copy()
        no_deal[:, there] = today + span * held
        shares.append(float(has_zone(replace(room, no_deal=own(no_deal))).mean()))
    low, high = sorted(float(np.mean(half)) for half in np.split(np.array(shares), 2))
    several = high - low >= _POINTS or 1.0 - low >= _TIMES * (1.0 - high)
    return several and high - low >= _LEAST
