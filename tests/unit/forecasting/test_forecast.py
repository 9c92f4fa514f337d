from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from detente.dossier.model.dossier import Dossier
from detente.forecasting.classes import setting_of
from detente.forecasting.disagreement import RULE
from detente.forecasting.forecast import forecast
from detente.forecasting.rate import BY_CEASEFIRE, BY_PEACE, FORMAL, SIGNED, WAR_ENDS


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
    made = forecast(dossier, talks, seed=7, setting=setting_of(dossier, weight=1))
    for at in made.dates:
        assert at.blended.value == pytest.approx(at.deal.value, abs=0.01)
    blend = forecast(dossier, talks, seed=7, setting=setting_of(dossier, weight=0.3)).blend
    assert blend is not None
    assert np.all(np.diff(blend.chance) >= 0)


def test_setting_of_two_states_at_war(dossier: Dossier) -> None:
    setting = setting_of(dossier)
    assert setting.war_age_months == pytest.approx(30, abs=0.1)
    assert setting.since_text_months == pytest.approx(3, abs=0.1)
    assert setting.conflict.kind == "between-states"
    assert setting.weight == 0.5


def test_without_war_draft_and_question(dossier: Dossier, talks: Any) -> None:
    bare = dossier.model_copy(update={"war": None, "drafts": {}, "forecast": None})
    made = forecast(bare, talks, seed=7)
    assert made.question == "settlement signed"
    assert [at.date for at in made.dates] == [dt.date(2031, 8, 11), dt.date(2031, 11, 10)]
    assert made.conflict.kind == "none"
    assert made.conflict.no_rates
    assert (made.blend, made.base_class) == (None, "")
    for at in made.dates:
        assert (at.blended, at.base_rates, at.disagreements) == (None, (), ())
    assert not any(re.search(r"\b(war|wars|draft|ceasefire)\b", said) for said in made.cautions)


def test_without_a_draft_agreements_count_from_today(dossier: Dossier, talks: Any) -> None:
    made = forecast(dossier.model_copy(update={"drafts": {}}), talks, seed=7)
    assert made.setting.since_text_months == 0
    assert any("No draft" in caution for caution in made.cautions)


def test_a_war_of_unknown_age(dossier: Dossier, talks: Any) -> None:
    assert dossier.war is not None
    war = dossier.war.model_copy(update={"began": None})
    made = forecast(dossier.model_copy(update={"war": war}), talks, seed=7)
    assert WAR_ENDS not in {rate.event for rate in made.dates[0].base_rates}
    assert any("when the war began" in caution for caution in made.cautions)


def test_a_war_within_a_state_has_its_own_base_rates(dossier: Dossier, talks: Any) -> None:
    south = dossier.parties["south"].model_copy(update={"code": None})
    within = dossier.model_copy(update={"parties": {**dossier.parties, "south": south}})
    made = forecast(within, talks, seed=7)
    assert made.base_class == "peace processes with a pre-negotiation text"
    events = [rate.event for rate in made.dates[0].base_rates]
    assert events == [SIGNED, BY_PEACE, BY_CEASEFIRE, WAR_ENDS]
    assert FORMAL not in events
    assert "North (NOR) alone" in made.conflict.rule
    # The same from the command line: the dossier's codes count for nothing then.
    asked = setting_of(dossier, conflict="within-a-state")
    named = forecast(dossier, talks, seed=7, setting=asked)
    assert [at.base_rates for at in named.dates] == [at.base_rates for at in made.dates]
    assert named.conflict.rule == "Class of conflict: within a state, as asked for."


def test_what_the_user_says_goes_before_what_the_dossier_says(dossier: Dossier) -> None:
    assert dossier.forecast is not None
    stated = dossier.forecast.model_copy(update={"class_": "within-a-state", "weight": 0.0})
    known = dossier.model_copy(update={"forecast": stated})
    assert setting_of(known).conflict.rule.endswith("within a state, as the dossier names it.")
    assert setting_of(known).weight == 0
    assert setting_of(known, conflict="none", weight=0.9).conflict.kind == "none"
    assert setting_of(known, conflict="none", weight=0.9).weight == 0.9


def test_where_model_and_past_wars_disagree_it_is_said(dossier: Dossier, talks: Any) -> None:
    # 30 % of paths sign, beside 0 of 28 processes; 40 % end the war, beside 1 of 13 wars.
    last = forecast(dossier, talks, seed=7).dates[-1]
    deal, over = last.disagreements
    assert (deal.event, deal.model, deal.rate) == ("settlement", last.deal, last.base_rates[0])
    assert (over.event, over.model) == ("war over", last.endings["war over"])
    assert (over.rate.event, over.rate.n) == (WAR_ENDS, 13)
    assert RULE in forecast(dossier, talks, seed=7).cautions


def test_a_conflict_of_the_past_may_be_among_the_past_cases(dossier: Dossier, talks: Any) -> None:
    said = "this very conflict may be one of them"
    setting = setting_of(dossier)
    assert not any(said in caution for caution in forecast(dossier, talks, seed=7).cautions)
    past = replace(setting, as_of=dt.date(2016, 6, 1))
    made = forecast(dossier, talks, seed=7, setting=past)
    assert sum(said in caution for caution in made.cautions) == 1
