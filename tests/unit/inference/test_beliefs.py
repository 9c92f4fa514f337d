"""What is learned, against posteriors worked out on a grid in one and two dimensions."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
import scipy.special

import detente
from detente.dossier.model.dossier import Dossier
from detente.estimates import Estimate
from detente.inference.beliefs import Beliefs, beliefs, leave_one_out
from detente.worlds.inputs import draw_inputs

BEGAN = dt.date(2031, 4, 1)
DRAWS = 4_000
GRID = (np.arange(2_000) + 0.5) / 2_000
NOISE, COST = 0.1, 0.1


def dispute(no_deal: Any, absolute: Any, *answers: tuple[str, str]) -> Dossier:
    """North answers drafts that give it a worth of .7 (``good``) or .2 (``bad``: crosses its line).

    It asks for nothing but some gain, says what it means, and deals last for ever.
    """
    manner = {"firmness": 0, "noise": NOISE, "yes-for-show": 0, "bargaining-no": 0}
    drafts = {
        f"d{n}": {
            "name": f"D{n}",
            "by": "union",
            "date": "2031-04-01",
            "points": {"1": {"border": "old" if what == "good" else "front", "army": "small"}}
            if what == "good"
            else {"1": {"border": "front", "army": "large"}},
            "responses": {"north": {"stance": stance, "date": "2031-04-02"}},
        }
        for n, (what, stance) in enumerate(answers)
    }
    wants = {
        "weights": {"border": 0.7, "army": 0.3},
        "worth": {"border": {"old": 1, "front": 0}, "army": {"small": 0, "large": 1}},
        "no-deal": no_deal,
        "red-lines": [
            {"issue": "border", "never": "front", "absolute": absolute, "otherwise-costs": COST}
        ],
    }
    issue = {"name": "Issue", "today": None}
    return Dossier.model_validate(
        {
            "title": "Two Rivers",
            "as-of": "2031-05-12",
            "parties": {
                "north": {
                    "name": "North",
                    "kind": "belligerent",
                    "consent": "required",
                    "wants": wants,
                },
                "union": {"name": "Union", "kind": "mediator"},
            },
            "issues": {
                "border": {**issue, "options": {"old": "Old", "front": "Front"}},
                "army": {**issue, "options": {"small": "Small", "large": "Large"}},
            },
            "durability": {"any-deal": 1},
            "behaviour": {"north": manner},
            "drafts": drafts,
        }
    )


def learned(dossier: Dossier, seed: int = 1) -> Beliefs:
    return beliefs(dossier, draw_inputs(dossier, draws=DRAWS, seed=seed), began=BEGAN)


def wanting(gain: Any) -> Any:
    return scipy.special.expit(gain / NOISE)


def close(values: Any, weights: Any, numbers: Any, effective: float) -> None:
    """Mean and spread of draws are those of a grid, within four standard errors."""
    mean = np.average(numbers, weights=weights)
    spread = np.sqrt(np.average((numbers - mean) ** 2, weights=weights))
    assert abs(values.mean() - mean) < 4.0 * spread / np.sqrt(effective)
    assert abs(values.std() / spread - 1.0) < 4.0 / np.sqrt(effective)


def test_a_no_deal_value_is_learned_from_a_yes_and_a_no() -> None:
    dossier = dispute("0..0.8", 0, ("good", "accepts"), ("bad", "rejects"), ("bad", "rejects"))
    found = learned(dossier)
    prior = Estimate.parse("0..0.8").draws(GRID)
    weights = wanting(0.7 - prior) * (1.0 - wanting(0.3 - COST - prior)) ** 2
    assert found.sampled is not None
    close(found.inputs.column("north.no-deal"), weights, prior, found.sampled.effective)
    assert found.sampled.rhat < 1.02


def test_a_line_is_learned_with_the_no_deal_value() -> None:
    """A no to what crosses the line: it is absolute, or the party would rather go on."""
    dossier = dispute("0.1 (0..0.4)", "0.5 (0.2..0.9)", ("bad", "rejects"), ("bad", "rejects"))
    found = learned(dossier, seed=2)
    going = Estimate.parse("0.1 (0..0.4)").draws(GRID[::20])[:, None]
    chance = Estimate.parse("0.5 (0.2..0.9)").draws(GRID[::20])[None, :]
    refuses = (1.0 - wanting(0.3 - COST - going)) ** 2
    weights = chance + (1.0 - chance) * refuses
    absolute = chance / weights
    effective = found.sampled.effective if found.sampled else 0.0
    at = np.broadcast_to(going, weights.shape)
    close(found.inputs.column("north.no-deal"), weights, at, effective)
    close(found.inputs.column("north.red-lines.border.absolute"), weights, absolute, effective)


def test_a_line_that_was_crossed_without_a_word_is_none() -> None:
    found = learned(dispute("0..0.1", "0.5 (0.2..0.9)", ("bad", "accepts")))
    assert found.inputs.column("north.red-lines.border.absolute").max() < 1e-9


def test_what_the_record_cannot_tell_of_stays_the_priors_own() -> None:
    dossier = detente.read("two-rivers")
    prior = draw_inputs(dossier, draws=50, seed=1)
    found = beliefs(dossier, prior, began=BEGAN)
    for name in ("coast.weights.guarantee", "war.drift", "levers.press-south.costs"):
        assert (found.inputs.column(name) == prior.column(name)).all()
    assert (
        found.inputs.column("north.weights.border") != prior.column("north.weights.border")
    ).any()


def test_nothing_said_teaches_nothing() -> None:
    dossier = dispute("0..0.8", 0)
    prior = draw_inputs(dossier, draws=50, seed=1)
    assert beliefs(dossier, prior, began=BEGAN).inputs is prior


def test_the_order_of_evidence_changes_nothing() -> None:
    answers = [("good", "accepts"), ("bad", "rejects"), ("good", "rejects"), ("bad", "accepts")]
    one, other = (
        learned(dispute("0..0.8", "0.5 (0.2..0.9)", *said)) for said in (answers, answers[::-1])
    )
    assert one.inputs.values == pytest.approx(other.inputs.values, abs=1e-5)


def test_the_same_seed_gives_the_same_bytes_and_another_does_not() -> None:
    dossier = dispute("0..0.8", 0, ("good", "accepts"))
    values = [learned(dossier, seed=seed).inputs.values.tobytes() for seed in (1, 1, 2)]
    assert values[0] == values[1] != values[2]


def test_one_left_out_is_foretold_by_the_others() -> None:
    """The chance of a second no, given a first one, by the grid."""
    found = learned(dispute("0..0.8", 0, ("bad", "rejects"), ("bad", "rejects")))
    prior = Estimate.parse("0..0.8").draws(GRID)
    refuses = 1.0 - wanting(0.3 - COST - prior)
    assert found.before == pytest.approx([refuses.mean()] * 2, abs=0.02)
    expected = np.average(refuses, weights=refuses)
    assert found.without == pytest.approx([expected] * 2, abs=0.02)


def test_leaving_one_out_bounds_what_one_draw_can_count() -> None:
    chances = np.full((100, 1), 0.5)
    chances[0] = 1e-9
    # The one draw counts ten times the mean weight at most, and the mean is nearly all its own.
    assert leave_one_out(chances)[0] < 1e-4
