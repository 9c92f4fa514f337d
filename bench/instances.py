"""Spaces at random for the benches: random weights, largely opposed interests, a zone or not."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

from detente.dealspace.zone import zone
from detente.seeds import stream
from detente.worlds.space import Space

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from spaces import opposed_space


def instances(
    parties: int, *, draws: int, issues: int = 28, options: int = 4, seed: int = 1
) -> Space:
    """A space whose chance of a zone is about one half, one draw a row.

    The first party likes early options and each later one late ones, but for a tenth of the
    issues; weights are uniform on the simplex and the worths of options uniform in that order.
    """
    level = even_level(parties, issues, options)
    return raised(drawn(parties, draws=draws, issues=issues, options=options, seed=seed), level)


def drawn(parties: int, *, draws: int, issues: int, options: int, seed: int) -> Space:
    """The same with no-deal values around 0, from -.08 to .08."""
    rng = stream(seed, "bench", "instances", str(parties), str(issues), str(options))
    return opposed_space(rng, parties, draws=draws, issues=issues, options=options)


def raised(space: Space, level: float) -> Space:
    """The same space with every no-deal value so much higher."""
    return replace(space, no_deal=space.no_deal + level)


@cache
def even_level(parties: int, issues: int = 28, options: int = 4) -> float:
    """By how much no-deal values must be raised for a chance of about one half."""
    sample = drawn(parties, draws=300, issues=issues, options=options, seed=99)
    low, high = 0.0, 1.0
    for _ in range(9):
        middle = (low + high) / 2
        if zone(raised(sample, middle)).exists.mean() > 0.5:
            low = middle
        else:
            high = middle
    return (low + high) / 2
