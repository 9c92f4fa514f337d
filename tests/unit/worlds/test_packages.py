"""Worth, gain and keeping of packages, against figures worked out by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detente.dossier.model.dossier import Dossier
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import (
    allowed,
    crossed,
    failure_shift,
    gain,
    keeping_slack,
    package_numbers,
    survival,
    worth,
)

ISSUES = {
    "land": {
        "name": "Land",
        "options": {"old": "Old", "ridge": "Ridge", "front": "Front"},
        "today": "front",
    },
    "guard": {"name": "Guard", "options": {"none": "Nobody", "troops": "Troops"}, "today": "none"},
    "trade": {"name": "Trade", "options": {"shut": "Shut", "open": "Open"}},
}
NORTH = {
    "name": "North",
    "kind": "belligerent",
    "consent": "required",
    "wants": {
        "weights": {"land": 0.5, "guard": 0.3, "trade": 0.2},
        "worth": {
            "land": {"old": 1, "ridge": 0.4, "front": 0},
            "guard": {"none": 0, "troops": 1},
            "trade": {"shut": 0, "open": 1},
        },
        "red-lines": [
            {"issue": "land", "never": "front", "absolute": 1, "otherwise-costs": 0.25},
            {"issue": "trade", "never": "shut", "absolute": 0, "otherwise-costs": 0.1},
        ],
        "links": [{"when": {"land": "ridge", "guard": "none"}, "adds": -0.15}],
    },
}
COAST = {
    "name": "Coast",
    "kind": "guarantor",
    "consent": {"required-on": ["guard"]},
    "wants": {
        "weights": {"guard": 0.4, "land": 0.6},
        "worth": {"guard": {"none": 1, "troops": 0}, "land": {"old": 1, "ridge": 1, "front": 0}},
        "red-lines": [{"issue": "land", "never": "front", "absolute": 1}],
        "links": [{"when": {"land": "old", "guard": "none"}, "adds": 1}],
    },
}
SIDE = {"dictating": 1, "dictated-to": 0, "cost-per-month": 0.01, "believes-drift": 0}
WAR = {
    "sides": ["north", "south"],
    "balance": 0.5,
    "moves": {"drift": 0, "spread": 0},
    "ends-in-months": 20,
    "north": {**SIDE, "discount-a-month": 0.05},
}
DURABILITY = {
    "by": {"guard": {"none": 0.5, "troops": 0.8}, "trade": {"shut": 0, "open": 0.5}},
    "breaking-costs": {"guard": {"troops": 0.3}},
    "if-it-fails": {"north": -0.1},
    "and": [{"party": "north", "when": {"land": "old"}, "adds": -0.2}],
}


def worlds(**changes: Any) -> Worlds:
    content: dict[str, Any] = {
        "title": "By hand",
        "as-of": "2020-01-01",
        "parties": {"north": NORTH, "coast": COAST},
        "issues": ISSUES,
        "durability": DURABILITY,
    }
    dossier = Dossier.model_validate(content | changes)
    return build_worlds(dossier, draw_inputs(dossier, draws=2, seed=0), inner=3)


def packages(made: Worlds) -> np.ndarray:
    return package_numbers(
        made,
        [
            {"land": "ridge", "guard": "none", "trade": "open"},
            {"land": "old", "guard": "troops", "trade": "open"},
            {"trade": "shut"},
        ],
    )


def test_worth_counts_weights_links_and_soft_lines() -> None:
    made = worlds()
    table = packages(made)
    assert table.tolist() == [[1, 0, 1], [0, 1, 1], [2, 0, 0]]
    north, coast = worth(made, table)[0]
    # .5 x .4 + .2 - .15; everything; nothing, and two lines crossed.
    assert north == pytest.approx([0.25, 1.0, -0.35])
    # Its leave is needed on the guard alone: the rest of its wants do not count.
    assert coast == pytest.approx([1, 0, 1])


def test_lines_that_exclude_and_lines_that_cost() -> None:
    made = worlds()
    table = packages(made)
    assert [line.name for line in made.lines] == ["north.land", "north.trade"]
    assert crossed(made, table).tolist() == [[False, False, True], [False, False, True]]
    assert made.absolute.tolist() == [[True, False]] * 6
    assert allowed(made, table).tolist() == [[True, True, False]] * 6


def test_a_deal_lives_as_its_guards_make_it() -> None:
    made = worlds()
    # 1 - .5 x .5; 1 - .2 x .5; 1 - .5 x 1.
    assert survival(made, packages(made))[0, 0] == pytest.approx([0.75, 0.9, 0.5])
    assert failure_shift(made, packages(made))[0].tolist() == pytest.approx(
        np.array([[-0.1, -0.3, -0.1], [0, 0, 0]])
    )


def test_gain_and_keeping_by_hand() -> None:
    made = worlds(standoff={"lapses-in-months": "never", "north": {"cost-per-month": 0}})
    # This standoff is today: land 0, guard 0, trade unknown (a half of .2).
    assert made.no_deal[0] == pytest.approx([0.1, 1.0])
    table = packages(made)
    assert gain(made, table)[0, 0, :2] == pytest.approx(
        [0.75 * 0.15 + 0.25 * -0.1, 0.9 * 0.9 + 0.1 * -0.3]
    )
    assert keeping_slack(made, table)[0, 0, :2] == pytest.approx([0.25, 1.5])
    assert gain(made, table)[0, 1, 1] == pytest.approx(-0.9)
    assert any("Trade" in caution for caution in made.cautions)


def test_going_on_by_the_war_beside_it_and_as_stated() -> None:
    south = {"name": "South", "kind": "belligerent", "consent": "required"}
    east = {"name": "East", "kind": "stakeholder", "wants": NORTH["wants"]}
    west = {"name": "West", "kind": "stakeholder", "wants": NORTH["wants"]}
    made = worlds(
        parties={"north": NORTH, "coast": COAST, "south": south, "east": east, "west": west},
        war=WAR
        | {
            "east": {"cost-per-month": 0.02, "discount-a-month": 0.05},
            "west": {"no-deal": 0.7},
        },
    )
    value = dict(zip(made.parties, made.no_deal[0], strict=True))
    # Hazard .05 and discount .05: half exhaustion at .5, half today's .1, less .01 / .1.
    assert value["north"] == pytest.approx(0.5 * 0.5 + 0.5 * 0.1 - 0.1)
    assert value["coast"] == pytest.approx(1.0)
    assert value["east"] == pytest.approx(0.1 - 0.02 / 0.1)
    assert value["west"] == pytest.approx(0.7)
    assert made.required == (0, 1, 2)
    assert any("South" in caution for caution in made.cautions)


def test_one_whose_leave_is_needed_on_some_issues_may_still_pay_for_the_war() -> None:
    south = {"name": "South", "kind": "belligerent", "consent": "required"}
    coast = {"cost-per-month": 0.02, "discount-a-month": 0.05}
    made = worlds(
        parties={"north": NORTH, "coast": COAST, "south": south}, war=WAR | {"coast": coast}
    )
    assert made.no_deal[0, 1] == pytest.approx(1.0 - 0.02 / 0.1)


def test_a_dossier_that_says_nothing_of_durability_has_a_wide_default() -> None:
    made = worlds(durability={})
    alive = survival(made, packages(made))
    assert (alive == alive[:, :1, :1]).all()
    assert alive[0, 0, 0] == made.inputs.column("durability.by.any-deal")[0]
    assert (failure_shift(made, packages(made)) == 0).all()
    assert any("last" in caution for caution in made.cautions)


def test_a_lever_that_moves_nothing_is_cautioned_against() -> None:
    levers = {"aid": {"name": "Send aid", "changes": {"war.coast.cost-per-month": "x0.5"}}}
    assert any("Send aid" in caution for caution in worlds(levers=levers).cautions)
    moving = {"aid": {"name": "Send aid", "changes": {"north.red-lines.absolute": "x0.5"}}}
    assert not any("Send aid" in caution for caution in worlds(levers=moving).cautions)


def test_changed_inputs_hang_together_again() -> None:
    made = worlds()
    heavier = made.inputs.changed({"north.weights.trade": np.array([0.7, 1.5])})
    north = build_from(heavier)
    # Weights .5, .3, .7 and .5, .3, 1.5, made to sum to 1.
    assert north[:, 2, 1] == pytest.approx([0.7 / 1.5, 1.5 / 2.3])
    lifted = made.inputs.changed({"north.worth.land.ridge": np.array([2.0, 0.4])})
    # The ridge becomes the best there is, and the old line worth half as much.
    assert build_from(lifted)[0, 0] == pytest.approx([0.25, 0.5, 0])


def build_from(inputs: Any) -> np.ndarray:
    dossier = Dossier.model_validate(
        {
            "title": "By hand",
            "as-of": "2020-01-01",
            "parties": {"north": NORTH, "coast": COAST},
            "issues": ISSUES,
            "durability": DURABILITY,
        }
    )
    return build_worlds(dossier, inputs, inner=1).value[:, 0]
