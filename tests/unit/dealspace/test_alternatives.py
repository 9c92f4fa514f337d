"""Packages far apart: against the list of the zone."""

from __future__ import annotations

import numpy as np

from detente.dealspace.alternatives import _most_frequent, alternatives, farthest
from detente.dealspace.place import place
from detente.dealspace.solutions import solve
from detente.dealspace.zone import zone
from spaces import Listed, random_space


def test_each_further_package_is_the_farthest_of_the_zone():
    rng = np.random.default_rng(31)
    seen = 0
    for _ in range(40):
        space = random_space(rng, 2, draws=2)
        for row in np.flatnonzero(zone(space).exists):
            every = Listed(space, int(row))
            if every.inside(-1e-8).sum() != every.inside(1e-7).sum():
                continue
            inside = every.packages[every.inside(-1e-8)]
            chosen = farthest(space, int(row), k=3)
            np.testing.assert_array_equal(chosen[0], solve(space, "nash").packages[row])
            for n in range(1, 4):
                apart = np.min([(inside != one).sum(axis=1) for one in chosen[:n]], axis=0)
                if n == len(chosen):
                    assert n == 3 or apart.max() == 0
                    break
                assert (inside == chosen[n]).all(axis=1).any()
                assert np.min([(chosen[n] != one).sum() for one in chosen[:n]]) == apart.max()
                seen += 1
    assert seen > 20


def test_packages_are_placed_as_the_list_places_them():
    rng = np.random.default_rng(5)
    for parties in (1, 2, 4):
        space = random_space(rng, parties)
        rows = np.arange(space.rows)
        packages = Listed(space, 0).packages
        placed = place(space, rows, packages)
        for row in rows:
            every = Listed(space, row)
            np.testing.assert_allclose(placed.gain[row].T, every.gain, atol=1e-12)
            np.testing.assert_allclose(placed.worth[row].T, every.worth, atol=1e-12)
            sure = every.inside(-1e-8) == every.inside(1e-7)
            np.testing.assert_array_equal(placed.inside[row][sure], every.inside()[sure])


def test_over_draws_the_first_is_in_most_zones_and_the_rest_are_far():
    space = random_space(np.random.default_rng(8), 2, draws=40)
    found = zone(space)
    packages = Listed(space, 0).packages
    chosen = alternatives(space, found, packages, k=3)
    often = np.zeros(len(packages))
    for row in np.flatnonzero(found.exists):
        often += Listed(space, int(row)).inside(-1e-9)
    assert chosen[0].inside == often.max() / found.exists.sum()
    assert chosen[0].apart == 0
    assert all(one.inside >= chosen[0].inside / 2 for one in chosen)
    assert all(one.apart >= 1 for one in chosen[1:])
    assert alternatives(space, found, packages[:0]) == ()


def test_the_most_frequent_come_first_and_equals_in_issue_and_option_order():
    few = np.array([[0, 2], [1, 0], [0, 2], [0, 1], [1, 0], [1, 1]])
    assert _most_frequent(few).tolist() == [[0, 2], [1, 0], [0, 1], [1, 1]]
    assert _most_frequent(few, most=1).tolist() == [[0, 2]]


def test_so_many_issues_that_a_package_is_no_number_of_64_bits_are_sorted_alike():
    rng = np.random.default_rng(4)
    few = rng.integers(0, 2, (50, 3))
    wide = np.concatenate([few, np.full((50, 40), 3)], axis=1)
    assert _most_frequent(wide)[:, :3].tolist() == _most_frequent(few).tolist()
