"""Inputs made to be hard: exact where packages come to the same, bounded where they do not."""

from __future__ import annotations

import numpy as np
import pytest

import detente
from detente.arrays import Floats
from detente.dealspace import principles
from detente.dealspace.kernels import run as running
from detente.dealspace.kernels.principles import LINEAR, MAXMIN, NASH, ZONE
from detente.dealspace.kernels.run import EFFORT, free, run
from detente.dealspace.principles import PRINCIPLES
from detente.dealspace.solutions import ideal_within, solve
from detente.dealspace.zone import zone
from detente.worlds.space import Space
from hard_spaces import KINDS, hard_space

SIZES = ((2, 9, 4), (3, 8, 4), (4, 11, 3), (2, 12, 3))
NEAR = 4e-8  # what the search holds for equal where worths add up to more than one


def gains_of(space: Space) -> Floats:
    """(party, package) every gain, in issue and option order."""
    worth = space.body_worth[0]
    total = np.zeros((worth.shape[0], 1))
    for b in range(worth.shape[1]):
        total = (total[:, :, None] + worth[:, None, b, :]).reshape(len(total), -1)
    return total - space.no_deal[0][:, None]


def values_of(principle: str, gain: Floats) -> Floats:
    """(package,) what each principle makes most of."""
    most = gain.max(axis=1)
    counts = most > NEAR
    if principle == "utilitarian":
        return gain.sum(axis=0)
    if principle == "egalitarian":
        return gain.min(axis=0)
    if principle == "nash":
        return np.exp(np.log(np.maximum(gain[counts], 1e-300)).mean(axis=0))
    return (gain[counts] / most[counts, None]).min(axis=0)


def number_of(space: Space, package: np.ndarray) -> int:
    """The place of a package in issue and option order."""
    at = 0
    for option in package:
        at = at * space.body_worth.shape[3] + int(option)
    return at


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("effort", [EFFORT, 2e5])
def test_no_package_is_better_by_more_than_it_says(
    kind: str, effort: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "EFFORT", effort)
    monkeypatch.setattr(principles, "_FOR_IDEAL", effort)
    monkeypatch.setattr(principles, "_FOR_SUM", effort)
    for size in SIZES:
        for level in (0.5, 0.9):
            space = hard_space(kind, *size, level=level)
            every = gains_of(space)
            inside = np.flatnonzero((every >= -1e-9).all(axis=0))
            found = zone(space)
            assert not found.exact or bool(found.exists[0]) == bool(len(inside))
            if not len(inside):
                continue
            gain = np.maximum(every[:, inside], 0.0)
            largest, bound = ideal_within(space)
            assert (bound[0] >= gain.max(axis=1) - NEAR).all()
            for principle in PRINCIPLES:
                answer = solve(space, principle, largest=largest, bound=bound)
                if answer.packages[0, 0] < 0:
                    assert not answer.exact
                    continue
                value = values_of(principle, gain)
                mine = value[np.searchsorted(inside, number_of(space, answer.packages[0]))]
                assert value.max() - mine <= answer.within + NEAR


@pytest.mark.parametrize(("parties", "issues", "options"), SIZES)
def test_interchangeable_issues_are_solved_and_the_first_of_like_packages_is_named(
    parties: int, issues: int, options: int
) -> None:
    space = hard_space("equal", parties, issues, options, level=0.9)
    every = gains_of(space)
    inside = np.flatnonzero((every >= -1e-9).all(axis=0))
    gain = every[:, inside]
    for principle in ("nash", "utilitarian"):
        answer = solve(space, principle)
        value = values_of(principle, gain)
        first = inside[np.flatnonzero(value >= value.max() - 1e-10)[0]]
        assert answer.exact
        assert number_of(space, answer.packages[0]) == first
    answer = solve(space, "egalitarian")
    tied = np.flatnonzero(gain.min(axis=0) >= gain.min(axis=0).max() - 1e-10)
    ranked = np.sort(gain[:, tied], axis=0)
    best = max(map(tuple, np.round(ranked.T, 9)))
    like = np.flatnonzero(np.abs(ranked.T - best).max(axis=1) < 2e-9)
    assert answer.exact
    assert number_of(space, answer.packages[0]) == inside[tied[like[0]]]


def test_thirty_equal_issues_are_solved_exactly() -> None:
    space = hard_space("equal", 2, 30, 3, level=0.9)
    for principle in PRINCIPLES:
        assert solve(space, principle).exact


@pytest.mark.parametrize("kind", KINDS)
def test_the_steps_of_a_search_are_bounded(kind: str) -> None:
    space = hard_space(kind, 6, 60, 16, level=0.9)
    rows = np.zeros(1, dtype=np.int64)
    for goal in (ZONE, MAXMIN, LINEAR, NASH):
        for reach in (np.nan, -np.inf):
            given = free(space, rows)._replace(reach=np.array([reach]))
            run(space, rows, goal, np.ones((1, 6)), given=given)
            assert given.effort[0] > -0.1 * EFFORT


def test_what_is_not_proved_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "EFFORT", 1.0)
    deals = detente.explore_deals(detente.read("two-rivers"), detente.Settings(draws=20, inner=2))
    said = [caution for caution in deals.cautions if caution.startswith("Some searches stopped")]
    assert len(said) == 1
    named = {"kalai-smorodinsky": "Kalai–Smorodinsky", "nash": "Nash"}
    for name, one in deals.solutions.items():
        assert one.exact or f"the {named.get(name, name)} package is the best" in said[0]
    assert not all(one.exact for one in deals.solutions.values())
