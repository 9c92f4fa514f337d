"""Where parties stand: the scalar kernels agree with the array functions of the worlds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.talks._standing import believed_drift
from detente.talks._war import march
from detente.worlds import war


@given(
    mean=st.floats(-0.05, 0.05),
    doubt=st.floats(0, 0.05),
    spread=st.floats(0, 0.2),
    moved=st.floats(-1, 1),
    months=st.just(0.0) | st.floats(0.1, 60),
)
def test_beliefs_move_as_in_the_worlds(mean, doubt, spread, moved, months):
    if doubt == spread == 0:
        return
    expected, _ = war.believed_drift(
        mean, doubt, balance_change=moved, spread=spread, months=months
    )
    found = believed_drift(mean, doubt, spread, moved, months)
    assert found == pytest.approx(float(expected), abs=1e-9, rel=1e-6)


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
