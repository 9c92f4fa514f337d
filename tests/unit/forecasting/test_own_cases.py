"""Own past cases: SciPy's Kaplan–Meier and censored fits, and repeated samples, are the check."""

from __future__ import annotations

import numpy as np
import pytest
import scipy

from detente.forecasting.durations import fitted
from detente.forecasting.own_cases import Ended, OwnCase, OwnCases


def of(months: list[float], ended: list[Ended]) -> OwnCases:
    """Cases that lasted so long and ended so."""
    cases = zip(months, ended, strict=True)
    return OwnCases(
        name="cases.csv",
        cases=tuple(OwnCase(case=f"c{k}", months=m, ended=e) for k, (m, e) in enumerate(cases)),
    )


def seen(seed: int, n: int = 60) -> tuple[list[float], list[bool]]:
    """Lognormal durations, about a third of them cut off while they went on."""
    rng = np.random.default_rng(seed)
    lasted = np.exp(1.5 + 0.9 * rng.standard_normal(n))
    until = np.exp(2.0 + 0.5 * rng.standard_normal(n))
    return np.minimum(lasted, until).tolist(), (lasted <= until).tolist()


def test_one_ending_alone_is_counted_as_kaplan_and_meier_do() -> None:
    months, over = seen(1)
    cases = of(months, ["settlement" if one else "open" for one in over])
    data = scipy.stats.CensoredData.right_censored(np.array(months), ~np.array(over))
    survival = scipy.stats.ecdf(data).sf
    for until in (1.0, 3.0, 6.0, 12.0):
        came = cases.came("settlement", months=until)
        assert came is not None
        assert came.p == pytest.approx(1 - survival.evaluate(until), abs=1e-12)
    later = cases.came("settlement", months=6, age=3)
    assert later is not None
    left = survival.evaluate(9.0) / survival.evaluate(3.0)
    assert later.p == pytest.approx(1 - left, abs=1e-12)


def test_several_endings_are_counted_by_hand() -> None:
    """At 2 one of four settles; at 5 one of three ends otherwise; at 9 one of the last is seen."""
    cases = of([2, 5, 7, 9], ["settlement", "otherwise", "open", "settlement"])
    settled, any_ = (cases.came(ending, months=12) for ending in ("settlement", None))
    assert settled is not None
    assert any_ is not None
    assert settled.p == pytest.approx(1 / 4 + 3 / 4 * 2 / 3 * 1)
    assert (settled.n, settled.ended, any_.p, any_.ended) == (4, 2, 1.0, 3)
    assert cases.came("settlement", months=12, age=9) is None


def test_with_none_lost_from_view_the_interval_is_that_of_a_share() -> None:
    """2 of 9, as counted of the wars that had lasted 45 months: Jeffreys .067 to .492."""
    ended: list[Ended] = ["settlement"] * 2 + ["otherwise"] * 7
    came = of([4, 8, *range(13, 20)], ended).came("settlement", months=12)
    assert came is not None
    assert (came.p, came.n, came.ended) == (pytest.approx(2 / 9), 9, 2)
    assert (came.low, came.high) == (pytest.approx(0.067, abs=5e-4), pytest.approx(0.492, abs=5e-4))


def test_interval_covers_the_truth_nine_times_in_ten() -> None:
    inside, repeats = 0, 200
    truth = float(scipy.stats.norm.cdf((np.log(6) - 1.5) / 0.9))
    for seed in range(repeats):
        months, over = seen(seed, 40)
        came = of(months, ["settlement" if o else "open" for o in over]).came(
            "settlement", months=6
        )
        assert came is not None
        inside += came.low <= truth <= came.high
    assert 0.85 <= inside / repeats <= 0.95


@pytest.mark.parametrize("family", ["lognormal", "log-logistic", "Weibull"])
def test_cut_off_durations_are_fitted_as_scipy_fits_them(family: str) -> None:
    months, over = seen(2)
    data = scipy.stats.CensoredData.right_censored(np.array(months), ~np.array(over))
    found = fitted(family, months, over)  # type: ignore[arg-type]
    theirs = {
        "lognormal": scipy.stats.lognorm,
        "log-logistic": scipy.stats.fisk,
        "Weibull": scipy.stats.weibull_min,
    }[family]
    shape, _, scale = theirs.fit(data, floc=0)
    spread = found.spread if family == "lognormal" else 1 / found.spread
    assert spread == pytest.approx(shape, rel=2e-4)
    assert np.exp(found.location) == pytest.approx(scale, rel=2e-4)
    law = theirs(shape, scale=scale)
    assert found.ends_within(12, age=3) == pytest.approx(1 - law.sf(15) / law.sf(3), abs=1e-4)


def test_whole_durations_of_the_family_give_the_known_variance() -> None:
    """What Fisher's information says of a lognormal: 1 and 1/2, and nothing between them."""
    months, _ = seen(3)
    covariance = fitted("lognormal", months, [True] * len(months)).covariance
    assert covariance == pytest.approx((1.0, 0.5, 0.0), abs=1e-3)


@pytest.mark.parametrize("family", ["lognormal", "log-logistic", "Weibull"])
def test_intervals_of_fits_cover_the_truth(family: str) -> None:
    """Durations of the family itself, two fifths of them cut off at the eighth month."""
    rng = np.random.default_rng(7)
    location, spread, inside, repeats = 1.8, 0.9, 0, 100
    truth = fitted(family, [1.0, 2.0], [True, True])  # type: ignore[arg-type]
    truth = type(truth)(family=truth.family, location=location, spread=spread, n=1, aic=0.0)
    chance = truth.ends_within(6, age=3)
    for _ in range(repeats):
        z = {
            "lognormal": rng.standard_normal,
            "log-logistic": lambda size: rng.logistic(size=size),
            "Weibull": lambda size: np.log(rng.exponential(size=size)),
        }[family](80)
        lasted = np.exp(location + spread * z)
        found = fitted(truth.family, np.minimum(lasted, 8).tolist(), (lasted <= 8).tolist())
        low, high = found.interval(6, age=3)
        inside += low <= chance <= high
    assert inside / repeats == pytest.approx(0.9, abs=4 * (0.09 / repeats) ** 0.5)


def test_rates_stand_with_their_event_and_the_best_fit_first() -> None:
    months, over = seen(5)
    cases = of(months, ["settlement" if one else "open" for one in over])
    rates = cases.rates(12, age=3)
    assert [rate.same_event for rate in rates] == [True, False, False, False, False]
    assert all(rate.low <= rate.p <= rate.high for rate in rates)
    assert "fits best" in rates[2].class_
    assert len(of([1, 2], ["settlement", "open"]).rates(12, age=0)) == 2
    assert of(months, ["open"] * len(months)).rates(12, age=0)[0].event == "war ends anyhow"
    assert cases.rates(12, age=3, war=False)[1].event == "case ends anyhow"
