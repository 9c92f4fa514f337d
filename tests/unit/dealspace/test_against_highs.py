"""The exact search against HiGHS, a general solver, on instances of real size."""

from __future__ import annotations

import numpy as np
import pytest

from programmes import disagreements
from spaces import opposed_space


@pytest.mark.parametrize(("parties", "level"), [(2, 0.815), (3, 0.759)])
def test_highs_agrees(parties, level):
    space = opposed_space(np.random.default_rng([parties, 28]), parties, draws=10, level=level)
    compared, wrong = disagreements(space, np.arange(10))
    assert compared["zone"] >= 9
    assert compared["nash"] >= 2
    assert not +wrong
