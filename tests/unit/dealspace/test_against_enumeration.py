"""The exact search against listing every package, on small spaces at random."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from detente.dealspace.alone import alone
from detente.dealspace.gap import gap
from detente.dealspace.solutions import ideal_within, solve
from detente.dealspace.zone import zone
from listed import comparisons
from spaces import Listed, joined_space, one_case, random_space

EDGE = 1e-7  # closer to the edge than this, rounding decides
PRINCIPLES = ("nash", "egalitarian", "kalai-smorodinsky", "utilitarian")


def value(principle, gain, largest):
    """What each package is worth by the principle."""
    counts = largest > 1e-9
    if principle == "utilitarian":
        return gain.sum(axis=1)
    if principle == "egalitarian":
        return gain.min(axis=1)
    if not counts.any():
        return np.zeros(len(gain))
    if principle == "nash":
        return np.prod(np.maximum(gain[:, counts], 0), axis=1) ** (1 / counts.sum())
    return (gain[:, counts] / largest[counts]).min(axis=1)


@pytest.mark.parametrize("parties", [1, 2, 3, 4, 5, 6])
def test_zone_and_solutions_are_those_of_the_list(parties):
    rng = np.random.default_rng([parties, 2024])
    compared = 0
    for _ in range(14):
        space = random_space(rng, parties)
        found, largest = zone(space), ideal_within(space)[0]
        solved = {principle: solve(space, principle, rows=found.rows) for principle in PRINCIPLES}
        for row in range(space.rows):
            every = Listed(space, row)
            sure, may = every.inside(EDGE).any(), every.inside(-EDGE).any()
            if sure == may:
                assert found.exists[row] == sure
                compared += 1
            if not every.inside(-1e-9).any():
                continue
            inside = every.inside(-1e-9)
            best = every.gain[inside].max(axis=0)
            np.testing.assert_allclose(largest[row], best, atol=1e-7)
            for principle, solution in solved.items():
                package = solution.packages[row]
                at = np.flatnonzero((every.packages == package).all(axis=1))
                assert len(at) == 1, f"{principle} picks {package}, which is no package"
                assert every.inside(-1e-7)[at[0]]
                np.testing.assert_allclose(solution.gain[row], every.gain[at[0]], atol=1e-9)
                np.testing.assert_allclose(solution.worth[row], every.worth[at[0]], atol=1e-9)
                reached = value(principle, every.gain[at], best)[0]
                most = value(principle, every.gain[inside], best).max()
                assert reached >= most - max(2e-8, solution.within)
                compared += 1
    assert compared > 150


def test_what_is_signed_and_not_kept():
    rng = np.random.default_rng(5)
    seen = 0
    for _ in range(40):
        space = random_space(rng, 2)
        found = zone(space)
        for row in range(space.rows):
            every = Listed(space, row)
            if every.inside(-EDGE).any() or every.signed(EDGE).any() != every.signed(-EDGE).any():
                continue
            assert found.signed_not_kept[row] == every.signed(EDGE).any()
            seen += int(found.signed_not_kept[row])
    assert seen > 0


def test_the_gap_is_nothing_exactly_when_there_is_a_zone():
    rng = np.random.default_rng(8)
    for _ in range(25):
        space = random_space(rng, 2)
        found = zone(space)
        between = gap(space, alone(space, found))
        assert between.zoneless == int((~found.exists).sum())
        assert (between.rows == 0) == bool(found.exists.all())


def test_least_reductions_are_those_of_the_list():
    from conceded import least_concession

    rng = np.random.default_rng(11)
    compared = 0
    for _ in range(30):
        space = random_space(rng, 2)
        found = zone(space)
        for row in np.flatnonzero(~found.exists):
            every, draw = Listed(space, row), int(space.draw_of_row[row])
            if not every.free.any():
                assert np.isnan(least_concession(space, int(row)).total)
                continue
            case = [
                int(np.flatnonzero(((space.head < 0) | (space.head == p)).all(axis=1))[0])
                for p in every.packages
            ]
            alive = space.survival[draw][:, case].T
            # One less of no-deal value adds alive to the gain and 1 to what keeping is worth.
            short = np.maximum(np.maximum(-every.gain / alive, -every.slack), 0.0)
            least = short.sum(axis=1)[every.free].min()
            assert least_concession(space, int(row)).total == pytest.approx(least, abs=1e-6)
            compared += 1
    assert compared > 20


def test_every_answer_is_that_of_the_list():
    """As bench/brute_force.py does at length: whole packages, with and without weights."""
    rng = np.random.default_rng(1913)
    compared, wrong = 0, Counter[str]()
    while compared < 1500:
        for parties in range(1, 7):
            for make in (random_space, joined_space):
                for name, agrees in comparisons(make(rng, parties), rng):
                    compared += 1
                    wrong[name] += not agrees
    assert not +wrong


@pytest.mark.parametrize("principle", PRINCIPLES)
def test_very_many_ties_go_to_the_first_in_order(principle):
    """Every choice of six issues is as good as any other, but one that only comes together."""
    worth = np.zeros((1, 3, 7, 3))
    worth[0, :, 0, 1:] = 0.25
    worth[0, 1, 0, 2] = 0.5
    worth[0, 2, 1] = [0.0, 0.125, 0.125]
    solution = solve(one_case(worth), principle)
    best = {"nash": 2, "egalitarian": 2, "kalai-smorodinsky": 2, "utilitarian": 2}[principle]
    assert solution.exact
    assert solution.packages[0].tolist() == [best, 1, 0, 0, 0, 0, 0]


def test_weights_that_are_none_are_refused():
    space = random_space(np.random.default_rng(1), 2)
    for weights, words in (
        ({"nobody": 1.0}, "name 'nobody'"),
        ({"p0": -1.0}, "0 or more"),
        ({"p0": 0.0, "p1": 0.0}, "one above 0"),
        ({"p0": float("nan")}, "0 or more"),
    ):
        with pytest.raises(ValueError, match=words):
            solve(space, "nash", weights=weights)


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_leximin_among_very_many_ties_is_found(parties):
    """One party's gain depends on a single issue, so thousands of packages share the smallest."""
    issues, options = 9, 3
    picks = np.array(list(product(range(options), repeat=issues)))
    rng = np.random.default_rng([parties, 300])
    for _ in range(4):
        worth = np.zeros((1, parties, issues, options))
        worth[0, 0, 0] = [0.1, 0.05, 0.0]
        worth[0, 1:, 1:] = rng.integers(0, 40, (parties - 1, issues - 1, options)) / 400
        solution = solve(one_case(worth), "egalitarian")
        shares = np.sort(worth[0][:, np.arange(issues), picks].sum(axis=2), axis=0)
        best = shares[:, np.lexsort(np.round(shares[::-1], 9))[-1]]
        found = np.sort(solution.gain[0])
        assert found[0] == pytest.approx(best[0], abs=1e-9)
        np.testing.assert_allclose(found, best, atol=1e-9)
        assert solution.exact


@pytest.mark.parametrize("parties", [2, 3])
def test_rows_that_are_all_the_same_have_the_same_answer(parties):
    rng = np.random.default_rng([parties, 11])
    for _ in range(20):
        space = joined_space(rng, parties)
        row = int(rng.integers(space.rows))
        absolute = np.repeat(space.absolute[row : row + 1], 5, axis=0)
        same = replace(space, draw_of_row=np.full(5, space.draw_of_row[row]), absolute=absolute)
        whole, alone = solve(space, "nash"), solve(same, "nash")
        for at in range(5):
            np.testing.assert_array_equal(alone.packages[at], whole.packages[row])
        assert (zone(same).exists == zone(space).exists[row]).all()
