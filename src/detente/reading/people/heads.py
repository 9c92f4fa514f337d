"""Which of the people in a phrase it is about: its head, not who stands near, nor two at once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from detente.reading.people.mentions import Mention

_PLACES = (
    r"behind|beside|besides|near|above|below|under|over|outside|inside|opposite|before|after|about|"
    r"around|as|like|unlike|without|than|between|among|toward|towards|beneath|alongside|via|despite"
)
BEYOND = re.compile(rf"\b(?:{_PLACES})\s(?:[\w.’'-]+\s){{0,3}}$")
"""Before somebody who only stands near: "a banner behind Mr. Lake"."""
_JOINED = re.compile(r",?\sand\s(?:(?:the|his|her|their)\s)?(?:[\w-]+\s){0,3}")
NOT_ITS_HEAD = re.compile(
    rf"\b(?:of|for|to|with|by|from|against|at|on|in|familiar|close|{_PLACES})"
    r"\s(?:[\w.’'-]+\s){0,3}$|"
    r"\s(?:who|whom|whose|that|which)\s[^,]*$"
)
"""Before somebody whom a phrase names without being about them."""


def spoken_together(text: str, named: Sequence[Mention]) -> bool:
    """Whether a phrase names two who speak together: "Ana Lund and Tom Berg"."""
    return any(
        one.key != other.key and _JOINED.fullmatch(text, one.end, other.start) is not None
        for one, other in itertools.pairwise(named)
    )
