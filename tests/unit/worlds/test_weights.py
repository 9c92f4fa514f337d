"""Weights of which only an order is known, and worths put in order."""

from __future__ import annotations

import numpy as np
import pytest

from detente.seeds import stream
from detente.worlds.weights import normalised, ordered_worths, ranked_weights, rescaled

DRAWS = 40_000


def uniforms(names: str, seed: int) -> dict[str, np.ndarray]:
    return {name: stream(seed, "weights", name).random(DRAWS) for name in names}


@pytest.mark.parametrize(
    "centroid",
    # Barron & Barrett (1996), table 1: rank-order centroid weights.
    [(0.75, 0.25), (0.6111, 0.2778, 0.1111), (0.5208, 0.2708, 0.1458, 0.0625)],
)
def test_mean_of_a_ranking_is_the_rank_order_centroid(centroid: tuple[float, ...]) -> None:
    names = "abcd"[: len(centroid)]
    order = tuple((name,) for name in names)
    weights = ranked_weights(order, uniforms(names, 1), uniforms(names, 2))
    for name, mean in zip(names, centroid, strict=True):
        error = 4 * weights[name].std() / np.sqrt(DRAWS)
        assert weights[name].mean() == pytest.approx(mean, abs=error + 5e-5)
    stacked = np.stack([weights[name] for name in names])
    assert (np.diff(stacked, axis=0) <= 0).all()
    np.testing.assert_allclose(stacked.sum(axis=0), 1)


def test_an_issue_left_out_of_a_ranking_may_stand_anywhere() -> None:
    names = "abz"
    weights = ranked_weights((("a",), ("b",)), uniforms(names, 1), uniforms(names, 2))
    assert (weights["a"] >= weights["b"]).all()
    # Without a word on z, it stands first, between and last in a third of draws each.
    error = 4 * np.sqrt(2 / 9 / DRAWS)
    assert np.mean(weights["z"] > weights["a"]) == pytest.approx(1 / 3, abs=error)
    assert np.mean(weights["z"] < weights["b"]) == pytest.approx(1 / 3, abs=error)


def test_items_of_one_group_have_no_order() -> None:
    names = "abc"
    weights = ranked_weights((("a",), ("b", "c")), uniforms(names, 1), uniforms(names, 2))
    error = 4 * np.sqrt(1 / 4 / DRAWS)
    assert np.mean(weights["b"] > weights["c"]) == pytest.approx(0.5, abs=error)
    assert (weights["a"] >= np.maximum(weights["b"], weights["c"])).all()


def test_weights_that_are_all_0_become_equal() -> None:
    weights = normalised({"a": np.array([0.0, 3.0]), "b": np.array([0.0, 1.0])})
    assert weights["a"].tolist() == [0.5, 0.75]


def test_worths_are_dealt_out_in_order() -> None:
    worths = {"x": np.array([0.1]), "y": np.array([0.9]), "z": np.array([0.5])}
    dealt = ordered_worths((("x",), ("z",)), worths)
    assert [float(dealt[o][0]) for o in "xyz"] == [0.5, 0.9, 0.1]


def test_options_that_are_all_alike_are_worth_0() -> None:
    assert rescaled(np.array([[0.4, 0.4], [0.2, 0.6]])).tolist() == [[0, 0], [0, 1]]
