from __future__ import annotations

import math

import numpy as np
import pytest

from detente.errors import DetenteError
from detente.forecasting.durations import Fit, fit
from detente.forecasting.wars import life_table, war_durations, war_record

PUBLISHED = (
    "WarNum,WarName,ccode,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,"
    "StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2"
)


def test_a_war_lasts_from_its_first_start_to_its_last_end() -> None:
    lines = [
        PUBLISHED,
        "1,First,10,1,1,1900,1,31,1900,-8,-8,-8,-8,-8,-8",
        # Another state joins later and fights a second time.
        "1,First,20,1,10,1900,1,20,1900,3,1,1900,3,31,1900",
        "2,Second,30,1,1,1901,1,31,1901,-8,-8,-8,-8,-8,-8",
    ]
    days = [round(months * 365.25 / 12) for months in war_durations(lines)]
    assert days == [31, 90]


def test_unknown_days_are_read() -> None:
    [months] = war_durations([PUBLISHED, "1,W,10,1,-9,1900,1,-9,1900,-8,-8,-8,-8,-8,-8"])
    assert round(months * 365.25 / 12) == 28


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["war,from,to", "1,2,3"], "no column"),
        (["war_num,start,end", "1,1900-01-01,1900-02-31"], "Line 2"),
        (["war_num,start,end", "1,1900-01-01"], "Line 2"),
        (["war_num,start,end"], "empty"),
        ([], "empty"),
    ],
)
def test_what_cannot_be_read_is_said(lines: list[str], message: str) -> None:
    with pytest.raises(DetenteError, match=message):
        war_record(lines, name="own", source="own copy")


def test_life_table_starts_with_all_and_ends_with_none() -> None:
    table = life_table([1.0, 2.5, 2.6, 7.0])
    assert table == (4, 3, 3, 1, 1, 1, 1, 0)


@pytest.mark.parametrize("family", ["lognormal", "log-logistic", "Weibull", "exponential"])
def test_fit_finds_what_the_durations_were_drawn_from(family: str) -> None:
    rng = np.random.default_rng(4)
    n, location, spread = 4000, 1.5, 1.0 if family == "exponential" else 0.8
    z = {
        "lognormal": rng.standard_normal(n),
        "log-logistic": rng.logistic(size=n),
        "Weibull": np.log(rng.exponential(size=n)),
        "exponential": np.log(rng.exponential(size=n)),
    }[family]
    found = fit(family, np.exp(location + spread * z))  # type: ignore[arg-type]
    assert found.location == pytest.approx(location, abs=4 * 1.8 * spread / math.sqrt(n))
    assert found.spread == pytest.approx(spread, abs=4 * spread / math.sqrt(n))


@pytest.mark.parametrize("family", ["lognormal", "log-logistic", "Weibull", "exponential"])
def test_interval_covers_the_truth_nine_times_in_ten(family: str) -> None:
    """The intervals hold in repeated samples of 95 durations, as those of the record."""
    rng = np.random.default_rng(11)
    truth = Fit(
        family=family,  # type: ignore[arg-type]
        location=1.65,
        spread=1.0 if family == "exponential" else 1.2,
        n=95,
        aic=0.0,
    )
    chance, repeats, inside = truth.ends_within(12, age=45), 150, 0
    for _ in range(repeats):
        z = {
            "lognormal": rng.standard_normal,
            "log-logistic": lambda size: rng.logistic(size=size),
            "Weibull": lambda size: np.log(rng.exponential(size=size)),
            "exponential": lambda size: np.log(rng.exponential(size=size)),
        }[family](95)
        low, high = fit(truth.family, np.exp(truth.location + truth.spread * z)).interval(
            12, age=45
        )
        inside += low <= chance <= high
    # Four standard errors, and some small-sample shortfall of the delta method.
    assert inside / repeats == pytest.approx(0.9, abs=4 * math.sqrt(0.09 / repeats))


def test_durations_must_differ() -> None:
    with pytest.raises(ValueError, match="differ"):
        fit("lognormal", [3.0, 3.0])
