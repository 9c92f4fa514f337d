"""Uncertain numbers: what they mean, and that they are written as they are read."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from scipy.stats import beta as beta_distribution

from detente.estimates import Chance, Estimate, NotNegative, ordered_weights


def uniforms(n: int, seed: int = 1) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.random.default_rng(seed).random(n)


@pytest.mark.parametrize(
    ("text", "low", "high", "mode"),
    [
        ("0.4", 0.4, 0.4, None),
        (0.4, 0.4, 0.4, None),
        (-3, -3, -3, None),
        ("+0.4", 0.4, 0.4, None),
        (".5", 0.5, 0.5, None),
        ("1e-3", 0.001, 0.001, None),
        ("70%", 0.7, 0.7, None),
        ("70 %", 0.7, 0.7, None),
        ("7 %", 0.07, 0.07, None),
        ("-2.5 %", -0.025, -0.025, None),
        ("60..80 %", 0.6, 0.8, None),
        ("60%..80%", 0.6, 0.8, None),
        ("70 % (60..80)", 0.6, 0.8, 0.7),
        ("70 (60..80 %)", 0.6, 0.8, 0.7),
        ("70 \N{FULLWIDTH PERCENT SIGN}", 0.7, 0.7, None),
        ("\N{MINUS SIGN}0.2", -0.2, -0.2, None),
        ("\uff10.\uff15", 0.5, 0.5, None),
        ("\u0660\u066b\u0665", 0.5, 0.5, None),
        ("0.3\N{NO-BREAK SPACE}(0.1..0.6)", 0.1, 0.6, 0.3),
        ("0.3\t(0.1..0.6)", 0.1, 0.6, 0.3),
        ({"one-of": {"20 %": "3", "60%": 1}}, 0.2, 0.6, None),
        ("0.2..0.6", 0.2, 0.6, None),
        (" -0.6 .. -0.2 ", -0.6, -0.2, None),
        ("0.3 (0.1..0.6)", 0.1, 0.6, 0.3),
        ("0.3(0.1..0.6)", 0.1, 0.6, 0.3),
        ("0.1 (0.1..0.6)", 0.1, 0.6, 0.1),
        ("30 (12..60)", 12, 60, 30),
        ("1 (1..1)", 1, 1, None),
        ({"estimate": "0.3 (0.1..0.6)", "why": "a", "since": "2031"}, 0.1, 0.6, 0.3),
    ],
)
def test_forms(text: Any, low: float, high: float, mode: float | None) -> None:
    estimate = Estimate.parse(text)
    assert (estimate.low, estimate.high, estimate.mode) == (low, high, mode)
    assert Estimate.parse(estimate.model_dump()) == estimate


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("about half", "not-an-estimate"),
        ("", "not-an-estimate"),
        ("0.4 0.5", "not-an-estimate"),
        ("0,4", "decimal-comma"),
        ("0,3 (0,1..0,6)", "decimal-comma"),
        ({"one-of": {"0,2": 3}}, "decimal-comma"),
        ({"one-of": {"0.2": -1, "0.20": 3}}, "bad-weights"),
        ({"one-of": {"1_000": 1}}, "not-an-estimate"),
        ("yes", "not-an-estimate"),
        ("0.5\N{SUPERSCRIPT TWO}", "not-an-estimate"),
        ("0.1...0.5", "not-an-estimate"),
        ("0.1-0.5", "not-an-estimate"),
        ("0.3 (0.1..0.6", "not-an-estimate"),
        ("0.4 # note", "not-an-estimate"),
        (True, "not-an-estimate"),
        (None, "not-an-estimate"),
        ([0.1, 0.2], "not-an-estimate"),
        ({"low": "0.1", "high": "0.2"}, "not-an-estimate"),
        ({"mean": 1}, "not-an-estimate"),
        ("x" * 1000, "not-an-estimate"),
        ("nan", "not-finite"),
        (".nan", "not-finite"),
        ("-.inf", "not-finite"),
        ("0.1..inf", "not-finite"),
        ("0.5 (0.1...inf)", "not-finite"),
        ("1e999", "not-finite"),
        (float("nan"), "not-finite"),
        (float("inf"), "not-finite"),
        ({"one-of": {"nan": 1}}, "not-finite"),
        ("0.6..0.2", "interval-upside-down"),
        ("0.3 (0.6..0.1)", "interval-upside-down"),
        ("0.7 (0.1..0.6)", "mode-outside-interval"),
        ("0 (0.1..0.6)", "mode-outside-interval"),
        ({"one-of": {"0.1": -1, "0.2": 2}}, "bad-weights"),
        ({"one-of": {"0.1": 0}}, "bad-weights"),
        ({"one-of": {}}, "bad-weights"),
        ({"one-of": [0.1, 0.2]}, "not-an-estimate"),
    ],
)
def test_what_is_no_estimate(text: Any, slug: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Estimate.parse(text)
    (error,) = caught.value.errors()
    assert error["type"] == slug
    assert error["ctx"]["mend"]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("0,06", "Write 0.06."),
        ("0,3 (0,1..0,6)", "Write 0.3 (0.1..0.6)."),
        ("0,3 (0,1; 0,6)", "Write 0.3 (0.1..0.6)."),
        ("-0,15 (-0,3..-0,05)", "Write -0.15 (-0.3..-0.05)."),
        (",5", "Write 0.5."),
        ("70,5 %", "Write 70.5 %."),
        ("1.000,5", "Write 1000.5."),
        ("1,000.5", "Write 1000.5."),
        ("1,500", "Write 1.500; or 1500, if a thousand is meant."),
        ("1 500", "Write 1500."),
        ("1_500", "Write 1500."),
        ("0\N{MIDDLE DOT}5", "Write 0.5."),
        ("0.2-0.6", "Write 0.2..0.6."),
        ("0.2\N{EN DASH}0.6", "Write 0.2..0.6."),
        ("\N{EN DASH}0.2", "Write -0.2."),
        ("0.2...0.6", "Write 0.2..0.6."),
        ("0.2\N{HORIZONTAL ELLIPSIS}0.6", "Write 0.2..0.6."),
        ("0.2 to 0.6", "Write 0.2..0.6."),
        ("0.3 [0.1..0.6]", "Write 0.3 (0.1..0.6)."),
        ("0.3 (0.1..0.6", "Write 0.3 (0.1..0.6)."),
        ("1/2", "Write 0.5."),
        ("\N{VULGAR FRACTION ONE QUARTER}", "Write 0.25."),
        ("70 per cent", "Write 70%."),
    ],
)
def test_how_a_number_in_another_manner_is_mended(text: str, mend: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Estimate.parse(text)
    assert caught.value.errors()[0]["ctx"]["mend"] == mend


@pytest.mark.parametrize("text", ["1e99999999999999999999 (0..1 %)", "0..1e99999999999999999999 %"])
def test_a_number_with_more_zeros_than_can_be_counted_is_no_estimate(text: str) -> None:
    with pytest.raises(ValidationError):
        Estimate.parse(text)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"low-ish": 0.1}, "a mapping of low-ish"),
        ({}, "an empty mapping"),
        ([0.1, 0.2], "a list"),
        (True, '"true"'),
        (None, "nothing"),
        ("much " * 20, '"' + "much " * 9 + 'mu..."'),
    ],
)
def test_what_is_no_estimate_is_told_as_it_stands(value: Any, told: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(f"{told} is not an estimate")):
        Estimate.parse(value)


def test_a_value_of_one_of_that_is_written_twice_counts_once() -> None:
    estimate = Estimate.parse({"one-of": {"0.2": 1, "0.20": 1, "0.6": 2}})
    assert (estimate.values, estimate.weights) == ((0.2, 0.6), (0.5, 0.5))


def test_lawful_ranges() -> None:
    class Holder(BaseModel):
        chance: Chance = Estimate.parse(0)
        cost: NotNegative = Estimate.parse(0)

    assert Holder.model_validate({"chance": "0..1", "cost": "0..9"}).cost.high == 9
    for wrong in ({"chance": "0.5..1.1"}, {"chance": "-0.1"}, {"cost": "-1..2"}):
        with pytest.raises(ValidationError) as caught:
            Holder.model_validate(wrong)
        assert caught.value.errors()[0]["type"] == "out-of-range"


def test_an_exact_number_is_itself_in_every_draw() -> None:
    draws = Estimate.parse("0.4").draws(uniforms(50))
    assert (draws == 0.4).all()


def test_a_range_is_uniform_with_its_ends_as_percentiles() -> None:
    """Nine tenths of the draws lie inside, a twentieth on each side, all parts alike."""
    draws = np.sort(Estimate.parse("0.2..0.6").draws((np.arange(10_000) + 0.5) / 10_000))
    assert np.mean(draws < 0.2) == pytest.approx(0.05, abs=1e-3)
    assert np.mean(draws > 0.6) == pytest.approx(0.05, abs=1e-3)
    assert np.ptp(np.diff(draws)) < 1e-9


@pytest.mark.parametrize(
    "text", ["0.3 (0.1..0.6)", "0.1 (0.1..0.6)", "0.6 (0.1..0.6)", "30 (12..60)", "0 (-1..0.01)"]
)
def test_a_likeliest_value_with_its_range(text: str) -> None:
    """5 % lie below, 5 % above, and the fullest stretch is at the likeliest value."""
    estimate = Estimate.parse(text)
    grid = (np.arange(100_000) + 0.5) / 100_000
    draws = estimate.draws(grid)
    assert np.mean(draws < estimate.low) == pytest.approx(0.05, abs=2e-3)
    assert np.mean(draws > estimate.high) == pytest.approx(0.05, abs=2e-3)
    # Where a step in probability moves the value least, the density is largest.
    fullest = draws[np.argmin(draws[1000:] - draws[:-1000]) + 500]
    assert estimate.mode is not None
    assert fullest == pytest.approx(estimate.mode, abs=0.04 * (estimate.high - estimate.low))


def test_the_middle_case_is_the_classical_pert() -> None:
    """With the mode in the middle a PERT is a Beta(3, 3) stretched between its extremes."""
    grid = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
    inner = beta_distribution(3, 3).ppf(grid)
    expected = (inner - inner[0]) / (inner[-1] - inner[0])
    assert Estimate.parse("0.5 (0..1)").draws(grid) == pytest.approx(expected, abs=1e-6)


def test_one_of() -> None:
    estimate = Estimate.parse({"one-of": {"0.2": 3, "0.6": 1}})
    draws = estimate.draws(uniforms(40_000))
    assert set(np.unique(draws)) == {0.2, 0.6}
    share = np.mean(draws == 0.2)
    assert abs(share - 0.75) < 4 * np.sqrt(0.75 * 0.25 / 40_000)
    assert estimate.centre == pytest.approx(0.3)
    assert not estimate.exact


@pytest.mark.parametrize(
    ("text", "centre"), [("0.4", 0.4), ("0.2..0.6", 0.4), ("0.3 (0.1..0.6)", 0.3)]
)
def test_the_one_number_to_name(text: str, centre: float) -> None:
    assert Estimate.parse(text).centre == pytest.approx(centre)
    assert str(Estimate.parse(text)) == text


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3).map(sorted), st.booleans())
def test_written_as_read(numbers: list[float], with_mode: bool) -> None:
    low, mode, high = numbers
    text = f"{mode!r} ({low!r}..{high!r})" if with_mode else f"{low!r}..{high!r}"
    estimate = Estimate.parse(text)
    assert Estimate.parse(str(estimate)) == estimate
    assert Estimate.parse(estimate.model_dump()) == estimate


@given(st.dictionaries(st.floats(-9, 9), st.floats(0.01, 9), min_size=1, max_size=5))
def test_one_of_is_written_as_read(choices: dict[float, float]) -> None:
    estimate = Estimate.parse({"one-of": choices, "why": ["a", "b"]})
    assert Estimate.parse(estimate.model_dump()) == estimate
    assert sum(estimate.weights) == pytest.approx(1)


def test_ranked_weights_sum_to_one_and_stand_in_order() -> None:
    u = np.random.default_rng(3).random((5000, 6))
    weights = ordered_weights((("a",), ("b",), ("c",)), u)
    table = np.stack([weights["a"], weights["b"], weights["c"]])
    assert table.sum(axis=0) == pytest.approx(1)
    assert (np.diff(table, axis=0) <= 0).all()


def test_rank_order_centroids() -> None:
    """Barron & Barrett 1996, table 1: four ranked attributes weigh .5208, .2708, .1458, .0625."""
    n = 40_000
    u = np.random.default_rng(4).random((n, 8))
    weights = ordered_weights((("a",), ("b",), ("c",), ("d",)), u)
    for name, printed in (("a", 0.5208), ("b", 0.2708), ("c", 0.1458), ("d", 0.0625)):
        error = weights[name].std() / np.sqrt(n)
        assert abs(weights[name].mean() - printed) < 4 * error + 5e-5


def test_inside_a_group_nothing_is_ordered() -> None:
    n = 20_000
    u = np.random.default_rng(5).random((n, 6))
    weights = ordered_weights((("a", "b"), ("c",)), u)
    assert abs(np.mean(weights["a"] > weights["b"]) - 0.5) < 4 * 0.5 / np.sqrt(n)
    assert (np.minimum(weights["a"], weights["b"]) >= weights["c"]).all()
