"""Gain and keeping are one rule everywhere, also of deals that never or hardly ever live."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numba import njit

from conceded import least_concession
from detente.dealspace.alone import alone, breaks_alone, loses_alone
from detente.dealspace.better import nearest_better
from detente.dealspace.concessions import by_programme
from detente.dealspace.count import count_zone
from detente.dealspace.frontier import frontier
from detente.dealspace.gap import gap
from detente.dealspace.place import place
from detente.dealspace.zone import zone
from detente.worlds import _equations, gains
from detente.worlds.durability import time_lived
from spaces import Listed, random_space

SHARES = np.array([0.0, 1e-12, 1e-9, 2e-9, 1e-6, 0.3, 1.0])


@njit
def _compiled(alive: Any, above: Any, shift: Any, breach: Any) -> Any:
    out = np.empty((len(alive), 5))
    for n in range(len(alive)):
        out[n, 0] = _equations.living(alive[n])
        out[n, 1] = _equations.gain(alive[n], above[n], shift[n])
        out[n, 2] = _equations.gains_from(alive[n], shift[n], 0.0, _equations.EDGE)
        out[n, 3] = _equations.keeps_from(shift[n], breach[n])
        out[n, 4] = _equations.beside_no_deal(above[n], alive[n], breach[n])
    return out


@njit
def _rates(share: float, discount: float, holds: float, months: float) -> Any:
    return _equations.rate_by_share(share, discount), _equations.rate_by_chance(holds, months)


def test_arrays_and_kernels_say_the_same() -> None:
    rng = np.random.default_rng(3)
    alive = np.concatenate([np.repeat(SHARES, 200), rng.random(2_000)])
    above, shift, breach = rng.normal(0, 0.4, (3, len(alive)))
    shift[::5] = 0.0
    arrays = (
        gains.living(alive),
        gains.gain(alive, above, shift),
        gains.gains_from(alive, shift),
        gains.keeps_from(shift, breach),
        gains.beside_no_deal(above, alive, breach),
    )
    compiled = _compiled(alive, above, shift, breach)
    np.testing.assert_allclose(compiled, np.stack(arrays, axis=1), rtol=1e-12, atol=1e-12)


def test_a_deal_that_never_lives_gains_what_its_failure_leaves() -> None:
    for share in (0.0, 1e-12, 1e-9):
        assert gains.gain(share, 1e6, -0.25).item() == -0.25
        assert gains.gains_from(share, -0.25).item() == np.inf
        assert gains.gains_from(share, 0.0).item() == -np.inf
        assert gains.agrees_from(share, 0.25, 0.125).item() == 0.125
        assert gains.would_break(share, 0.0, 0.125).item()
    # One that lives for two billionths of the time must make up for its failure by its worth.
    assert gains.gains_from(2e-9, -0.25).item() == pytest.approx(1.25e8)


def test_the_least_worth_is_where_the_gain_is_nothing() -> None:
    rng = np.random.default_rng(4)
    alive, shift = rng.uniform(1e-3, 1, 500), rng.normal(0, 0.3, 500)
    least = gains.gains_from(alive, shift)
    np.testing.assert_allclose(gains.gain(alive, least, shift), 0.0, atol=1e-12)
    keeps = gains.keeps_from(shift, 0.1)
    np.testing.assert_allclose(gains.keeping(keeps, shift, 0.1), 0.0, atol=1e-12)


def test_rates_of_failure_are_those_that_shares_were_made_of() -> None:
    for holds, months, discount in ((0.5, 60.0, 0.01), (0.9, 12.0, 0.03), (1.0, 12.0, 0.01)):
        share = float(time_lived(np.array(holds), months=months, discount=discount))
        by_share, by_chance = _rates(share, discount, holds, months)
        assert by_share == pytest.approx(by_chance, abs=1e-15)
    assert _rates(1e-12, 0.0, 0.0, 12.0) == (np.inf, np.inf)


def _hardly_living(seed: int, parties: int) -> Any:
    """A space at random, half of its deals living never or for next to no time for a party."""
    rng = np.random.default_rng([seed, parties, 9])
    space = random_space(rng, parties)
    rare = rng.choice([0.0, 1e-12, 1e-9], space.survival.shape)
    dead = rng.random(space.survival.shape) < 0.4
    shift = np.where(dead, np.round(space.failure_shift * 4) / 4, space.failure_shift)
    return replace(space, survival=np.where(dead, rare, space.survival), failure_shift=shift)


def _listed(space: Any, row: int) -> Listed:
    """Every package by listing, where what lives for a billionth of the time does not live."""
    return Listed(replace(space, survival=np.where(space.survival < 2e-9, 0, space.survival)), row)


@pytest.mark.parametrize("parties", [1, 2, 3])
def test_every_part_of_the_deal_space_agrees_with_listing(parties: int) -> None:
    zones = signed = helpless = 0
    for seed in range(25):
        space = _hardly_living(seed, parties)
        found = zone(space)
        for row in range(space.rows):
            every = _listed(space, row)
            inside = every.inside(-1e-10)
            if (inside != every.inside(-1e-7)).any():
                continue  # rounding would decide
            assert found.exists[row] == inside.any()
            may_sign = every.signed(-1e-10).any()
            assert found.signed_not_kept[row] == (may_sign and not inside.any())
            placed = place(space, np.array([row]), every.packages)
            np.testing.assert_array_equal(placed.inside[0], inside)
            np.testing.assert_allclose(placed.gain[0].T, every.gain, atol=1e-12)
            listed = frontier(space, row)
            at = [int((every.packages == one).all(axis=1).argmax()) for one in listed.packages]
            np.testing.assert_array_equal(listed.in_zone, inside[at])
            np.testing.assert_allclose(listed.gain, every.gain[at], atol=1e-9)
            assert count_zone(space, row).number == inside.sum()
            helpless += _reduction(space, row, every)
            zones, signed = zones + inside.any(), signed + found.signed_not_kept[row]
    assert zones > 10
    assert signed > 0 or parties == 1
    assert helpless > 0


def _reduction(space: Any, row: int, every: Listed) -> bool:
    """Check the least reduction of no-deal values; whether it cannot help."""
    draw = int(space.draw_of_row[row])
    fits = [((space.head < 0) | (space.head == one)).all(axis=1).argmax() for one in every.packages]
    alive = gains.living(space.survival[draw][:, fits].T)
    with np.errstate(divide="ignore", invalid="ignore"):
        gaining = np.where(every.gain < -1e-10, -every.gain / alive, 0.0)
    least = np.maximum(np.maximum(gaining, -every.slack), 0.0).sum(axis=1)[every.free]
    found = least_concession(space, row)
    if not np.isfinite(least).any():
        assert np.isnan(found.total)
        assert (found.package == -1).all()
        assert np.isnan(by_programme(space, row)[0]).all()
        return True
    assert found.total == pytest.approx(least.min(), abs=1e-6)
    return False


def test_a_party_no_deal_can_suit_is_named_and_no_reduction_helps_it() -> None:
    space = random_space(np.random.default_rng(2), 2)
    survival, shift = space.survival.copy(), space.failure_shift.copy()
    survival[:, 0], shift[:, 0] = 1e-12, -0.05
    shut = replace(space, survival=survival, failure_shift=shift, absolute=space.absolute & False)
    assert loses_alone(shut)[:, 0].all()
    assert not breaks_alone(shut)[:, 0].any()
    found = zone(shut)
    assert not found.exists.any()
    between = gap(shut, alone(shut, found))
    assert np.isnan(between.single["p0"].median)
    assert np.isnan(between.total.median)


def test_nothing_betters_a_deal_that_never_lives_by_its_worth() -> None:
    space = random_space(np.random.default_rng(8), 2)
    dead = replace(space, survival=np.full_like(space.survival, 1e-12), lines=(),
                   absolute=space.absolute[:, :0], head_crossed=space.head_crossed[:0],
                   body_crossed=space.body_crossed[:0])  # fmt: skip
    rows = np.arange(dead.rows)
    for package in Listed(dead, 0).packages:
        found = nearest_better(dead, rows, package)
        case = int(((dead.head < 0) | (dead.head == package)).all(axis=1).argmax())
        shift = dead.failure_shift[dead.draw_of_row]
        rise = shift - shift[:, :, [case]]
        better = ((rise >= 0).all(axis=1) & (rise.sum(axis=1) > 1e-6)).any(axis=1)
        np.testing.assert_array_equal(found.changes > 0, better)
