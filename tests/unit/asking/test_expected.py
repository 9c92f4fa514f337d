"""What an observation is expected to tell, against answers known and nested sums by hand."""

from __future__ import annotations

import numpy as np
import pytest

from detente.asking.expected import choice_gained, square_moved, sums, telling

RNG = np.random.default_rng(5)


def rows(values: list[np.ndarray], weight: np.ndarray | None = None) -> np.ndarray:
    """(draw, 1 + value, row) of (draw, row) values."""
    weight = np.ones_like(values[0]) if weight is None else weight
    return np.stack([weight, *(weight * one for one in values)], axis=1)


def nested(chances: np.ndarray, value: np.ndarray, weight: np.ndarray) -> float:
    """The mean square by which it moves, reply after reply, from weights of single rows."""
    flat, weight = value.ravel(), weight.ravel()
    every, total = float(np.average(flat, weights=weight)), 0.0
    for said in chances.T:
        if (said * weight).sum() > 0.0:
            then = float(np.average(flat, weights=said * weight))
            total += float(np.average(said, weights=weight)) * (then - every) ** 2
    return total


def test_the_square_is_that_of_sums_reply_by_reply() -> None:
    draws, each = 400, 5
    value = (RNG.random((draws, each)) < 0.4).astype(float)
    weight = RNG.integers(0, 2, (draws, each)).astype(float)
    logits = 2.0 * value.ravel()[:, None] * np.array([1.0, -1.0, 0.0]) + RNG.random((2000, 3))
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    found = square_moved(sums(chances, rows([value], weight))).mean()
    assert found == pytest.approx(nested(chances, value, weight), rel=0.02)


def test_nothing_is_told_of_what_has_nothing_to_do_with_it() -> None:
    """Of two hundred answers that are noise, in few draws, hardly one is told; no bias is left."""
    value = (RNG.random((100, 1)) < 0.5).astype(float)
    noise = []
    for _ in range(200):
        said = RNG.random(100)
        noise.append(square_moved(sums(np.stack([said, 1.0 - said], axis=1), rows([value]))))
    found = telling(noise, worth=1.0, squared=True)
    assert sum(one.told for one in found) <= 1
    means = np.array([one.mean() for one in noise])
    assert abs(means.mean()) < 4.0 * means.std() / np.sqrt(200)


def test_the_error_is_that_of_other_seeds() -> None:
    moves, errors = [], []
    for seed in range(200):
        rng = np.random.default_rng(seed)
        true = (rng.random((300, 1)) < 0.5).astype(float)
        said = np.where(true[:, 0] > 0.0, 0.8, 0.3)
        heard = square_moved(sums(np.stack([said, 1.0 - said], axis=1), rows([true])))
        (found,) = telling([heard], worth=1.0, squared=True)
        moves.append(found.moves)
        errors.append(found.error)
    assert np.mean(errors) == pytest.approx(np.std(moves), rel=0.2)
    # P(yes) = .55; then .8 x .5 / .55 = .727, else .1 / .45 = .222: .55 x .227^2 + .45 x .278^2
    assert np.mean(moves) == pytest.approx(0.2513, abs=0.003)


def test_knowing_which_lever_works_is_worth_what_it_brings() -> None:
    """Two levers bring a deal at .6 and .2, or at .1 and .5: to know which is worth .2."""
    which = np.arange(1000) % 2 == 0
    first, second = np.where(which, 0.6, 0.1), np.where(which, 0.2, 0.5)
    levers = rows([first[:, None], second[:, None]])
    for true, worth in ((1.0, 0.2), (0.75, 0.1), (0.5, 0.0)):
        said = np.where(which, true, 1.0 - true)
        gained = choice_gained(sums(np.stack([said, 1.0 - said], axis=1), levers))
        # Unheard .35 by either; heard rightly .6 or .5; rightly three times of four .475 or .425.
        assert gained.mean() == pytest.approx(worth, abs=1e-9)


def test_choosing_among_noise_is_worth_nothing() -> None:
    gained = []
    for seed in range(200):
        rng = np.random.default_rng(seed)
        levers = rows([(rng.random((100, 1)) < 0.3).astype(float) for _ in range(6)])
        said = rng.random(100)
        gained.append(choice_gained(sums(np.stack([said, 1.0 - said], axis=1), levers)).mean())
    assert np.mean(gained) < 2.0 * np.std(gained) / np.sqrt(200)


def test_ranks_are_shared_where_nothing_is_told_apart() -> None:
    base = RNG.normal(0.0, 0.1, 500)
    noise = RNG.normal(0.0, 0.5, 500)
    clear, near = base + 1.0, base + 1.01 + noise - noise.mean()
    less, none = base + 0.5, RNG.normal(0.0, 1.0, 500)
    found = telling([less, near, clear, none], worth=1.0, squared=False)
    assert [one.rank for one in found] == [2, 1, 1, 3]
    assert [one.told for one in found] == [True, True, True, False]


def test_draws_that_are_worth_less_tell_less() -> None:
    values = RNG.normal(1.0, 1.0, 400)
    (whole,), (half,) = (telling([values], worth=w, squared=False) for w in (1.0, 0.25))
    assert half.error == pytest.approx(2.0 * whole.error)
