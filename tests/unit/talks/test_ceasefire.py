"""A ceasefire: an event of its own beside the talks, while both sides would rather pause."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

import detente
from detente.forecasting.incidence import incidence
from detente.scores.saved import to_save
from detente.talks.play import play

HALF_A_YEAR = {"event": "settlement signed", "by": ["2031-07-07"]}


def fighting(make_split, *, drift=0.0, cost=0.02, months=8, **changes):
    """A war that nothing ends and in which nobody talks; ``a`` believes in this drift, and sure."""
    stakes = {"dictating": 1, "dictated-to": 0, "belief-spread": 0, "discount-a-month": 0.01}
    war = {
        "sides": ["a", "b"],
        "balance": 0.5,
        "moves": {"drift": 0, "spread": 0.0001},
        "ends-in-months": 1e6,
        "ceasefire-in-months": months,
        "a": {**stakes, "believes-drift": drift, "cost-per-month": cost},
        "b": {**stakes, "believes-drift": 0, "cost-per-month": cost},
    }
    mediation = {"rounds-a-month": 0, "patience-months": 1e6, "rounds-without-mediator": 0}
    patient = {"a": {"patience-months": 1e6}, "b": {"patience-months": 1e6}}
    told = {"mediation": mediation, "behaviour": patient, "forecast": HALF_A_YEAR, "war": war}
    return make_split(**{**told, **changes})


def test_it_comes_at_its_rate_while_both_would_rather_pause(make_split, set_tables):
    tables, settings = set_tables(fighting(make_split), draws=2, paths=4000)
    talks = play(tables, settings=settings, seed=5)
    # An exponential wait of mean 8 months is over in 26 weeks (5.98 months) by a chance of .5264.
    error = (0.5264 * 0.4736 / 8000) ** 0.5
    assert talks.ceased(by_week=26).mean() == pytest.approx(0.5264, abs=4 * error)
    assert talks.ceased(by_week=13).mean() == pytest.approx(0.3118, abs=4 * error)


@pytest.mark.parametrize(("drift", "comes"), [(0.019, True), (0.021, False), (-0.5, True)])
def test_who_believes_that_it_wins_more_than_the_month_costs_fights_on(
    make_split, set_tables, drift, comes
):
    # To dictate is worth 1 more than to be dictated to, a month costs 0.02.
    tables, settings = set_tables(fighting(make_split, drift=drift), paths=50)
    assert play(tables, settings=settings, seed=5).ceased().any() == comes


def test_a_lever_that_makes_the_war_dear_brings_it(make_split, set_tables):
    sanction = {"name": "Sanction", "changes": {"war.a.cost-per-month": "+0.01"}}
    dossier = fighting(make_split, drift=0.025, levers={"sanction": sanction})
    tables, settings = set_tables(dossier, paths=200)
    held, sanctioned = play(tables, settings=settings, seed=5).ceased()
    assert not held.any()
    assert sanctioned.mean() > 0.4


def test_none_comes_after_a_settlement_nor_without_a_war(make_split, set_tables):
    tables, settings = set_tables(make_split(), paths=400)
    talks = play(tables, settings=settings, seed=3)
    signed, came = talks.signed(), talks.ceasefire > 0
    assert (signed & came).any()
    assert (talks.ceasefire[signed & came] <= talks.week[signed & came]).all()
    peace, settings = set_tables(make_split(war=None))
    talks = play(peace, settings=settings, seed=3)
    assert not talks.ceased().any()
    assert (
        "ceasefire" not in incidence(talks, lever="hold-course", as_of=dt.date(2031, 1, 6)).endings
    )


def test_its_curve_is_the_share_of_paths_on_which_it_has_come(make_split, set_tables):
    tables, settings = set_tables(make_split(), paths=400)
    talks = play(tables, settings=settings, seed=3)
    chance, low, high = incidence(talks, lever="hold-course", as_of=dt.date(2031, 1, 6)).curve(
        "ceasefire"
    )
    for week in (0, 1, 13, 26):
        assert chance[week] == pytest.approx(talks.ceased(by_week=week)[0].mean())
    assert (np.diff(chance) >= 0).all()
    assert (low <= chance).all()
    assert (chance <= high).all()


def test_it_can_be_put_on_record_as_a_question():
    few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=8)
    dossier = detente.read("two-rivers")
    made = detente.make_forecast(dossier, few)
    saved = to_save(dossier, made, made=dossier.date, event="ceasefire")
    assert saved.forecasts[0].question == (
        "Will a ceasefire between the North Republic and the South Republic be in force on or "
        "before 1 September 2031?"
    )
    assert saved.forecasts[0].chance == made.dates[0].endings["ceasefire"].value
    assert "nor does a settlement that ends the war" in saved.counts_as
