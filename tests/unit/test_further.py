"""What a page shows beside a study: the same as the commands play, on few paths or on all."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import numpy as np
import pytest

import detente
from detente.dossier.plans import plans_ahead
from detente.further import look_further
from detente.levers.differences import difference
from detente.talks.outcomes import ENDINGS
from detente.talks.settings import week_of
from detente.telling import median_path, tell_median

FEW = detente.Settings(draws=60, inner=2, talk_draws=60, paths=8, swings=2)
PLANS = {
    "mine": {
        "name": "Press, then pay",
        "steps": "press-south; if south refuses by 2031-08-01, pay-for-troops",
    }
}


@pytest.fixture(scope="module")
def rivers():
    return detente.read("two-rivers").set("plans", PLANS)


@pytest.fixture(scope="module")
def study(rivers):
    return detente.study(rivers, FEW)


@pytest.fixture(scope="module")
def further(study):
    return look_further(study)


def test_on_all_paths_bundles_are_those_of_the_command(rivers, further):
    assert further.paths == FEW.paths
    combined = detente.combine_levers(rivers, FEW, together=2)
    for name, tried in further.together.items():
        joint = combined.bundles[name]
        assert tried.against.value == pytest.approx(joint.against.value)
        assert tried.beyond == joint.beyond
        assert tried.kept == combined.table.levers[name].kept


def test_those_played_are_the_bundles_whose_levers_add_most_alone(rivers, further):
    combined = detente.combine_levers(rivers, FEW, together=2)
    alone = sorted((joint.alone for joint in combined.bundles.values()), reverse=True)
    assert sorted((combined.bundles[n].alone for n in further.together), reverse=True) == alone[:3]


def test_on_all_paths_levers_at_once_are_those_of_the_command(rivers, further):
    timings = detente.time_levers(rivers, FEW).levers
    for lever, now in further.at_once.items():
        assert now.against.value == pytest.approx(timings[lever].in_full_now.value)


def test_plans_are_those_of_the_command(rivers, further):
    [plan] = further.plans
    assert plan.name == "Press, then pay"
    assert plan.against == detente.follow_plan(rivers, "mine", FEW).against


def test_fewer_paths_leave_what_levers_bring_alone_and_widen_the_rest(study, further, monkeypatch):
    monkeypatch.setattr("detente.further._PLAYED", 120)
    few = look_further(study)
    assert few.paths == 2
    name = next(iter(few.together))
    assert few.together[name].beyond.error > further.together[name].beyond.error


def test_in_the_first_draws_alone_the_paths_are_the_same(study, further, monkeypatch):
    """With a third of the draws each bundle is what it was in these."""
    monkeypatch.setattr("detente.further._DRAWS", 20)
    few = look_further(study)
    assert (few.draws, few.paths) == (20, FEW.paths)
    last = week_of(study.levers.dates[-1], study.dossier.date)
    first = study.talks.first(draws=20, paths=FEW.paths)
    name = next(iter(few.together))
    joint = detente.combine_levers(study.dossier, FEW, together=2).talks
    own = joint.first(draws=20, paths=FEW.paths).signed(by_week=last)
    together = own[joint.levers.index(name)]
    alone = [own[joint.levers.index(id)] - 1.0 * own[0] for id in name.split("+")]
    beyond = difference(together - 1.0 * own[0], np.sum(alone, axis=0), first.alive)
    assert few.together[name].beyond == beyond
    assert few.together[name].beyond.error > further.together[name].beyond.error


def test_levers_alone_are_judged_on_all_paths_however_few_the_rest_has(study, monkeypatch):
    monkeypatch.setattr("detente.further._PLAYED", 120)
    few = look_further(study)
    alone = [name for name in few.front if "+" not in name]
    assert set(alone) <= set(study.levers.front)
    singles = [name for group in few.groups for name in group if "+" not in name]
    assert singles[0] == study.levers.groups[0][0]


def test_on_all_paths_groups_and_front_are_those_of_the_command(rivers, study, further):
    combined = detente.combine_levers(rivers, FEW, together=2)
    names = {name for group in further.groups for name in group}
    assert names >= set(study.levers.levers)
    if names == set(combined.table.levers):
        assert further.front == combined.table.front
    assert {n for n in further.front if n in study.levers.levers} <= set(study.levers.front)


def test_a_plan_whose_day_has_passed_is_left_out_and_said(rivers, capsys, tmp_path):
    later = detente.as_of(rivers, "2031-08-15")
    ahead, said = plans_ahead(later)
    assert ahead == ()
    assert said == ("The plan “Press, then pay” is left out: a day on which it looks has passed.",)
    assert plans_ahead(rivers) == (("mine",), ())
    found = look_further(detente.study(later, FEW))
    assert found.plans == ()
    assert found.passed == said


def test_the_path_in_the_middle_ends_as_most_do_and_half_of_them_end_earlier(study):
    talks = study.talks
    draw, path = median_path(talks)
    endings = [ENDINGS[k] for k in talks.ending[0][talks.alive]]
    usual = ENDINGS[talks.ending[0, draw, path]]
    assert endings.count(usual) == max(endings.count(one) for one in set(endings))
    weeks = talks.week[0][talks.alive & (talks.ending[0] == ENDINGS.index(usual))]
    week = talks.week[0, draw, path]
    assert np.mean(weeks < week) <= 0.5 <= np.mean(weeks <= week)


def test_the_story_is_of_that_very_path(study):
    draw, path = median_path(study.talks)
    told = tell_median(study)
    assert told.path == path * len(study.talks.draws) + draw + 1
    assert told.transcript.ending == ENDINGS[study.talks.ending[0, draw, path]]
    assert told.transcript.week == study.talks.week[0, draw, path]


def test_the_page_tells_it_all(study, further):
    from detente.brief.page import render

    page = render(study, further=further)
    assert 'id="tried-picture"' in page
    assert 'id="worth-picture"' in page
    assert "Press, then pay" in page
    assert "One of 480 paths, and not a prediction. It ends in the commonest way" in page
    assert 'id="ask-next"' in page
    assert 'id="tried"' not in render(study)


def test_what_to_ask_next_stands_on_the_first_sheet_where_it_tells_more_than_noise(study, further):
    from detente.brief.page import render_one_page
    from detente.wording.first.ask import QUESTION
    from detente.wording.observations import asks

    assert further.ask_next.told
    sheet = unescape(render_one_page(study, further=further))
    assert QUESTION in sheet
    first = asks(study.dossier, further.ask_next.told[0].observation)
    assert first.partition("“")[0] in sheet


def test_a_better_choice_has_its_sign_give_or_take_twice_the_error(study, further):
    from detente.brief.sections.further import further_section

    first, *others = further.ask_next.observations
    worse = replace(first.choice, moves=-0.006, error=0.012)
    zone = replace(first.zone, moves=0.1, error=0.02)
    changed = (replace(first, choice=worse, zone=zone), *others)
    asked = replace(further, ask_next=replace(further.ask_next, observations=changed))
    section = further_section(study, asked)
    assert (section.asks[0].choice, section.asks[0].zone) == ("−0.6 ±2.4", "10.0 ±4.0")
    assert "give or take twice the error" in section.ask_title


def test_where_the_record_teaches_each_word_has_its_chance_at_first_and_by_all_else(rivers):
    from detente.brief.page import render

    learned = detente.Settings(draws=60, inner=2, talk_draws=60, paths=4, swings=2, learned=True)
    study = detente.study(rivers, learned)
    further = look_further(study)
    pieces = detente.learn(rivers, learned).pieces
    assert {one.piece.id for one in further.taught} == {one.piece.id for one in pieces}
    assert [one.expected for one in further.taught] == [one.expected for one in pieces]
    assert "By all else" in render(study, further=further)
