"""Spaces made to be hard: nothing to tell packages apart by, or everything nearly alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from detente.arrays import Floats
from detente.seeds import stream
from detente.worlds.space import Space
from spaces import one_case

Worths = Callable[[np.random.Generator, int, int, int], Floats]


def _opposed(rng: np.random.Generator, parties: int, issues: int, options: int) -> Floats:
    """(party, issue, option) from 0 to 1, every other party the other way round."""
    worth = np.sort(rng.random((parties, issues, options)), axis=2)
    low, high = worth.min(axis=2, keepdims=True), worth.max(axis=2, keepdims=True)
    worth = (worth - low) / np.where(high > low, high - low, 1.0)
    worth[1::2] = worth[1::2, :, ::-1]
    return worth


def equal(rng: np.random.Generator, parties: int, issues: int, options: int) -> Floats:
    """Every issue weighs the same; worths curve one of two ways."""
    steps = np.linspace(0, 1, options)
    curves = np.stack([np.sqrt(steps), steps**1.5])
    worth = curves[rng.integers(0, 2, (parties, issues))]
    worth[1::2] = worth[1::2, :, ::-1]
    return worth / issues


def near(size: float) -> Worths:
    """The same but for noise of so much."""

    def made(rng: np.random.Generator, parties: int, issues: int, options: int) -> Floats:
        worth = equal(rng, parties, issues, options)
        return worth * (1.0 + size * rng.random(worth.shape))

    return made


def powers(rng: np.random.Generator, parties: int, issues: int, options: int) -> Floats:
    """Weights in powers of two, worths opposed and even."""
    worth = np.tile(np.linspace(0, 1, options), (parties, issues, 1))
    worth[1::2] = worth[1::2, :, ::-1]
    weights = 2.0 ** -np.arange(1, issues + 1)
    weights = np.stack([rng.permutation(weights) if i > 1 else weights for i in range(parties)])
    return worth * weights[:, :, None]


def constant(rng: np.random.Generator, parties: int, issues: int, options: int) -> Floats:
    """Every option is worth the same to everybody."""
    return np.full((parties, issues, options), 1.0 / issues)


def indifferent(rng: np.random.Generator, parties: int, issues: int, options: int) -> Floats:
    """Equal weights, and the last party does not care."""
    worth = equal(rng, parties, issues, options)
    worth[-1] = 0.5 / issues
    return worth


def integers(rng: np.random.Generator, parties: int, issues: int, options: int) -> Floats:
    """Large whole numbers, what one gets the other loses: subset sums."""
    worth = np.zeros((parties, issues, options))
    worth[0] = rng.integers(1, 10**6, (issues, options))
    for i in range(1, parties):
        worth[i] = 10**6 - worth[0] if i % 2 else rng.integers(1, 10**6, (issues, options))
    return worth / (1e6 * issues)


def correlated(rng: np.random.Generator, parties: int, issues: int, options: int) -> Floats:
    """Options worth nearly as much to all together: strongly correlated knapsacks."""
    base = rng.random((issues, options))
    worth = np.stack(
        [
            (base if i % 2 == 0 else 1.1 - base) + 0.01 * rng.random(base.shape)
            for i in range(parties)
        ]
    )
    return worth / issues


def random(rng: np.random.Generator, parties: int, issues: int, options: int) -> Floats:
    """Random weights, largely opposed."""
    weights = rng.exponential(size=(parties, issues))
    return (
        _opposed(rng, parties, issues, options)
        * (weights / weights.sum(1, keepdims=True))[..., None]
    )


KINDS: dict[str, Worths] = {
    "random": random,
    "equal": equal,
    "near 1e-9": near(1e-9),
    "near 1e-6": near(1e-6),
    "near 1e-3": near(1e-3),
    "powers of two": powers,
    "all the same": constant,
    "one indifferent": indifferent,
    "subset sums": integers,
    "correlated": correlated,
}


def hard_space(kind: str, parties: int, issues: int, options: int, *, level: float = 0.0) -> Space:
    """One draw of a kind; ``level`` is the no-deal value as a share of the most that all can have.

    The most is bounded by an even mix of all options.
    """
    rng = stream(7, "bench", kind, str(parties), str(issues), str(options))
    worth = KINDS[kind](rng, parties, issues, options)
    space = one_case(worth[None])
    return replace(space, no_deal=level * worth.mean(axis=2).sum(axis=1)[None])
