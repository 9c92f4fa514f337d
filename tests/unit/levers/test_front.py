"""Chance against cost: ties go to the cheaper, and what is dominated is left out."""

import numpy as np

from detente.levers.front import best_within, front


def flags(chances, seed=1, draws=400, paths=8):
    """Courses that share their random numbers: of each the chance that it comes about."""
    number = np.random.default_rng(seed).random((draws, paths))
    return np.stack([number < chance for chance in chances])


CHANCES, COSTS = [0.2, 0.3, 0.3, 0.25, 0.5], [0.1, 0.2, 0.3, 0.4, 0.9]


def test_the_front_holds_what_nothing_cheaper_equals():
    assert front(flags(CHANCES), COSTS) == (0, 1, 4)
    assert front(flags(CHANCES)[::-1], COSTS[::-1]) == (4, 3, 0)


def test_a_lead_that_is_noise_is_a_tie_and_goes_to_the_cheaper():
    one = np.random.default_rng(2).random((300, 4)) < 0.3
    other = np.random.default_rng(3).random((300, 4)) < 0.3
    both = np.stack([one, other]) if one.mean() < other.mean() else np.stack([other, one])
    assert front(both, [0.1, 0.2]) == (0,)
    assert best_within(both, [0.1, 0.2], 1.0) == (0, 1)


def test_the_best_within_each_budget():
    found = {budget: best_within(flags(CHANCES), COSTS, budget) for budget in (0.05, 0.15, 0.5, 1)}
    assert found == {0.05: (), 0.15: (0,), 0.5: (1, 2), 1: (4,)}


def test_paths_that_do_not_count_do_not():
    tried = flags([0.2, 0.5])
    alive = ~(tried[1] & ~tried[0])  # just those on which the two do not differ
    assert front(tried, [0.1, 0.2], alive) == (0,)
