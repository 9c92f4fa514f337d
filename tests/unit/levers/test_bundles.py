"""Levers used together: which may be, and numbers on their way to several at once."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

import detente
from detente.errors import SettingsError
from detente.levers.bundles import (
    begun,
    bundle,
    bundle_course,
    bundles,
    corner_shares,
    worlds_under,
)
from detente.levers.effects import apply, courses
from detente.talks._arrays import COST, draw_arrays, of_lever
from detente.talks.courses import sitting
from detente.talks.play import play
from detente.talks.settings import TalksSettings
from detente.talks.tables import set_table
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

FEW = TalksSettings(draws=10, paths=20)


@pytest.fixture(scope="module")
def rivers():
    return detente.read("two-rivers")


@pytest.fixture(scope="module")
def held(rivers):
    return build_worlds(rivers, draw_inputs(rivers, draws=10, seed=1), inner=2)


def names(sets):
    return [one.name for one in sets]


def tables(rivers, held, *, also):
    routes = (*courses(rivers, held), *also)
    texts = np.random.default_rng(3).integers(0, held.sizes, size=(24, len(held.sizes)))
    return set_table(routes, texts, sitting(rivers), settings=FEW)


def test_sets_of_levers_that_leave_the_talks_going(rivers):
    assert names(bundles(rivers, most=2)) == [
        "press-south+pay-for-troops",
        "press-south+new-deadline",
        "pay-for-troops+new-deadline",
    ]
    assert names(bundles(rivers, most=9))[3:] == ["press-south+pay-for-troops+new-deadline"]


def test_two_that_set_the_same_number_or_a_deadline_for_the_same_party_do_not_go_together(rivers):
    twice = rivers.model_copy(
        update={"levers": {**rivers.levers, "other": rivers.levers["new-deadline"]}}
    )
    assert not [one for one in names(bundles(twice, most=3)) if "new-deadline+other" in one]
    assert "press-south+other" in names(bundles(twice, most=2))


def test_a_name_that_is_no_lever(rivers):
    with pytest.raises(SettingsError, match="'pray' is no lever here; the levers are press-south"):
        bundle(rivers, ["press-south", "pray"])


def test_shares_of_the_way_meet_every_corner_and_add_up():
    """Against the definition: over a threshold drawn evenly, the set of levers stronger than it."""
    strengths = np.random.default_rng(1).random((3, 4, 5)).round(1)
    found = corner_shares(strengths)
    ends = np.arange(0.05, 1, 0.1)  # strengths are tenths: one threshold inside each tenth
    for some, share in found.items():
        inside = np.array([k in some for k in range(3)])[:, None, None]
        for d in range(4):
            for w in range(5):
                over = (strengths[:, d, w, None] > ends) == inside[:, 0]
                assert share[d, w] == pytest.approx(over.all(axis=0).mean())
    assert np.allclose(sum(found.values()), strengths.max(axis=0))


def test_a_lever_in_a_bundle_of_its_own_is_the_lever(rivers, held):
    under = worlds_under(rivers, held)
    alone = [bundle_course(rivers, bundle(rivers, [id]), under) for id in rivers.levers]
    laid = tables(rivers, held, also=[replace(one, name=f"={one.name}") for one in alone[1:]])
    talks = play(laid, settings=FEW, seed=1)
    for k, name in enumerate(talks.levers):
        if f"={name}" in talks.levers:
            again = talks.levers.index(f"={name}")
            for array in (talks.ending, talks.week, talks.package, talks.months_of_war):
                assert array[k].tobytes() == array[again].tobytes()


def test_together_at_full_strength_is_one_change_after_the_other(rivers, held):
    used = bundle(rivers, ["pay-for-troops", "press-south"])
    course = bundle_course(rivers, used, worlds_under(rivers, held))
    both = apply(rivers, "pay-for-troops", apply(rivers, "press-south", held.inputs))
    assert (course.worlds.line_absolute == build_worlds(rivers, both, inner=2).line_absolute).all()
    # Pressing begins in June and rises for two months; troops from August on are there in full.
    last = np.median(course.strength[:, -1], axis=0)
    assert last.tolist() == pytest.approx([1, *(0 for _ in course.corners)])
    assert course.strength[:, 4, 0].max() == 0.0


def test_each_lever_rises_by_its_own_clock(rivers, held):
    """A cost that only one of the two moves goes as that one alone has it, week by week."""
    used = bundle(rivers, ["pay-for-troops", "press-south"])
    laid = tables(rivers, held, also=[bundle_course(rivers, used, worlds_under(rivers, held))])
    levers = {name: of_lever(laid.arrays, k) for k, name in enumerate(laid.levers)}
    south = laid.parties.index("south")

    def costs(name, draw):
        one = draw_arrays(levers[name], 1, draw)
        return one.party[one.level, south, COST]

    def absolute(name, draw):
        one = draw_arrays(levers[name], 1, draw)
        return one.absolute[one.level]

    for draw in range(10):
        assert costs(used.name, draw) == pytest.approx(costs("press-south", draw))
        both, press, pay = (absolute(n, draw) for n in (used.name, "press-south", "pay-for-troops"))
        start = both[0]
        assert both == pytest.approx(start + (press - start) + (pay - start))
        assert any((a != b).any() for a, b in pairwise(costs(used.name, draw)[:, None]))


def test_a_lever_in_the_bundle_that_does_nothing_changes_no_path(rivers, held):
    idle = rivers.levers["press-south"].model_copy(update={"changes": {}})
    with_idle = rivers.model_copy(update={"levers": {**rivers.levers, "idle": idle}})
    under = worlds_under(with_idle, held)
    both = bundle_course(with_idle, bundle(with_idle, ["press-south", "idle"]), under)
    talks = play(tables(rivers, held, also=[both]), settings=FEW, seed=1)
    press, last = talks.levers.index("press-south"), len(talks.levers) - 1
    assert talks.week[press].tobytes() == talks.week[last].tobytes()
    assert talks.lasts[press].tobytes() == talks.lasts[last].tobytes()


def test_a_lever_begun_today_works_in_full_from_the_first_week(rivers, held):
    (use,) = bundle(rivers, ["pay-for-troops"]).uses
    under = worlds_under(rivers, held)

    def strength(use):
        used = replace(bundle(rivers, ["pay-for-troops"]), uses=(use,))
        return bundle_course(rivers, used, under).strength[0, :, 0]

    assert strength(use)[:8].tolist() == [0] * 8  # from July on, and a month of delay
    assert strength(begun(use, at_once=False))[:6].tolist() == [0, 0, 0, 0, 1, 1]
    assert strength(begun(use, at_once=True)).tolist() == [1] * 52
