"""What decides: against a function whose indices are known, another estimator and a planted box."""

import numpy as np
import pytest
from scipy.stats import norm, sobol_indices, uniform

from detente.levers.boxes import find_rule
from detente.levers.deciding import first_order, group_order, shares, tipping, worth_of_knowing


def ishigami(x):
    """Ishigami & Homma (1990), a = 7, b = .1: first-order indices .3139, .4424, 0."""
    return np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])


@pytest.fixture(scope="module")
def drawn():
    x = np.random.default_rng(5).uniform(-np.pi, np.pi, (3, 4000))
    return x, ishigami(x)


def test_first_order_indices_are_those_published_and_those_of_scipy(drawn):
    x, result = drawn
    found = [first_order(column, result) for column in x]
    assert found == pytest.approx([0.3139, 0.4424, 0.0], abs=0.03)
    other = sobol_indices(
        func=ishigami, n=1024, dists=[uniform(-np.pi, 2 * np.pi)] * 3, rng=np.random.default_rng(2)
    )
    assert found == pytest.approx(other.first_order.tolist(), abs=0.05)


def test_noise_within_draws_is_no_inputs(drawn):
    x, result = drawn
    noisy = result + np.random.default_rng(3).normal(0, 2, len(result))
    assert first_order(x[1], noisy) < 0.36
    assert first_order(x[1], noisy, scatter=4.0) == pytest.approx(0.4424, abs=0.04)


def test_inputs_that_depend_count_as_one():
    """Weights that sum to 1: a result of the first two is all theirs, as a group."""
    weights = np.random.default_rng(4).dirichlet(np.ones(4), 3000)
    other = np.random.default_rng(5).normal(0, 0.1, 3000)
    result = weights[:, 0] - weights[:, 1] + other
    whole = np.var(weights[:, 0] - weights[:, 1])
    assert group_order(weights, result) == pytest.approx(whole / (whole + 0.01), abs=0.03)
    assert group_order(np.random.default_rng(6).random((3000, 4)), result) < 0.01


def test_only_what_is_more_than_noise_is_told(drawn):
    x, result = drawn
    rng = np.random.default_rng(7)
    columns = {"a": x[0], "b": x[1], "c": x[2], "noise": rng.random(4000)}
    told = shares(columns, dict.fromkeys(columns, "of it"), result, rng=rng)
    assert [one.name for one in told] == ["b", "a"]
    assert all(0 < one.error < 0.05 for one in told)


@pytest.mark.parametrize(("draws", "many"), [(60, 18), (180, 18), (500, 18), (500, 5)])
def test_of_pure_noise_nothing_is_told_however_many_weights(draws, many):
    for seed in range(6):
        rng = np.random.default_rng(seed)
        columns = {"weights": rng.dirichlet(np.ones(many), draws)}
        assert shares(columns, {"weights": "Weights"}, rng.random(draws), rng=rng) == ()


def test_a_group_that_is_all_is_told_where_draws_suffice():
    """Five weights have 1 + 5 + 15 terms, which want 210 draws."""
    rng = np.random.default_rng(3)
    weights = rng.dirichlet(np.ones(5), 210)
    (told,) = shares({"w": weights}, {"w": "Weights"}, weights[:, 0], rng=rng)
    assert told.share == pytest.approx(1.0)
    assert shares({"w": weights[1:]}, {"w": "Weights"}, weights[1:, 0], rng=rng) == ()


def test_what_it_is_worth_to_know_is_the_mean_of_the_best(drawn):
    """Two levers apart by a normal number of mean m: E max(0, z) less max(0, m), in closed form."""
    rng = np.random.default_rng(8)
    z = rng.normal(size=6000)
    for mean in (0.0, -1.0):
        other = np.stack([np.zeros(6000), mean + z + rng.normal(size=6000)])
        worth, error = worth_of_knowing(z, other, np.random.default_rng(9))
        exact = norm.pdf(mean) + mean * norm.cdf(mean) - max(mean, 0.0)
        assert worth == pytest.approx(exact, abs=0.05)
        assert worth > 3 * error
    worth, error = worth_of_knowing(rng.normal(size=6000), other, np.random.default_rng(9))
    assert worth <= 3 * error + 1e-3


def test_a_lead_turns_round_where_it_was_made_to():
    rng = np.random.default_rng(10)
    x = rng.uniform(0, 0.02, 1500)
    lead = 5 * (x - 0.012) + rng.normal(0, 0.05, 1500)
    point, low, high, at_low, at_high = tipping(x, lead, rng)
    assert low < 0.012 < high
    assert point == pytest.approx(0.012, abs=0.001)
    assert at_low < 0 < at_high
    assert tipping(x, rng.normal(0, 0.05, 1500), rng, times=3.5) is None


def test_a_planted_box_is_found_and_told_by_the_other_half():
    rng = np.random.default_rng(11)
    x = rng.random((3000, 12))
    planted = (x[:, 2] < 0.35) & (x[:, 7] > 0.5)
    chance = np.where(planted, 0.05, 0.4) + rng.normal(0, 0.05, 3000)
    names = tuple(f"input {k}" for k in range(12))
    rule = find_rule(names, names, x, chance)
    limits = {one.name: (one.end, one.value) for one in rule.limits}
    assert limits.keys() == {"input 2", "input 7"}
    assert limits["input 2"] == ("at-most", pytest.approx(0.35, abs=0.05))
    assert limits["input 7"] == ("at-least", pytest.approx(0.5, abs=0.05))
    assert rule.support == pytest.approx(0.175, abs=0.05)
    assert rule.inside < 0.12 < rule.outside
    fails = 1 - chance[1::2]
    held = (x[1::2, 2] <= limits["input 2"][1]) & (x[1::2, 7] >= limits["input 7"][1])
    assert rule.coverage == pytest.approx(fails[held].sum() / fails.sum())


def test_no_rule_where_nothing_decides():
    rng = np.random.default_rng(12)
    names = tuple("abcdef")
    assert find_rule(names, names, rng.random((1000, 6)), rng.random(1000)) is None
