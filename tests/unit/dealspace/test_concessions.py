"""The least reductions by the tree, against the same as a mixed-integer programme."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from conceded import least_concession
from detente.dealspace import concessions
from detente.dealspace.concessions import least_totals, needs_of
from detente.dealspace.place import place
from detente.dealspace.restrict import rows_as_draws
from hard_spaces import KINDS, hard_space
from programmes import least_total
from spaces import joined_space, opposed_space, random_space


@pytest.mark.parametrize("make", [random_space, joined_space])
@pytest.mark.parametrize("parties", [1, 2, 3])
def test_totals_are_those_of_the_programme(make, parties):
    rng = np.random.default_rng([parties, 41])
    for _ in range(8):
        space = make(rng, parties)
        every = rows_as_draws(space, np.arange(space.rows))
        found = least_totals(space, np.arange(space.rows)).amounts
        exact = [least_total(every, row) for row in range(every.rows)]
        assert found == pytest.approx(np.array(exact), abs=1e-7, nan_ok=True)


def test_totals_in_a_space_of_many_issues():
    space = opposed_space(np.random.default_rng(5), 4, draws=6, issues=14, options=4)
    space = replace(space, no_deal=space.no_deal + np.linspace(0.5, 0.9, 6)[:, None])
    found = least_totals(space, np.arange(6)).amounts
    exact = [least_total(space, row) for row in range(6)]
    assert found == pytest.approx(np.array(exact), abs=1e-7)
    assert (found > 0.01).any()


def test_the_package_asks_just_those_amounts():
    rng = np.random.default_rng(3)
    seen = 0
    for _ in range(20):
        space = joined_space(rng, 2)
        for row in range(space.rows):
            one = least_concession(space, row)
            if np.isnan(one.total):
                assert (one.package == -1).all()
                continue
            placed = place(space, np.array([row]), one.package[None])
            case = ((space.head < 0) | (space.head == one.package)).all(axis=1).argmax()
            needs = needs_of(space, int(space.draw_of_row[row]))[:, case]
            short = np.maximum(needs - placed.worth[0, :, 0], 0.0)
            assert placed.free[0, 0]
            assert short == pytest.approx(one.amounts, abs=1e-9)
            seen += 1
    assert seen > 100


@pytest.mark.parametrize("make", [random_space, joined_space])
def test_a_row_too_large_for_the_tree_is_right_to_within_what_it_says(make, monkeypatch):
    monkeypatch.setattr(concessions, "_STEPS", 3)
    rng = np.random.default_rng(12)
    loose = 0
    for _ in range(8):
        space = make(rng, 3)
        space = replace(space, no_deal=space.no_deal + 0.3)
        for row in range(space.rows):
            one = rows_as_draws(space, np.array([row]))
            exact, found = least_total(one, 0), least_totals(one, np.array([0]))
            if np.isnan(exact):
                assert np.isnan(found.amounts[0])
                continue
            assert exact - 1e-7 <= found.amounts[0] <= exact + found.within + 1e-7
            loose += found.within > 0
    assert loose > 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_of_sixty_issues_takes_no_fifth_of_a_second(kind):
    space = hard_space(kind, 6, 60, 16, level=1.5)
    at = np.array([0])
    found = least_totals(space, at)  # compiles
    start = time.process_time()
    assert least_totals(space, at) == (pytest.approx(found.amounts), pytest.approx(found.within))
    assert time.process_time() - start < 0.2
    assert found.amounts[0] > 0.1
    assert found.within < 0.01 * found.amounts[0]
