"""Two sides of a dossier who look ahead, where everything about them is known."""

from __future__ import annotations

import math

import numpy as np
import pytest

import detente
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import gain

FEW = detente.Settings(draws=20, inner=1)
TENTHS = np.arange(11)[:, None]


@pytest.fixture(scope="module")
def found(make_split):
    return detente.look_ahead(make_split(), FEW)


@pytest.fixture(scope="module")
def gains(make_split):
    """(side, tenth) over no deal."""
    worlds = build_worlds(make_split(), draw_inputs(make_split(), draws=2, seed=1), inner=1)
    return gain(worlds, TENTHS)[0]


def test_they_divide_the_land_as_rubinstein_says(found, gains):
    """Three rounds a month; .01 a month of discount and a war of 20 months make for haste."""
    whole = gains.sum(axis=0)
    assert whole == pytest.approx(whole[0])
    later = math.exp(-(0.01 + 1 / 20) / 3)
    begins, answers = whole[0] / (1 + later), whole[0] * later / (1 + later)
    assert found.agreed.value == 1
    assert found.gains["a"]["a"].median == pytest.approx(begins, abs=1e-6)
    assert found.gains["a"]["b"].median == pytest.approx(answers, abs=1e-6)
    assert found.gains["b"]["b"].median == pytest.approx(begins, abs=1e-6)
    assert sum(share for share, _ in found.packages) == pytest.approx(1.0)


def test_who_puts_one_text_takes_its_end_of_the_zone(found, gains):
    zone = np.flatnonzero((gains >= 0).all(axis=0))
    assert found.once["a"].package == {"land": str(zone.max())}
    assert found.once["b"].package == {"land": str(zone.min())}
    assert found.once["a"].accepted == found.once["b"].accepted == 1
    assert found.once["a"].gain == pytest.approx(gains[0, zone.max()], abs=1e-6)


def test_the_longer_they_can_wait_the_longer_they_do(make_split, found):
    assert found.months_waited.low > 0
    hasty = {
        "sides": ["a", "b"],
        "balance": 0.5,
        "moves": {"drift": 0, "spread": 0.02},
        "ends-in-months": 20,
    }
    stakes = {"dictating": 1, "dictated-to": 0, "cost-per-month": 0.02, "believes-drift": 0}
    sides = {side: stakes | {"discount-a-month": 0.2} for side in ("a", "b")}
    soon = detente.look_ahead(make_split(war=hasty | sides), FEW)
    assert soon.months_waited.median < found.months_waited.median


def test_it_is_for_two_sides():
    with pytest.raises(ValueError, match="for two sides; here a deal needs north, south, coast"):
        detente.look_ahead("two-rivers", FEW)
