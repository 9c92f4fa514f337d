"""Whether words between marks are quoted: no title, no term, no word as a word."""

from __future__ import annotations

import re

from detente.reading.dates.words import one_of
from detente.reading.lexicon.read import lexicon

_TERM_BEFORE = re.compile(
    rf"(?:\b{one_of(lexicon('saying')['terms_before'])}(?:\s(?:of|as|the|like))?[\s:,(]*|\([^()]{{0,25}})$",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    rf"\b{one_of(lexicon('saying')['written'])}\s(?:that\s)?(?:reads?|reading|sa(?:id|ying|ys))[\s:,]*$"
)
_CALLED = re.compile(
    r"\b(?:so-called|is|was|are|were|be|been|being|an?|the|[a-z]+,)\s(?:\w+ly\s)?called\s(?:the\s)?$"
)
_TERM_AFTER = re.compile(
    r"\s?(?:means?|meant|stands?\sfor|is\sa\sword|in\s(?:Arabic|French|Spanish|Latin|Greek)\b)|\s?\)"
)
_SMALL = frozenset({"a", "an", "the", "of", "and", "or", "for", "in", "on", "to", "by", "de", "la"})


def is_term(lead: str, words: str, after: str) -> bool:
    """Whether the text around it shows a quotation to be a name, a term, or a word as a word.

    >>> is_term("a document with the word ", "republic.", ""), is_term("he said ", "No.", "")
    (True, False)
    """
    lead = lead[-70:]
    if any(one.search(lead) for one in (_TERM_BEFORE, _WRITTEN, _CALLED)):
        return True
    few = len(words.split()) <= 4 and words[-1:] not in ".!?…"
    return few and _TERM_AFTER.match(after) is not None


def is_title(words: str) -> bool:
    """Whether words are written as titles and names are: every one that matters in capitals.

    >>> is_title("Principles for Peace"), is_title("They are tired,"), is_title("dead")
    (True, False, False)
    """
    parts = re.findall(r"[^\W\d_][\w’'-]*", words)
    heavy = [part for part in parts if part.casefold() not in _SMALL]
    return (
        len(parts) > 1
        and words.rstrip()[-1:] not in ".!?…"
        and all(one[0].isupper() for one in heavy)
    )


def stands_alone(words: str) -> bool:
    """Whether quoted words are enough of a sentence to be somebody's without being given to him."""
    few = len(words.split())
    return few >= 6 or (few >= 2 and words[:1].isupper() and words.rstrip()[-1:] in ".!?…,")
