"""Shares within draws, and draws that count by what is left of them: by hand and by copies."""

import numpy as np
import pytest

from detente.dealspace.chance import (
    bands,
    chance,
    mean_over_draws,
    standard_error,
    weighted_quantiles,
)
from detente.levers.differences import best_share, difference, groups, without_noise
from detente.talks.outcomes import within


def test_means_and_scatter_of_the_paths_left():
    values = np.array([[1.0, 0.0, 1.0, 0.0], [1.0, 1.0, 9.0, 9.0], [5.0, 9.0, 9.0, 9.0]])
    alive = np.array([[1, 1, 1, 1], [1, 1, 0, 0], [1, 0, 0, 0]], dtype=bool)
    found = within(values, alive)
    assert found.mean.tolist() == [0.5, 1.0, 5.0]
    assert found.weight.tolist() == [4.0, 2.0, 1.0]
    # Variance of the mean of four: (1/3) / 4; a single path takes the pooled variance, 1 in 4.
    assert found.scatter.tolist() == pytest.approx([1 / 12, 0.0, 1 / 4])


def test_where_all_are_left_it_is_the_plain_mean():
    flags = np.random.default_rng(1).random((3, 5, 8)) < 0.4
    plain, all_left = within(flags), within(flags, np.ones((5, 8), dtype=bool))
    assert np.array_equal(plain.mean, all_left.mean)
    assert plain.weight is all_left.weight is None


def test_a_weight_is_so_many_copies():
    rng = np.random.default_rng(2)
    by_draw, weight = rng.random((9, 2)), rng.integers(0, 5, 9).astype(float)
    copies = np.repeat(by_draw, weight.astype(int), axis=0)
    assert mean_over_draws(by_draw, weight) == pytest.approx(copies.mean(axis=0))
    large = np.repeat(by_draw, 1000 * weight.astype(int), axis=0)
    found = weighted_quantiles(by_draw, weight, (0.05, 0.95))
    assert np.all(found >= large.min(axis=0))
    assert np.all(found <= large.max(axis=0))


def test_many_draws_of_unequal_weight_have_the_range_of_their_copies():
    rng = np.random.default_rng(3)
    by_draw, weight = rng.normal(0.4, 0.1, 3_000), rng.integers(1, 60, 3_000).astype(float)
    copies = np.repeat(by_draw, weight.astype(int))
    low, high = bands(by_draw, np.zeros(3_000), weight)
    assert (low, high) == pytest.approx(tuple(np.quantile(copies, [0.05, 0.95])), abs=2e-3)
    # The error counts draws, not copies: nearly that of as many draws as are effective.
    effective = weight.sum() ** 2 / (weight**2).sum()
    expected = by_draw.std() / np.sqrt(effective)
    assert standard_error(by_draw, weight) == pytest.approx(expected, rel=0.05)


def test_a_chance_counts_a_draw_by_its_rows_also_in_its_range():
    # Two draws of twenty never, of which hardly a row is left: alike they are a tenth of all.
    draw = np.array([*np.repeat(np.arange(18), 50), 18, 18, 19, 19])
    flags = draw < 18
    assert chance(flags, draw).low < 0.1
    assert chance(flags, draw, paths=True).low > 0.9


def test_paired_differences_groups_and_regret_leave_out_paths_that_ended():
    flags = np.zeros((2, 3, 4), dtype=bool)
    alive = np.ones((3, 4), dtype=bool)
    flags[1, 0] = True  # ahead in a draw of which one path is left,
    alive[0, 1:] = False
    assert difference(flags[1], flags[0], alive).value == pytest.approx(1 / 9)
    assert difference(flags[1], flags[0]).value == pytest.approx(1 / 3)
    assert groups(("a", "b"), flags, alive) == (("b", "a"),)
    assert without_noise(flags, alive).shape == (2, 3)
    assert best_share(flags, alive).tolist() == pytest.approx([8 / 9, 1.0])
