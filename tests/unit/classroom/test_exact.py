"""An exact game: whole points, the same dispute, nothing in doubt."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import detente
from detente.classroom.exact import exact_game
from detente.classroom.roles import roles
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

CASES = ("pretoria-2022", "two-rivers", "ukraine-2025", "vienna-2015")


@pytest.mark.parametrize("case", CASES)
def test_it_is_a_dossier_in_whole_points_with_nothing_to_mend(case: str, tmp_path: Path) -> None:
    game = exact_game(detente.read(case))
    assert detente.check(detente.write(game, tmp_path / "game")) == ()
    worlds = build_worlds(game, draw_inputs(game, draws=30, seed=5), inner=1)
    assert not np.ptp(worlds.value, axis=0).any()
    assert not np.ptp(worlds.no_deal, axis=0).any()
    points = 100 * worlds.value[0]
    assert np.allclose(points, np.rint(points), atol=1e-9)
    assert np.allclose(points.max(axis=2).sum(axis=1), 100)


@pytest.mark.parametrize("case", CASES)
def test_points_are_the_means_of_the_estimates(case: str) -> None:
    dossier = detente.read(case)
    stated = build_worlds(dossier, draw_inputs(dossier, draws=4_000, seed=9), inner=1)
    game = exact_game(dossier)
    exact = build_worlds(game, draw_inputs(game, draws=1, seed=1), inner=1)
    mean = 100 * stated.value.mean(axis=0)
    for k, size in enumerate(stated.sizes):
        mean[:, k, :size] -= mean[:, k, :size].min(axis=1, keepdims=True)
        mean[:, k, size:] = 0
    total = mean.max(axis=2).sum(axis=1)
    mean *= 100 / total[:, None, None]
    off = 100 * stated.value.mean(axis=0)
    low = sum(off[:, k, :size].min(axis=1) for k, size in enumerate(stated.sizes))
    no_deal = 100 * (100 * stated.no_deal.mean(axis=0) - low) / total
    assert np.abs(100 * exact.no_deal[0] - no_deal).max() < 2.5
    # a top rounded by largest remainders, an option rounded after it, another seed's noise
    assert np.abs(100 * exact.value[0] - mean).max() < 2.5


def test_a_line_is_absolute_where_that_is_likelier_than_not() -> None:
    wants = exact_game(detente.read("two-rivers")).parties["south"].wants
    assert wants is not None
    border, guarantee = wants.red_lines
    assert (border.absolute.low, guarantee.absolute.low) == (1, 0)  # stated as .7 and .4
    assert guarantee.otherwise_costs is not None
    assert guarantee.otherwise_costs.exact


def test_a_teaching_case_keeps_its_points() -> None:
    stated = roles(detente.read("hill-road"))
    again = roles(exact_game(detente.read("hill-road")))
    assert stated == again
    assert all(role.exact for role in stated)


def test_a_role_knows_its_own_numbers_and_no_others() -> None:
    coast = next(role for role in roles(detente.read("two-rivers")) if role.party == "coast")
    assert list(coast.issues) == ["guarantee"]  # its leave is needed on that alone
    assert not coast.exact
