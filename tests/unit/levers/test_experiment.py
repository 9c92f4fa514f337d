"""Levers side by side: counted by hand."""

import datetime as dt

import numpy as np
import pytest

from detente.levers.experiment import compare
from detente.levers.regret import best_share, regret
from detente.talks._endings import possible_endings
from detente.talks.outcomes import ENDINGS, Talks

TODAY = dt.date(2031, 1, 6)


def talks(week, kept):
    """Talks under two levers in three draws; a path was signed in that week (0: never)."""
    week, kept = np.array(week), np.array(kept, dtype=bool)
    signed = week > 0
    shape = week.shape
    number = np.where(signed, 1.0, np.nan)
    return Talks(
        levers=("hold-course", "press"),
        endings=possible_endings(at_war=True, lapses=False),
        parties=("a", "b"),
        draws=np.arange(shape[1]),
        paths=shape[2],
        weeks=20,
        ending=np.where(signed, 0, ENDINGS.index("open")).astype(np.uint8),
        week=np.where(signed, week, 20).astype(np.int16),
        package=np.where(signed, 0, -1).astype(np.int16),
        gain=np.stack([0.1 * number, 0.3 * number], axis=-1).astype(np.float32),
        fairness=(0.5 * number).astype(np.float32),
        lives=(0.8 * number).astype(np.float32),
        kept_until_end=kept & signed,
        balance_end=np.full(shape, 0.5, dtype=np.float32),
        months_of_war=np.where(signed, week, 20).astype(np.float32),
        candidates=np.zeros((1, 2), dtype=np.int16),
    )


HOLD = [[4, 9, 0, 0], [4, 9, 12, 0], [0, 0, 0, 0]]
PRESS = [[4, 4, 4, 0], [4, 9, 12, 0], [9, 0, 0, 0]]
KEPT = [[[1, 1, 1, 1], [1, 1, 0, 1], [1, 1, 1, 1]], [[1, 0, 0, 1], [1, 1, 1, 1], [1, 1, 1, 1]]]


@pytest.fixture
def table():
    dates = (TODAY + dt.timedelta(weeks=5), TODAY + dt.timedelta(weeks=10))
    played = talks([HOLD, PRESS], KEPT)
    return compare(played, dates, as_of=TODAY, costs={"press": np.array([0.2, 0.3, 0.4])})


def test_chances_by_each_date(table):
    early, late = table.dates
    hold, press = table.levers["hold-course"], table.levers["press"]
    assert hold.deal_by[early].value == pytest.approx(2 / 12)
    assert hold.deal_by[late].value == pytest.approx(4 / 12)
    assert press.deal_by[early].value == pytest.approx(4 / 12)
    assert press.deal_by[late].value == pytest.approx(6 / 12)
    assert hold.deal_by[late].low <= 4 / 12 <= hold.deal_by[late].high


def test_what_is_not_kept_does_not_count_as_kept(table):
    assert table.levers["hold-course"].kept.value == pytest.approx(4 / 12)
    assert table.levers["press"].kept.value == pytest.approx(4 / 12)


def test_regret_and_best_go_by_draw(table):
    """Kept by the last date: held 2/4, 2/4, 0; pressed 1/4, 2/4, 1/4."""
    hold, press = table.levers["hold-course"], table.levers["press"]
    assert (hold.regret.median, press.regret.median) == (0.0, 0.0)
    assert hold.regret.high == pytest.approx(0.25, abs=0.03)
    assert (hold.best, press.best) == pytest.approx((0.5, 0.5))
    assert hold.more.low == hold.more.high == 0.0


def test_what_the_parties_get_and_what_it_costs(table):
    press = table.levers["press"]
    assert press.gain["a"].median == pytest.approx(0.1)
    assert press.gain["b"].median == pytest.approx(0.3)
    assert press.durability.median == pytest.approx(0.8)
    assert press.fairness.median == 0.5
    assert press.cost.median == pytest.approx(0.3)
    assert table.levers["hold-course"].cost.high == 0.0
    assert table.levers["hold-course"].months_of_war.median == pytest.approx((4 + 9 + 40) / 4)


def test_without_a_date_of_interest_the_horizon_is_the_date():
    table = compare(talks([HOLD, PRESS], KEPT), (), as_of=TODAY)
    (date,) = table.dates
    assert date == TODAY + dt.timedelta(weeks=20)
    assert table.levers["hold-course"].deal_by[date].value == pytest.approx(5 / 12)


def test_where_nothing_is_signed_there_is_nothing_to_say():
    none = [[0, 0], [0, 0], [0, 0]]
    kept = np.zeros((2, 3, 2))
    table = compare(talks([none, none], kept), (), as_of=TODAY)
    press = table.levers["press"]
    assert press.kept.value == press.kept.high == 0.0
    assert np.isnan(press.gain["a"].median)
    assert press.best == 0.5


def test_regret_of_the_best_is_nothing_and_shares_sum_to_one():
    chances = np.random.default_rng(2).random((5, 200)).round(1)
    behind = regret(chances)
    assert (behind.min(axis=0) == 0).all()
    assert ((behind == 0) == (chances == chances.max(axis=0))).all()
    assert best_share(chances).sum() == pytest.approx(1.0)
