"""How long deals live."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad

from detente.worlds.durability import time_lived


@pytest.mark.parametrize(
    ("holds", "months", "discount"), [(0.5, 60, 0.01), (0.9, 24, 0.02), (0.1, 12, 0.05)]
)
def test_time_lived_is_the_discounted_time_before_failure(
    holds: float, months: float, discount: float
) -> None:
    # What a deal alive at a month is worth there, summed; the month weighed by the discount.
    share, _ = quad(
        lambda month: discount * np.exp(-discount * month) * holds ** (month / months), 0, np.inf
    )
    got = time_lived(np.array(holds), months=np.array(months), discount=np.array(discount))
    assert float(got) == pytest.approx(share, rel=1e-6)


@pytest.mark.parametrize("discount", [0.0, 0.01])
def test_what_surely_holds_lives_for_ever_and_what_surely_fails_never(discount: float) -> None:
    ends = np.array([0.0, 1e-12, 1.0])
    lived = time_lived(ends, months=np.array(12.0), discount=np.array(discount))
    assert lived.tolist() == [0.0, 0.0, 1.0]
