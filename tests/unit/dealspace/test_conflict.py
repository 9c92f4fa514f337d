"""Minimal conflicts against trying every set of lines, parties and issues."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from detente.dealspace.conflict import Conflicts, conflict_sets, conflicts
from detente.dealspace.hitting import smallest_hitting
from detente.dealspace.zone import zone
from detente.worlds.space import Space
from spaces import Listed


def joined_space(rng: np.random.Generator, parties: int) -> Space:
    """Two issues in the head, two joined in a block, one alone; each line lies in one part."""
    pairs = np.array(list(product(range(2), range(2))))
    head = np.full((4, 5), -1)
    head[:, :2] = pairs
    blocks = np.full((2, 4, 5), -1)
    blocks[0, :, 2:4] = pairs
    blocks[1, :3, 4] = np.arange(3)
    lines = 4
    head_crossed, body_crossed = np.zeros((lines, 4), bool), np.zeros((lines, 2, 4), bool)
    head_crossed[0] = pairs[:, rng.integers(2)] == rng.integers(2)
    head_crossed[1] = rng.random(4) < 0.5
    body_crossed[2, 0] = pairs[:, rng.integers(2)] == rng.integers(2)
    body_crossed[3, 1, :3] = rng.random(3) < 0.6
    worth = rng.random((1, parties, 2, 4)) * 0.4
    worth[:, :, 1, 3] = 0.0
    by_case = (1, parties, 4)
    return Space(
        parties=tuple(f"p{i}" for i in range(parties)),
        issues=tuple(f"i{k}" for k in range(5)),
        options=(("a", "b"),) * 4 + (("a", "b", "c"),),
        head=head,
        head_worth=rng.random(by_case) * 0.4,
        survival=rng.uniform(0.4, 1.0, by_case),
        failure_shift=rng.normal(0, 0.1, by_case),
        breach_cost=rng.random(by_case) * 0.1,
        no_deal=rng.uniform(0.45, 0.9, (1, parties)),
        blocks=blocks,
        choices=np.array([4, 3]),
        body_worth=worth,
        draw_of_row=np.arange(1),
        lines=tuple(f"l{n}" for n in range(lines)),
        absolute=rng.random((1, lines)) < 0.7,
        head_crossed=head_crossed,
        body_crossed=body_crossed,
    )


def lines_of_package(space: Space, package: np.ndarray) -> np.ndarray:
    """(line,) what a package crosses."""
    case = int(np.flatnonzero((space.head[:, :2] == package[:2]).all(axis=1))[0])
    joint = int(np.flatnonzero((space.blocks[0, :, 2:4] == package[2:4]).all(axis=1))[0])
    found = space.head_crossed[:, case] | space.body_crossed[:, 0, joint]
    return found | space.body_crossed[:, 1, int(package[4])]


def leaves_a_deal(space: Space, every: Listed, kept: frozenset[str]) -> bool:
    """Whether some package is in the zone with only these in force, by listing packages."""
    dropped = [k for k, issue in enumerate(space.issues) if issue not in kept]
    alike = [k for k in range(len(space.issues)) if k not in dropped]
    crossed = np.array([lines_of_package(space, p) for p in every.packages])
    forbids = np.zeros(len(every.packages), dtype=bool)
    for n, line in enumerate(space.lines):
        if line in kept and space.absolute[0, n]:
            if any(satisfiable(every.packages, crossed[:, n], k) for k in dropped):
                continue
            forbids |= crossed[:, n]
    for at in np.flatnonzero(~forbids):
        same = (every.packages[:, alike] == every.packages[at][alike]).all(axis=1)
        rise = every.worth[same].max(axis=0) - every.worth[at]
        case = np.flatnonzero((space.head[:, :2] == every.packages[at][:2]).all(axis=1))[0]
        gain = every.gain[at] + space.survival[0, :, case] * rise
        suits = (gain >= -1e-9) & (every.slack[at] + rise >= -1e-9)
        if all(suits[i] or party not in kept for i, party in enumerate(space.parties)):
            return True
    return False


def satisfiable(packages: np.ndarray, crossed: np.ndarray, issue: int) -> bool:
    """Whether the line can always be kept by another answer to this issue alone."""
    if not crossed.any():
        return False
    rest = np.delete(packages, issue, axis=1)
    alike = (rest[:, None] == rest[None]).all(axis=2)
    return not any(crossed[alike[at]].all() for at in np.flatnonzero(crossed))


def names(found) -> frozenset[str]:
    return frozenset((*found.lines, *found.parties, *found.issues))


@pytest.mark.parametrize("parties", [2, 3])
def test_the_set_is_the_smallest_of_all_that_forbid_a_deal(parties):
    rng = np.random.default_rng([parties, 4])
    compared, sizes = 0, set()
    while compared < 25:
        space = joined_space(rng, parties)
        if zone(space).exists[0]:
            continue
        every = Listed(space, 0)
        (found,) = conflict_sets(space, np.array([0]))
        kept = names(found)
        assert found.smallest
        assert not leaves_a_deal(space, every, kept)
        for one in kept:
            assert leaves_a_deal(space, every, kept - {one}), f"{one} is not needed in {kept}"
        absolute = [line for n, line in enumerate(space.lines) if space.absolute[0, n]]
        parts = [*absolute, *space.parties, *space.issues]
        for fewer in combinations(parts, found.size - 1):
            assert leaves_a_deal(space, every, frozenset(fewer)), f"{fewer} is smaller"
        compared += 1
        sizes.add(found.size)
    assert len(sizes) > 2


def test_without_rounds_the_set_is_minimal_and_does_not_claim_more():
    rng = np.random.default_rng(12)
    compared = 0
    while compared < 15:
        space = joined_space(rng, 2)
        if zone(space).exists[0]:
            continue
        every = Listed(space, 0)
        (found,) = conflict_sets(space, np.array([0]), rounds=0)
        assert not found.smallest
        assert not leaves_a_deal(space, every, names(found))
        assert all(leaves_a_deal(space, every, names(found) - {one}) for one in names(found))
        compared += 1


def test_two_lines_that_exclude_every_answer_are_the_whole_conflict():
    space = joined_space(np.random.default_rng(1), 2)
    crossed = np.zeros((4, 2, 4), dtype=bool)
    crossed[0, 1, :2], crossed[1, 1, 2] = True, True
    space = replace(
        space,
        no_deal=np.full((1, 2), -5.0),
        absolute=np.ones((1, 4), dtype=bool),
        head_crossed=np.zeros((4, 4), dtype=bool),
        body_crossed=crossed,
    )
    (found,) = conflict_sets(space, np.array([0]))
    assert (found.lines, found.parties, found.issues) == (("l0", "l1"), (), ("i4",))


def test_shares_over_draws_and_none_without_a_zoneless_row():
    space = joined_space(np.random.default_rng(1), 2)
    shut = replace(space, no_deal=np.full((1, 2), 9.0))
    found = conflicts(shut, zone(shut))
    # No package suits either party: each is a conflict by itself, and no row has to be searched.
    assert [(one.parties, one.size, share) for one, share in found.sets] == [
        (("p0",), 1, 1.0),
        (("p1",), 1, 1.0),
    ]
    assert (found.rows, found.zoneless, found.each) == (0, 1, 0.0)
    free = replace(space, no_deal=np.full((1, 2), -9.0), absolute=np.zeros((1, 4), dtype=bool))
    assert conflicts(free, zone(free)).sets == ()
    with pytest.raises(ValueError, match="has a zone"):
        conflict_sets(free, np.array([0]))


def test_hitting_sets_are_smallest():
    rng = np.random.default_rng(6)
    for _ in range(60):
        sets = [
            frozenset(rng.choice(8, rng.integers(1, 4), replace=False).tolist()) for _ in range(6)
        ]
        found = smallest_hitting(sets, 9)
        assert found is not None
        assert all(one & found for one in sets)
        for fewer in combinations(range(8), len(found) - 1):
            assert not all(one & set(fewer) for one in sets)


def test_shares_of_sets_have_the_error_of_the_rows_that_were_searched() -> None:
    found = Conflicts(
        sets=(), rows=48, zoneless=960, each=0.5 / 48, smallest=1.0, alone_errors={"north": 0.03}
    )
    assert found.error((), ("north",), 0.5) == 0.03
    half = found.error(("a line",), ("south",), 0.25)  # 24 of the 48, which stand for one half
    assert half == pytest.approx(0.5 * 0.0722, abs=0.001)
    every = found.error(("a line",), (), 0.5)
    assert 0.0 < every < half
    assert math.isnan(replace(found, rows=0, each=0.0).error(("a line",), (), 0.0))
