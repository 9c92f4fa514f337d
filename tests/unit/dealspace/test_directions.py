"""Which way the chance of a zone moves with the war: the directions of model.md, section 3.

North is the stronger side here. What is believed counts for what fighting on is worth to a side,
and what is true only as far as it is believed.
"""

from __future__ import annotations

import numpy as np
import pytest

import detente
from detente.dealspace.zone import zone
from detente.dossier.model.dossier import Dossier
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.space import space

DRAWS, LINES = 1_500, 4
SEEDS = (1, 2, 3)
STRONGER, WEAKER = "war.north", "war.south"


@pytest.fixture(scope="module")
def uneven() -> Dossier:
    return detente.read("two-rivers").set("war.balance", "0.65 (0.6..0.7)")


def zones(dossier: Dossier, name: str, by: float, seed: int) -> tuple[float, float, float]:
    """The chance of a zone as it is and with a number moved, and the error of the difference."""
    inputs = draw_inputs(dossier, draws=DRAWS, seed=seed)
    moved = inputs.changed({name: inputs.column(name) + by})
    before, after = (
        zone(space(build_worlds(dossier, one, inner=LINES)))
        .exists.reshape(DRAWS, LINES)
        .mean(axis=1)
        for one in (inputs, moved)
    )
    apart = after - before
    return before.mean(), after.mean(), apart.std(ddof=1) / np.sqrt(DRAWS)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("name", "by", "sign"),
    [
        (f"{STRONGER}.cost-per-month", 0.01, 1),
        (f"{STRONGER}.believes-drift", -0.01, 1),
        (f"{STRONGER}.believes-drift", 0.01, -1),
        (f"{WEAKER}.cost-per-month", 0.01, 1),
        (f"{WEAKER}.believes-drift", -0.01, -1),
    ],
    ids=[
        "the stronger is sanctioned",
        "it sees the weaker armed, and believes it",
        "its optimism up",
        "the weaker is pressed on cost",
        "the optimism of the weaker up",
    ],
)
def test_the_zone_moves_as_it_should(
    uneven: Dossier, name: str, by: float, sign: int, seed: int
) -> None:
    before, after, error = zones(uneven, name, by, seed)
    assert sign * (after - before) > 4 * error


def test_arms_that_nobody_believes_in_move_no_zone(uneven: Dossier) -> None:
    before, after, _ = zones(uneven, "war.drift", -0.01, 1)
    assert after == before


def test_pressing_on_cost_alone_moves_nothing_where_any_package_beats_fighting_on(
    uneven: Dossier,
) -> None:
    """Being dictated to is so bad for the weaker side here that it would take its worst package."""
    desperate = uneven.set("war.south.dictated-to", "-9").set("war.south.dictating", "1.1")
    worlds = build_worlds(desperate, draw_inputs(desperate, draws=DRAWS, seed=1), inner=1)
    assert worlds.no_deal[:, worlds.parties.index("south")].max() < -0.9
    before, after, _ = zones(desperate, f"{WEAKER}.cost-per-month", 0.01, 1)
    assert 0.05 < before < 0.95
    assert after == before
