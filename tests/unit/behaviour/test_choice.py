"""How a party answers: limits of the chance of a yes, and of what it asks for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.behaviour._kernels import objects
from detente.behaviour.choice import Manner, yes_chance
from detente.behaviour.concession import aspiration_share

chances = st.floats(0, 1)
gains = st.floats(-3, 3)


def test_far_from_what_it_asks_only_the_false_answers_are_left():
    manner = Manner(noise=0.05, yes_for_show=0.07, bargaining_no=0.2)
    least, most = yes_chance([-50.0, 50.0], 0.1, manner)
    assert least == pytest.approx(0.07, abs=1e-12)
    assert most == pytest.approx(0.8, abs=1e-12)


def test_what_a_red_line_excludes_is_accepted_for_show_alone():
    assert yes_chance(-np.inf, 0.0, Manner(noise=0.05, yes_for_show=0.04)) == 0.04


def test_without_noise_a_party_is_sure():
    manner = Manner(noise=0.0)
    assert yes_chance([0.19, 0.2, 0.21], 0.2, manner).tolist() == [0.0, 1.0, 1.0]


@given(gain=gains, more=st.floats(0, 2), asked=gains, show=chances, bargaining=chances)
def test_a_larger_gain_is_never_refused_more_often(gain, more, asked, show, bargaining):
    manner = Manner(noise=0.1, yes_for_show=show, bargaining_no=bargaining)
    less, most = yes_chance([gain, gain + more], asked, manner)
    assert 0.0 <= less <= most <= 1.0


def test_what_is_asked_falls_from_firmness_to_nothing():
    share = aspiration_share(
        [-1.0, 0.0, 5.0, 10.0, 99.0], firmness=0.7, holding_out=2.0, horizon_months=10.0
    )
    assert share[0] == share[1] == 0.7
    assert 0.0 < share[2] < 0.7
    assert share[3] == share[4] == 0.0


def test_who_holds_out_asks_for_more_half_way():
    early, straight, late = aspiration_share(
        5.0, firmness=0.8, holding_out=[0.3, 1.0, 4.0], horizon_months=10.0
    )
    assert straight == pytest.approx(0.4)
    assert early < 0.3
    assert late > 0.6


def test_a_horizon_that_has_come_leaves_nothing_to_ask():
    assert aspiration_share(0.0, firmness=0.9, holding_out=1.0, horizon_months=0.0) == 0.0


def test_objections_rise_with_what_is_lost():
    chance = [objects(lost, 0.2, 0.05) for lost in np.linspace(0, 1, 9)]
    assert (np.diff(chance) > 0).all()
    assert chance[0] < 0.05
    assert chance[-1] > 0.99
