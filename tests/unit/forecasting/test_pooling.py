from __future__ import annotations

import numpy as np
import pytest

from detente.forecasting.base_rates import text_survival
from detente.forecasting.figures import PAX_ALL, PAX_BETWEEN_STATES
from detente.forecasting.pooling import Hazards, of_texts, pool, scaled, smooth

MONTHS = np.arange(0.0, 61.0)


def steady(chance: float, months: float = 12.0) -> Hazards:
    return Hazards(edges=np.array([0.0, months]), chance=np.array([chance]))


def test_by_hand() -> None:
    """10 % a month for two months, then 50 %: 0.9 · 0.9 · 0.5 is left after three."""
    hazards = Hazards(edges=np.array([0.0, 2.0, 12.0]), chance=np.array([0.1, 0.5]))
    assert hazards.by(np.array([2.0, 3.0])) == pytest.approx([0.19, 1 - 0.405])
    assert hazards.at(np.array([0.0, 1.9, 2.0, 40.0])).tolist() == [0.1, 0.1, 0.5, 0.5]


def test_many_cases_leave_a_curve_as_it_is() -> None:
    curve = np.array([0.0, 0.02, 0.05, 0.05, 0.2, 0.21])
    edges = np.array([0.0, 1.0, 2.0, 3.0, 4.5, 5.0])
    found = smooth(edges, curve, cases=1e8).by(edges)
    assert found == pytest.approx(curve, abs=1e-6)


def test_few_cases_are_smoothed_towards_the_whole() -> None:
    edges, curve = np.array([0.0, 6.0, 12.0]), np.array([0.0, 0.0, 0.2])
    few, more = (smooth(edges, curve, cases=n).chance for n in (5, 50))
    assert 0 < more[0] < few[0] < few[1] < more[1]


def test_nothing_happened_is_not_nothing_can() -> None:
    never = smooth(np.array([0.0, 12.0]), np.zeros(2), cases=28)
    chance = float(never.by(np.array([12.0]))[0])
    assert 0 < chance < 0.08
    certain = smooth(np.array([0.0, 1.0, 2.0]), np.array([0.0, 0.5, 1.0]), cases=10)
    assert np.all(certain.chance < 1)


@pytest.mark.parametrize("record", [PAX_ALL, PAX_BETWEEN_STATES])
def test_smoothed_record_stays_near_the_printed_one(record: object) -> None:
    smoothed = of_texts(record).by(MONTHS)  # type: ignore[arg-type]
    printed = [1 - text_survival(record, month) for month in MONTHS]  # type: ignore[arg-type]
    assert np.max(np.abs(smoothed - printed)) < 0.03


@pytest.mark.parametrize("since", [0.0, 2.99, 3.0, 30.0, 60.0, 90.0, 120.0, 500.0])
def test_hazards_from_any_age_on_are_those_of_the_record(since: float) -> None:
    whole, later = of_texts(PAX_ALL), of_texts(PAX_ALL, since_text_months=since)
    ahead = np.array([1.0, 10.0, 50.0])
    left = 1 - whole.by(np.array([since]))
    assert 1 - later.by(ahead) == pytest.approx((1 - whole.by(ahead + since)) / left)


def test_pool_ends_at_either_side() -> None:
    model, base = steady(0.3), steady(0.01)
    assert pool(model, base, weight=1).chance == pytest.approx([0.3])
    assert pool(model, base, weight=0).chance == pytest.approx([0.01])


def test_pool_of_two_equals_is_the_same() -> None:
    model = Hazards(edges=np.array([0.0, 1.0, 5.0]), chance=np.array([0.2, 0.05]))
    assert pool(model, model, weight=0.37).chance == pytest.approx(model.chance)


def test_pool_of_odds_by_hand() -> None:
    """Odds 1 and 1/9 pool at one half to odds 1/3, a chance of one in four."""
    assert pool(steady(0.5), steady(0.1), weight=0.5).chance == pytest.approx([0.25])


def test_pool_on_other_months() -> None:
    base = Hazards(edges=np.array([0.0, 3.0, 60.0]), chance=np.array([0.5, 0.1]))
    pooled = pool(steady(0.5), base, weight=0.5)
    assert pooled.edges.tolist() == [0, 3, 12]
    assert pooled.chance == pytest.approx([0.5, 0.25])


def test_hazards_that_may_be_a_third_or_twice() -> None:
    base = of_texts(PAX_BETWEEN_STATES)
    low, high = scaled(base, events=3)
    assert np.all(low.chance < base.chance)
    assert np.all(base.chance < high.chance)
    narrow, wide = scaled(base, events=300)
    assert np.all(narrow.chance > low.chance)
    assert np.all(wide.chance < high.chance)


def test_misuse_is_named() -> None:
    with pytest.raises(ValueError, match="weight"):
        pool(steady(0.1), steady(0.1), weight=1.2)
    with pytest.raises(ValueError, match="never falls"):
        smooth(np.array([0.0, 1.0, 2.0]), np.array([0.0, 0.2, 0.1]), cases=9)
    with pytest.raises(ValueError, match="start at 0"):
        Hazards(edges=np.array([1.0, 2.0]), chance=np.array([0.1]))
