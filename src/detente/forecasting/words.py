"""Probabilities in words, after Intelligence Community Directive 203 (2015)."""

from __future__ import annotations

from bisect import bisect_right

#: Lower edge of each class in per cent, and its word. A figure on an edge belongs to the class
#: above it, so that 20 % is "unlikely" and 80 % "very likely".
SCALE: tuple[tuple[int, str], ...] = (
    (0, "less than 1 %"),
    (1, "almost no chance"),
    (5, "very unlikely"),
    (20, "unlikely"),
    (45, "roughly even"),
    (55, "likely"),
    (80, "very likely"),
    (95, "almost certain"),
    (100, "more than 99 %"),
)
_EDGES = [edge for edge, _ in SCALE]


def word(chance: float) -> str:
    """The word for a chance, chosen from the whole per cent that is printed beside it.

    The directive has no word below 1 % and above 99 %: there the figure itself is given.

    Parameters
    ----------
    chance : float
        0 to 1.

    Examples
    --------
    >>> word(0.24), word(0.52), word(0.002)
    ('unlikely', 'roughly even', 'less than 1 %')
    """
    if not 0 <= chance <= 1:
        raise ValueError(f"chance is {chance}; it must lie from 0 to 1")
    # Rounding half up, as printed figures are; the small addition undoes binary fractions.
    return SCALE[bisect_right(_EDGES, int(chance * 100 + 0.5 + 1e-9)) - 1][1]


def range_words(low: float, high: float) -> str:
    """The words for a range: one where both ends have the same, else from one to the other.

    >>> range_words(0.12, 0.37)
    'very unlikely to unlikely'
    >>> range_words(0.25, 0.37)
    'unlikely'
    """
    if low > high:
        raise ValueError(f"the range {low} to {high} is upside down")
    first, last = word(low), word(high)
    return first if first == last else f"{first} to {last}"
