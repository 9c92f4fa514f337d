from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detente.inference.answers import recorded_answers
from detente.inference.predictive import answer_chances, predict_answers
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import gain, package_numbers

ACCEPTS = {"stance": "accepts", "date": "2031-04-05"}
REJECTS = {"stance": "rejects", "date": "2031-04-05"}


def worlds_of(dossier: Any, draws: int = 200) -> Worlds:
    return build_worlds(dossier, draw_inputs(dossier, draws=draws, seed=3), inner=4)


def largest(worlds: Worlds, value: float = 0.2) -> Any:
    return np.full((worlds.rows, len(worlds.required)), value)


def test_a_yes_and_a_no_exhaust_the_chances(make_dossier: Any) -> None:
    yes, no = (make_dossier(north=said, south=said) for said in (ACCEPTS, REJECTS))
    worlds = worlds_of(yes)
    for one, other in zip(
        predict_answers(yes, worlds, largest(worlds)),
        predict_answers(no, worlds, largest(worlds)),
        strict=True,
    ):
        assert one.chance.value + other.chance.value == pytest.approx(1)
        assert one.chance.low + other.chance.high == pytest.approx(1)


def test_an_absolute_line_leaves_a_yes_for_show_alone(make_dossier: Any) -> None:
    crossing = {"1": {"border": "front"}, "2": {"army": "large"}}
    dossier = make_dossier(absolute=1.0, points=crossing, north=ACCEPTS, south=ACCEPTS)
    worlds = worlds_of(dossier)
    [answer] = [a for a in recorded_answers(dossier)[0] if a.party == "north"]
    for_show = worlds.inputs.column("behaviour.north.yes-for-show")
    assert answer_chances(worlds, answer, largest(worlds)) == pytest.approx(for_show)
    # A line binds its own party, not the other.
    [south] = [a for a in recorded_answers(dossier)[0] if a.party == "south"]
    assert answer_chances(worlds, south, largest(worlds, 0.0)).mean() > for_show.mean() + 0.2


def test_the_more_absolute_a_line_the_likelier_a_no(make_dossier: Any) -> None:
    crossing = {"1": {"border": "front"}, "2": {"army": "large"}}
    chances = []
    for absolute in (0.0, 0.5, 1.0):
        dossier = make_dossier(absolute=absolute, points=crossing, north=REJECTS)
        worlds = worlds_of(dossier)
        chances.append(predict_answers(dossier, worlds, largest(worlds))[0].chance.value)
    assert chances[0] < chances[1] < chances[2]
    assert chances[1] == pytest.approx((chances[0] + chances[2]) / 2)


def test_who_can_get_more_elsewhere_says_no_more_often(make_dossier: Any) -> None:
    dossier = make_dossier(north=REJECTS)
    worlds = worlds_of(dossier)
    low, high = (
        predict_answers(dossier, worlds, largest(worlds, value))[0].chance.value
        for value in (0.05, 0.6)
    )
    assert low < high - 0.1
    empty = np.full((worlds.rows, 2), np.nan)
    none = predict_answers(dossier, worlds, empty)[0].chance.value
    assert none == pytest.approx(
        predict_answers(dossier, worlds, largest(worlds, 0.0))[0].chance.value
    )


def test_against_answers_played_out(make_dossier: Any) -> None:
    """The stated chance against parties who weigh a shaken gain, one by one."""
    dossier = make_dossier(north=ACCEPTS)
    worlds = worlds_of(dossier, draws=400)
    stated = predict_answers(dossier, worlds, largest(worlds))[0].chance.value
    rng, repeats = np.random.default_rng(9), 60
    numbers = {
        what: np.repeat(worlds.inputs.column(f"behaviour.north.{what}"), repeats)
        for what in ("firmness", "noise", "yes-for-show", "bargaining-no")
    }
    package = package_numbers(worlds, [{"border": "old", "army": "small"}])
    gains = np.repeat(gain(worlds, package)[:, 0, 0], repeats)
    asked = numbers["firmness"] * 0.2
    wants = gains + rng.logistic(scale=numbers["noise"]) > asked
    mood = rng.random(len(gains))
    says = np.where(mood < numbers["yes-for-show"], True, wants)
    says = np.where(mood > 1 - numbers["bargaining-no"], False, says)
    assert says.mean() == pytest.approx(stated, abs=4 * 0.5 / np.sqrt(len(says)) + 0.002)


def test_what_is_reported_with_it(make_dossier: Any) -> None:
    half = {"1": {"border": "old"}, "2": "unknown"}
    dossier = make_dossier(points=half, north=REJECTS)
    worlds = worlds_of(dossier)
    [found] = predict_answers(dossier, worlds, largest(worlds))
    assert (found.party, found.draft, found.stance) == ("north", "plan", "rejects")
    assert (found.unknown_points, found.points) == (1, 2)
    assert 0 < found.chance.low < found.chance.value < found.chance.high < 1
