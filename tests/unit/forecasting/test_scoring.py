from __future__ import annotations

import datetime as dt
import math

import pytest

from detente.forecasting.scoring import ForecastRecord, brier, calibration, log_score, score


def record(chance: float, **changes: object) -> ForecastRecord:
    fields: dict[str, object] = {
        "question": "settlement signed by 2031-09-01",
        "resolves": "both presidents sign one text",
        "made": dt.date(2031, 5, 12),
        "by": dt.date(2031, 9, 1),
        "chance": chance,
        "low": 0.0,
        "high": 1.0,
        "seed": 1,
        "dossier": "Two Rivers",
    }
    return ForecastRecord(**{**fields, **changes})  # type: ignore[arg-type]


def test_scores_of_one_forecast() -> None:
    assert brier(1.0, True) == 0
    assert brier(1.0, False) == 1
    assert brier(0.25, True) == 0.5625
    assert log_score(0.25, True) == pytest.approx(math.log(4))
    assert log_score(0.25, False) == pytest.approx(0.2876820724517809)
    assert log_score(0.0, True) == math.inf
    assert log_score(0.0, False) == 0


def test_open_forecasts_are_not_scored() -> None:
    open_ = record(0.3)
    assert score([open_]) is None
    came = record(0.8).resolve(came=True, on=dt.date(2031, 7, 1), source="bulletin")
    scores = score([open_, came])
    assert scores is not None
    assert scores.n == 1
    assert scores.brier == pytest.approx(0.04)


def test_four_forecasts_by_hand() -> None:
    after = dt.date(2031, 9, 2)
    records = [
        record(p).resolve(came=c, on=after, source="bulletin")
        for p, c in [(0.1, False), (0.1, True), (0.6, True), (0.9, True)]
    ]
    scores = score(records)
    assert scores is not None
    # (0.01 + 0.81 + 0.16 + 0.01) / 4; always saying 75 % scores 0.1875.
    assert scores.brier == pytest.approx(0.2475)
    assert scores.base_rate == 0.75
    assert scores.brier_of_base_rate == pytest.approx(0.1875)
    assert [(row.n, row.came) for row in scores.calibration] == [(2, 0.5), (1, 1.0), (1, 1.0)]


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


def test_class_edges() -> None:
    rows = calibration([0.3, 0.29999, 1.0, 0.0], [True, True, True, False])
    assert [(row.least, row.n) for row in rows] == [(0.0, 1), (0.2, 1), (0.3, 1), (0.9, 1)]


def test_no_forecast_can_fail_before_its_day() -> None:
    with pytest.raises(ValueError, match="cannot be settled"):
        record(0.5).resolve(came=False, on=dt.date(2031, 8, 1), source="bulletin")
    early = record(0.5).resolve(came=True, on=dt.date(2031, 8, 1), source="bulletin")
    assert early.came is True


def test_a_forecast_must_make_sense() -> None:
    with pytest.raises(ValueError, match="low"):
        record(0.5, low=0.6)
    with pytest.raises(ValueError, match="made on"):
        record(0.5, by=dt.date(2031, 1, 1))
