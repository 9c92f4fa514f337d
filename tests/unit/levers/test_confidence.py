"""Confidence is the lowest of three, by the stated rule."""

from __future__ import annotations

import pytest

from detente.dealspace.chance import Chance
from detente.dossier.files.read import read
from detente.levers.confidence import confidence
from detente.levers.tornado import Swing, Tornado
from detente.worlds.inputs import draw_inputs

DOSSIER = read("two-rivers")
INPUTS = draw_inputs(DOSSIER, draws=20, seed=1)
KNOWN = "war.south.cost-per-month"
BY_DEFAULT = next(entry.name for entry in INPUTS.inputs if entry.default)
EVIDENCE = frozenset(INPUTS.inputs[INPUTS.at(KNOWN)].why)


def swing(name, width, *, default=False):
    return Swing(
        name=name, label=name, low=0, high=1, at_low=0.3, at_high=0.3 + width, default=default
    )


def told(low, high, *swings, evidence=EVIDENCE):
    found = Tornado(chance=0.5, swings=swings, screened=9)
    return confidence(INPUTS, Chance(value=0.5, low=low, high=high), found, evidence)


def levels(found):
    return {reason.kind: reason.level for reason in found.reasons}


def test_all_that_is_known_within_a_narrow_range_is_high():
    found = told(0.45, 0.6, swing(KNOWN, 0.2))
    assert found.level == "high"
    assert levels(found) == {"evidence": "high", "width": "high", "defaults": "high"}


@pytest.mark.parametrize(("low", "high", "level"), [(0.3, 0.7, "moderate"), (0.1, 0.9, "low")])
def test_a_wide_range_lowers_it(low, high, level):
    assert told(low, high, swing(KNOWN, 0.2)).level == level


def test_defaults_count_by_the_squares_of_their_swings():
    # .1² of .1² + .2²: a fifth of the spread rests on what the dossier leaves out.
    found = told(0.45, 0.6, swing(KNOWN, 0.2), swing(BY_DEFAULT, 0.1, default=True))
    assert found.reasons[2].share == pytest.approx(0.2)
    assert levels(found)["defaults"] == found.level == "moderate"
    assert told(0.45, 0.6, swing(BY_DEFAULT, 0.1, default=True)).level == "low"


def test_a_chance_that_nothing_moves_is_no_surer_than_what_it_rests_on():
    # A zone in every draw: without a source on record the answer is still a judgement.
    still = swing(KNOWN, 0.0), swing(BY_DEFAULT, 0.0, default=True)
    found = told(1.0, 1.0, *still, evidence=frozenset())
    assert found.level == levels(found)["evidence"] == "low"
    assert found.reasons[0].share == 0.0
    assert 0 < found.reasons[2].share < 1
    assert 0 < told(1.0, 1.0, *still).reasons[0].share < 1


def test_an_assumption_is_no_evidence():
    found = told(0.45, 0.6, swing(KNOWN, 0.2), evidence=frozenset())
    assert levels(found)["evidence"] == found.level == "low"
