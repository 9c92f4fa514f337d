"""What is laid out: levers fill in by strength, deadlines shorten horizons, a tilt is a side."""

import numpy as np
import pytest

from detente.errors import SettingsError
from detente.talks import _arrays as at
from detente.talks._arrays import draw_arrays
from detente.talks.tables import NEVER

PRESS = {"name": "Press", "from": "2031-02-03", "changes": {"war.a.cost-per-month": "+0.04"}}
DUE = {"name": "By March", "by": "m", "deadline": {"for": "a", "due": "2031-03-03"}}


def test_a_lever_changes_what_it_says_from_its_date_on(make_split, set_tables):
    arrays = set_tables(make_split(levers={"press": PRESS}))[0].arrays
    held, pressed = draw_arrays(arrays, 0, 0), draw_arrays(arrays, 1, 0)
    week = 4  # the lever starts with the fifth week
    before, after = pressed.level[week - 1], pressed.level[week]
    assert held.party[0, 0, at.COST] == pressed.party[before, 0, at.COST] == pytest.approx(0.02)
    assert pressed.party[after, 0, at.COST] == pytest.approx(0.06)
    assert pressed.party[after, 1, at.COST] == pytest.approx(0.02)


def test_half_way_up_a_ramp_it_is_half_as_strong(make_split, set_tables):
    ramp = {**PRESS, "from": "2031-01-06", "ramp-months": 8 * 7 / 30.4375}
    now = draw_arrays(set_tables(make_split(levers={"press": ramp}))[0].arrays, 1, 0)
    assert now.party[now.level[3], 0, at.COST] == pytest.approx(0.04)
    assert now.party[now.level[7], 0, at.COST] == pytest.approx(0.06)


def test_a_deadline_binds_only_whom_it_is_for_and_while_it_is_open(make_split, set_tables):
    arrays = set_tables(make_split(levers={"due": DUE}))[0].arrays
    plain, under = arrays.asks[0, 0], arrays.asks[1, 0]
    assert (under[:8, 0] < plain[:8, 0]).all()
    assert (under[8:] == plain[8:]).all()
    assert (under[:, 1] == plain[:, 1]).all()
    assert under[7, 0] == pytest.approx(0.0, abs=1e-12)
    assert (arrays.shadow[1, 0, :8] > 0.7).all()
    assert (arrays.shadow[1, 0, 8:] == 0).all()


def test_a_second_deadline_of_the_same_setter_is_believed_less(make_split, set_tables):
    open_first = {"d": {"set-by": "m", "for": "b", "set": "2031-01-01", "due": "2031-02-03"}}
    tired = {"deadline-fatigue": 0.5}
    alone = set_tables(make_split(levers={"due": DUE}, behaviour=tired))[0].arrays
    second = set_tables(make_split(levers={"due": DUE}, behaviour=tired, deadlines=open_first))
    firm, soft = alone.shadow[1, 0, 6], second[0].arrays.shadow[1, 0, 6]
    assert soft == pytest.approx(firm / 2)


def test_who_walks_away_is_gone_from_that_week_on(make_split, set_tables):
    away = {"name": "Away", "from": "2031-01-20", "ends-mediation": True}
    leaves = set_tables(make_split(levers={"away": away}))[0].arrays.leaves
    assert leaves.tolist() == [NEVER, 2]


def test_beliefs_leave_out_the_truth(make_split, set_tables):
    arrays = set_tables(make_split(), draws=6, beliefs=3)[0].arrays
    for draw in range(6):
        now = draw_arrays(arrays, 0, draw)
        assert now.allowed.tolist() == [b != draw for b in arrays.believed]


def test_a_tilt_is_towards_one_side(make_split, set_tables):
    plain = set_tables(make_split())[0].arrays.favour
    tilted = set_tables(make_split(), tilt="b")[0].arrays.favour[0]
    assert plain.shape == (1, 0)
    assert (np.diff(tilted) < 0).all()


def test_a_protocol_that_is_none_is_refused_with_those_there_are(make_split, set_tables):
    with pytest.raises(SettingsError, match=r"talks\.protocol is 'auction'.*single-text"):
        set_tables(make_split(), protocol="auction")
