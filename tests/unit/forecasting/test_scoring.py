"""Scores by hand: Brier, logarithmic, skill against rivals, calibration of made-up forecasters."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest

from detente.forecasting.scoring import Scored, brier, calibration, log_score, score


def made(chance: float, came: bool | None, **changes: float | None) -> Scored:
    return Scored(
        question="Will a settlement be signed by 1 September 2031?",
        as_of=dt.date(2031, 5, 12),
        by=dt.date(2031, 9, 1),
        chance=chance,
        base_rate=changes.get("base_rate"),
        prior=changes.get("prior"),
        pooled=changes.get("pooled"),
        came=came,
    )


def test_scores_of_one_forecast() -> None:
    assert brier(1.0, True) == 0
    assert brier(1.0, False) == 1
    assert brier(0.25, True) == 0.5625
    assert log_score(0.25, True) == pytest.approx(math.log(4))
    assert log_score(0.25, False) == pytest.approx(0.2876820724517809)
    assert log_score(0.0, True) == math.inf
    assert log_score(0.0, False) == 0


def test_open_forecasts_are_counted_and_not_scored() -> None:
    assert score([made(0.3, None)]) is None
    scores = score([made(0.3, None), made(0.8, True)])
    assert scores is not None
    assert (scores.n, scores.open) == (1, 1)
    assert scores.brier == pytest.approx(0.04)


def test_four_forecasts_by_hand() -> None:
    pairs = [(0.1, False), (0.1, True), (0.6, True), (0.9, True)]
    scores = score([made(p, c) for p, c in pairs])
    assert scores is not None
    # (0.01 + 0.81 + 0.16 + 0.01) / 4; always saying 75 % scores 0.1875.
    assert scores.brier == pytest.approx(0.2475)
    # ln 1/.9 = .105361, ln 10 = 2.302585, ln 1/.6 = .510826, ln 1/.9: 3.024132 / 4.
    assert scores.log_score == pytest.approx(0.756033, abs=1e-6)
    assert scores.came == 0.75
    assert set(scores.rivals) == {"share that came"}
    same = scores.rivals["share that came"]
    assert same.brier == pytest.approx(0.1875)
    assert same.log_score == pytest.approx(0.562335, abs=1e-6)
    assert same.skill == pytest.approx(-0.32)  # 1 - 0.2475 / 0.1875
    assert [(row.n, row.came) for row in scores.calibration] == [(2, 0.5), (1, 1.0), (1, 1.0)]


def test_skill_against_the_base_rate_is_over_the_questions_that_have_one() -> None:
    scores = score([made(0.2, False, base_rate=0.1), made(0.7, True, base_rate=0.1), made(0, True)])
    assert scores is not None
    rate = scores.rivals["base rate"]
    assert rate.n == 2
    assert rate.brier == pytest.approx(0.41)  # (0.01 + 0.81) / 2
    assert rate.own_brier == pytest.approx(0.065)  # (0.04 + 0.09) / 2
    assert rate.skill == pytest.approx(0.841463, abs=1e-6)


def test_a_forecast_of_nothing_that_comes_costs_as_one_in_a_thousand() -> None:
    scores = score([made(0.0, True), made(1.0, True)])
    assert scores is not None
    # (ln 1000 + ln 1/.999) / 2
    assert scores.log_score == pytest.approx((6.907755 + 0.0010005) / 2, abs=1e-6)


def test_no_skill_is_told_against_who_was_never_off() -> None:
    scores = score([made(0.2, False, base_rate=0.0)])
    assert scores is not None
    assert math.isnan(scores.rivals["base rate"].skill)


def test_brier_is_reliability_less_resolution_plus_uncertainty() -> None:
    """Murphy (1973): exact where all forecasts of a class are equal."""
    chances = [0.15] * 6 + [0.55] * 5 + [0.95] * 9
    came = [True] + [False] * 5 + [True] * 2 + [False] * 3 + [True] * 8 + [False]
    rows = calibration(chances, came)
    n, share = len(came), sum(came) / len(came)
    reliability = sum(row.n * (row.forecast - row.came) ** 2 for row in rows) / n
    resolution = sum(row.n * (row.came - share) ** 2 for row in rows) / n
    mean = sum(brier(p, c) for p, c in zip(chances, came, strict=True)) / n
    assert mean == pytest.approx(reliability - resolution + share * (1 - share))


def test_one_who_knows_the_chances_is_calibrated_and_one_who_doubles_the_odds_is_not() -> None:
    rng = np.random.default_rng(7)
    true = rng.uniform(size=20_000)
    came = (rng.uniform(size=true.size) < true).tolist()
    known = calibration(true.tolist(), came)
    assert [row.n > 1_800 for row in known] == [True] * 10
    assert max(abs(row.forecast - row.came) for row in known) < 4 * 0.5 / math.sqrt(1_800)
    sure = [(p * p / (p * p + (1 - p) ** 2)) for p in true]
    rows = calibration(sure, came)
    assert rows[0].came - rows[0].forecast > 0.05  # says 3 % where 12 % come
    assert rows[-1].forecast - rows[-1].came > 0.05


def test_class_edges() -> None:
    rows = calibration([0.3, 0.29999, 1.0, 0.0], [True, True, True, False])
    assert [(row.least, row.n) for row in rows] == [(0.0, 1), (0.2, 1), (0.3, 1), (0.9, 1)]
