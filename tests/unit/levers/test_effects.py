"""What levers do to the inputs, and when."""

import datetime as dt

import numpy as np
import pytest

from detente.dossier.files.read import read
from detente.dossier.model.levers import Lever
from detente.levers.effects import apply, courses, horizon_weeks, lever_names, schedule
from detente.talks.settings import DAYS_A_MONTH, week_of
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

TODAY = dt.date(2031, 5, 12)
FORTNIGHT = 14 / DAYS_A_MONTH


@pytest.fixture(scope="module")
def dossier():
    return read("two-rivers")


@pytest.fixture(scope="module")
def inputs(dossier):
    return draw_inputs(dossier, draws=50, seed=4)


def changed(before, after):
    moved = (before.values != after.values).any(axis=0)
    return {name for name, is_so in zip(before.names, moved, strict=True) if is_so}


def test_a_lever_changes_what_it_names_and_nothing_else(dossier, inputs):
    after = apply(dossier, "press-south", inputs)
    assert changed(inputs, after) == {
        "war.south.cost-per-month",
        "south.red-lines.border.absolute",
        "south.red-lines.guarantee.absolute",
        "durability.by.guarantee.none",
        "durability.by.guarantee.consult",
        "durability.by.guarantee.troops",
    }
    rise = after.column("war.south.cost-per-month") - inputs.column("war.south.cost-per-month")
    assert rise == pytest.approx(
        inputs.column("levers.press-south.changes.war.south.cost-per-month")
    )
    name = "south.red-lines.border.absolute"
    factor = inputs.column("levers.press-south.changes.south.red-lines.absolute")
    expected = np.minimum(factor * inputs.column(name), 1.0)
    assert after.column(name) == pytest.approx(expected)


def test_a_lever_keeps_numbers_inside_what_they_can_be(dossier, inputs):
    changes = {"changes": {"south.red-lines.absolute": "x9", "durability": "-2"}}
    lever = Lever.model_validate({"name": "Wild", **changes})
    wild = dossier.model_copy(update={"levers": {"wild": lever}})
    after = apply(wild, "wild", draw_inputs(wild, draws=50, seed=4))
    assert after.column("south.red-lines.border.absolute").max() == 1.0
    assert after.column("durability.by.guarantee.troops").max() == 0.0


def test_setting_a_number_outright(dossier):
    lever = Lever.model_validate({"name": "Set", "changes": {"mediation.rounds-a-month": "=4"}})
    plain = dossier.model_copy(update={"levers": {"set": lever}})
    after = apply(plain, "set", draw_inputs(plain, draws=5, seed=4))
    assert after.column("mediation.rounds-a-month").tolist() == [4.0] * 5


def test_the_course_held_changes_nothing(dossier, inputs):
    assert apply(dossier, "hold-course", inputs) is inputs
    assert apply(dossier, "no-such-lever", inputs) is inputs


def test_a_lever_starts_waits_rises_and_ends():
    lever = Lever.model_validate({"name": "L", "from": "2031-05-19", "until": "2031-07-21"})
    strength = schedule(lever, TODAY, 13, delay_months=FORTNIGHT, ramp_months=2 * FORTNIGHT)
    # Begins after week 1, waits to the end of week 3, is full at the end of week 7, and is over
    # after week 10.
    assert strength == pytest.approx([0, 0, 0, 0.25, 0.5, 0.75, 1, 1, 1, 1, 0, 0, 0])


def test_a_lever_in_force_already_acts_from_the_first_week():
    lever = Lever.model_validate({"name": "L", "from": "2031-01"})
    assert schedule(lever, TODAY, 3).tolist() == [1.0, 1.0, 1.0]


def test_delays_may_differ_by_draw():
    lever = Lever.model_validate({"name": "L"})
    strength = schedule(lever, TODAY, 4, delay_months=np.array([0.0, FORTNIGHT]))
    assert strength.tolist() == [[1, 1, 1, 1], [0, 0, 1, 1]]


def test_weeks_count_to_the_nearest():
    assert week_of(dt.date(2031, 5, 15), TODAY) == 0
    assert week_of(dt.date(2031, 5, 16), TODAY) == 1
    assert week_of(dt.date(2031, 1, 1), TODAY) == 0


def test_the_courses_of_a_dossier(dossier, inputs):
    worlds = build_worlds(dossier, inputs, inner=2)
    found = {course.name: course for course in courses(dossier, worlds)}
    assert tuple(found) == lever_names(dossier)
    assert next(iter(found)) == "hold-course"
    assert found["hold-course"].worlds is worlds
    assert found["walk-away"].leaves_week == 3
    assert [due.week for due in found["new-deadline"].deadlines] == [12]
    assert found["new-deadline"].deadlines[0].set_by == "union"
    assert horizon_weeks(dossier) == 52


def test_holding_the_course_is_there_even_where_no_lever_is(dossier):
    bare = dossier.model_copy(update={"levers": {}, "forecast": None})
    assert lever_names(bare) == ("hold-course",)
    assert horizon_weeks(bare) == 26
    worlds = build_worlds(bare, draw_inputs(bare, draws=3, seed=4), inner=1)
    (held,) = courses(bare, worlds)
    assert (held.strength == 0).all()
