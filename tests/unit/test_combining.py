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
    monkeypatch.setattr("detente.combining.together._MANY", 3)
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


def with_lever(dossier, id, **changes):
    lever = dossier.levers[id].model_copy(update=changes)
    return dossier.model_copy(update={"levers": {**dossier.levers, id: lever}})


def test_a_lever_in_full_now_is_one_whose_dossier_says_so(played):
    """Against a dossier in which it has neither date nor delay."""
    found = detente.time_levers("two-rivers", FEW, played=played).levers["pay-for-troops"]
    at_once = with_lever(
        detente.read("two-rivers"), "pay-for-troops", from_=None, delay_months=None
    )
    again = detente.compare_levers(at_once, FEW)
    assert found.in_full_now == again.levers.against["pay-for-troops"]
    assert found.as_planned == played.levers.against["pay-for-troops"]
    assert found.in_full_now.value > found.as_planned.value
    signed, alive = again.talks.signed(), again.talks.alive
    full = (signed[again.talks.levers.index("pay-for-troops")] & alive).sum(axis=1)
    planned = played.talks.signed()[played.talks.levers.index("pay-for-troops")] & alive
    missing = (full - planned.sum(axis=1)) / alive.sum() * len(full)
    missing_error = np.std(missing, ddof=1) / len(full) ** 0.5
    if found.in_full_now.told and abs(missing.mean()) > 3 * missing_error:
        share = 1 - found.as_planned.value / found.in_full_now.value
        assert found.lost == pytest.approx(share)
    elif abs(missing.mean()) < missing_error:
        assert np.isnan(found.lost)


def test_what_a_lever_loses_is_told_only_beyond_the_noise_of_the_difference():
    """A lever in force from the dossier's day on, at once, loses nothing: no share is told."""
    rivers = detente.read("two-rivers")
    at_once = with_lever(rivers, "press-south", from_=None, delay_months=None, ramp_months=None)
    found = detente.time_levers(at_once, FEW).levers["press-south"]
    assert found.as_planned == found.in_full_now
    assert np.isnan(found.lost)
    assert np.isnan(found.lost_to_delay)


def test_a_plan_that_waits_is_a_lever_that_begins_later(played):
    plan = "hold-course; if no deal by 2031-10-06, press-south"
    followed = detente.follow_plan("two-rivers", plan, FEW, played=played)
    from detente.dossier.model.dates import When

    later = with_lever(detente.read("two-rivers"), "press-south", from_=When.parse("2031-10-06"))
    again = detente.compare_levers(later, FEW)
    # Until that day the mediator may look a few weeks ahead: a path in a hundred may differ.
    assert followed.against.value == pytest.approx(
        again.levers.against["press-south"].value, abs=0.01
    )
    assert followed.beyond_first == followed.against
    cost = again.levers.levers["press-south"].cost.median
    assert followed.outcome.cost.median == pytest.approx(
        cost * followed.came_true[0].value, rel=0.3
    )


def test_a_plan_whose_condition_never_comes_true_is_its_first_step(played, monkeypatch):
    plan = "press-south; if north refuses by 2031-05-14, walk-away"
    followed = detente.follow_plan("two-rivers", plan, FEW, played=played)
    assert followed.came_true[0].value < 0.2
    if followed.came_true[0].value == 0.0:
        assert followed.against == played.levers.against["press-south"]


def test_a_lead_that_turns_round_does_so_in_the_draws():
    settings = detente.Settings(draws=600, inner=2, talk_draws=600, paths=4)
    played = detente.compare_levers("two-rivers", settings)
    found = detente.what_decides("two-rivers", settings, played=played)
    talks, inputs = played.talks, played.deals.worlds.inputs
    signed = (talks.signed() & talks.alive).sum(axis=2) / np.maximum(talks.alive.sum(axis=1), 1)
    assert found.draws > 500
    for turn in found.tipping:
        column = inputs.column(turn.name)[talks.draws]
        lead = signed[talks.levers.index(turn.above)] - signed[talks.levers.index(turn.below)]
        assert lead[column > turn.point].mean() > 0 > lead[column < turn.point].mean()
    assert all(one.share > 2 * one.error for one in found.shares)
    assert all(not one.name.startswith("levers.") for one in found.shares)
    assert found == detente.what_decides("two-rivers", settings, played=played)


def test_what_to_bear_in_mind_of_what_decides_reaches_the_answer(played):
    from detente.answers.levers import levers_answer

    rivers = detente.read("two-rivers")
    found = detente.what_decides(rivers, FEW, played=played)
    said = levers_answer(rivers, played, seed=1, decides=found).cautions
    assert said[: len(played.cautions)] == played.cautions
    assert len(set(said)) == len(said)
    few = f"{found.draws} draws tell little of what decides."
    left_out = (
        f"How much each issue matters to North Republic and South Republic is left out of the "
        f"shares: {found.draws} draws cannot tell it from chance; that wants 210."
    )
    assert {few, left_out} <= set(said)
    assert not any(one.name.endswith(".weights") for one in found.shares)


def test_who_pays_is_said_where_costs_of_several_are_counted_together(played, combined):
    by_north = with_lever(detente.read("two-rivers"), "press-south", by="north")
    said = detente.combine_levers(by_north, FEW, together=1).cautions
    assert any("Costs to the mediator and to parties" in one for one in said)
    assert not any("Costs to the mediator and to parties" in one for one in combined.cautions)


def test_a_turn_is_told_by_the_share_of_draws_beyond_it_and_its_scale_once():
    from detente.dossier.inputs.registry.alternative import WAR_COST
    from detente.levers.decides import Decides
    from detente.levers.deciding import Tipping
    from detente.wording.deciding import deciding

    turn = Tipping(
        name="war.ukraine.cost-per-month",
        label="Ukraine's cost of fighting on, a month",
        above="aid",
        below="press",
        point=0.0081,
        low=0.006,
        high=0.01,
        lead_above=0.1,
        lead_below=0.1,
        unit=WAR_COST.field.unit,
        exceeds=0.21,
    )
    found = Decides(
        shares=(),
        rule=None,
        rule_of_deals=None,
        tipping=(turn,),
        knowing=(),
        draws=500,
        screened=9,
        cautions=(),
    )
    called = {"aid": "Aid", "press": "Press"}
    said = list(deciding(found, detente.read("ukraine-2025"), called))
    assert said[1].replace("\u00a0", " ") == (
        "“Aid” beats “Press” only in the 21 % of draws nearest to this: what fighting on costs "
        "Ukraine, if much. The lead turns round at 0.0081 (0.006 to 0.01)."
    )
    assert said[-1] == (
        "The numbers named are counted on the scale on which all issues together are worth 1 to a "
        "party."
    )
