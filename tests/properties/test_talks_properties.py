"""What must hold for talks of any shape, on the case that has every feature."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.dossier.files.read import read
from detente.levers.effects import courses
from detente.talks._arrays import ENDINGS
from detente.talks.courses import Course, Sitting
from detente.talks.play import play
from detente.talks.settings import TalksSettings
from detente.talks.tables import set_table
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

SETTINGS = TalksSettings(draws=24, paths=40, beliefs=12, threads=1)
LEFT = ENDINGS.index("mediator-leaves")
ARRAYS = ("ending", "week", "package", "gain", "lives", "lasts", "months_of_war")


@pytest.fixture(scope="module")
def held():
    dossier = read("two-rivers")
    inputs = draw_inputs(dossier, draws=24, seed=5)
    return dossier, courses(dossier, build_worlds(dossier, inputs, inner=1))


@pytest.fixture(scope="module")
def pool(held):
    sizes = held[1][0].worlds.sizes
    every = np.stack(np.meshgrid(*map(np.arange, sizes), indexing="ij"), -1).reshape(-1, 5)
    return every[np.random.default_rng(1).permutation(len(every))[:64]]


def talk(taken: tuple[Course, ...], pool, settings=SETTINGS, seed=9):
    tables = set_table(taken, pool, Sitting(missed={"union": 1}), settings=settings)
    return play(tables, settings=settings, seed=seed)


@pytest.fixture(scope="module")
def talks(held, pool):
    return talk(held[1], pool)


def test_nobody_signs_at_a_loss(talks):
    signed = talks.signed()
    assert signed.sum() > 300
    assert (talks.gain[signed] >= 0).all()
    assert np.isnan(talks.gain[~signed]).all()
    assert ((talks.package >= 0) == signed).all()
    assert np.isnan(talks.lasts[~signed]).all()


def test_same_seed_same_bytes_whatever_the_number_of_threads(held, pool, talks):
    again = talk(held[1], pool, replace(SETTINGS, threads=2))
    for name in ARRAYS:
        assert getattr(again, name).tobytes() == getattr(talks, name).tobytes()
    other = talk(held[1], pool, seed=10)
    assert other.week.tobytes() != talks.week.tobytes()


def test_a_lever_that_changes_nothing_changes_no_path(held, pool):
    base = held[1][0]
    idle = Course(
        name="idle",
        worlds=base.worlds,
        strength=np.full(base.strength.shape, 0.7),
        deadlines=base.deadlines,
    )
    found = talk((base, idle), pool)
    for name in ARRAYS:
        assert getattr(found, name)[0].tobytes() == getattr(found, name)[1].tobytes()


def test_other_levers_beside_it_do_not_move_a_lever(held, pool, talks):
    alone = talk((held[1][0], held[1][1]), pool)
    for name in ARRAYS:
        assert getattr(alone, name).tobytes() == getattr(talks, name)[:2].tobytes()


def test_more_paths_leave_the_first_ones_alone(held, pool, talks):
    more = talk(held[1][:1], pool, replace(SETTINGS, paths=55))
    assert (more.week[0, :, :40] == talks.week[0]).all()


def test_until_it_begins_a_lever_changes_nothing(held, pool, talks):
    for k, course in enumerate(held[1]):
        started = (course.strength[:24] > 0).any(axis=0) | bool(course.deadlines)
        first = int(np.argmax(started)) if started.any() else talks.weeks
        if course.leaves_week is not None:
            first = min(first, course.leaves_week)
        # A mediator who has left by then has left; whether the parties still sign comes later.
        before = (talks.week[0] <= first) & (talks.ending[0] != LEFT)
        assert (talks.ending[k][before] == talks.ending[0][before]).all()
        assert (talks.package[k][before] == talks.package[0][before]).all()


def test_weeks_and_months_stay_within_the_horizon(talks):
    assert talks.week.min() >= 1
    assert talks.week.max() == talks.weeks == 52
    assert talks.months_of_war.min() > 0
    assert talks.months_of_war.max() <= 52 * 7 / 30.4375 * (1 + 1e-6)
    assert ((talks.balance_end >= 0) & (talks.balance_end <= 1)).all()
    ends = np.isin(talks.balance_end, [0.0, 1.0])
    alone = talks.ending == LEFT  # the war goes on beside rounds of the parties' own
    assert (ends == (talks.ending == ENDINGS.index("dictated")))[~alone].all()


def test_fairness_is_a_share(talks):
    fair = talks.fairness[talks.signed()]
    assert ((fair >= 0) & (fair <= 1 + 1e-6)).all()
    lives = talks.lives[talks.signed()]
    assert ((lives > 0) & (lives <= 1)).all()
