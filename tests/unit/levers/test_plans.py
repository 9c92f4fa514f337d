"""Plans with conditions: how they are read, and which way a path goes."""

import datetime as dt

import numpy as np
import pytest

import detente
from detente.dossier.plans import Step, read_plan
from detente.errors import SettingsError
from detente.levers.plans import branches, on_branch, which_branch
from detente.talks.outcomes import ENDINGS
from detente.talks.settings import week_of

FEW = detente.Settings(draws=60, inner=2, talk_draws=60, paths=16)
PRESS_THEN_PAY = "press-south; if south refuses by 2031-08-01, pay-for-troops"


@pytest.fixture(scope="module")
def rivers():
    return detente.read("two-rivers")


@pytest.fixture(scope="module")
def played():
    return detente.compare_levers("two-rivers", FEW)


def test_a_plan_is_read_as_it_is_written(rivers):
    plan = "hold-course; If no deal by 2031-09, then press-south + new-deadline"
    assert read_plan(rivers, plan) == (
        Step(levers=()),
        Step(levers=("press-south", "new-deadline"), by=dt.date(2031, 9, 1)),
    )
    assert read_plan(rivers, PRESS_THEN_PAY)[1].party == "south"


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("press-south", "has 0 conditions"),
        ("press-south; when refused, arm", "is no step of a plan"),
        ("press-south; if no deal by soon, walk-away", '"soon" is no date'),
        ("press-south; if no deal by 2031-05-01, walk-away", "after the dossier's day"),
        ("press-south; if suoth refuses by 2031-08-01, walk-away", 'Did you mean "south"'),
        ("press-south; if no deal by 2031-08-01, arm", "'arm' is no lever here"),
        ("press-sout; if no deal by 2031-08-01, walk-away", 'Did you mean "press-south"'),
        ("; if no deal by 2031-08-01, walk-away", "names no lever. Write it as"),
        ("press-south+; if no deal by 2031-08-01, walk-away", "names no lever. Write it as"),
        (
            "press-south; if no deal by 2031-09, hold-course; if no deal by 2031-08, walk-away",
            "after the step before it",
        ),
    ],
)
def test_what_is_no_plan_is_refused_in_words(rivers, plan, said):
    with pytest.raises(SettingsError, match=said):
        read_plan(rivers, plan)


def test_a_lever_taken_up_again_is_refused(rivers):
    plan = (
        "press-south; if no deal by 2031-08-01, hold-course; if no deal by 2031-10-01, press-south"
    )
    with pytest.raises(SettingsError, match="dropped and taken up again"):
        branches(rivers, read_plan(rivers, plan))


@pytest.mark.parametrize("after", ["hold-course", "press-south", "press-south+new-deadline"])
def test_nothing_comes_after_a_mediator_who_left(rivers, after):
    steps = read_plan(rivers, f"walk-away; if no deal by 2031-09-01, {after}")
    with pytest.raises(SettingsError, match=r"walk-away .* a mediator who left stays away"):
        branches(rivers, steps)
    last = read_plan(rivers, "press-south; if no deal by 2031-09-01, walk-away")
    assert branches(rivers, last)[1].levers == ("press-south", "walk-away")


def test_levers_stand_in_the_windows_of_their_steps(rivers):
    neither, came = branches(rivers, read_plan(rivers, PRESS_THEN_PAY))
    assert (neither.levers, came.levers) == (("press-south",), ("press-south", "pay-for-troops"))
    press, pay = came.uses
    assert press.how.until.latest == pay.how.from_.earliest == dt.date(2031, 8, 1)
    assert neither.uses[0].how == rivers.levers["press-south"]


def test_which_way_each_path_goes_by_a_loop(rivers, played):
    """Of the talks played, the first two courses stand for the two ways of a plan."""
    steps = read_plan(rivers, PRESS_THEN_PAY)
    talks, week = played.talks, week_of(dt.date(2031, 8, 1), rivers.date)
    branch, (came,) = which_branch(rivers, steps, talks)
    south = talks.parties.index("south")
    for d in range(len(talks.draws)):
        for p in range(talks.paths):
            refused = talks.refused[0, d, p, south]
            left = talks.ending[0, d, p] == ENDINGS.index("mediator-leaves")
            still = left or talks.week[0, d, p] > week
            true = talks.alive[d, p] and still and refused <= week
            assert came[d, p] == branch[d, p] == true
    assert 0.05 < came[talks.alive].mean() < 0.95
    assert (on_branch(talks.week, branch) == np.where(came, talks.week[1], talks.week[0])).all()


def test_a_no_is_counted_from_the_dossiers_day(played):
    refused = played.talks.refused[:, played.talks.alive]
    assert np.nanmin(refused) >= 1
    assert np.isnan(refused).any()


PLANS = {"press-then-pay": {"name": "Press, then pay", "steps": PRESS_THEN_PAY}}


def test_a_plan_of_the_dossier_is_followed_by_its_id(rivers):
    known = rivers.set("plans", PLANS)
    by_id, by_words = (
        detente.follow_plan(known, one, FEW) for one in ("press-then-pay", PRESS_THEN_PAY)
    )
    assert (by_id.name, by_words.name) == ("Press, then pay", "")
    assert (by_id.text, by_id.against) == (by_words.text, by_words.against)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ("press-south; if suoth refuses by 2031-08-01, walk-away", 'Did you mean "south"'),
        ("press-sout; if no deal by 2031-08-01, walk-away", 'Did you mean "press-south"'),
        ("press-south", "has 0 conditions"),
        (
            "walk-away; if no deal by 2031-08-01, press-south",
            "a mediator who left stays away",
        ),
    ],
)
def test_a_plan_of_the_dossier_that_cannot_be_followed_is_one_finding(rivers, steps, said):
    with pytest.raises(detente.DossierError) as caught:
        rivers.set("plans", {"mine": {"name": "Mine", "steps": steps}})
    [finding] = caught.value.findings
    assert finding.slug == "not-a-plan"
    assert said in finding.message
    assert finding.mend.startswith("Write it as")
