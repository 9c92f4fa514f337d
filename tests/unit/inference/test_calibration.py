"""Ranks of simulated truths among what is learned, and how often ranges hold them: a small run.

The whole one is bench/learning.py, its table bench/learning.md.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

CASES = 40


@pytest.fixture(scope="module")
def answered() -> Any:
    path = Path(__file__).parents[3] / "bench" / "answered.py"
    spec = importlib.util.spec_from_file_location("answered", path)
    assert spec is not None
    assert spec.loader is not None
    answered = importlib.util.module_from_spec(spec)
    sys.modules["answered"] = answered
    spec.loader.exec_module(answered)
    return answered


@pytest.fixture(scope="module")
def found(answered: Any) -> Any:
    return answered.check(CASES, 5, seed=300)


def test_ranks_are_uniform(found: Any) -> None:
    """Their mean is within four standard errors of the middle, of every quantity monitored."""
    for name, ranks in found.ranks.items():
        share = np.asarray(ranks) / found.draws
        assert abs(share.mean() - 0.5) < 4.0 * np.sqrt(1.0 / 12.0 / CASES), name


def test_ranges_of_ninety_per_cent_hold_ninety_per_cent(found: Any) -> None:
    assert len(found.inside) == 18
    assert 0.85 < found.covered() < 0.95


def test_more_that_was_said_narrows_what_it_tells_of(answered: Any, found: Any) -> None:
    """Twenty statements a side against five; what nobody speaks of stays as wide as it was."""
    more = answered.check(10, 20, seed=300)

    def narrower(name: str) -> float:
        return float(np.mean(more.width[name]) / np.mean(found.width[name]))

    for party in ("north", "south"):
        assert narrower(f"{party}: gain by a package") < 0.97
        assert narrower(f"{party}: noise") < 0.97
        assert narrower(f"{party}: cost of crossing its line") == pytest.approx(1.0, abs=0.04)
    assert narrower("how long a deal lives") == pytest.approx(1.0, abs=0.04)
