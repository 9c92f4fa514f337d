"""The record of wars, processes and crises, as printed with it.

Wars: Correlates of War, inter-state wars 4.0 (Sarkees & Wayman 2010), 95 wars. Processes: PA-X 4,
aggregates. Crises: International Crisis Behavior 13, aggregates. To half the last printed digit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.forecasting.base_rates import agreement, formal_agreement, jeffreys, war_ends
from detente.forecasting.figures import COW_WARS, PAX_ALL, PAX_BETWEEN_STATES
from detente.forecasting.wars import war_durations, war_record

SHARED = Path(__file__).parents[3] / "shared" / "data" / "cow_interstate_wars_v4_war_level.csv"

needs_wars = pytest.mark.skipif(
    not SHARED.exists(), reason="the list of wars does not lie beside this checkout"
)


@pytest.mark.parametrize(
    ("family", "age", "printed"),
    [
        ("lognormal", 45, (0.0811, 0.1526, 0.2724)),
        ("lognormal", 57, (0.0694, 0.1318, 0.2391)),
        ("log-logistic", 45, (0.0677, 0.1273, 0.2277)),
        ("log-logistic", 57, (0.0551, 0.1048, 0.1910)),
        ("Weibull", 45, (0.1250, 0.2326, 0.4060)),
        ("Weibull", 57, (0.1177, 0.2202, 0.3880)),
        ("exponential", 45, (0.1963, 0.3540, 0.5827)),
        ("exponential", 57, (0.1963, 0.3540, 0.5827)),
    ],
)
def test_fitted_chance_to_end(family: str, age: float, printed: tuple[float, ...]) -> None:
    for months, figure in zip((3, 6, 12), printed, strict=True):
        [rate] = [r for r in war_ends(months, age_months=age) if f", {family} " in r.class_]
        # Half the last digit, and as much again for parameters printed to four digits.
        assert rate.p == pytest.approx(figure, abs=0.0001)


@pytest.mark.parametrize(
    ("age", "months", "ended", "n", "low", "high"),
    [
        (12, 3, 5, 30, 0.079, 0.299),
        (12, 6, 13, 30, 0.293, 0.582),
        (12, 12, 16, 30, 0.386, 0.676),
        (12, 24, 19, 30, 0.484, 0.765),
        (24, 3, 0, 14, 0.0, 0.126),
        (24, 12, 3, 14, 0.082, 0.426),
        (36, 6, 2, 11, 0.054, 0.419),
        (45, 3, 0, 9, 0.0, 0.187),
        (45, 6, 0, 9, 0.0, 0.187),
        (45, 12, 2, 9, 0.067, 0.492),
        (45, 24, 6, 9, 0.396, 0.868),
        (48, 12, 4, 9, 0.209, 0.703),
        (57, 3, 2, 7, 0.088, 0.593),
        (57, 24, 5, 7, 0.407, 0.912),
    ],
)
def test_counted_chance_to_end(
    age: int, months: int, ended: int, n: int, low: float, high: float
) -> None:
    counted = war_ends(months, age_months=age)[0]
    assert counted.n == n
    assert counted.p == pytest.approx(ended / n)
    assert (counted.low, counted.high) == pytest.approx((low, high), abs=0.0005)


@pytest.mark.parametrize(
    ("months", "share"),
    [
        (1, 0.8632),
        (3, 0.6421),
        (6, 0.4737),
        (12, 0.3158),
        (18, 0.1789),
        (24, 0.1474),
        (36, 0.1158),
        (45, 0.0947),
        (57, 0.0737),
        (60, 0.0526),
        (72, 0.0211),
        (96, 0.0105),
    ],
)
def test_share_of_wars_still_going(months: int, share: float) -> None:
    assert COW_WARS.going[months] / COW_WARS.going[0] == pytest.approx(share, abs=0.00005)


@pytest.mark.parametrize(
    ("record", "months", "share"),
    [
        (PAX_ALL, 6, 0.071),
        (PAX_ALL, 12, 0.119),
        (PAX_ALL, 24, 0.179),
        (PAX_ALL, 60, 0.304),
        (PAX_BETWEEN_STATES, 6, 0.0),
        (PAX_BETWEEN_STATES, 12, 0.0),
        (PAX_BETWEEN_STATES, 24, 0.036),
        (PAX_BETWEEN_STATES, 60, 0.074),
    ],
)
def test_agreement_after_a_first_text(record: object, months: float, share: float) -> None:
    assert agreement(months, record=record).p == pytest.approx(share, abs=0.0005)  # type: ignore[arg-type]


def test_formal_agreement_in_crises() -> None:
    printed = {(45, 0.4667), (56, 0.1071), (150, 0.44), (327, 0.1131)}
    assert {(rate.n, rate.p) for rate in formal_agreement()} == printed


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(1, 14, 0.013, 0.248), (1, 11, 0.016, 0.305), (0, 3, 0.001, 0.444), (10, 24, 0.264, 0.583)],
)
def test_jeffreys(k: int, n: int, low: float, high: float) -> None:
    assert jeffreys(k, n) == pytest.approx((low, high), abs=0.0005)


@pytest.mark.shared
@needs_wars
def test_own_copy_gives_the_record() -> None:
    own = war_record(SHARED.read_text().splitlines(), name=COW_WARS.name, source="own copy")
    assert own.going == COW_WARS.going
    for mine, printed in zip(own.fits, COW_WARS.fits, strict=True):
        assert mine.family == printed.family
        assert mine.aic == pytest.approx(printed.aic, abs=0.005)
        assert mine.ends_within(12, age=45) == pytest.approx(
            printed.ends_within(12, age=45), abs=1e-4
        )


@pytest.mark.shared
@needs_wars
def test_median_and_mean_of_own_copy() -> None:
    months = war_durations(SHARED.read_text().splitlines())
    assert len(months) == 95
    assert months[47] == pytest.approx(5.355, abs=0.0005)
    assert sum(months) / 95 == pytest.approx(13.7293, abs=0.0005)
