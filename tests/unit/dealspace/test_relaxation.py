"""What opens once lines give way, against taking the lines away one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.dealspace.relaxation import opens_alone, opens_without
from detente.dealspace.zone import has_zone, zone
from spaces import random_space


def test_a_line_alone_opens_what_it_opens_when_it_is_taken_away():
    rng = np.random.default_rng(12)
    opened = 0
    for _ in range(40):
        space = random_space(rng, 2, draws=6)
        found = zone(space)
        assert (has_zone(space) == found.exists).all()
        none = np.flatnonzero(~found.exists)
        alone = opens_alone(space, none)
        for line in range(len(space.lines)):
            kept = space.absolute.copy()
            kept[:, line] = False
            exists = zone(replace(space, absolute=kept)).exists[none]
            assert (alone[:, line] == exists).all()
        opened += int(alone.sum())
    assert opened > 20


def test_rows_may_be_listed_twice_with_other_lines():
    rng = np.random.default_rng(2)
    for _ in range(20):
        space = random_space(rng, 2, draws=5)
        rows = rng.integers(0, space.rows, 17)
        lines = rng.random((17, len(space.lines))) < 0.5
        found = opens_without(space, rows, lines)
        for at, row in enumerate(rows):
            kept = space.absolute.copy()
            kept[row] &= ~lines[at]
            assert found[at] == zone(replace(space, absolute=kept)).exists[row]
