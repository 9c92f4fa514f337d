"""Levers side by side: counted by hand."""

import datetime as dt

import numpy as np
import pytest

from detente.levers.differences import best_share, difference, groups, regret, without_noise
from detente.levers.experiment import compare
from detente.talks._arrays import possible_endings
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
        elapsed=0,
        alive=np.ones(shape[1:], dtype=bool),
        ending=np.where(signed, 0, ENDINGS.index("open")).astype(np.uint8),
        week=np.where(signed, week, 20).astype(np.int16),
        package=np.where(signed, 0, -1).astype(np.int16),
        gain=np.stack([0.1 * number, 0.3 * number], axis=-1).astype(np.float32),
        fairness=(0.5 * number).astype(np.float32),
        lives=(0.8 * number).astype(np.float32),
        ceasefire=np.zeros(shape, dtype=np.int16),
        fails=(0.01 * number).astype(np.float32),
        lasts=(np.where(kept, 60.0, 59.0) * number).astype(np.float32),
        balance_end=np.full(shape, 0.5, dtype=np.float32),
        months_of_war=np.where(signed, week, 20).astype(np.float32),
        found=np.where(signed, week, np.nan).astype(np.float32),
        refused=np.full((*shape, 2), np.nan, dtype=np.float32),
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
    assert table.levers["hold-course"].kept_for[36].value == pytest.approx(4 / 12)
    assert table.levers["press"].kept_for[36].value == pytest.approx(6 / 12)


def test_points_against_holding_course_are_the_paired_difference_of_means(table):
    """By the last date: held 2/4, 2/4, 0; pressed 3/4, 2/4, 1/4; differences 1/4, 0, 1/4."""
    against = table.against["press"]
    assert against.value == pytest.approx(1 / 6)
    assert against.error == pytest.approx(np.std([0.25, 0, 0.25], ddof=1) / np.sqrt(3))
    last = table.dates[-1]
    hold, press = (table.levers[name].deal_by[last].value for name in ("hold-course", "press"))
    assert against.value == pytest.approx(press - hold)
    assert set(table.against) == {"press"}


def test_what_four_paths_do_not_tell_apart_is_no_regret_and_ties_are_ties(table):
    """Kept by the last date: held 2/4, 2/4, 0; pressed 1/4, 2/4, 1/4: noise of four paths."""
    hold, press = table.levers["hold-course"], table.levers["press"]
    assert (hold.regret.high, press.regret.high) == (0.0, 0.0)
    assert (hold.best, press.best) == (1.0, 1.0)


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
    assert press.kept.value == press.kept.low == 0.0
    assert press.kept.high == pytest.approx(0.393, abs=0.001)  # six paths may all miss so much
    assert np.isnan(press.gain["a"].median)
    assert press.best == 1.0
    assert table.groups == (("hold-course", "press"),)


def test_regret_of_the_best_is_nothing():
    chances = np.random.default_rng(2).random((5, 200)).round(1)
    behind = regret(chances)
    assert (behind.min(axis=0) == 0).all()
    assert ((behind == 0) == (chances == chances.max(axis=0))).all()


def signed(rates, *, draws, paths, seed):
    """(lever, draw, path) flags with common random numbers, by each lever's rate in each draw."""
    luck = np.random.default_rng(seed).random((draws, paths))
    return np.stack([luck < np.broadcast_to(np.asarray(rate), draws)[:, None] for rate in rates])


def test_levers_alike_but_for_luck_share_a_group_and_others_do_not():
    alike = 0
    for seed in range(40):
        flags = np.random.default_rng(seed).random((3, 300, 16)) < 0.3
        flags[2] = np.random.default_rng([seed, 1]).random((300, 16)) < 0.2
        found = groups(("a", "b", "c"), flags)
        assert found[-1] == ("c",)
        alike += len(found) == 2
    # Two levers of equal chance are told apart by mistake in one of twenty tries or so.
    assert alike >= 34


def test_a_small_difference_in_every_draw_is_told_where_the_numbers_are_common():
    flags = signed([0.30, 0.31], draws=500, paths=64, seed=1)
    found = difference(flags[1], flags[0])
    assert found.value == pytest.approx(0.01, abs=3 * found.error)
    assert found.told
    assert groups(("a", "b"), flags) == (("b",), ("a",))
    # The same levers with luck of their own would not be: 3,200 paths scatter by more than that.
    other = signed([0.31], draws=500, paths=64, seed=2)[0]
    assert difference(other, flags[0]).error > 3 * found.error


def test_the_range_of_a_difference_is_free_of_the_noise_of_its_paths():
    rng = np.random.default_rng(5)
    ahead, behind = rng.random((2, 2000, 32)) < 0.3
    found = difference(ahead, behind)
    raw = np.quantile(ahead.mean(axis=1) - behind.mean(axis=1), [0.05, 0.95])
    assert raw[1] - raw[0] > 0.3
    assert found.high - found.low < 0.1
    half = np.where(np.arange(2000) < 1000, 0.1, 0.5)
    shifted = signed([0.1, half], draws=2000, paths=32, seed=3)
    found = difference(shifted[1], shifted[0])
    assert (found.low, found.high) == pytest.approx((0.0, 0.4), abs=0.12)


def test_regret_is_not_made_of_noise():
    """Ten levers with the same chance: the best of ten frequencies is well above it."""
    flags = np.random.default_rng(6).random((10, 400, 64)) < 0.3
    assert np.median(regret(flags.mean(axis=2))[0]) > 0.05
    assert np.median(regret(without_noise(flags))[0]) < 0.02
    assert best_share(flags).min() > 0.6
