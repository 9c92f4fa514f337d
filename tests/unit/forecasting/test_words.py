from __future__ import annotations

import pytest

from detente.forecasting.words import range_words, word


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (0.0, "less than 1 %"),
        (0.004, "less than 1 %"),
        (0.01, "almost no chance"),
        (0.03, "almost no chance"),
        (0.05, "very unlikely"),
        (0.19, "very unlikely"),
        (0.2, "unlikely"),
        (0.449, "roughly even"),  # printed as 45 %
        (0.45, "roughly even"),
        (0.545, "likely"),  # printed as 55 %
        (0.8, "very likely"),
        (0.95, "almost certain"),
        (0.99, "almost certain"),
        (0.996, "more than 99 %"),
        (1.0, "more than 99 %"),
    ],
)
def test_word(chance: float, expected: str) -> None:
    assert word(chance) == expected


def test_words_for_a_range() -> None:
    assert range_words(0.3, 0.31) == "unlikely"
    assert range_words(0.0, 0.99) == "less than 1 % to almost certain"
    with pytest.raises(ValueError, match="upside down"):
        range_words(0.4, 0.3)


def test_no_chance_outside_0_and_1() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        word(1.01)
