"""What must hold of any deal space."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from conceded import least_concession
from detente.dealspace.frontier import frontier
from detente.dealspace.solutions import solve
from detente.dealspace.zone import zone
from spaces import Listed, random_space

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_rescaling_a_party_leaves_nash_and_kalai_smorodinsky_alone(seed):
    space = random_space(np.random.default_rng([seed, 1]), 3)
    by = 4.0
    scaled = {}
    for name in ("head_worth", "failure_shift", "breach_cost", "no_deal", "body_worth"):
        array = np.array(getattr(space, name))
        array[:, 1] *= by
        scaled[name] = array
    other = replace(space, **scaled)
    for principle in ("nash", "kalai-smorodinsky"):
        one, two = solve(space, principle), solve(other, principle)
        for row in np.flatnonzero((one.packages != two.packages).any(axis=1)):
            # Ties may fall differently; the gains may not.
            np.testing.assert_allclose(one.gain[row] * [1, by, 1], two.gain[row], atol=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_adding_a_party_never_enlarges_the_zone(seed):
    space = random_space(np.random.default_rng([seed, 2]), 3)
    names = ("head_worth", "survival", "failure_shift", "breach_cost", "no_deal", "body_worth")
    fewer = replace(
        space, parties=space.parties[:2], **{n: getattr(space, n)[:, :2] for n in names}
    )
    assert not (zone(space).exists & ~zone(fewer).exists).any()


@pytest.mark.parametrize("seed", SEEDS)
def test_raising_a_no_deal_value_never_enlarges_the_zone(seed):
    space = random_space(np.random.default_rng([seed, 3]), 2)
    raised = np.array(space.no_deal)
    raised[:, 0] += 0.07
    assert not (zone(replace(space, no_deal=raised)).exists & ~zone(space).exists).any()


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_signs_at_a_loss(seed):
    space = random_space(np.random.default_rng([seed, 4]), 3)
    for principle in ("nash", "egalitarian", "kalai-smorodinsky", "utilitarian"):
        gain = solve(space, principle).gain
        assert (gain[~np.isnan(gain)] >= -1e-8).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_another_order_of_the_options_changes_labels_only(seed):
    space = random_space(np.random.default_rng([seed, 5]), 2)
    turned = {"body_worth": space.body_worth.copy(), "body_crossed": space.body_crossed.copy()}
    blocks = space.blocks.copy()
    for b, many in enumerate(space.choices):
        back = slice(None, many)
        turned["body_worth"][:, :, b, back] = space.body_worth[:, :, b, back][..., ::-1]
        turned["body_crossed"][:, b, back] = space.body_crossed[:, b, back][:, ::-1]
        blocks[b, back] = space.blocks[b, back][::-1]
    other = replace(space, blocks=blocks, **turned)
    assert (zone(space).exists == zone(other).exists).all()
    for principle in ("nash", "egalitarian", "utilitarian"):
        one, two = solve(space, principle), solve(other, principle)
        np.testing.assert_allclose(one.gain, two.gain, atol=1e-7)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_dominated_package_changes_no_frontier(seed):
    """An option that is worse for everybody than another of its issue adds packages, no point."""
    rng = np.random.default_rng([seed, 6])
    space = random_space(rng, 2)
    blocks, most = space.blocks.shape[:2]
    pattern = np.concatenate([space.blocks, np.full((blocks, 1, len(space.issues)), -1)], axis=1)
    worth = np.concatenate([space.body_worth, space.body_worth[..., :1]], axis=3)
    crossed = np.concatenate([space.body_crossed, space.body_crossed[..., :1]], axis=2)
    worse = rng.uniform(0.01, 0.2, (len(worth), len(space.parties)))
    for b, many in enumerate(space.choices):
        issue = int(np.flatnonzero(space.blocks[b, 0] >= 0)[0])
        pattern[b, many], pattern[b, many, issue] = -1, many
        worth[:, :, b, many] = space.body_worth[:, :, b, 0] - worse
        crossed[:, b, many] = space.body_crossed[:, b, 0]
    options = tuple((*names, "worse") for names in space.options)
    other = replace(
        space,
        blocks=pattern,
        body_worth=worth,
        body_crossed=crossed,
        options=options,
        choices=space.choices + 1,
    )
    assert most < pattern.shape[1]
    for row in range(space.rows):
        one, two = frontier(space, row), frontier(other, row)
        np.testing.assert_array_equal(one.worth, two.worth)
        np.testing.assert_array_equal(one.packages, two.packages)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_gap_is_zero_exactly_where_the_zone_is_not_empty(seed):
    space = random_space(np.random.default_rng([seed, 7]), 2)
    exists = zone(space).exists
    for row in range(space.rows):
        total = least_concession(space, row).total
        assert (total < 1e-9) == exists[row]  # a gap that nothing closes is NaN


def test_the_list_itself_is_complete():
    space = random_space(np.random.default_rng(3), 2)
    every = Listed(space, 0)
    assert len(np.unique(every.packages, axis=0)) == len(space.head) * int(space.choices.prod())
