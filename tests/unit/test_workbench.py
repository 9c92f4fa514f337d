"""The stages of a study agree with each other, whichever of them is asked for alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import detente

FEW = detente.Settings(draws=30, inner=2, talk_draws=20, paths=8, swings=2)


@pytest.fixture(scope="module")
def rivers():
    return detente.read("two-rivers")


@pytest.fixture(scope="module")
def deals(rivers):
    return detente.explore_deals(rivers, FEW)


@pytest.fixture(scope="module")
def played(rivers, deals):
    return detente.play_talks(rivers, FEW, deals=deals)


def test_a_lever_played_alone_gives_what_it_gives_beside_the_others(rivers, deals, played):
    alone = detente.play_talks(rivers, FEW, deals=deals, levers=("press-south",))
    assert alone.talks.levers == ("hold-course", "press-south")
    for name, outcome in alone.levers.levers.items():
        assert outcome.deal_by == played.levers.levers[name].deal_by
    at = played.talks.levers.index("press-south")
    np.testing.assert_array_equal(alone.talks.package[1], played.talks.package[at])
    np.testing.assert_array_equal(alone.talks.candidates, played.talks.candidates)


def test_the_forecast_is_of_the_course_held(rivers, played):
    outlook = detente.make_forecast(rivers, FEW)
    held = played.levers.levers["hold-course"].deal_by
    assert {on.date: on.deal.value for on in outlook.dates} == pytest.approx(
        {date: chance.value for date, chance in held.items()}, abs=0.02
    )


def test_a_lever_that_the_dossier_has_not(rivers, deals):
    with pytest.raises(ValueError, match=r"'press-sooth'; the levers here are hold-course, "):
        detente.play_talks(rivers, FEW, deals=deals, levers=("press-sooth",))


@pytest.mark.parametrize("draws", [40, 2_000, 50_000])
def test_more_draws_have_no_fewer_rows_each_and_talks_take_them_all(draws):
    settings = detente.Settings(draws=draws)
    assert (settings.inner, settings.talk_draws) == (64, draws)
    assert detente.Settings(draws=draws, inner=5, talk_draws=20).inner == 5


def test_packages_of_principles_are_looked_for_in_the_first_rows_of_each_draw(rivers, deals):
    few = detente.explore_deals(rivers, replace(FEW, solved=30))
    first = np.asarray(deals.zone.exists)[:: FEW.inner]
    assert {one.rows for one in few.summaries.values()} == {int(first.sum())}
    assert few.chance == deals.chance
    for name, solution in few.solutions.items():
        there = np.asarray(solution.packages)[:, 0] >= 0
        np.testing.assert_array_equal(
            solution.packages[there], deals.solutions[name].packages[there]
        )


def test_few_paths_are_a_caution_and_many_are_none(rivers, deals, played):
    assert sum(said.startswith("With 8 of its paths") for said in played.cautions) == 1
    more = detente.play_talks(rivers, replace(FEW, paths=32), deals=deals, levers=())
    assert not any("of its paths played" in said for said in more.cautions)
