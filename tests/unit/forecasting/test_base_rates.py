from __future__ import annotations

from itertools import pairwise

import pytest

from detente.dossier.model.war import ConflictKind
from detente.forecasting.base_rates import agreement, base_rates, conflict_ends, war_ends
from detente.forecasting.figures import PAX_ALL, PAX_BETWEEN_STATES, UCDP_WITHIN_STATES
from detente.forecasting.rate import BY_CEASEFIRE, BY_PEACE, FORMAL, SIGNED, WAR_ENDS, jeffreys


def test_the_events_are_kept_apart() -> None:
    between = base_rates(12, kind="between-states", war_age_months=45)
    events = [rate.event for rate in between]
    assert events == [SIGNED] * 2 + [BY_PEACE, BY_CEASEFIRE] + [WAR_ENDS] * 5 + [FORMAL] * 4
    within = base_rates(12, kind="within-a-state", war_age_months=45)
    assert [rate.event for rate in within] == [SIGNED, BY_PEACE, BY_CEASEFIRE, WAR_ENDS]
    assert all(rate.caution and rate.source for rate in (*between, *within))


def test_no_rate_without_a_class_that_fits() -> None:
    assert base_rates(12, kind="none", war_age_months=45) == ()
    assert base_rates(12, kind=None, war_age_months=45) == ()


def test_a_war_of_unknown_age_has_rates_of_agreements_alone() -> None:
    within = base_rates(12, kind="within-a-state", war_age_months=None)
    assert [rate.event for rate in within] == [SIGNED]


def test_older_than_any_conflict_on_record_has_no_count() -> None:
    assert conflict_ends(12, age_months=700, record=UCDP_WITHIN_STATES) == ()
    # One war of the record lasted 623 months, and ended by a ceasefire.
    rates = conflict_ends(12, age_months=620, record=UCDP_WITHIN_STATES)
    assert [(rate.p, rate.n) for rate in rates] == [(0, 1), (1, 1), (1, 1)]


@pytest.mark.parametrize("kind", ["between-states", "within-a-state"])
@pytest.mark.parametrize("months", [0.5, 3, 12, 50, 119, 400])
@pytest.mark.parametrize("age", [0, 7.4, 45, 122, 300])
def test_every_rate_lies_in_its_range(kind: ConflictKind, months: float, age: float) -> None:
    for rate in base_rates(months, kind=kind, war_age_months=age, since_text_months=age):
        assert 0 <= rate.low <= rate.high <= 1
        assert rate.n > 0
        # A count of 0 or of all lies at the edge of a Jeffreys interval, a hair outside it.
        assert rate.low - 0.02 <= rate.p <= rate.high + 0.02


def test_older_than_any_war_on_record_is_not_counted() -> None:
    assert len(war_ends(12, age_months=200)) == 4
    assert "counted" in war_ends(12, age_months=100)[0].class_


def test_horizons_run_to_the_next_whole_month() -> None:
    # Of nine wars that lasted 45 months two ended in months 51 to 53.
    assert war_ends(6.0, age_months=45)[0].p == 0
    assert war_ends(6.1, age_months=45)[0].p > 0
    assert war_ends(12, age_months=44.6)[0] == war_ends(12, age_months=45.4)[0]


def test_between_printed_months_a_rate_rises_steadily() -> None:
    shares = [agreement(m).p for m in (6, 7, 8, 9, 10, 11, 12)]
    steps = [b - a for a, b in pairwise(shares)]
    assert all(step > 0 for step in steps)
    assert max(steps) < 1.06 * min(steps)


def test_after_a_quiet_year_what_is_left_is_conditional() -> None:
    # 3.6 % by 24 months, none before 12: the same 3.6 % within the second year.
    later = agreement(12, since_text_months=12, record=PAX_BETWEEN_STATES)
    assert later.p == pytest.approx(0.036)
    # 17.9 % by 24 and 11.9 % by 12: 0.06 of the 0.881 left.
    later = agreement(12, since_text_months=12, record=PAX_ALL)
    assert later.p == pytest.approx(0.0681, abs=0.00005)
    assert later.n == 74


def test_jeffreys_by_thirds_of_a_case() -> None:
    low, high = jeffreys(0.3, 9)
    assert jeffreys(0, 9)[1] < high < jeffreys(1, 9)[1]
    assert low < 0.3 / 9 < high
    with pytest.raises(ValueError, match="no share"):
        jeffreys(10, 9)


def test_a_horizon_lies_ahead() -> None:
    with pytest.raises(ValueError, match="months"):
        agreement(0)
    with pytest.raises(ValueError, match="months"):
        war_ends(-1, age_months=3)


@pytest.mark.parametrize("kind", ["between-states", "within-a-state"])
def test_a_share_lies_in_its_own_interval(kind: ConflictKind) -> None:
    rates = [
        rate
        for months in (0.5, 3, 12, 60)
        for age in (1, 45, 300)
        for rate in base_rates(months, kind=kind, war_age_months=age)
    ]
    assert all(rate.low <= rate.p <= rate.high for rate in rates)
    none = [rate for rate in rates if rate.p == 0]
    assert none
    assert {rate.low for rate in none} == {0.0}
