"""The frontier against listing every package, and the promise it makes where it is not exact."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from detente.dealspace.frontier import Frontier, Limits, frontier
from detente.dealspace.solutions import solve
from spaces import Listed, joined_space, one_case, opposed_space, random_space

MAKES = (random_space, joined_space)
TIGHT = Limits(sorted=4, exact=6, held=3, listed=4)


def wider_space(rng, parties, *, draws):
    """Large enough to be thinned, small enough to be listed."""
    space = opposed_space(rng, parties, draws=draws, issues=5, options=3)
    return replace(space, no_deal=rng.uniform(0.1, 0.5, (draws, parties)))


def best_of(worth):
    """The distinct worth vectors that no other betters, by comparing all with all."""
    no_worse = (worth[:, None] <= worth[None] + 1e-9).all(axis=2)
    worse = no_worse & (worth[:, None] < worth[None] - 1e-9).any(axis=2)
    return np.unique(np.round(worth[~worse.any(axis=1)], 7), axis=0)


def useful(space, row, every):
    """Which packages leave no party short of the least it needs under any case."""
    draw, cases = int(space.draw_of_row[row]), np.flatnonzero(space.head_allowed[row])
    if not len(cases):
        return every.free
    alive, shift = space.survival[draw][:, cases], space.failure_shift[draw][:, cases]
    with np.errstate(all="ignore"):
        gains = np.where(alive > 0, (alive - 1) * shift / alive, np.where(shift < 0, 9, -9))
    keeps = shift - space.breach_cost[draw][:, cases]
    least = space.no_deal[draw] + np.maximum(gains, keeps).min(axis=1)
    return every.free & (every.worth >= least - 1e-9).all(axis=1)


def check_packages(found, every):
    for package, worth, gain, inside in zip(
        found.packages, found.worth, found.gain, found.in_zone, strict=True
    ):
        at = np.flatnonzero((every.packages == package).all(axis=1))[0]
        assert every.free[at]
        np.testing.assert_allclose(every.worth[at], worth, atol=1e-9)
        np.testing.assert_allclose(every.gain[at], gain, atol=1e-9)
        assert inside == every.inside(-1e-9)[at]


def farthest(found: Frontier, worth):
    """(party,): the least that must be added to the listed ones for each of these to be reached.

    Each of these is reached by the listed one that comes nearest by its share of ``within``.
    """
    short = worth[:, None] - found.worth[None]
    share = (short / np.maximum(found.within, 1e-9)).max(axis=2)
    return np.maximum(short[np.arange(len(worth)), share.argmin(axis=1)], 0.0).max(axis=0)


@pytest.mark.parametrize("parties", [1, 2, 3, 4, 5, 6])
def test_it_is_that_of_the_list(parties):
    rng = np.random.default_rng([parties, 77])
    for turn in range(14):
        space = MAKES[turn % 2](rng, parties, draws=2)
        for row in range(space.rows):
            every, found = Listed(space, row), frontier(space, row)
            assert found.exact
            assert found.whole
            best = best_of(every.worth[every.free])
            mine = np.unique(np.round(found.worth, 7), axis=0)
            assert len(found.worth) == len(best)
            np.testing.assert_allclose(mine, best, atol=1e-6)
            assert (np.diff(found.worth[:, 0]) <= 1e-9).all()
            check_packages(found, every)


@pytest.mark.parametrize("parties", [2, 3, 4, 5, 6])
def test_sorting_and_sets_of_bits_agree(parties):
    space = opposed_space(np.random.default_rng([parties, 3]), parties, draws=1, issues=8)
    if parties > 3:
        worth = np.array(space.body_worth)
        worth[:, 3:] = worth[:, [0, 1, 2][: parties - 3]]  # nobody new: nothing new
        space = replace(space, body_worth=worth)
    few = replace(
        space,
        parties=space.parties[:3],
        body_worth=space.body_worth[:, :3],
        no_deal=space.no_deal[:, :3],
        **{
            name: getattr(space, name)[:, :3]
            for name in ("head_worth", "survival", "failure_shift")
        },
        breach_cost=space.breach_cost[:, :3],
    )
    one = frontier(few, 0)
    # Where nobody needs anything, what leaves nobody short is everything.
    free = replace(space, no_deal=space.no_deal - 9)
    other = frontier(free, 0, Limits(sorted=0))
    assert len(one.worth) > 20
    assert other.exact
    np.testing.assert_allclose(other.worth[:, :3], one.worth, atol=1e-9)


@pytest.mark.parametrize("parties", [2, 3, 4, 5, 6])
def test_every_package_is_within_what_it_says(parties):
    rng = np.random.default_rng([parties, 78])
    thinned, broken = 0, 0
    for turn in range(30):
        space = (*MAKES, wider_space)[turn % 3](rng, parties, draws=2)
        row = int(rng.integers(space.rows))
        every, found = Listed(space, row), frontier(space, row, TIGHT)
        check_packages(found, every)
        about = every.free if found.whole else useful(space, row, every)
        if not found.whole:
            assert about.any()
        if not about.any():
            assert not len(found.worth)
            continue
        if found.exact:
            np.testing.assert_allclose(
                np.unique(np.round(found.worth, 7), axis=0), best_of(every.worth[about]), atol=1e-6
            )
            continue
        assert len(found.worth) <= TIGHT.listed
        beyond = farthest(found, every.worth[about])
        assert (beyond <= found.within + 1e-9).all()
        assert (found.within <= np.ptp(every.worth[every.free], axis=0) + 1e-9).all()
        thinned += 1
        broken += bool((beyond > 0.5 * found.within).any())
    assert thinned > 5
    assert broken > thinned // 3  # half as much would have been a false promise


@pytest.mark.parametrize("parties", [4, 5])
def test_what_leaves_a_party_short_is_left_out_only_for_want_of_room(parties):
    rng = np.random.default_rng([parties, 79])
    seen = 0
    for _ in range(12):
        space = replace(
            opposed_space(rng, parties, draws=1, issues=5, options=3),
            no_deal=rng.uniform(0.3, 0.5, (1, parties)),
        )
        every = Listed(space, 0)
        about = useful(space, 0, every)
        best, all_best = best_of(every.worth[about]), best_of(every.worth[every.free])
        if not 0 < len(best) < len(all_best):
            continue
        found = frontier(space, 0, Limits(exact=len(all_best) - 1))
        if found.exact and not found.whole:
            seen += 1
            assert found.in_zone.all()
            np.testing.assert_allclose(np.unique(np.round(found.worth, 7), axis=0), best, atol=1e-6)
    assert seen > 5


@pytest.mark.parametrize(("parties", "issues"), [(3, 28), (4, 28), (6, 20)])
def test_what_the_search_finds_at_full_size_is_within_it(parties, issues):
    space = opposed_space(np.random.default_rng(parties), parties, draws=1, issues=issues)
    limits = Limits(sorted=2_000, exact=500, held=150, listed=300)
    found = frontier(replace(space, no_deal=space.no_deal + 0.3), 0, limits)
    assert not found.exact
    for principle in ("nash", "egalitarian", "kalai-smorodinsky", "utilitarian"):
        for level in (0.3, 0.35):
            solved = solve(replace(space, no_deal=space.no_deal + level), principle)
            if solved.packages[0, 0] >= 0:
                assert (farthest(found, solved.worth) <= found.within + 1e-9).all()


def test_sums_that_differ_by_rounding_alone_are_one():
    """Thirds and sevenths: the same worths by many ways, none of them exact in floating point."""
    rng = np.random.default_rng(4)
    worth = rng.integers(0, 4, (1, 3, 5, 4)) / 3 * (rng.integers(1, 4, (1, 3, 5, 1)) / 7)
    for shape in (worth, np.concatenate([worth, worth[:, :1]], axis=1)):
        found, every = frontier(one_case(shape), 0), Listed(one_case(shape), 0)
        distinct = np.unique(np.round(every.worth, 7), axis=0)
        best = best_of(distinct)
        assert len(found.worth) == len(best)
        assert found.exact


def test_one_issue_may_matter_a_million_times_as_much():
    rng = np.random.default_rng(6)
    worth = rng.random((1, 3, 6, 3)) * 1e-6
    worth[0, :, 2] = rng.permuted(np.tile([0.0, 0.5, 0.999], (3, 1)), axis=1)
    every, found = Listed(one_case(worth), 0), frontier(one_case(worth), 0)
    no_worse = (every.worth[:, None] <= every.worth[None]).all(axis=2)
    assert len(found.worth) == int((no_worse.sum(axis=1) == 1).sum())


def test_threads_change_nothing():
    space = opposed_space(np.random.default_rng(9), 4, draws=4, issues=12)
    rows, limits = list(range(space.rows)), Limits(exact=300, held=100, listed=200)
    three = opposed_space(np.random.default_rng(9), 3, draws=4, issues=14)
    alone = [frontier(space, row, limits) for row in rows] + [frontier(three, r) for r in rows]
    with ThreadPoolExecutor(2) as pool:
        both = [*pool.map(lambda row: frontier(space, row, limits), rows)]
        both += [*pool.map(lambda row: frontier(three, row), rows)]
    for one, other in zip(alone, both, strict=True):
        for name in ("packages", "worth", "gain", "in_zone", "within"):
            assert getattr(one, name).tobytes() == getattr(other, name).tobytes()
