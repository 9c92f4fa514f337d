"""What a word is as a number: 1,000, "one thousand", ١٠٠٠ and 06:00 are figures."""

from __future__ import annotations

import re

from detente.drafting.terms import terms

NUMBER = re.compile(r"^\d+(?:\.\d+)?$")
_LONG_AR = 3


def plain(word: str) -> str:
    """A word as it is compared."""
    bare = word.casefold().replace("’", "'")
    # "And" is written to the word after it in Arabic.
    return bare[1:] if len(bare) > _LONG_AR and bare[0] == "و" else bare


def value_of(word: str) -> float | None:
    """The value of a number, in figures or words."""
    bare = plain(word)
    if bare[0].isdigit():
        figures = re.sub(r"(?:st|nd|rd|th)$", "", bare)
        if re.fullmatch(r"\d{1,2}:\d\d", figures):
            hours, minutes = figures.split(":")
            return int(hours) + int(minutes) / 60
        if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", figures):
            return float(re.sub(r"[.,]", "", figures))
        try:
            return float(figures.replace(",", "."))
        except ValueError:
            return None
    parts = [terms()["numbers"].get(part) for part in bare.split("-")]
    return None if None in parts else float(sum(parts))


def together(before: float, value: float) -> float:
    """The value of two numbers in words that are one: three hundred, twenty five, two thirds."""
    if is_part(value):
        return before * value
    return before * value if value >= 100 and before < value else before + value


def is_part(value: float) -> bool:
    """Whether a number in words is a part of one: a half, a third, a quarter."""
    return 0 < value < 1


def figure(value: float) -> str:
    """A value as it is compared."""
    return f"{value:.0f}" if value.is_integer() else f"{value:.3f}"
