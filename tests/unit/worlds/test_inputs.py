"""Inputs: names, draws, defaults, and what a lever means by its target."""

from __future__ import annotations

import numpy as np
import pytest

from detente.dossier.files.read import read
from detente.dossier.inputs.registry.index import INPUTS
from detente.dossier.model.dossier import Dossier
from detente.worlds.inputs import Inputs, draw_inputs

DRAWS = 8_000


@pytest.fixture(scope="module")
def rivers() -> Dossier:
    return read("two-rivers")


@pytest.fixture(scope="module")
def inputs(rivers: Dossier) -> Inputs:
    return draw_inputs(rivers, draws=DRAWS, seed=3)


@pytest.mark.parametrize("case", ["two-rivers", "ukraine-2025"])
def test_every_input_of_a_case_is_named_once_and_in_words(case: str) -> None:
    drawn = draw_inputs(read(case), draws=3, seed=0)
    assert len(set(drawn.names)) == len(drawn.names)
    labels = [entry.label for entry in drawn.inputs]
    assert len(set(labels)) == len(labels)
    assert not any("{" in label or "  " in label for label in labels)
    assert np.isfinite(drawn.values).all()
    for entry in drawn.inputs:
        assert entry.default == bool(entry.assumption), entry.name
        assert entry.default == (entry.place is None), entry.name


def test_canonical_names_stand_among_the_inputs(inputs: Inputs) -> None:
    for name in (
        "north.weights.border",
        "south.worth.border.middle-line",
        "north.red-lines.ridge-line.absolute",
        "north.red-lines.border.otherwise-costs",
        "north.links.1.adds",
        "war.balance",
        "war.south.believes-drift",
        "war.south.discount-a-month",
        "durability.by.guarantee.troops",
        "durability.breaking-costs.guarantee.consult",
        "durability.signed-under-deadline",
        "durability.if-it-fails.north",
        "durability.and.1.adds",
        "behaviour.coast.firmness",
        "behaviour.deadline-fatigue",
        "mediation.rounds-a-month",
        "levers.press-south.changes.south.red-lines.absolute",
        "levers.press-south.costs",
    ):
        assert name in inputs, name


def test_an_input_leads_to_its_reason_and_its_place(inputs: Inputs) -> None:
    entries = {entry.name: entry for entry in inputs.inputs}
    # Its own reason, the nearest around it, and none for a default.
    assert entries["north.links.1.adds"].why == ("a-vote",)
    assert entries["north.worth.border.middle-line"].why == ("a-vote", "report#chapter 2")
    assert entries["behaviour.south.noise"].why == ()
    place = entries["war.south.cost-per-month"].place
    assert place is not None
    assert place.file == "dossier.yaml"
    assert place.line > 1
    assert entries["war.south.cost-per-month"].label.startswith("South Republic's cost of fighting")


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("war.ends-in-months", 12, 60),
        ("war.south.cost-per-month", 0.004, 0.02),
        ("durability.by.guarantee.troops", 0.65, 0.9),
        ("levers.press-south.changes.south.red-lines.absolute", 0.6, 1),
    ],
)
def test_draws_have_the_percentiles_stated(
    inputs: Inputs, name: str, low: float, high: float
) -> None:
    column = inputs.column(name)
    error = 4 * np.sqrt(0.05 * 0.95 / DRAWS)
    assert np.mean(column < low) == pytest.approx(0.05, abs=error)
    assert np.mean(column > high) == pytest.approx(0.05, abs=error)


def test_worths_run_from_0_to_1_and_weights_sum_to_1(inputs: Inputs) -> None:
    for party, options in (("north", ("old-line", "middle-line", "front-line")),):
        worths = np.stack([inputs.column(f"{party}.worth.border.{o}") for o in options])
        assert (worths.min(axis=0) == 0).all()
        assert (worths.max(axis=0) == 1).all()
    for party in ("north", "south", "coast"):
        names = [name for name in inputs.names if name.startswith(f"{party}.weights.")]
        np.testing.assert_allclose(sum(inputs.column(name) for name in names), 1)


def test_options_of_which_only_the_order_is_known(inputs: Inputs) -> None:
    best, middle, worst = (
        inputs.column(f"north.worth.army.{o}") for o in ("no-cap", "cap-80k", "cap-50k")
    )
    assert (best == 1).all()
    assert (worst == 0).all()
    # Anywhere between the ends: uniform, whose mean is a half and variance a twelfth.
    assert middle.mean() == pytest.approx(0.5, abs=4 * np.sqrt(1 / 12 / DRAWS))
    assert middle.var() == pytest.approx(1 / 12, rel=0.05)


def test_defaults_are_visible_and_fit_what_they_stand_for() -> None:
    for key, kind in INPUTS.items():
        assert kind.label, key
        for default in kind.defaults.values():
            assert default.assumption.endswith("."), key
            if default.estimate is not None:
                low, high = kind.lawful
                assert low <= default.estimate.low <= default.estimate.high <= high, key


def test_a_change_is_kept_inside_what_an_input_can_be(inputs: Inputs) -> None:
    name = "north.red-lines.border.absolute"
    changed = inputs.changed({name: inputs.column(name) + 0.5})
    assert changed.column(name).max() == 1
    assert (inputs.column(name) < 1).any()
    others = [n for n in inputs.names if n != name]
    assert all((changed.column(n) == inputs.column(n)).all() for n in others[:20])
    assert (
        inputs.changed({"war.ends-in-months": np.zeros(DRAWS)}).column("war.ends-in-months").min()
        > 0
    )


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("south.red-lines.absolute", 2),
        ("war.south.cost-per-month", 1),
        ("durability", 3),
        ("durability.breaking-costs", 3),
        ("north.worth.border", 3),
        ("north.red-lines.ridge-line.absolute", 1),
        ("nobody.red-lines", 0),
        ("red-lines.absolute", 0),
    ],
)
def test_what_a_target_means(inputs: Inputs, target: str, count: int) -> None:
    assert len(inputs.matching(target)) == count


def test_misuse_is_named(inputs: Inputs, rivers: Dossier) -> None:
    with pytest.raises(KeyError, match=r"war\.weather"):
        inputs.column("war.weather")
    with pytest.raises(ValueError, match="draws is 0"):
        draw_inputs(rivers, draws=0, seed=1)
    with pytest.raises(ValueError, match="read-only"):
        inputs.values[0, 0] = 1
