"""Worths on their native scale, no-deal values without a war, and deals that hold as stated."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detente.dossier.model.dossier import Dossier
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import gain, worth

PACKAGES = np.array([[0, 0], [1, 1], [2, 0]], dtype=np.int64)


def dossier(**changes: Any) -> Dossier:
    wants = {
        "scale": "native",
        "no-deal": 0.25,
        "weights": {"land": 0.5, "army": 0.5},
        "worth": {"land": {"a": 0.2, "b": 0.4, "c": 1}, "army": {"small": 0.1, "large": 0.5}},
    }
    party = {"name": "North", "kind": "stakeholder", "consent": "required"}
    parties = {"north": {**party, "wants": {**wants, **changes.pop("wants", {})}}, "south": party}
    values: dict[str, Any] = {
        "title": "Two",
        "as-of": "2031-01-01",
        "parties": parties,
        "issues": {
            "land": {"name": "Land", "options": {"a": "A", "b": "B", "c": "C"}},
            "army": {"name": "Army", "options": {"small": "Small", "large": "Large"}},
        },
        "durability": {"any-deal": 1, "signed-under-deadline": 0},
        **changes,
    }
    return Dossier.model_validate(values)


def worlds_of(known: Dossier) -> Worlds:
    return build_worlds(known, draw_inputs(known, draws=4, seed=1), inner=1)


def test_native_worths_count_as_stated() -> None:
    made = worth(worlds_of(dossier()), PACKAGES)[:, 0]
    assert np.allclose(made, [0.15, 0.45, 0.55], atol=1e-12)


def test_without_the_word_they_are_rescaled() -> None:
    made = worth(worlds_of(dossier(wants={"scale": "rescaled"})), PACKAGES)[:, 0]
    assert np.allclose(made, [0.0, 0.625, 0.5], atol=1e-12)


def test_a_deal_that_holds_is_worth_what_it_says() -> None:
    made = gain(worlds_of(dossier()), PACKAGES)[:, 0]
    assert np.allclose(made, [-0.1, 0.2, 0.3], atol=1e-12)


def test_a_stated_no_deal_value_needs_no_war() -> None:
    known = worlds_of(dossier())
    assert (known.no_deal[:, 0] == 0.25).all()
    assert "north.no-deal" in known.inputs
    # The other party states none: what stands in lies around today's worth.
    assert known.unstated_no_deal == ("south",)
    assert (known.no_deal[:, 1] != known.today_worth[:, 1]).all()


def test_beside_a_war_it_counts_too() -> None:
    war = {"sides": ["south", "east"]}
    east = {"name": "East", "kind": "belligerent", "consent": "required"}
    stated = dossier().model_dump(by_alias=True, exclude_defaults=True)
    known = Dossier.model_validate(
        {**stated, "parties": {**stated["parties"], "east": east}, "war": war}
    )
    assert (worlds_of(known).no_deal[:, 0] == 0.25).all()


@pytest.mark.parametrize("chance", [0.5, 1.0])
def test_how_long_any_deal_lives_may_be_stated(chance: float) -> None:
    known = worlds_of(dossier(durability={"any-deal": chance}))
    assert (known.durability.chances == chance).all()
