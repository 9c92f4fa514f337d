"""What must hold of worlds whatever the dossier says."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.dossier.model.dossier import Dossier
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import gain, worth
from detente.worlds.weights import rescaled


def content(seed: int) -> dict[str, Any]:
    """A small dossier of exact numbers, drawn from a seed."""
    rng = np.random.default_rng(seed)
    issues = {k: {f"{k}{n}": str(n) for n in range(3)} for k in ("land", "army")}

    def party(name: str) -> dict[str, Any]:
        share = float(rng.random())
        return {
            "name": name,
            "kind": "belligerent",
            "consent": "required",
            "wants": {
                "weights": {"land": share, "army": 1 - share},
                "worth": {
                    k: {o: float(v) for o, v in zip(options, rng.random(3), strict=True)}
                    for k, options in issues.items()
                },
                "red-lines": [
                    {
                        "issue": "land",
                        "never": f"land{rng.integers(3)}",
                        "absolute": 1,
                        "otherwise-costs": 0.1,
                    }
                ],
            },
        }

    war = {
        "sides": ["first", "second"],
        "balance": float(rng.random()),
        "moves": {"drift": 0, "spread": float(rng.random() / 5)},
        "ends-in-months": float(rng.uniform(5, 60)),
    }
    for side in ("first", "second"):
        war[side] = {
            "dictating": float(rng.uniform(1, 2)),
            "dictated-to": float(rng.uniform(-1, 0)),
            "cost-per-month": float(rng.uniform(0, 0.02)),
            "believes-drift": float(rng.uniform(-0.02, 0.02)),
            "discount-a-month": float(rng.uniform(0.001, 0.03)),
        }
    return {
        "title": "Random",
        "as-of": "2020-01-01",
        "parties": {"first": party("First"), "second": party("Second")},
        "issues": {
            k: {"name": k, "options": options, "today": f"{k}0"} for k, options in issues.items()
        },
        "war": war,
        "durability": {"by": {"army": {f"army{n}": 0.3 * n + 0.1 for n in range(3)}}},
    }


def build(stated: dict[str, Any], draws: int = 3, seed: int = 5) -> Worlds:
    dossier = Dossier.model_validate(stated)
    return build_worlds(dossier, draw_inputs(dossier, draws=draws, seed=seed), inner=2)


def renamed(thing: Any, names: dict[str, str]) -> Any:
    if isinstance(thing, dict):
        return {names.get(key, key): renamed(value, names) for key, value in thing.items()}
    if isinstance(thing, list):
        return [renamed(value, names) for value in thing]
    return names.get(thing, thing) if isinstance(thing, str) else thing


PACKAGES = np.array([[a, b] for a in range(3) for b in range(3)])


@given(st.integers(0, 10_000))
@settings(max_examples=15)
def test_renaming_parties_renames_the_answer(seed: int) -> None:
    stated = content(seed)
    stated["durability"]["if-it-fails"] = {"first": 0.1, "second": -0.1}
    before = build(stated)
    after = build(renamed(stated, {"first": "zeta", "second": "alpha"}))
    assert after.parties == ("zeta", "alpha")
    assert [line.name for line in after.lines] == ["zeta.land", "alpha.land"]
    assert (after.no_deal == before.no_deal).all()
    assert (gain(after, PACKAGES) == gain(before, PACKAGES)).all()


@given(st.integers(0, 10_000))
@settings(max_examples=15)
def test_naming_the_other_side_first_changes_nobody_s_no_deal_value(seed: int) -> None:
    stated = content(seed)
    war = dict(stated["war"])
    war["sides"] = war["sides"][::-1]
    war["balance"] = 1 - war["balance"]
    for side in ("first", "second"):
        war[side] = {**war[side], "believes-drift": -war[side]["believes-drift"]}
    other = build({**stated, "war": war})
    np.testing.assert_allclose(other.no_deal, build(stated).no_deal, atol=1e-9)


@given(st.integers(0, 10_000))
@settings(max_examples=10)
def test_same_seed_same_bytes_and_another_seed_other_draws(seed: int) -> None:
    vague = content(seed)
    vague["war"] = {"sides": ["first", "second"]}
    one, two, other = build(vague), build(vague), build(vague, seed=6)
    assert one.inputs.values.tobytes() == two.inputs.values.tobytes()
    assert one.no_deal.tobytes() == two.no_deal.tobytes()
    assert one.absolute.tobytes() == two.absolute.tobytes()
    assert (one.inputs.values != other.inputs.values).any()


@given(st.sampled_from(["first", "second"]), st.integers(0, 100))
@settings(max_examples=10)
def test_an_input_more_moves_no_other(party: str, seed: int) -> None:
    stated = content(seed)
    stated["war"] = {"sides": ["first", "second"]}
    before = build(stated)
    stated["parties"]["third"] = {"name": "Third", "kind": "guarantor", "consent": "required"}
    stated["parties"][party]["wants"]["red-lines"].append(
        {"issue": "army", "never": "army2", "absolute": "0.2..0.7"}
    )
    stated["durability"]["signed-under-deadline"] = "-0.3..-0.1"
    after = build(stated)
    for name in before.inputs.names:
        if name != "durability.signed-under-deadline":
            assert (after.inputs.column(name) == before.inputs.column(name)).all(), name
    names = [line.name for line in after.lines]
    for n, line in enumerate(before.lines):
        assert (after.absolute[:, names.index(line.name)] == before.absolute[:, n]).all()


@given(st.integers(0, 10_000), st.floats(0.1, 50), st.floats(-20, 20))
@settings(max_examples=15)
def test_the_scale_on_which_worth_is_stated_does_not_matter(
    seed: int, stretch: float, move: float
) -> None:
    stated = content(seed)
    before = worth(build(stated), PACKAGES)
    land = stated["parties"]["first"]["wants"]["worth"]["land"]
    stated["parties"]["first"]["wants"]["worth"]["land"] = {
        option: stretch * value + move for option, value in land.items()
    }
    np.testing.assert_allclose(worth(build(stated), PACKAGES), before, atol=1e-9)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=6))
def test_worst_is_0_and_best_is_1(values: list[float]) -> None:
    scaled = rescaled(np.array([values]))[0]
    assert scaled.min() == 0
    assert scaled.max() == (1 if max(values) > min(values) else 0)
