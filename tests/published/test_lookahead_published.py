"""Sides who look ahead against the books: offers in turn, one offer, waiting for each other."""

from __future__ import annotations

import numpy as np
import pytest

from detente.talks.lookahead import offers_in_turn, put_once, wait_for_the_other

PIE = [[1.0, 0.0], [0.0, 1.0]]
GRID = np.linspace(0.0, 1.0, 100_001)


@pytest.mark.parametrize(
    ("patience", "first"),
    [
        ((0.9, 0.9), 0.5263157895),
        ((0.9, 0.8), 0.7142857143),
        ((0.8, 0.9), 0.3571428571),
        ((0.95, 0.5), 0.9523809524),
        ((0.99, 0.99), 0.5025125628),
    ],
)
def test_rubinstein(patience, first):
    """Rubinstein (1982), by lots between two packages, and by a fine grid of one thing."""
    found = offers_in_turn(PIE, patience=patience)
    assert found.gains[0] == pytest.approx([first, 1 - first], abs=1e-9)
    gridded = offers_in_turn(np.stack([GRID, 1 - GRID]), patience=patience, lots=False)
    assert gridded.gains[0, 0] == pytest.approx(first, abs=2e-5 / (1 - max(patience)))


@pytest.mark.parametrize(
    ("between", "first"),
    [(1.0, 0.7861617796), (0.1, 0.7537374068), (0.01, 0.7503748749), (0.0001, 0.75000375)],
)
def test_as_offers_follow_each_other_fast_the_rates_alone_count(between, first):
    """Discounting at .1 and .3: r2 / (r1 + r2) = .75 in the limit, whoever begins."""
    patience = (np.exp(-0.1 * between), np.exp(-0.3 * between))
    found = offers_in_turn(PIE, patience=patience)
    assert found.gains[0, 0] == pytest.approx(first, abs=1e-6)
    assert found.gains[1, 0] == pytest.approx(0.75, abs=0.11 * between)


@pytest.mark.parametrize(
    ("rounds", "first"),
    [(1, 1.0), (2, 0.1), (3, 0.91), (4, 0.181), (10, 0.342800821), (50, 0.5236032762)],
)
def test_stahl(rounds, first):
    """A last round, after which there is nothing (Stahl 1972)."""
    found = offers_in_turn(PIE, patience=(0.9, 0.9), rounds=rounds)
    assert found.gains[0, 0] == pytest.approx(first, abs=1e-9)


def test_a_small_risk_of_breakdown_gives_nash():
    """Binmore, Rubinstein & Wolinsky (1986): .2 and .1 after a breakdown, so .55 and .45."""
    found = offers_in_turn(PIE, patience=(1.0, 1.0), breakdown=1e-4, after=(0.2, 0.1))
    assert found.gains[0] == pytest.approx([0.55, 0.45], abs=1e-4)
    # On a frontier that is no line, u2 = sqrt(1 - u1): Nash at (2/3, .57735).
    curved = offers_in_turn(
        np.stack([GRID, np.sqrt(1 - GRID)]), patience=(1.0, 1.0), breakdown=1e-4
    )
    assert curved.gains[0] == pytest.approx([0.6666666667, 0.5773502692], abs=2e-4)


@pytest.mark.parametrize(
    ("p", "c_a", "demand", "war"),
    [(0.6, 0.1, 0.75, 0.375), (0.5, 0.2, 0.6, 0.25), (0.6, 0.5, 0.6, 0.0)],
)
def test_screening(p, c_a, demand, war):
    """Fearon (1995): the cost of the other uniform on [0, .4]; more is asked than all would pay."""
    shares = np.arange(0, 1.0001, 0.0025)
    costs = (np.arange(4000) + 0.5) / 4000 * 0.4
    found = put_once(shares - (p - c_a), (1 - shares) - (1 - p - costs[:, None]) + 1e-12)
    assert shares[found.package] == pytest.approx(demand, abs=0.0026)
    assert 1 - found.accepted == pytest.approx(war, abs=0.007)
    got = found.gain + (p - c_a)
    assert got == pytest.approx({0.1: 0.65625, 0.2: 0.525, 0.5: 0.6}[c_a], abs=1e-4)


@pytest.mark.parametrize(("cheap", "demand"), [(62, 0.8), (63, 0.55)])
def test_screening_of_two_kinds(cheap, demand):
    """War costs the other .05, in so many cases of 100, or .3; the edge lies at .625."""
    shares = np.arange(0, 1.0001, 0.0025)
    costs = np.where(np.arange(100) < cheap, 0.05, 0.3)
    found = put_once(shares - (0.5 - 0.1), (1 - shares) - (0.5 - costs[:, None]) + 1e-12)
    assert shares[found.package] == pytest.approx(demand, abs=1e-9)
    assert 1 - found.accepted == pytest.approx(cheap / 100 if demand == 0.8 else 0.0)


def test_war_of_attrition():
    """Maynard Smith (1974); Hendricks, Weiss & Wilson (1988), with complete information."""
    even = wait_for_the_other((10, 10), cost=(1, 1))
    assert even.months == pytest.approx(5.0, abs=1e-3)
    odd = wait_for_the_other((10, 20), cost=(1, 1))
    assert odd.months == pytest.approx(6.666667, abs=1e-3)
    assert np.array(odd.gives_way) / 0.001 == pytest.approx([0.05, 0.1], abs=1e-6)
    assert odd.first[0] == pytest.approx(1 / 3, abs=1e-4)
