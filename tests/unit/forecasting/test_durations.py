"""The fitted durations of wars: repeated samples are the check on their intervals."""

from __future__ import annotations

import math

import numpy as np
import pytest

from detente.forecasting.durations import Fit
from fitting import fit


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
