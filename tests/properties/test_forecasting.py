"""Whatever the curves: a pooled forecast never falls, and lies between what is pooled."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.forecasting.base_rates import war_ends
from detente.forecasting.pooling import Hazards, pool, smooth
from detente.forecasting.rate import jeffreys
from detente.forecasting.words import SCALE, range_words, word

chances = st.floats(0, 1)
months = np.arange(0.0, 25.0)


@st.composite
def curves(draw: st.DrawFn) -> np.ndarray:  # type: ignore[type-arg]
    """A cumulative curve over 24 months, flat stretches and jumps included."""
    steps = draw(st.lists(st.sampled_from([0.0, 0.0, 0.001, 0.02, 0.3]), min_size=24, max_size=24))
    return np.minimum(np.concatenate([[0.0], np.cumsum(steps)]), draw(st.floats(0.01, 1)))


@settings(max_examples=60)
@given(curves(), curves(), chances, st.integers(1, 100_000), st.integers(1, 200))
def test_a_pooled_curve_never_falls_and_lies_between(
    model: np.ndarray,  # type: ignore[type-arg]
    base: np.ndarray,  # type: ignore[type-arg]
    weight: float,
    paths: int,
    cases: int,
) -> None:
    mine, others = smooth(months, model, cases=paths), smooth(months, base, cases=cases)
    pooled = pool(mine, others, weight=weight).by(months)
    both = np.stack([mine.by(months), others.by(months)])
    assert np.all(np.diff(pooled) >= 0)
    assert np.all((pooled >= 0) & (pooled <= 1))
    # Hazards lie between, month by month; so do the curves when one is above the other throughout.
    hazards = np.stack([mine.chance, others.chance])
    if np.all(hazards[0] >= hazards[1]) or np.all(hazards[0] <= hazards[1]):
        assert np.all(pooled >= both.min(axis=0) - 1e-6)
        assert np.all(pooled <= both.max(axis=0) + 1e-6)


@settings(max_examples=60)
@given(curves(), st.integers(1, 100_000))
def test_smoothing_keeps_a_curve_a_curve(curve: np.ndarray, cases: int) -> None:  # type: ignore[type-arg]
    smoothed = smooth(months, curve, cases=cases)
    assert isinstance(smoothed, Hazards)
    assert np.all((smoothed.chance > 0) & (smoothed.chance <= 1))


@settings(max_examples=100)
@given(st.integers(0, 60), st.integers(0, 60))
def test_an_interval_mirrors_when_yes_and_no_change_places(k: int, more: int) -> None:
    n = k + more
    low, high = jeffreys(k, n)
    mirrored = jeffreys(n - k, n)
    assert np.allclose((1 - high, 1 - low), mirrored)
    assert 0 <= low < high <= 1


@settings(max_examples=60)
@given(st.floats(0.1, 120), st.floats(0.1, 120), st.floats(0, 120))
def test_a_longer_wait_is_never_less_likely_to_see_the_end(a: float, b: float, age: float) -> None:
    short, long = war_ends(min(a, b), age_months=age), war_ends(max(a, b), age_months=age)
    for sooner, later in zip(short, long, strict=True):
        assert sooner.p <= later.p + 1e-12


@given(chances, chances)
def test_words_follow_the_order_of_chances(a: float, b: float) -> None:
    order = [name for _, name in SCALE]
    low, high = min(a, b), max(a, b)
    assert order.index(word(low)) <= order.index(word(high))
    assert range_words(low, high).startswith(word(low))
