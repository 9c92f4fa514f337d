"""A chance never stands outside its own range, however skewed the draws are."""

from __future__ import annotations

import numpy as np
import pytest

from detente.dealspace.chance import chance, over_draws


@pytest.mark.parametrize(("certain", "low", "high"), [(4, 0.0, 0.04), (96, 0.96, 1.0)])
def test_a_range_reaches_to_a_mean_that_few_draws_carry(
    certain: int, low: float, high: float
) -> None:
    by_draw = np.repeat([0.0, 1.0], [100 - certain, certain])
    known = over_draws(by_draw)
    assert (known.low, known.value, known.high) == pytest.approx((low, certain / 100, high))
    rows = chance(np.repeat(by_draw, 64), np.repeat(np.arange(100), 64))
    assert (rows.low, rows.value, rows.high) == pytest.approx((low, certain / 100, high))


def test_a_range_is_that_of_the_percentiles_where_the_mean_lies_between_them() -> None:
    known = over_draws(np.linspace(0.0, 1.0, 101) ** 2)
    assert (known.low, known.high) == pytest.approx((0.0025, 0.9025))
