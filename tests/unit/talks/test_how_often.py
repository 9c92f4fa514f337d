"""Rounds come as often as they are said to: never, rarely, or several in a week."""

from __future__ import annotations

from collections import Counter

import pytest

from detente.talks.transcript import transcript

WEEKS_A_MONTH = 365.25 / 12 / 7


def rounds_by_week(make_split, set_tables, rate: float) -> tuple[int, Counter[int]]:
    """Weeks played, and how many rounds each of them had, where nobody ever agrees."""
    stubborn = {"firmness": 1, "patience-months": 600, "bargaining-no": 1, "yes-for-show": 0}
    dossier = make_split(
        mediation={"rounds-a-month": rate, "patience-months": 1e6},
        behaviour={"deadline-fatigue": 0, "a": stubborn, "b": stubborn},
    )
    tables, _ = set_tables(dossier)
    weeks, held = 0, Counter[int]()
    for path in range(60):
        told = transcript(tables, "hold-course", draw=0, path=path, seed=3)
        weeks += told.week
        held.update(Counter(one.week for one in told.rounds).values())
    return weeks, held


@pytest.mark.parametrize("rate", [1.0, 3.0, 10.0, 25.0])
def test_rounds_come_at_the_rate_that_is_stated(rate, make_split, set_tables):
    weeks, held = rounds_by_week(make_split, set_tables, rate)
    total = sum(rounds * times for rounds, times in held.items())
    assert total / weeks * WEEKS_A_MONTH == pytest.approx(rate, rel=0.12)


def test_never_is_never(make_split, set_tables):
    assert rounds_by_week(make_split, set_tables, 0.0)[1] == Counter()


def test_several_rounds_in_one_week_are_the_whole_number_or_one_more(make_split, set_tables):
    """Ten a month are 2.3 a week: two in some weeks and three in the others."""
    assert set(rounds_by_week(make_split, set_tables, 10.0)[1]) <= {
        1,
        2,
        3,
    }  # 1 in a week that ends the path
    assert set(rounds_by_week(make_split, set_tables, 3.0)[1]) == {1}
