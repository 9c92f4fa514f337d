"""What the page of deals says that its template does not hold."""

from __future__ import annotations

import math
from collections.abc import Iterable

from detente.phrases import listed
from detente.ranges import Range
from detente.wording.numbers import number
from detente.wording.principles import TOLD

TODAY = "Today’s state"


def no_answer(issue: str, option: str) -> str:
    """What an address names that is not there.

    >>> no_answer("border", "x")
    'There is no issue “border” with an option “x” here; today’s answer stands in its place.'
    """
    return (
        f"There is no issue “{issue}” with an option “{option}” here; today’s answer stands in "
        "its place."
    )


def principle(name: str) -> str:
    """What a principle picks.

    >>> principle("nash")
    'Largest product of gains'
    """
    said = TOLD[name].meaning
    return said[0].upper() + said[1:]


def refuses(going_on: float, breaking: float) -> str:
    """How a party stands to a package, by in which share of draws it loses by it or breaks it.

    >>> refuses(0.9, 0.0), refuses(0.0, 0.0), refuses(0.3, 0.6)
    ('refuses', 'would sign', 'would sign and not keep it')
    >>> refuses(0.5, 0.1)
    'may refuse'
    """
    if going_on > 0.55:
        return "refuses"
    if going_on >= 0.45:
        return "may refuse"
    return "would sign and not keep it" if breaking > 0.5 else "would sign"


def issues_apart(apart: Range) -> str:
    """How many answers lie between a package and another.

    >>> issues_apart(Range(median=2.0, low=1.0, high=3.0))
    '2 answers (1–3)'
    >>> issues_apart(Range(median=1.0, low=1.0, high=1.0))
    '1 answer'
    """
    if math.isnan(apart.median):
        return "–"
    text = number(apart.median, 0)
    answers = "answer" if text == "1" else "answers"
    low, high = number(apart.low, 0), number(apart.high, 0)
    return f"{text} {answers}" + (f" ({low}–{high})" if low != high else "")


def left_at_today(issues: Iterable[str]) -> str:
    """Issues of which today's answer is not known; nothing where there are none."""
    named = listed(issues)
    if not named:
        return ""
    return f"What stands today is not known on {named}: the first answer stands there until picked."


def run(draws: int, rows: int, seed: int) -> str:
    """By what a package is weighed.

    >>> run(100, 6400, 1)
    'Fast figures: 100 draws, 6,400 rows, seed 1. The brief takes more.'
    """
    return f"Fast figures: {draws} draws, {rows:,} rows, seed {seed}. The brief takes more."
