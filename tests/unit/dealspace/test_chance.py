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


@pytest.mark.parametrize(("draws", "rows"), [(40, 8), (32, 4), (100, 16)])
def test_a_range_from_few_rows_does_not_close_up(draws: int, rows: int) -> None:
    """Chances that truly range from .05 to .25: no sample of them may claim to know them."""
    rng = np.random.default_rng(11)
    truly = np.linspace(0.05, 0.25, draws)
    wide = []
    for _ in range(300):
        flags = rng.random((draws, rows)) < truly[:, None]
        found = chance(flags.ravel(), np.repeat(np.arange(draws), rows))
        wide.append(found.high - found.low)
    assert min(wide) > 0.09  # half of what is true of nine in ten, .18


def test_many_rows_leave_the_spread_that_is_there() -> None:
    rng = np.random.default_rng(12)
    truly = np.linspace(0.05, 0.25, 400)
    flags = rng.random((400, 256)) < truly[:, None]
    found = chance(flags.ravel(), np.repeat(np.arange(400), 256))
    assert (found.low, found.high) == pytest.approx((0.06, 0.24), abs=0.015)
