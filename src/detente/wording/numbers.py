"""Numbers as people read them: never bare of their range, always leading to what they rest on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

SPACE = "\u00a0"  # a space that does not break, before the per cent sign
MINUS = "\u2212"
SAME = 1e-12
"""Ends of a range that lie no further apart are one number."""


class ChanceLike(Protocol):
    """A chance with its range."""

    @property
    def value(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


class RangeLike(Protocol):
    """A quantity with its range."""

    @property
    def median(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number in print.

    Attributes
    ----------
    text : str
    range : str
        Its 90 % range; ± and how far another seed would move it, where it is a share of draws and
        has no range beyond that; or empty (a count, a difference).
    href : str
        The place in the page that says what it rests on.
    fact : str
        What it is the figure of, such as ``deal-by:2026-02-24``: wherever a page says the same
        fact again, the figure is the same to the letter, and a test holds it to that.
    """

    text: str
    range: str = ""
    href: str = ""
    fact: str = ""

    @property
    def spread(self) -> str:
        """The range as it stands behind the number."""
        error = self.range.startswith("±") and " to " not in self.range
        return self.range if error or not self.range else f"({self.range})"

    def __str__(self) -> str:
        return f"{self.text} {self.spread}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere in the page; ``title`` is shown on hovering."""

    text: str
    href: str = ""
    title: str = ""

    def __str__(self) -> str:
        return self.text


Part = str | Figure | Link
Sentence = tuple[Part, ...]


def plain(sentence: Sentence) -> str:
    """A sentence without its links."""
    return "".join(str(part) for part in sentence)


def whole(chance: float) -> str:
    """A chance in whole per cent, half up; never 0 or 100.

    >>> whole(0.525), whole(0.001), whole(0.999)
    ('53', '<1', '>99')
    """
    if math.isnan(chance):
        return "–"
    if chance < 0.005:
        return "<1"
    if chance >= 0.995:
        return ">99"
    return str(int(chance * 100 + 0.5 + 1e-9))


def closer(chance: float) -> str:
    """A chance with a digit more, for where two whole figures would look alike.

    >>> closer(0.9706), closer(0.0004), closer(0.9999)
    ('97.1', '<0.1', '>99.9')
    """
    tenths = math.floor(chance * 1000 + 0.5 + 1e-9)
    if tenths < 1:
        return "<0.1"
    return ">99.9" if tenths > 999 else f"{tenths / 10:.1f}"


def percent(chance: ChanceLike, href: str = "", fact: str = "") -> Figure:
    """A chance with its range.

    >>> from detente.dealspace.chance import Chance
    >>> str(percent(Chance(value=0.52, low=0.38, high=0.66)))
    '52\\xa0% (38–66)'
    """
    if math.isnan(chance.value):
        return Figure(text="–", href=href, fact=fact)
    return Figure(
        text=f"{whole(chance.value)}{SPACE}%",
        range=spread(chance.low, chance.high),
        href=href,
        fact=fact,
    )


def spread(low: float, high: float) -> str:
    """A range of chances in whole per cent.

    >>> spread(0.38, 0.66), spread(0.001, 0.04), spread(0.03, 0.999)
    ('38–66', '<1–4', '3 to >99')
    >>> spread(0.001, 0.002)
    'all <1'
    """
    ends = whole(low), whole(high)
    if ends[0] == ends[1] and ends[0] in ("<1", ">99"):
        return f"all {ends[0]}"
    return (" to " if ends[1].startswith(">") else "–").join(ends)


