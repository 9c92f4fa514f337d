"""How many packages the zone holds: against the list, and the estimate against its own error."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.dealspace.count import count_zone, counts
from detente.dealspace.zone import zone
from spaces import Listed, one_case, random_space


def traded(seed: int, parties: int, issues: int, options: int):
    """Interests largely opposed, and no-deal values that leave some zone."""
    rng = np.random.default_rng(seed)
    worth = rng.random((1, parties, issues, options)) / issues
    worth[0, 1] = 0.7 * (1 / issues - worth[0, 0]) + 0.3 * worth[0, 1]
    return replace(one_case(worth), no_deal=np.full((1, parties), 0.5))


@pytest.mark.parametrize("parties", [1, 2, 3, 4, 6])
def test_the_number_and_the_shares_are_those_of_the_list(parties):
    rng = np.random.default_rng([parties, 90])
    compared = 0
    for _ in range(40):
        space = random_space(rng, parties)
        for row in range(space.rows):
            every = Listed(space, row)
            inside = every.inside(-1e-8)
            if inside.sum() != every.inside(1e-7).sum():
                continue
            found = count_zone(space, row)
            assert found.exact
            assert found.number == inside.sum()
            if not inside.any():
                assert np.isnan(found.shares[0][0])
                continue
            compared += 1
            for k, shares in enumerate(found.shares):
                held = [np.mean(every.packages[inside, k] == o) for o in range(len(shares))]
                np.testing.assert_allclose(shares, held, atol=1e-12)
    assert compared > 15


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_the_estimate_is_as_far_off_as_it_says(parties):
    """Over many spaces and seeds: no bias, and the stated error neither too small nor too large."""
    off, relative, shares = [], [], []
    for seed in range(30):
        space = traded(seed, parties, 9, 3)
        exact = count_zone(space, 0)
        if exact.number < 20:
            continue
        found = count_zone(space, 0, steps=0, samples=4000, seed=seed)
        assert not found.exact
        off.append((found.number - exact.number) / found.error)
        relative.append(found.error / exact.number)
        shares.append(np.subtract(found.shares, exact.shares))
    assert len(off) > 20
    assert np.abs(off).max() < 4.0
    assert abs(np.mean(off)) < 4.0 / np.sqrt(len(off))
    assert 0.5 < np.mean(np.square(off)) < 1.8
    assert np.median(relative) < 0.1
    assert np.sqrt(np.mean(np.square(shares))) < 0.06
    assert np.abs(np.mean(shares, axis=0)).max() < 0.03


def test_cases_are_estimated_with_the_blocks():
    rng = np.random.default_rng(17)
    off = []
    while len(off) < 25:
        space = random_space(rng, 2)
        exact = count_zone(space, 0)
        if exact.number > 2 and len(space.head) > 1:
            found = count_zone(space, 0, steps=0, samples=4000, seed=len(off))
            off.append((found.number - exact.number) / max(found.error, 1e-9 * exact.number))
    assert np.abs(off).max() < 4.0


def test_a_plan_of_28_points_is_counted_within_a_few_per_cent():
    found = count_zone(traded(3, 3, 28, 4), 0, steps=0)
    assert 1e12 < found.number < 4.0**28
    assert found.error / found.number < 0.1
    assert sum(found.shares[5]) == pytest.approx(1.0)


def test_over_draws_each_zone_is_counted():
    space = random_space(np.random.default_rng(2), 2, draws=6)
    found = zone(space)
    counted = counts(space, found)
    numbers = [Listed(space, r).inside(-1e-9).sum() for r in np.flatnonzero(found.exists)]
    assert counted.rows == counted.zones == len(numbers)
    assert counted.number.median == np.median(numbers)
    assert counted.possible == len(Listed(space, 0).packages)
    assert counted.exact
    assert counted.error == 0.0


def test_no_zone_holds_nothing():
    space = replace(traded(1, 2, 6, 3), no_deal=np.full((1, 2), 2.0))
    for steps in (0, 1000):
        assert count_zone(space, 0, steps=steps).number == 0
    assert counts(space, zone(space)).rows == 0
