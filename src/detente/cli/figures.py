"""The figures of an answer as a person reads them: never one without its range."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from detente.wording.numbers import MINUS, SAME, SPACE, number, whole
from detente.wording.numbers import share as share_of_draws
from detente.wording.numbers import spread as ends

if TYPE_CHECKING:
    from detente.dealspace.chance import Chance
    from detente.ranges import Range

NOTHING = "–"
"""What stands where there is nothing to say."""


def percent(share: float | None) -> str:
    """A share in whole per cent.

    >>> percent(0.524), percent(None)
    ('52 %', '–')
    """
    return NOTHING if share is None or math.isnan(share) else f"{whole(share)} %"


def counted(share: float, error: float) -> str:
    """A share of draws, and how far another seed would move it.

    >>> counted(0.5873, 0.0362), counted(0.004, math.nan)
    ('59 % ±7', '<1 %')
    """
    return str(share_of_draws(share, error=error)).replace(SPACE, " ")


def chance(one: Chance, *, sure: bool = False) -> str:
    """A chance with its range: ``52 % (38–66)``; yes or no if ``sure``: nothing is uncertain."""
    if sure and one.value in (0.0, 1.0):
        return "yes" if one.value else "no"
    return spread(one.value, one.low, one.high)


def spread(value: float, low: float, high: float) -> str:
    """A share and its range, as far as there are any.

    >>> nan = math.nan
    >>> spread(0.524, 0.38, 0.66), spread(0.1, nan, nan), spread(nan, nan, nan)
    ('52 % (38–66)', '10 %', '–')
    >>> spread(0.001, 0.0, 0.02), spread(0.0, 0.0, 0.0)
    ('<1 % (<1–2)', '<1 % (all <1)')
    """
    if math.isnan(value + low + high):
        return percent(value)
    return f"{percent(value)} ({ends(low, high)})"


def quantity(one: Range, digits: int = 2) -> str:
    """A quantity with its range: ``0.12 (−0.03 to 0.24)``; alone if every draw has the same."""
    if math.isnan(one.median + one.low + one.high):
        return NOTHING
    if one.high - one.low <= SAME:
        return number(one.median, digits)
    low, high = number(one.low, digits), number(one.high, digits)
    joint = " to " if MINUS in low + high else "–"
    return f"{number(one.median, digits)} ({low}{joint}{high})"


def stacked(figure: str) -> str:
    """A figure with its range on a line of its own, for tables of many columns.

    >>> stacked("52 % (38–66)")
    '52 %\\n(38–66)'
    >>> stacked("45.6 ±2.4")
    '45.6\\n±2.4'
    """
    return figure.replace(" (", "\n(").replace(" ±", "\n±")
