"""A package explained, and what would be better: against the list of packages."""

from __future__ import annotations

import numpy as np
import pytest

import detente
from detente.dealspace.better import nearest_better, swaps
from detente.dealspace.restrict import restrict
from detente.dealspace.zone import zone
from detente.worlds.packages import gain, package_numbers, worth
from spaces import Listed, joined_space, random_space


@pytest.mark.parametrize("made", [random_space, joined_space])
@pytest.mark.parametrize("parties", [1, 2, 3, 4])
def test_the_nearest_better_package_is_that_of_the_list(parties, made):
    """Joined spaces have deals that never live, so that only their case says what is gained."""
    rng = np.random.default_rng([parties, 61])
    better, none = 0, 0
    for _ in range(100):
        space = made(rng, parties, draws=3)
        rows = np.arange(space.rows)
        packages = Listed(space, 0).packages
        package = packages[rng.integers(len(packages))]
        found = nearest_better(space, rows, package)
        for row in rows:
            every = Listed(space, row)
            at = int(np.flatnonzero((every.packages == package).all(axis=1))[0])
            rise = every.gain - every.gain[at]
            if ((rise.max(axis=1) < 1e-4) & (rise.max(axis=1) > 1e-9)).any():
                continue  # closer to a tie than the search tells apart
            beats = every.free & (rise >= -1e-10).all(axis=1) & (rise > 1e-4).any(axis=1)
            apart = (every.packages != package).sum(axis=1)
            if beats.any():
                assert found.changes[row] == apart[beats].min()
                there = (every.packages == found.packages[row]).all(axis=1)
                assert beats[there].all()
                better += 1
            else:
                assert found.changes[row] == 0
                assert (found.packages[row] == -1).all()
                none += 1
    assert min(better, none) > 10


def test_swaps_are_all_changes_of_one_answer_or_two():
    space = random_space(np.random.default_rng(9), 2, draws=5)
    rows = np.arange(space.rows)
    packages = Listed(space, 0).packages
    for package in packages[::3]:
        found = swaps(space, rows, package)
        apart = (packages != package).sum(axis=1)
        assert found.tried == ((apart == 1) | (apart == 2)).sum()
        some = 0
        for row in rows:
            every = Listed(space, row)
            rise = every.gain - every.gain[(packages == package).all(axis=1)]
            helps = every.free & (rise >= -1e-9).all(axis=1) & (rise > 1e-6).any(axis=1)
            some += helps[(apart > 0) & (apart <= 2)].any()
        assert found.some == pytest.approx(some / len(rows))
        for swap in found.best:
            assert all(gain.low >= -1e-9 for gain in swap.gain.values())


def test_only_some_answers_are_the_packages_that_hold_them():
    rng = np.random.default_rng(14)
    for _ in range(20):
        space = random_space(rng, 2)
        allowed = rng.random((len(space.issues), 4)) < 0.6
        allowed[:, 0] = True
        fewer = restrict(space, allowed)
        found = zone(fewer)
        for row in range(space.rows):
            whole, part = Listed(space, row), Listed(fewer, row)
            held = allowed[np.arange(len(space.issues)), whole.packages].all(axis=1)
            np.testing.assert_array_equal(part.packages, whole.packages[held])
            np.testing.assert_allclose(part.gain, whole.gain[held])
            np.testing.assert_array_equal(part.free, whole.free[held])
            if part.inside(1e-7).any() == part.inside(-1e-7).any():
                assert found.exists[row] == part.inside().any()
    with pytest.raises(ValueError, match="'i0' has no answer left"):
        restrict(space, np.zeros((len(space.issues), 4), dtype=bool))


@pytest.fixture(scope="module")
def deals():
    return detente.explore_deals(detente.read("two-rivers"), detente.Settings(draws=60, inner=2))


def test_the_parts_of_an_account_add_up_draw_by_draw(deals):
    """Medians need not add up; what is exact in every draw is: so with one draw all ranges do."""
    few = detente.explore_deals(detente.read("two-rivers"), detente.Settings(draws=20, inner=1))
    from detente.dealspace.explain import _accounts

    worlds = few.worlds
    one = package_numbers(worlds, [few.summaries["nash"].package])
    who = list(worlds.required)
    worths, gains = (of(worlds, one)[:, who, 0] for of in (worth, gain))
    for draw in range(3):
        just = np.array([draw])
        for party, account in _accounts(worlds, one[0], just, worths[just], gains[just]).items():
            parts = [*account.by_issue.values(), account.together]
            parts += [account.instead_of_going_on, account.if_it_fails]
            assert sum(part.median for part in parts) == pytest.approx(account.gain.median)
            assert account.gain.median == gains[draw, who.index(worlds.parties.index(party))]


def test_a_package_in_the_zone_is_judged_fair_by_shares_of_the_most(deals):
    found = deals.closer.explained[0]
    assert found.inside.value > 0
    assert 0 < found.share_of_ideal.low <= found.share_of_ideal.high <= 1 + 1e-9
    assert 0 < found.nash_share.low <= found.nash_share.high <= 1
    assert found.smallest_gain.low >= -1e-9
    for party, account in found.accounts.items():
        assert party in deals.space.parties
        assert not set(account.gives()) & set(account.gets())
