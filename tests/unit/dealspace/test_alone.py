"""What one thing alone shuts, against listing every package."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.dealspace.alone import alone, breaks_alone, loses_alone
from detente.dealspace.zone import zone
from spaces import Listed, random_space

EDGE = 1e-7


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_what_would_open_the_zone_alone_is_that_of_the_list(parties):
    rng = np.random.default_rng([parties, 77])
    seen = {"lowered": 0, "kept": 0, "lines": 0}
    for _ in range(40):
        space = random_space(rng, parties)
        # Deals that break easily, so that keeping matters.
        space = replace(
            space, failure_shift=np.abs(space.failure_shift) * 2, breach_cost=space.breach_cost / 4
        )
        shut = alone(space, zone(space))
        for at, row in enumerate(shut.rows):
            every = Listed(space, int(row))
            if min(np.abs(every.gain).min(), np.abs(every.slack).min()) < EDGE:
                continue
            gains, keeps = every.gain > 0, every.slack > 0
            for i in range(parties):
                rest = [j for j in range(parties) if j != i]
                others = every.free & gains[:, rest].all(axis=1) & keeps[:, rest].all(axis=1)
                assert shut.lowered[at, i] == others.any()
                assert shut.kept[at, i] == (others & gains[:, i]).any()
                seen["lowered"] += int(shut.lowered[at, i])
                seen["kept"] += int(shut.kept[at, i])
            for n in range(len(space.lines)):
                soft = space.absolute.copy()
                soft[row, n] = False
                found = Listed(replace(space, absolute=soft), int(row)).inside().any()
                assert shut.lines[at, n] == found
                seen["lines"] += int(found)
    assert min(seen.values()) > 5


@pytest.mark.parametrize("parties", [1, 3])
def test_a_party_that_no_package_suits_is_that_of_the_list(parties):
    rng = np.random.default_rng([parties, 5])
    seen = [0, 0]
    for _ in range(40):
        space = random_space(rng, parties)
        space = replace(
            space,
            failure_shift=np.abs(space.failure_shift) * 3,
            no_deal=space.no_deal + 0.2,
            absolute=np.ones_like(space.absolute),
        )
        loses, breaks = loses_alone(space), breaks_alone(space)
        for draw in range(len(space.no_deal)):
            every = Listed(space, int(np.flatnonzero(space.draw_of_row == draw)[0]))
            if min(np.abs(every.gain).min(), np.abs(every.slack).min()) < EDGE:
                continue
            for i in range(parties):
                some = every.gain[:, i] > 0
                keeps = (some & (every.slack[:, i] > 0)).any()
                assert loses[draw, i] == (not some.any())
                assert breaks[draw, i] == (some.any() and not keeps)
                seen[0] += int(loses[draw, i])
                seen[1] += int(breaks[draw, i])
    assert min(seen) > 10
