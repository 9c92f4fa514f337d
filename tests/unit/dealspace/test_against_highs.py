"""The exact search against HiGHS, an independent solver, on spaces too large to list."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from detente.dealspace.solutions import solve
from detente.dealspace.zone import zone
from spaces import one_case


def opposed(rng, parties, issues, options):
    """Random weights, largely opposed interests; no-deal values that leave a zone about half."""
    weights = rng.dirichlet(np.ones(issues), parties)
    side = np.where(np.arange(parties) % 2, 1.0, -1.0)[:, None, None]
    lean = side * np.linspace(-1, 1, options) + rng.normal(0, 0.6, (parties, issues, options))
    lean -= lean.min(axis=2, keepdims=True)
    worth = weights[:, :, None] * lean / lean.max(axis=2, keepdims=True)
    space = one_case(np.round(worth, 6)[None])
    return replace(space, no_deal=np.round(rng.uniform(0.5, 0.74, (1, parties)), 6))


def highs(space, principle):
    """The least gain or the sum of gains, largest over the zone; None without a zone."""
    worth, no_deal = space.body_worth[0], space.no_deal[0]
    parties, issues, options = worth.shape
    picks = issues * options
    least = np.zeros(picks + 1)
    once = np.zeros((issues, picks + 1))
    for issue in range(issues):
        once[issue, issue * options : (issue + 1) * options] = 1
    gains = np.hstack([worth.reshape(parties, picks), np.zeros((parties, 1))])
    if principle == "egalitarian":
        least[-1] = -1.0
        gains[:, -1] = -1.0
    else:
        least[:picks] = -worth.sum(axis=0).ravel()
    found = milp(
        least,
        integrality=np.append(np.ones(picks), 0),
        bounds=Bounds(0, np.append(np.ones(picks), np.inf)),
        constraints=[LinearConstraint(once, 1, 1), LinearConstraint(gains, no_deal, np.inf)],
        options={"mip_rel_gap": 0.0},
    )
    if found.x is None:
        return None
    chosen = (worth.reshape(parties, picks) @ np.round(found.x[:picks])) - no_deal
    return chosen.min() if principle == "egalitarian" else chosen.sum()


@pytest.mark.parametrize(
    ("parties", "issues", "options"), [(2, 14, 4), (2, 28, 4), (3, 14, 4), (3, 28, 4), (4, 14, 4)]
)
def test_highs_finds_the_same(parties, issues, options):
    rng = np.random.default_rng([parties, issues, 7])
    seen = set()
    for _ in range(5):
        space = opposed(rng, parties, issues, options)
        exists = bool(zone(space).exists[0])
        seen.add(exists)
        for principle in ("egalitarian", "utilitarian"):
            theirs = highs(space, principle)
            assert (theirs is not None) == exists
            if theirs is not None:
                solution = solve(space, principle)
                gain = solution.gain[0]
                ours = gain.min() if principle == "egalitarian" else gain.sum()
                assert ours == pytest.approx(theirs, abs=1e-6 + solution.within)
    assert True in seen
