"""What an analyst is asked, in which order, and what an answer writes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import detente
from detente.asked import Settings
from detente.asking.answers import (
    Slip,
    answered,
    deals,
    effect,
    read_answer,
    read_estimate,
    shares,
    zones,
)
from detente.asking.questions import Question, questions
from detente.dossier.model.dossier import Dossier
from detente.errors import DossierError
from detente.estimates import Estimate
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

FEW = Settings(inner=8)
COST = "war.south.cost-per-month"


@pytest.fixture(scope="module")
def rivers() -> Dossier:
    return detente.read("two-rivers")


def of(found: tuple[Question, ...], name: str) -> Question:
    return next(one for one in found if one.name == name)


def test_a_default_is_asked_before_what_is_stated_and_what_has_a_reason_is_not(
    rivers: Dossier,
) -> None:
    plain = questions(rivers, FEW)
    assert [one.input.default for one in plain] == [False] * len(plain)
    widths = [one.swing.width for one in plain]
    assert widths == sorted(widths, reverse=True)
    left_out = questions(rivers.set("war.north.dictating", None), FEW)
    assert left_out[0].name == "war.north.dictating"
    assert left_out[0].input.default
    known = rivers.set(COST, {"estimate": "0.009 (0.004..0.02)", "why": "a-ridge"})
    assert COST in [one.name for one in plain]
    assert COST not in [one.name for one in questions(known, FEW)]
    again = questions(known, FEW, every=True)
    assert again[-1].name == COST  # last, though it moves the zone most
    assert again[-1].answered


def test_of_a_case_with_reasons_what_is_open_is_found_behind_what_is_answered() -> None:
    """All but one of what moves this zone most has its reason: what moves it less is asked."""
    found = questions(detente.read("ukraine-2025"), FEW)
    assert len(found) > 4
    assert not any(one.answered for one in found)
    assert all(one.swing is not None and one.swing.width > 0.02 for one in found)
    most = max(one.swing.width for one in questions(detente.read("ukraine-2025"), FEW, every=True))
    assert most > 2 * max(one.swing.width for one in found[1:])


def test_by_the_deal_what_the_talks_depend_on_is_asked(rivers: Dossier) -> None:
    """A party that says no to bargain, whatever the text: it moves deals, and no zone."""
    wide = rivers.set("behaviour.north.bargaining-no", "0.05..0.95")
    played = detente.compare_levers(wide, Settings(draws=200, inner=8, paths=32))
    run = Settings(draws=200, inner=8, paths=32)
    deal = questions(wide, run, played=played, by="deal")
    asked = of(deal, "behaviour.north.bargaining-no")
    assert asked.swing is not None
    assert asked.swing.at_low > asked.swing.at_high + 0.05
    assert "behaviour.north.bargaining-no" not in [one.name for one in questions(wide, run)]
    swings = [one.swing.width for one in deal if one.swing is not None and not one.input.default]
    assert swings == sorted(swings, reverse=True)


def test_by_the_choice_what_turns_it_is_asked(rivers: Dossier) -> None:
    """One lever brings deals the likelier the higher South's cost, the other the lower it is.

    Either brings half of them; the better one, by one who knows, three quarters.
    """
    run = Settings(draws=300, inner=8, paths=16)
    played = detente.play_talks(rivers, run, levers=["press-south"])
    cost = played.deals.worlds.inputs.column(COST)[played.talks.draws]
    rank = (np.argsort(np.argsort(cost)) + 0.5) / len(cost)
    often = rank[:, None] > (np.arange(run.paths) + 0.5) / run.paths
    deals = np.stack([often, ~often])
    signed = replace(
        played.talks,
        ending=np.where(deals, 0, 7).astype(np.uint8),
        week=np.ones_like(played.talks.week),
        alive=np.ones_like(played.talks.alive),
    )
    found = questions(rivers, run, played=replace(played, talks=signed), by="choice")
    assert [one.name for one in found] == [COST]
    # What numbers mixed at random seem worth is taken off.
    assert found[0].worth == pytest.approx(0.25, abs=0.03)
    assert found[0].swing is None
    with pytest.raises(ValueError, match="played is None"):
        questions(rivers, run, by="choice")


def test_months_of_war_become_a_cost_a_month(rivers: Dossier) -> None:
    weights = {"border": 0.6, "army": 0.2, "guarantee": 0.1, "dam": 0.1, "trade": 0}
    exact = rivers.set("parties.south.wants.weights", weights)
    asked = of(questions(exact, FEW), COST)
    assert asked.bearing is not None
    assert asked.bearing.issue == "border"
    assert asked.bearing.stake == pytest.approx(0.6)
    # All of a border worth 0.6, over twelve months: a twentieth a month.
    assert str(read_answer("6 12 24", asked)) == "0.05 (0.025..0.1)"
    with pytest.raises(Slip, match="above 0"):
        read_answer("0 12 24", asked)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0.1 0.3 0.6", "0.3 (0.1..0.6)"),
        ("10 % 30 % 60 %", "0.3 (0.1..0.6)"),
        ("10%, 30%, 60%", "0.3 (0.1..0.6)"),
        ("0.1  0.6", "0.1..0.6"),
        ("0.3", "0.3"),
        ("0.3 0.3 0.3", "0.3"),
        ("-0.01 0 0.02", "0 (-0.01..0.02)"),
        ("0.3 (0.1..0.6)", "0.3 (0.1..0.6)"),
        ("0.1..0.6", "0.1..0.6"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, meant: str) -> None:
    assert str(read_estimate(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ("0.3 0.1 0.6", "The lowest comes first: 0.1 0.3 0.6."),
        ("1 2 3 4", "more than three numbers"),
        ("0,3", "Write 0.3."),
        ("much", "0.3 (0.1..0.6)"),
        ("0.6..0.1", "Write 0.1..0.6."),
    ],
)
def test_a_slip_in_numbers_is_told_with_its_mend(typed: str, mend: str) -> None:
    with pytest.raises(Slip) as slip:
        read_estimate(typed)
    assert mend in str(slip.value)


def test_a_reason_is_a_name_several_or_words(rivers: Dossier) -> None:
    asked = of(questions(rivers, FEW), COST)
    estimate = Estimate.parse("0.02 (0.01..0.03)")

    def why(reason: str) -> tuple[tuple[str, ...], Dossier]:
        known = answered(rivers, asked, estimate, reason)
        assert known.war is not None
        cost = known.war.parties["south"].cost_per_month
        assert cost is not None
        assert str(cost) == "0.02 (0.01..0.03)"
        return cost.why, known

    assert why("a-ridge")[0] == ("a-ridge",)
    assert why("report#chapter 4, s1")[0] == ("report#chapter 4", "s1")
    said, known = why("Its budget ends in May.")
    assert {id: known.assumptions[id] for id in said} == {
        "war-south-cost-per-month": "Its budget ends in May."
    }
    assert why(rivers.assumptions["a-guard"])[0] == ("a-guard",)  # the words of one that is there
    with pytest.raises(DossierError, match="reprot"):
        why("reprot")


def test_what_an_answer_does_is_what_the_study_says(rivers: Dossier) -> None:
    dearer = rivers.set(COST, "0.03 (0.02..0.05)")
    found = effect(zones(rivers, seed=1), zones(dearer, seed=1))
    run = Settings(draws=250, inner=64, solved=1)
    for told, dossier in ((found.before, rivers), (found.after, dearer)):
        assert told.value == pytest.approx(detente.explore_deals(dossier, run).chance.value)
    assert found.moves == pytest.approx(found.after.value - found.before.value)
    assert found.moves > 0.05
    assert found.told_apart


def test_what_an_answer_does_to_a_deal_is_what_the_talks_say(rivers: Dossier) -> None:
    seldom = rivers.set("behaviour.north.bargaining-no", "0.02..0.05")
    often = rivers.set("behaviour.north.bargaining-no", "0.8..0.9")
    found = effect(deals(often, seed=1), deals(seldom, seed=1))
    run = Settings(draws=250, inner=64, paths=16)
    for told, dossier in ((found.before, often), (found.after, seldom)):
        table = detente.play_talks(dossier, run, levers=()).levers
        assert told == table.levers["hold-course"].deal_by[table.dates[-1]]
    assert found.moves == pytest.approx(found.after.value - found.before.value)
    assert found.moves > 0.05
    assert found.told_apart


def test_the_error_of_a_share_is_that_of_leaving_each_draw_out() -> None:
    """Paths that count differ from draw to draw: against the jackknife of both sums."""
    rng = np.random.default_rng(5)
    count = rng.random((300, 16)) < rng.random((300, 1))
    came = rng.random((300, 16)) < rng.random((300, 1))
    by_draw = shares(came, count)
    hits, all_of_them = (came & count).sum(axis=1), count.sum(axis=1)
    assert by_draw.mean() == pytest.approx(hits.sum() / all_of_them.sum())
    without = (hits.sum() - hits) / (all_of_them.sum() - all_of_them)
    error = np.sqrt(299 / 300 * ((without - without.mean()) ** 2).sum())
    assert by_draw.std(ddof=1) / np.sqrt(300) == pytest.approx(error, rel=0.01)


def test_a_worth_known_against_today_is_asked_by_itself_beside_what_today_is_worth() -> None:
    talks = detente.read("vienna-2015").set("levers", None).set("standoff.iran", None)
    first = questions(talks, FEW)[0]
    assert (first.name, first.input.name) == ("iran.no-deal", "standoff.iran.against-today")
    worlds = build_worlds(talks, draw_inputs(talks, draws=500, seed=1), inner=1)
    iran = worlds.parties.index("iran")
    against = worlds.inputs.column("standoff.iran.against-today")
    assert first.today == pytest.approx(float((worlds.no_deal[:, iran] - against).mean()))
    known = answered(talks, first, Estimate.parse("0.4 (0.2..0.6)"), "a-iran")
    wants = known.parties["iran"].wants
    assert wants is not None
    assert str(wants.no_deal) == "0.4 (0.2..0.6)"
    assert first.name not in [one.name for one in questions(known, FEW)]