class RateLike(Protocol):
    """A base rate with its interval."""

    @property
    def p(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


def rate_figure(rate: RateLike, href: str = "", fact: str = "") -> Figure:
    """A base rate with its interval."""
    text = f"{whole(rate.p)}{SPACE}%"
    return Figure(text=text, range=spread(rate.low, rate.high), href=href, fact=fact)


def rise(before: ChanceLike, after: ChanceLike, href: str = "", fact: str = "") -> Figure:
    """A chance as it is, and as it would be with its range.

    >>> from detente.dealspace.chance import Chance
    >>> held = Chance(value=0.53, low=0.11, high=0.8)
    >>> str(rise(held, Chance(value=0.71, low=0.3, high=0.9))).replace(SPACE, " ")
    '53 → 71 % (30–90)'

    A rise that whole figures would hide is shown with a digit more:

    >>> str(rise(held, Chance(value=0.534, low=0.3, high=0.9))).replace(SPACE, " ")
    '53.0 → 53.4 % (30–90)'
    """
    alike = whole(before.value) == whole(after.value)
    first, last = (closer(c.value) if alike else whole(c.value) for c in (before, after))
    text = f"{first}{SPACE}→{SPACE}{last}{SPACE}%"
    return Figure(text=text, range=spread(after.low, after.high), href=href, fact=fact)


def share(value: float, href: str = "", fact: str = "", error: float = math.nan) -> Figure:
    """A share of draws: a count, whose doubt is the draws' own, twice its standard error.

    >>> str(share(0.314)), str(share(0.314, error=0.012)), str(share(0.004, error=0.0001))
    ('31\\xa0%', '31\\xa0% ±2', '<1\\xa0% ±<1')
    """
    text = "–" if math.isnan(value) else f"{whole(value)}{SPACE}%"
    known = not (math.isnan(error) or math.isnan(value))
    spread = f"±{round(200 * error) or '<1'}" if known else ""
    return Figure(text=text, range=spread, href=href, fact=fact)


def points(difference: float) -> str:
    """A difference of two chances, in points.

    >>> points(-0.131), points(0.001)
    ('−13', '±0')
    """
    rounded = math.floor(abs(difference) * 100 + 0.5 + 1e-9)
    if rounded == 0:
        return "±0"
    return f"{'+' if difference > 0 else MINUS}{rounded}"


def points_between(before: float, after: float) -> str:
    """The points from one chance to another that stand beside it in whole per cent.

    Where the whole figures would give another difference than there is, a digit more is shown.

    >>> points_between(0.104, 0.128), points_between(0.10, 0.13), points_between(0.935, 0.734)
    ('+2.4', '+3', '−20.1')
    """
    gap, ends = after - before, (whole(before), whole(after))
    told = points(gap)
    if not all(end.isdigit() for end in ends) or round(100 * gap, 6) == 0:
        return told
    if int(ends[1]) - int(ends[0]) == int(told.replace(MINUS, "-").strip("±")):
        return told
    return number(100 * gap, 1, signed=True)


def number(value: float, digits: int = 2, *, signed: bool = False) -> str:
    """A number with a true minus sign.

    >>> number(-0.126), number(0.126, signed=True), number(-0.001)
    ('−0.13', '+0.13', '0.00')
    """
    if math.isnan(value):
        return "–"
    text = f"{abs(value):.{digits}f}"
    if not float(text):
        return text
    return f"{MINUS if value < 0 else '+' if signed else ''}{text}"


def tenths(value: float) -> str:
    """A difference of two chances in tenths of a point; no sign where it rounds to nothing.

    >>> tenths(-0.0412), tenths(0.0004)
    ('−4.1', '0.0')
    """
    return number(100 * value, 1, signed=True)


def twice(error: float) -> str:
    """Twice the error of a chance, in points; nothing where it is not known.

    >>> twice(0.004), twice(math.nan)
    ('±0.8', '')
    """
    return f"±{200 * error:.1f}" if error == error else ""


def moved(value: float, error: float) -> str:
    """By how many points something moves a chance, give or take twice the error.

    >>> moved(-0.0162, 0.004), moved(0.0004, 0.001)
    ('−1.6 ±0.8', '0.0 ±0.2')
    """
    return f"{tenths(value)} {twice(error)}".rstrip()


def quantity(
    value: RangeLike, href: str = "", *, digits: int = 2, signed: bool = False, fact: str = ""
) -> Figure:
    """A median with its range.

    >>> from detente.ranges import Range
    >>> str(quantity(Range(median=0.1, low=-0.2, high=0.3), signed=True))
    '+0.10 (−0.20 to +0.30)'

    Where every draw has the same, there is no range to give:

    >>> str(quantity(Range(median=0.1, low=0.1, high=0.1)))
    '0.10'
    """
    if math.isnan(value.median):
        return Figure(text="–", href=href, fact=fact)
    text = number(value.median, digits, signed=signed)
    if value.high - value.low <= SAME:
        return Figure(text=text, href=href, fact=fact)
    low = number(value.low, digits, signed=signed)
    high = number(value.high, digits, signed=signed)
    joint = " to " if MINUS in low + high or "+" in low + high else "–"
    return Figure(text=text, range=f"{low}{joint}{high}", href=href, fact=fact)
