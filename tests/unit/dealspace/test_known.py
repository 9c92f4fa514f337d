"""Rows of one draw answer for one another; each must answer as if it stood alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.dealspace.principles import PRINCIPLES
from detente.dealspace.solutions import ideal_within, solve
from detente.dealspace.zone import has_zone
from detente.worlds.space import Space
from spaces import joined_space, random_space


def crowded(space: Space, rng: np.random.Generator) -> Space:
    """The same with twelve rows a draw."""
    outer = np.repeat(np.arange(len(space.no_deal)), 12)
    absolute = rng.random((len(outer), len(space.lines))) < 0.4
    return replace(space, draw_of_row=outer, absolute=absolute)


def alone(space: Space, row: int) -> Space:
    """One row of it."""
    return replace(space, draw_of_row=space.draw_of_row[[row]], absolute=space.absolute[[row]])


@pytest.mark.parametrize("make", [random_space, joined_space])
def test_rows_together_answer_as_rows_alone(make) -> None:
    rng = np.random.default_rng(17)
    some = 0
    for _ in range(12):
        space = crowded(make(rng, int(rng.integers(1, 5)), draws=2), rng)
        together = has_zone(space)
        apart = [alone(space, row) for row in range(space.rows)]
        assert together.tolist() == [bool(has_zone(one)[0]) for one in apart]
        assert ideal_within(space)[0] == pytest.approx(
            np.concatenate([ideal_within(one)[0] for one in apart]), abs=1e-8, nan_ok=True
        )
        for principle in PRINCIPLES:
            packages = solve(space, principle).packages
            alike = np.concatenate([solve(one, principle).packages for one in apart])
            assert (packages == alike).all()
        some += int(together.sum())
    assert some > 40
