"""What levers bring together: counted path by path."""

import numpy as np
import pytest

import detente
from detente.errors import SettingsError

FEW = detente.Settings(draws=40, inner=2, talk_draws=20, paths=16)


@pytest.fixture(scope="module")
def played():
    return detente.compare_levers("two-rivers", FEW)


@pytest.fixture(scope="module")
def combined(played):
    return detente.combine_levers("two-rivers", FEW, together=3, played=played)


def test_beyond_the_sum_is_counted_on_the_same_paths(combined):
    talks = combined.talks
    signed = talks.signed().astype(int)
    at = {name: signed[k][talks.alive] for k, name in enumerate(talks.levers)}
    for name, joint in combined.bundles.items():
        rest = at[name] - at["hold-course"]
        for lever in name.split("+"):
            rest = rest - (at[lever] - at["hold-course"])
        assert joint.beyond.value == pytest.approx(rest.mean())
        assert joint.against.value == pytest.approx(joint.alone + joint.beyond.value)


def test_the_levers_alone_are_those_that_were_played(played, combined):
    many = len(played.talks.levers)
    assert combined.talks.levers[:many] == played.talks.levers
    assert (combined.talks.week[:many] == played.talks.week).all()
    assert list(combined.table.levers)[many:] == list(combined.bundles)


def test_costs_of_levers_used_together_are_added_up(combined):
    cost = combined.table.levers["press-south+pay-for-troops"].cost
    alone = [combined.table.levers[id].cost.median for id in ("press-south", "pay-for-troops")]
    assert cost.median == pytest.approx(sum(alone), abs=0.1)
    assert np.isfinite(cost.low)


def test_too_many_bundles_are_refused_in_words(monkeypatch):
    monkeypatch.setattr("detente.combining._MANY", 3)
    with pytest.raises(SettingsError, match="3 levers together make 4 bundles; at most 3"):
        detente.combine_levers("two-rivers", FEW, together=3)
    with pytest.raises(ValueError, match="together is 0"):
        detente.combine_levers("two-rivers", FEW, together=0)


def test_the_best_within_a_budget_cost_no_more_and_are_level(combined):
    every = combined.best_within(9.0)
    assert combined.table.front[-1] in every
    for budget in (0.05, 0.3, 0.6):
        best = combined.best_within(budget)
        assert all(combined.costs[name] <= budget for name in best)
        kept = {name: combined.table.levers[name].kept.value for name in combined.costs}
        able = [name for name, cost in combined.costs.items() if cost <= budget]
        assert max(able, key=kept.__getitem__, default=None) in (*best, None)
    assert combined.best_within(-1.0) == ()
