"""Offers in turn against the whole tree of the game, played out move by move."""

from __future__ import annotations

import numpy as np
import pytest

from detente.talks.lookahead import frontier_of, offers_in_turn, put_once, wait_for_the_other


def tree(gains, patience, breakdown, after, left, tables):
    """Gains of both with ``left`` rounds to go: every offer is tried, every answer weighed."""
    if left == 0:
        return (0.0, 0.0)
    other = 1 - tables
    later = tree(gains, patience, breakdown, after, left - 1, other)
    refused = [breakdown * after[i] + (1 - breakdown) * patience[i] * later[i] for i in range(2)]
    taken = gains[:, gains[other] >= refused[other] - 1e-12]
    outcomes = [tuple(refused), *zip(*taken, strict=True)]
    # The best for who tables; of equals, the best for the other, and a deal before none.
    return max(outcomes, key=lambda got: (got[tables], got[other]))


@pytest.mark.parametrize("seed", range(30))
def test_against_the_whole_tree(seed):
    rng = np.random.default_rng(seed)
    gains = rng.uniform(-0.3, 1.0, (2, int(rng.integers(1, 8))))
    patience = tuple(rng.uniform(0.5, 1.0, 2))
    breakdown, after = float(rng.choice([0.0, 0.2])), tuple(rng.uniform(-0.2, 0.2, 2))
    for rounds in (1, 2, 3, 7):
        found = offers_in_turn(
            gains, patience=patience, breakdown=breakdown, after=after, rounds=rounds, lots=False
        )
        for tables in range(2):
            if rounds > found.rounds:
                continue  # it has stopped changing: the longer game is the same
            got = tree(gains, patience, breakdown, after, rounds, tables)
            assert found.gains[tables] == pytest.approx(got, abs=1e-9)


@pytest.mark.parametrize("seed", range(10))
def test_at_the_end_nobody_gains_by_another_offer_or_answer(seed):
    """The stationary answer itself: on a grid of lots between packages, no single change pays."""
    rng = np.random.default_rng(seed)
    gains = rng.uniform(0.0, 1.0, (2, 6))
    patience = tuple(rng.uniform(0.6, 0.98, 2))
    found = offers_in_turn(gains, patience=patience)
    assert found.change <= 1e-12
    share = np.linspace(0, 1, 201)
    lots = (gains[:, :, None, None] * share + gains[:, None, :, None] * (1 - share)).reshape(2, -1)
    for tables in range(2):
        other = 1 - tables
        waits = patience[other] * found.gains[other, other]
        assert found.gains[tables, other] >= waits - 1e-9
        taken = lots[other] >= waits - 1e-12
        assert lots[tables, taken].max() <= found.gains[tables, tables] + 1e-9
        mixed = sum(share * gains[:, x] for x, share in found.mixes[tables].items())
        assert mixed == pytest.approx(found.gains[tables], abs=1e-9)


def test_a_dominated_package_changes_nothing():
    base = np.array([[0.9, 0.5, 0.1], [0.1, 0.6, 0.8]])
    more = np.concatenate([base, [[0.4], [0.5]]], axis=1)
    one, other = (offers_in_turn(gains, patience=(0.9, 0.8)) for gains in (base, more))
    assert np.array_equal(one.gains, other.gains)
    assert frontier_of(more, lots=False).tolist() == [2, 1, 0]


def test_without_a_package_that_both_gain_by_nothing_is_agreed():
    found = offers_in_turn([[0.5, -0.1], [-0.2, 0.4]], patience=(0.9, 0.9), lots=False)
    assert found.mixes == ({}, {})
    assert (found.gains == 0).all()
    assert put_once([0.5, -0.1], [[-0.2, 0.4]]).package == -1


def test_who_pays_more_for_waiting_is_waited_for_no_longer():
    """Its rival gives way the more often, since only so does it stay: the dearer side waits."""
    even = wait_for_the_other((10, 10), cost=(1, 1))
    dear = wait_for_the_other((10, 10), cost=(2, 1))
    assert dear.gives_way[1] == pytest.approx(2 * even.gives_way[1], rel=1e-6)
    assert dear.gives_way[0] == pytest.approx(even.gives_way[0], rel=1e-6)
