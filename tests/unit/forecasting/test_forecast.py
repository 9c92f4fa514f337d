from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from detente.dossier.model import Dossier
from detente.forecasting.base_rates import FORMAL, SIGNED, WAR_ENDS
from detente.forecasting.forecast import forecast
from detente.forecasting.setting import setting_of


@pytest.fixture
def talks(make_talks: Any) -> Any:
    rng = np.random.default_rng(5)
    endings = rng.choice(["settlement", "open", "exhausted"], size=(30, 64), p=[0.3, 0.6, 0.1])
    return make_talks(endings, rng.integers(1, 27, (30, 64)), horizon=26)


def test_dates_in_order_and_those_beyond_named(dossier: Dossier, talks: Any) -> None:
    made = forecast(dossier, talks, seed=7)
    assert [at.date for at in made.dates] == [dt.date(2031, 8, 4), dt.date(2031, 11, 10)]
    assert any("2040-01-01" in caution for caution in made.cautions)
    assert made.dates[0].deal.value < made.dates[1].deal.value
    assert (made.seed, made.lever, made.weight) == (7, "hold-course", 0.5)


def test_last_date_is_what_was_played(dossier: Dossier, talks: Any) -> None:
    last = forecast(dossier, talks, seed=7).dates[-1]
    assert last.deal.value == pytest.approx((talks.ending == 0).mean())
    assert last.words == "unlikely"
    endings = {k: c.value for k, c in last.endings.items() if k != "war over"}
    assert sum(endings.values()) == pytest.approx(1)


def test_the_blend_lies_between_model_and_base_rate(dossier: Dossier, talks: Any) -> None:
    for at in forecast(dossier, talks, seed=7).dates:
        assert at.base_rates[0].event == SIGNED
        assert at.base_rates[0].p < at.blended.value < at.deal.value
        assert at.blended.low <= at.blended.value <= at.blended.high


def test_full_weight_gives_the_model_back(dossier: Dossier, talks: Any) -> None:
    made = forecast(dossier, talks, seed=7, weight=1)
    for at in made.dates:
        assert at.blended.value == pytest.approx(at.deal.value, abs=0.01)
    blend = forecast(dossier, talks, seed=7, weight=0.3).blend
    assert np.all(np.diff(blend.chance) >= 0)


def test_curves_meet_the_rates_at_each_date(dossier: Dossier, talks: Any) -> None:
    made = forecast(dossier, talks, seed=7)
    at = made.dates[-1]
    dated = [rate for rate in at.base_rates if rate.months is not None]
    assert [curve.name for curve in made.base_curves] == [rate.class_ for rate in dated]
    for curve, rate in zip(made.base_curves, dated, strict=True):
        assert curve.chance[-1] == pytest.approx(rate.p)
        assert curve.chance[0] == 0
        assert np.all(np.diff(curve.chance) >= 0)


def test_setting_of_two_states_at_war(dossier: Dossier) -> None:
    setting = setting_of(dossier)
    assert setting.war_age_months == pytest.approx(30, abs=0.1)
    assert setting.since_text_months == pytest.approx(3, abs=0.1)
    assert setting.between_states


def test_without_war_draft_and_question(dossier: Dossier, talks: Any) -> None:
    bare = dossier.model_copy(update={"war": None, "drafts": {}, "forecast": None})
    made = forecast(bare, talks, seed=7)
    assert made.question == "settlement signed"
    assert [at.date for at in made.dates] == [dt.date(2031, 8, 11), dt.date(2031, 11, 10)]
    assert {rate.event for rate in made.dates[0].base_rates} == {SIGNED, FORMAL}
    assert any("No draft" in caution for caution in made.cautions)


def test_a_war_of_unknown_age(dossier: Dossier, talks: Any) -> None:
    assert dossier.war is not None
    war = dossier.war.model_copy(update={"began": None})
    made = forecast(dossier.model_copy(update={"war": war}), talks, seed=7)
    assert WAR_ENDS not in {rate.event for rate in made.dates[0].base_rates}
    assert any("when the war began" in caution for caution in made.cautions)


def test_parties_without_a_state_are_another_class(dossier: Dossier, talks: Any) -> None:
    south = dossier.parties["south"].model_copy(update={"code": None})
    mixed = dossier.model_copy(update={"parties": {**dossier.parties, "south": south}})
    assert forecast(mixed, talks, seed=7).base_class != forecast(dossier, talks, seed=7).base_class


def test_records_to_be_held_to(dossier: Dossier, talks: Any) -> None:
    made = forecast(dossier, talks, seed=7)
    first, last = made.records(dossier="Two Rivers")
    assert (first.by, last.by) == (made.dates[0].date, made.dates[1].date)
    assert first.resolves == "both presidents sign one text"
    assert first.chance == made.dates[0].deal.value
    assert first.came is None
