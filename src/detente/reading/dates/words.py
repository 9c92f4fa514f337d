"""The words that dates are made of: months, days of the week, numbers, parts of a day."""

from __future__ import annotations

import calendar
import re

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
NUMBERS |= {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "a couple of": 2}
NUMBERS |= {
    f"{ten}-{one}": NUMBERS[ten] + NUMBERS[one]
    for ten in ("twenty", "thirty", "forty", "fifty")
    for one in "one two three four five six seven eight nine".split()  # noqa: SIM905
}
NUMBERS |= {"sixty": 60, "seventy-two": 72}
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)}
ORDINALS |= {f"twenty-{word}": 20 + number for number, word in enumerate(_ORDINALS[:9], 1)}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DASH = r"\s?[-–—]\s?"
PART = r"(?:morning|afternoon|evening|night|lunchtime)"
_LONGEST_FIRST = (sorted(words, key=len, reverse=True) for words in (ORDINALS, NUMBERS))
ORDINAL, _CARDINAL = (f"(?:{'|'.join(words)})" for words in _LONGEST_FIRST)
NUMBER = rf"(?:\d{{1,3}}|{_CARDINAL})"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
UNIT = r"(?:day|night|week|fortnight|month|year|decade)"
_DIGITS = re.compile(r"\d+")


def month_of(word: str) -> int:
    """The number of a month.

    >>> month_of("Nov."), month_of("Sept.")
    (11, 9)
    """
    return MONTHS[word.lower().rstrip(".")]


def number_of(word: str) -> int:
    """The number that digits, a cardinal or an ordinal state.

    >>> number_of("3rd"), number_of("twelve"), number_of("Eleventh")
    (3, 12, 11)
    """
    digits = _DIGITS.match(word)
    if digits:
        return int(digits.group())
    low = " ".join(word.lower().split())
    return NUMBERS[low] if low in NUMBERS else ORDINALS[low]
