"""Talks that have gone on: what remains is what did not end, no more and no less."""

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.special import betaln
from scipy.stats import beta

from detente.levers.effects import courses
from detente.talks._arrays import RATE, ROUNDS, STAYS
from detente.talks.courses import Sitting
from detente.talks.outcomes import ENDINGS
from detente.talks.play import play
from detente.talks.settings import MONTHS_A_WEEK, TalksSettings
from detente.talks.start import talks_start
from detente.talks.still_open import effective_size, still_open
from detente.talks.tables import set_table
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

LEVERS = {
    "press": {"name": "Press", "changes": {"war.a.cost-per-month": "+0.05"}},
    "deadline": {"name": "By March", "by": "m", "deadline": {"for": "b", "due": "2031-03-10"}},
    "leave": {"name": "Leave", "from": "2031-01-06", "ends-mediation": True},
}
SELDOM = {"rounds-a-month": 0.5, "patience-months": 24, "rounds-without-mediator": 0}
OPEN = {"d": {"set-by": "m", "for": ["a"], "set": "2030-12-30", "due": "2031-05-05"}}


def lay(dossier, elapsed, *, tilt="none", draws=8, paths=60, **more):
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=draws, seed=1), inner=1)
    rules = TalksSettings(draws=draws, paths=paths, beliefs=4, bucket_weeks=1, **more)
    seats = Sitting(missed={}, tilt=tilt, elapsed=elapsed)
    pool = np.arange(11)[:, None]
    return set_table(courses(dossier, worlds), pool, seats, settings=rules), rules


def played(dossier, elapsed, **more):
    tables, rules = lay(dossier, elapsed, **more)
    return play(tables, settings=rules, seed=5)


def standing(make_split, **more):
    """A split in which the front does not move, nor ever will."""
    war = {
        "sides": ["a", "b"],
        "balance": 0.5,
        "moves": {"drift": 0, "spread": 0},
        "ends-in-months": 20,
        "a": {"dictating": 1, "dictated-to": 0, "cost-per-month": 0.02, "believes-drift": 0},
        "b": {"dictating": 1, "dictated-to": 0, "cost-per-month": 0.02, "believes-drift": 0},
    }
    return make_split(war=war, mediation=SELDOM, **more)


def test_the_paths_that_remain_are_those_of_long_talks_that_did_not_end_before(make_split):
    asked = {"event": "settlement signed", "by": ["2031-12-29"]}
    long = played(standing(make_split, forecast=asked), 0)
    short = played(standing(make_split), 25)
    assert (long.weeks, short.weeks) == (51, 26)
    assert np.array_equal(short.alive, long.week[0] > 25)
    assert 0.1 < short.alive.mean() < 0.9
    left = short.alive
    assert np.array_equal(short.week[0][left] + 25, long.week[0][left])
    assert np.array_equal(short.ending[0][left], long.ending[0][left])
    assert np.array_equal(short.package[0][left], long.package[0][left])
    # Counted by hand among the long ones.
    signed = (long.ending[0] == 0) & (long.week[0] > 25) & (long.week[0] <= 25 + 13)
    by_hand = signed.sum() / (long.week[0] > 25).sum()
    assert short.chance(short.signed(by_week=13)[0]).value == pytest.approx(by_hand, abs=1e-12)


@pytest.mark.parametrize("tilt", ["none", "a"])
def test_no_lever_acts_before_the_day(make_split, tilt):
    dossier = make_split(levers=LEVERS, deadlines=OPEN, mediation=SELDOM)
    talks = played(dossier, 12, tilt=tilt, paths=200)
    assert 0.2 < talks.alive.mean() < 0.9
    for lever in range(len(talks.levers)):
        assert np.array_equal(talks.week[lever] > 0, talks.alive)
        gone = ~talks.alive
        assert np.array_equal(talks.week[lever][gone], talks.week[0][gone])
        assert np.array_equal(talks.ending[lever][gone], talks.ending[0][gone])
    left = talks.levers.index("leave")
    assert (talks.week[left][talks.alive] == 1).all()


def test_of_paths_that_ended_before_nothing_else_is_told(make_split):
    talks = played(make_split(), 12)
    gone = ~talks.alive
    assert (talks.week[0][gone] <= 0).all()
    assert (talks.package[0][gone] == -1).all()
    assert not talks.signed()[0][gone].any()
    assert np.isnan(talks.gain[0][gone]).all()
    assert (talks.months_of_war[0][gone] == 0).all()
    assert talks.months_of_war[0].max() <= 26 * MONTHS_A_WEEK + 1e-5


