"""The record of wars, processes, conflict episodes and crises, as printed with it.

Wars: Correlates of War, inter-state wars 4.0 (Sarkees & Wayman 2010), 95 wars. Processes: PA-X 4,
aggregates. Episodes: UCDP Conflict Termination 3-2021 (Kreutz 2010). Crises: International Crisis
Behavior 13, aggregates. To half the last printed digit; counts exactly.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from detente.forecasting.base_rates import agreement, formal_agreement, war_ends
from detente.forecasting.episodes import count
from detente.forecasting.figures import (
    COW_WARS,
    PAX_ALL,
    PAX_BETWEEN_STATES,
    UCDP_BETWEEN_STATES,
    UCDP_WITHIN_STATES,
    EpisodeRecord,
)
from detente.forecasting.rate import jeffreys
from fitting import durations, fit

DATA = Path(__file__).parents[3] / "shared" / "data"
SHARED = DATA / "cow_interstate_wars_v4_war_level.csv"
EPISODES = DATA / "ucdp_conflict_termination_episodes_2021.csv"

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


# age, months ahead: n, ended, by peace agreement, by ceasefire
WITHIN = {
    (0, 3): (128, 12, 1, 0), (0, 12): (128, 23, 1, 2), (0, 24): (127, 37, 5, 5),
    (12, 3): (105, 3, 0, 1), (12, 12): (104, 14, 4, 3), (12, 24): (104, 23, 5, 5),
    (24, 3): (90, 1, 0, 0), (24, 12): (90, 9, 1, 2), (24, 24): (90, 20, 4, 3),
    (45, 3): (73, 3, 1, 0), (45, 12): (71, 7, 1, 0), (45, 24): (70, 9, 2, 0),
    (60, 3): (63, 0, 0, 0), (60, 12): (60, 2, 1, 0), (60, 24): (59, 5, 2, 0),
    (120, 3): (37, 1, 1, 0), (120, 12): (37, 3, 2, 0), (120, 24): (36, 5, 3, 0),
}  # fmt: skip
BETWEEN = {
    (0, 3): (71, 37, 6, 8), (0, 12): (71, 54, 12, 10), (0, 24): (71, 59, 12, 12),
    (12, 3): (17, 4, 0, 1), (12, 12): (17, 5, 0, 2), (12, 24): (16, 9, 2, 2),
    (24, 3): (12, 3, 1, 0), (24, 12): (11, 4, 2, 0), (24, 24): (11, 6, 2, 0),
    (45, 3): (5, 0, 0, 0), (45, 12): (5, 1, 0, 1), (45, 24): (5, 1, 0, 1),
    (60, 3): (4, 0, 0, 0), (60, 12): (4, 0, 0, 0), (60, 24): (4, 1, 0, 1),
    (120, 3): (0, 0, 0, 0), (120, 12): (0, 0, 0, 0), (120, 24): (0, 0, 0, 0),
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "printed"), [(UCDP_WITHIN_STATES, WITHIN), (UCDP_BETWEEN_STATES, BETWEEN)]
)
def test_how_conflicts_of_an_age_ended(
    record: EpisodeRecord, printed: dict[tuple[int, int], tuple[int, ...]]
) -> None:
    for (age, months), counts in printed.items():
        found = count(record, age_months=age, months=months)
        assert (found.n, found.ended, found.by_peace_agreement, found.by_ceasefire) == counts


@pytest.mark.parametrize(
    ("record", "peace", "ceasefire", "ended", "episodes"),
    [(UCDP_WITHIN_STATES, 22, 14, 110, 128), (UCDP_BETWEEN_STATES, 14, 15, 69, 71)],
)
def test_how_many_conflicts_ended_how(
    record: EpisodeRecord, peace: int, ceasefire: int, ended: int, episodes: int
) -> None:
    assert (len(record.by_peace_agreement), len(record.by_ceasefire)) == (peace, ceasefire)
    assert peace + ceasefire + len(record.otherwise) == ended
    assert ended + len(record.going) == episodes


@pytest.mark.shared
@pytest.mark.skipif(
    not EPISODES.exists(), reason="the list of episodes does not lie beside this checkout"
)
@pytest.mark.parametrize(
    ("record", "types", "intensities"),
    [(UCDP_WITHIN_STATES, "34", "2"), (UCDP_BETWEEN_STATES, "2", "12")],
)
def test_own_copy_of_the_episodes_gives_the_counts(
    record: EpisodeRecord, types: str, intensities: str
) -> None:
    # Counted day by day, not by whole months: who had lasted so long, and who then ended.
    lasted: list[tuple[float, int]] = []
    with EPISODES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["type"] in types and row["intensity"] in intensities:
                last = dt.date.fromisoformat(row["end"] or "2020-12-31")
                days = (last - dt.date.fromisoformat(row["start"])).days
                lasted.append((days / 30.4375, int(row["outcome"])))
    for age in (0, 7, 12, 24, 45, 60, 100, 120, 200):
        for months in (1, 3, 9, 12, 24, 60):
            old = [(span, how) for span, how in lasted if span >= age]
            ends = [how for span, how in old if how and span < age + months]
            n = len(ends) + sum(span >= age + months for span, _ in old)
            found = count(record, age_months=age, months=months)
            assert (found.n, found.ended) == (n, len(ends))
            assert (found.by_peace_agreement, found.by_ceasefire) == (
                ends.count(1),
                ends.count(2),
            )


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(1, 14, 0.013, 0.248), (1, 11, 0.016, 0.305), (0, 3, 0.001, 0.444), (10, 24, 0.264, 0.583)],
)
def test_jeffreys(k: int, n: int, low: float, high: float) -> None:
    assert jeffreys(k, n) == pytest.approx((low, high), abs=0.0005)


@pytest.mark.shared
@needs_wars
def test_own_copy_gives_the_record() -> None:
    months = durations(SHARED)
    going = [sum(month > age for month in months) for age in range(len(COW_WARS.going))]
    assert tuple(going) == COW_WARS.going
    own = sorted((fit(printed.family, months) for printed in COW_WARS.fits), key=lambda f: f.aic)
    for mine, printed in zip(own, COW_WARS.fits, strict=True):
        assert mine.family == printed.family
        assert mine.aic == pytest.approx(printed.aic, abs=0.005)
        assert mine.ends_within(12, age=45) == pytest.approx(
            printed.ends_within(12, age=45), abs=1e-4
        )


@pytest.mark.shared
@needs_wars
def test_median_and_mean_of_own_copy() -> None:
    months = durations(SHARED)
    assert len(months) == 95
    assert months[47] == pytest.approx(5.355, abs=0.0005)
    assert sum(months) / 95 == pytest.approx(13.7293, abs=0.0005)
