"""What each principle picks out of a list of packages: the rules of the model, read literally."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from detente.dealspace.frontier import frontier
from detente.dealspace.solutions import ideal_within, solve
from detente.dealspace.zone import zone
from detente.worlds.space import Space
from spaces import Listed

EDGE = 1e-7
SAME = 2e-9
PRINCIPLES = ("nash", "egalitarian", "kalai-smorodinsky", "utilitarian")


def picked(every: Listed, principle: str, weights: np.ndarray) -> np.ndarray | None:
    """(issue,) the package picked, by listing; None where rounding would decide."""
    if every.inside(EDGE).sum() != every.inside(-EDGE).sum():
        edge = every.inside(-EDGE) & ~every.inside(EDGE)
        near = np.minimum(every.gain, every.slack)[edge]
        if (np.abs(near[np.abs(near) < EDGE]) > 1e-12).any():
            return None
    inside = np.flatnonzero(every.inside(-1e-10))
    if not len(inside):
        return None
    gain, packages = every.gain[inside], every.packages[inside]
    largest = gain.max(axis=0)
    if ((largest > 1e-12) & (largest < EDGE)).any():
        return None
    share = _shares(gain, largest, weights)
    if principle == "utilitarian":
        ranks = [gain @ weights]
    elif principle == "egalitarian":
        counts = weights > 0
        ranks = _ascending(gain[:, counts] / weights[counts])
    elif principle == "kalai-smorodinsky":
        ranks = share
    else:
        counts = (largest > EDGE) & (weights > 0)
        gains = np.maximum(gain[:, counts], 0.0)
        gains[gains < SAME] = 0.0
        product = np.prod(gains ** (weights[counts] / max(weights[counts].sum(), 1e-9)), axis=1)
        ranks = share if not counts.any() or product.max() <= 0 else [product]
    left = np.arange(len(inside))
    for rank in ranks:
        top = rank[left].max()
        near = rank[left] - top
        if ((near < -SAME) & (near > -1e-7)).any():
            return None
        left = left[near >= -SAME]
    return packages[left][np.lexsort(packages[left].T[::-1])[0]]


def _shares(gain: np.ndarray, largest: np.ndarray, weights: np.ndarray) -> list[np.ndarray]:
    counts = (largest > EDGE) & (weights > 0)
    return _ascending(gain[:, counts] / (largest[counts] * weights[counts]))


def _ascending(shares: np.ndarray) -> list[np.ndarray]:
    return list(np.sort(shares, axis=1).T)


def weights_for(space: Space, rng: np.random.Generator) -> dict[str, float]:
    """Weights of the parties at random, a fifth of them 0, never all."""
    drawn = {p: float(rng.choice([0.0, 0.5, 1.0, 2.0, 3.0])) for p in space.parties}
    drawn[space.parties[0]] = max(drawn[space.parties[0]], 0.5)
    return drawn


def comparisons(space: Space, rng: np.random.Generator) -> Iterator[tuple[str, bool]]:
    """What was compared in one space, and whether it agrees."""
    found, largest = zone(space), ideal_within(space)[0]
    weights = weights_for(space, rng)
    plain = {name: solve(space, name) for name in PRINCIPLES}
    weighted = {name: solve(space, name, weights=weights) for name in PRINCIPLES}
    one = np.ones(len(space.parties))
    scaled = np.array([weights[party] for party in space.parties])
    for row in range(space.rows):
        every = Listed(space, row)
        if every.inside(EDGE).any() == every.inside(-EDGE).any():
            sure = bool(every.inside(EDGE).any())
            yield "zone", found.proved[row] and found.exists[row] == sure
            signed = every.signed(EDGE).any()
            if not sure and signed == every.signed(-EDGE).any():
                yield "signed, not kept", found.signed_not_kept[row] == signed
        if every.inside(-1e-10).any():
            best = every.gain[every.inside(-1e-10)].max(axis=0)
            yield "ideal", bool(np.allclose(largest[row], best, atol=1e-7))
        for solved, by, word in ((plain, one, ""), (weighted, scaled, "weighted ")):
            for name, solution in solved.items():
                package = picked(every, name, by)
                if package is not None:
                    same = bool((solution.packages[row] == package).all())
                    yield word + name, solution.exact and same
    row = int(rng.integers(space.rows))
    yield "frontier", _same_frontier(space, row)


def _same_frontier(space: Space, row: int) -> bool:
    every, found = Listed(space, row), frontier(space, row)
    worth = every.worth[every.free]
    no_worse = (worth[:, None] <= worth[None] + 1e-9).all(axis=2)
    worse = no_worse & (worth[:, None] < worth[None] - 1e-9).any(axis=2)
    best = np.unique(np.round(worth[~worse.any(axis=1)], 7), axis=0)
    mine = np.unique(np.round(found.worth, 7), axis=0)
    return best.shape == mine.shape and bool(np.allclose(best, mine, atol=1e-6))