def test_the_front_stands_where_the_dossier_says_on_its_day(make_split):
    talks = played(make_split(mediation=SELDOM), 25, draws=20, paths=400)
    first = talks.alive & (talks.week[0] == 1)
    apart = talks.balance_end[0][first] - 0.5
    assert first.sum() > 20
    assert np.abs(apart).max() < 6 * 0.02 * np.sqrt(MONTHS_A_WEEK)


def test_talks_that_begin_on_the_day_have_learned_nothing(make_split):
    talks = played(make_split(), 0)
    assert talks.alive.all()
    found = still_open(talks, talks_start(make_split()))
    assert (found.conditioned, found.chance.value, found.effective) == (False, 1.0, 8.0)
    assert len(found.cautions) == 1


def test_any_number_of_threads_gives_the_same_bytes(make_split):
    one, three = (played(make_split(levers=LEVERS), 12, draws=20, threads=n) for n in (1, 3))
    assert one.week.tobytes() == three.week.tobytes()
    assert one.gain.tobytes() == three.gain.tobytes()


@pytest.mark.parametrize(("elapsed", "ahead"), [(0, 12), (13, 12), (40, 26)])
def test_a_mixture_of_constant_hazards_survives_as_beta_geometric(make_split, elapsed, ahead):
    # The mediator leaves with the same chance each week, Beta distributed over draws, and nothing
    # else happens: survival is B(a, b + weeks) / B(a, b), by conjugacy (Potter & Parker 1964).
    a, b, draws, paths = 1.5, 40.0, 1_000, 50
    leaving = beta.ppf((np.arange(draws) + 0.5) / draws, a, b)
    stubborn = {"firmness": 1, "patience-months": 600, "bargaining-no": 1, "yes-for-show": 0}
    dossier = make_split(behaviour={"deadline-fatigue": 0, "a": stubborn, "b": stubborn})
    tables, rules = lay(dossier, elapsed, draws=draws, paths=paths)
    numbers = tables.arrays.numbers.copy()
    numbers[..., ROUNDS], numbers[..., RATE] = 0.0, 0.0
    numbers[..., STAYS] = -MONTHS_A_WEEK / np.log1p(-leaving)
    arrays = tables.arrays._replace(numbers=numbers)
    talks = play(replace(tables, arrays=arrays), settings=rules, seed=3)

    def survival(weeks):
        return np.exp(betaln(a, b + weeks) - betaln(a, b))

    share = survival(elapsed)
    spread = np.sqrt(share * (1 - share) / talks.alive.size)
    assert talks.alive.mean() == pytest.approx(share, abs=4 * spread + 1e-12)
    gone = talks.ending[0] == ENDINGS.index("mediator-leaves")
    found = talks.chance(gone & (talks.week[0] <= ahead))
    closed = 1.0 - survival(elapsed + ahead) / share
    assert found.value == pytest.approx(closed, abs=4 * found.error)
    # The hazard falls as talks go on; each draw's own does not.
    assert closed <= 1.0 - survival(ahead) + 1e-12


def test_few_worlds_that_remain_are_a_caution(make_split):
    talks = played(make_split(), 25)
    start = replace(talks_start(make_split()), weeks=25)
    found = still_open(talks, start)
    assert (found.left, found.paths) == (int(talks.alive.sum()), 480)
    assert found.chance.value == pytest.approx(found.left / 480)
    assert any("Few worlds remain" in said for said in found.cautions)
    assert any("not yet evidence" in said for said in found.cautions)


def test_the_effective_number_of_draws():
    assert effective_size(np.array([2.0, 2.0, 2.0])) == pytest.approx(3.0)
    assert effective_size(np.array([1.0, 3.0])) == pytest.approx(16 / 10)


def test_truth_is_one_of_the_worlds_that_remain():
    path = Path(__file__).parents[3] / "bench" / "histories.py"
    spec = importlib.util.spec_from_file_location("histories", path)
    histories = importlib.util.module_from_spec(spec)
    sys.modules["histories"] = histories
    spec.loader.exec_module(histories)
    found = histories.calibrate(histories=720, draws=2_500, paths=8, seed=3)
    assert found.histories >= 300
    assert {name: p for name, p in found.p.items() if p <= 0.01} == {}
    assert abs(found.forecast - found.came) < 4 * found.error
