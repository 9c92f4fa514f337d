"""What the mediator learns: how far it trusts its beliefs, and what an answer tells of the next."""

import numpy as np
import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from detente.talks._mediator import given, temper


def effective(weight):
    return weight.sum(dtype=float) ** 2 / (weight.astype(float) ** 2).sum()


def weights(fit, allowed=None, least=1.6):
    fit = np.asarray(fit, dtype=float)
    allowed = np.ones(len(fit), dtype=bool) if allowed is None else allowed
    weight = np.zeros(len(fit), dtype=np.float32)
    temper(fit, allowed, least, weight)
    return weight


@examples(st.lists(st.floats(-40, 0), min_size=32, max_size=32))
def test_the_mediator_never_relies_on_fewer_than_a_twentieth(powers):
    weight = weights(10.0 ** (np.array(powers) - max(powers)))
    assert weight.sum() == pytest.approx(1, abs=1e-5)
    assert effective(weight) >= 1.6 * (1 - 1e-4)


def test_weights_that_rest_on_enough_are_left_alone():
    assert weights([1.0, 0.5, 0.5]).tolist() == [0.5, 0.25, 0.25]


@pytest.mark.parametrize("many", [3, 7, 32])
def test_all_beliefs_in_equal_parts_can_be_asked_for(many):
    fit = 10.0 ** -np.linspace(0, 29, many)
    assert weights(fit, least=float(many)) == pytest.approx(np.full(many, 1 / many), rel=1e-2)


def test_more_beliefs_than_are_allowed_cannot_be_relied_on():
    allowed = np.array([True, False, True, False])
    assert weights([1.0, 1.0, 0.5, 1.0], allowed, least=4.0) == pytest.approx(
        [0.5, 0, 0.5, 0], abs=1e-3
    )


def test_flattening_keeps_the_order():
    fit = np.sort(10.0 ** -np.linspace(0, 25, 20))
    weight = weights(fit, least=5.0)
    assert (np.diff(weight) > 0).all()
    assert effective(weight) >= 5.0 * (1 - 1e-4)


def test_the_truth_is_not_among_the_beliefs():
    allowed = np.array([True, False, True])
    assert weights([0.1, 1.0, 0.1], allowed, 1.0).tolist() == pytest.approx([0.5, 0.0, 0.5])


chance = st.floats(0.01, 0.99)


@examples(now=chance, then=chance)
def test_both_answers_together_give_back_the_chance(now, then):
    """Whatever was said before, the chance of a yes now is what it is on the whole."""
    overall = then * given(now, then, 1) + (1 - then) * given(now, then, -1)
    assert overall == pytest.approx(now)


def test_a_party_that_has_not_moved_repeats_itself():
    assert given(0.4, 0.4, 7) == 1.0
    assert given(0.4, 0.4, -7) == 0.0
