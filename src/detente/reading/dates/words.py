"""The words that dates are made of: months, days of the week, numbers, parts of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.reading.lexicon.read import lexicon

WORDS = lexicon("calendar")
MONTHS: dict[str, int] = WORDS["months"]
WEEKDAYS: dict[str, int] = WORDS["weekdays"]
SEASONS: dict[str, int] = WORDS["seasons"]
NUMBERS: dict[str, int] = {**WORDS["numbers"], **WORDS["ordinals"]}


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; blanks and apostrophes of any kind."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    made = "|".join(re.escape(word) for word in longest)
    return f"(?:{made})".replace(r"\ ", r"\s").replace("'", "[’']")


_LONG = one_of(word for word in MONTHS if len(word) > 4 or word in ("may", "june", "july"))
_SHORT = one_of(word for word in MONTHS if len(word) < 5 and word not in ("may", "june", "july"))
MONTH = rf"(?:{_LONG}\b|{_SHORT}\b\.?)"
WEEKDAY, SEASON = one_of(WEEKDAYS), one_of(SEASONS)
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
PART = r"(?:morning|afternoon|evening|night|noon|lunchtime)"
ORDINAL = one_of(WORDS["ordinals"])
NUMBER = rf"(?:\d{{1,3}}|{one_of(WORDS['numbers'])})"
UNIT = r"(?:day|night|week|fortnight|month|year|decade|century)"


def number_of(word: str) -> int:
    """The number that digits, a cardinal, an ordinal or a month's name state.

    >>> number_of("3rd"), number_of("twelve"), number_of("eleventh"), number_of("Sept.")
    (3, 12, 11, 9)
    """
    digits = re.match(r"\d+", word)
    low = word.lower().rstrip(".")
    return int(digits.group()) if digits else NUMBERS.get(low) or MONTHS[low]
