"""What one party alone would have to give, and what gives way most cheaply: against the list."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import detente
from detente.dealspace.alone import alone
from detente.dealspace.gap import _single, gap
from detente.dealspace.zone import zone
from spaces import Listed, random_space


@pytest.mark.parametrize("parties", [1, 2, 3])
def test_the_least_for_one_party_alone_is_that_of_the_list(parties):
    rng = np.random.default_rng([parties, 19])
    compared = 0
    for _ in range(25):
        space = random_space(rng, parties)
        for party in range(parties):
            least = _single(space, party).amounts
            others = [i for i in range(parties) if i != party]
            for row in range(space.rows):
                every, draw = Listed(space, row), int(space.draw_of_row[row])
                suits = (every.gain >= 1e-8) & (every.slack >= 1e-8)
                may = (every.gain >= -1e-8) & (every.slack >= -1e-8)
                if (suits != may).any():
                    continue
                fits = every.free & suits[:, others].all(axis=1)
                if not fits.any():
                    assert np.isnan(least[row])
                    continue
                case = [
                    int(np.flatnonzero(((space.head < 0) | (space.head == p)).all(axis=1))[0])
                    for p in every.packages
                ]
                alive = space.survival[draw, party][case]
                short = np.maximum(-every.gain[:, party] / alive, -every.slack[:, party])
                assert least[row] == pytest.approx(max(short[fits].min(), 0.0), abs=1e-8)
                compared += 1
    assert compared > 60


def test_once_all_lines_give_way_no_more_is_left_to_give():
    rng = np.random.default_rng(7)
    less = 0
    for _ in range(30):
        space = random_space(rng, 2)
        soft = replace(space, absolute=np.zeros_like(space.absolute))
        for party in range(2):
            kept, left = _single(space, party).amounts, _single(soft, party).amounts
            can = ~np.isnan(kept)
            assert (left[can] <= kept[can] + 1e-9).all()
            less += int((left[can] < kept[can] - 1e-9).sum())
        assert set(gap(space, alone(space, zone(space))).both_single) == set(space.parties)
    assert less > 5


def test_the_cheapest_ways_do_open_the_zone_as_often_as_they_say():
    deals = detente.explore_deals(detente.read("two-rivers"), detente.Settings(draws=80, inner=4))
    ways, space = deals.closer.ways, deals.space
    assert len(ways) > 1
    assert [w.per_opening for w in ways] == sorted(w.per_opening for w in ways)
    none = np.flatnonzero(~deals.zone.exists)
    for way in ways:
        if way.kind == "no-deal":
            assert way.opens == deals.gap.single_share[way.what[0]]
            continue
        soft = space.absolute.copy()
        soft[:, [space.lines.index(name) for name in way.what]] = False
        opened = zone(replace(space, absolute=soft)).exists[none]
        assert way.opens == pytest.approx(opened.mean(), abs=0.03 if len(none) > 400 else 1e-9)
        assert way.price.low >= 0
