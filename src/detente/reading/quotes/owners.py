"""Whose insistence it is: the owner of a noun of saying."""

from __future__ import annotations

import re

from detente.documents.document import Span
from detente.reading.quotes.somebody import is_somebody

_BEFORE = re.compile(r"((?:[\w.’'-]+\s){0,5}[\w.-]+?)(?:[’']s|(?<=s)[’'])\s(?:[\w-]+\s){0,2}$")
_PRONOUN = re.compile(r"\b(his|her|their|its|my|our)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_AFTER = re.compile(r"\s(?:by|from|of)\s((?:[\w.’'-]+\s){0,6}?[\w.’'-]+)(?=,?\sthat\b)")
_START = re.compile(
    r"\b(?:of|to|by|from|on|with|at|in|for|about|and|but|or|that|rejected|dismissed|repeated|denied|"
    r"echoed|despite|is|was|over|after|as|against)\s",
    re.IGNORECASE,
)


def owner_of(text: str, noun: Span, sentence: Span) -> Span | None:
    """Who owns a noun of saying: a possessive before it, or "by" and "from" after it.

    >>> text = "It ignored Mr. Lake's repeated warning that ice melts."
    >>> at = text.index("warning")
    >>> span = owner_of(text, Span(at, at + 7), Span(0, len(text)))
    >>> text[span.start:span.end]
    'Mr. Lake'
    """
    first = max(sentence.start, noun.start - 120)
    lead = text[first : noun.start]
    pronoun = _PRONOUN.search(lead)
    if pronoun is not None:
        return Span(first + pronoun.start(1), first + pronoun.end(1))
    before = _BEFORE.search(lead)
    if before is not None:
        phrase = before.group(1)
        cuts = [match.end() for match in _START.finditer(phrase)]
        begin = cuts[-1] if cuts else _first_of_name(phrase)
        if is_somebody(phrase[begin:]):
            return Span(first + before.start(1) + begin, first + before.end(1))
    after = _AFTER.match(text, noun.end, sentence.end)
    if after is not None and is_somebody(after.group(1)):
        return Span(after.start(1), after.end(1))
    return None


def _first_of_name(phrase: str) -> int:
    """Where a determiner or a capital letter begins the owner's name."""
    found = re.search(r"\b(?:the|an?|his|her|its|their|one|some)\s|(?<!\w)[A-Z]", phrase[1:])
    if phrase[:1].isupper() and not phrase.startswith(("It ", "He ", "She ", "They ")):
        return 0
    return found.start() + 1 if found else 0
