"""Where parties stand: what they believe of the front, and how it moves."""

import numpy as np
import pytest

from detente.talks._standing import believed_drift, march


def test_beliefs_at_their_limits():
    assert believed_drift(0.01, 0.02, 0.05, -0.1, 0.0) == 0.01  # no time, nothing learned
    assert believed_drift(0.01, 0.0, 0.05, -0.1, 10.0) == 0.01  # a fixed idea
    # A front that tells all.
    assert believed_drift(0.01, 0.02, 0.0, -0.1, 10.0) == pytest.approx(-0.01)


def test_both_sides_come_to_believe_what_the_front_shows():
    for prior in (-0.03, 0.03):
        assert believed_drift(prior, 0.02, 0.02, 0.6, 600.0) == pytest.approx(0.001, abs=2e-4)


def test_without_spread_the_front_goes_where_it_drifts():
    numbers = np.array([0.5, 0.04, 0.0, 0, 0, 0, 0])
    assert march(numbers, 0.25, 0.5, (1.7, 0.5)) == pytest.approx(0.51)
    assert march(numbers, 20.0, 0.5, (0.0, 0.5)) == 1.0


def test_a_front_may_touch_an_end_between_two_weeks():
    numbers = np.array([0.5, 0.0, 0.2, 0, 0, 0, 0])
    assert march(numbers, 1.0, 0.02, (0.0, 0.3)) == 0.0
    assert march(numbers, 1.0, 0.98, (0.0, 0.7)) == 1.0
    assert march(numbers, 1.0, 0.5, (0.0, 0.3)) == 0.5
