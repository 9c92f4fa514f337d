"""The figures of an answer as a person reads them: never one without its range."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from detente.brief.numbers import MINUS, SAME, number, whole
from detente.brief.numbers import spread as ends

if TYPE_CHECKING:
    from detente.answers.models import ChanceAnswer, RangeAnswer

NOTHING = "–"
"""What stands where there is nothing to say."""


def percent(share: float | None) -> str:
    """A share in whole per cent.

    >>> percent(0.524), percent(None)
    ('52 %', '–')
    """
    return NOTHING if share is None or math.isnan(share) else f"{whole(share)} %"


def chance(answer: ChanceAnswer, *, sure: bool = False) -> str:
    """A chance with its range: ``52 % (38–66)``; yes or no if ``sure``: nothing is uncertain."""
    if sure and answer.chance in (0.0, 1.0):
        return "yes" if answer.chance else "no"
    return spread(answer.chance, answer.low, answer.high)


def spread(value: float | None, low: float | None, high: float | None) -> str:
    """A share and its range, as far as there are any.

    >>> spread(0.524, 0.38, 0.66), spread(0.1, None, None), spread(None, None, None)
    ('52 % (38–66)', '10 %', '–')
    >>> spread(0.001, 0.0, 0.02), spread(0.0, 0.0, 0.0)
    ('<1 % (<1–2)', '<1 % (all <1)')
    """
    if value is None or low is None or high is None:
        return percent(value)
    return f"{percent(value)} ({ends(low, high)})"


def quantity(answer: RangeAnswer, digits: int = 2) -> str:
    """A quantity with its range: ``0.12 (−0.03 to 0.24)``; alone if every draw has the same."""
    if answer.median is None or answer.low is None or answer.high is None:
        return NOTHING
    if answer.high - answer.low <= SAME:
        return number(answer.median, digits)
    low, high = number(answer.low, digits), number(answer.high, digits)
    joint = " to " if MINUS in low + high else "–"
    return f"{number(answer.median, digits)} ({low}{joint}{high})"


def stacked(figure: str) -> str:
    """A figure with its range on a line of its own, for tables of many columns.

    >>> stacked("52 % (38–66)")
    '52 %\\n(38–66)'
    """
    return figure.replace(" (", "\n(")
