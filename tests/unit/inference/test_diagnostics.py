from __future__ import annotations

import numpy as np
import pytest

from detente.inference.diagnostics import effective_draws, rhat


@pytest.fixture
def chains() -> np.ndarray:
    """Four chains of a skewed quantity, of one that remembers, and of one in which one differs."""
    chains = np.random.default_rng(11).standard_normal((4, 200, 3))
    for t in range(1, 200):
        chains[:, t, 1] = 0.8 * chains[:, t - 1, 1] + 0.6 * chains[:, t, 1]
    chains[0, :, 2] += 1.0
    chains[:, :, 0] = np.exp(chains[:, :, 0])
    return chains


def test_effective_draws_are_those_of_arviz(chains: np.ndarray) -> None:
    """Figures of arviz-stats 0.8.0, ``ess(…, method="bulk")``."""
    assert effective_draws(chains) == pytest.approx([666.845761, 102.813057, 24.000981], abs=1e-5)


def test_rhat_is_that_of_arviz(chains: np.ndarray) -> None:
    """Figures of arviz-stats 0.8.0, ``rhat(…, method="rank")``."""
    assert rhat(chains) == pytest.approx([0.99747565, 1.04325053, 1.11827942], abs=1e-7)


def test_what_never_changes_is_settled() -> None:
    still = np.ones((4, 50, 1))
    assert effective_draws(still).tolist() == [200.0]
    assert rhat(still).tolist() == [1.0]
