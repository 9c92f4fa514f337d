"""The PERT: its shape meets what was stated, and its quick quantiles are the exact ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betainc, betaincinv

from detente.pert import beta_quantiles, pert


@given(st.floats(0, 1))
def test_its_shape_is_the_one_stated(mode: float) -> None:
    """5 % lie below 0 and 5 % above 1, and the density is highest at the likeliest value."""
    found = pert(mode)
    assert found.least < 0 < 1 < found.most
    assert found.alpha + found.beta == pytest.approx(6, abs=1e-14)
    width = found.most - found.least
    shares = betainc(found.alpha, found.beta, (np.array([0.0, 1.0]) - found.least) / width)
    assert shares == pytest.approx([0.05, 0.95], abs=1e-13)
    peak = (found.alpha - 1) / (found.alpha + found.beta - 2)
    assert found.least + width * peak == pytest.approx(mode, abs=1e-13)


@pytest.mark.parametrize("alpha", [1.0, 1.0001, 1.7, 2.5, 3.0, 3.9, 4.6, 4.9999, 5.0])
def test_quantiles_are_the_exact_ones(alpha: float) -> None:
    """Against the inversion in SciPy, from the furthest draw there can be on either side."""
    even = (np.arange(4_000) + 0.5) / 4_000
    near = 10.0 ** -np.arange(3, 16.0)
    u = np.concatenate([even, near, 1 - near, [2.0**-54, 0.5, 1 - 2.0**-53]])
    exact = betaincinv(alpha, 6 - alpha, u)
    assert beta_quantiles(alpha, 6 - alpha, u) == pytest.approx(exact, rel=1e-13, abs=0)


def test_a_draw_does_not_depend_on_those_beside_it() -> None:
    u = np.random.default_rng(1).random(1_001)
    every = pert(0.3).draws(u)
    assert (every[:7] == pert(0.3).draws(u[:7])).all()
    assert (np.diff(pert(0.3).draws(np.sort(u))) >= 0).all()
