"""Whether words between marks are quoted: no title, no term, no word as a word."""

from __future__ import annotations

import re

from detente.reading.dates.words import one_of
from detente.reading.lexicon.read import lexicon

_TERM = re.compile(
    rf"(?:\b{one_of(lexicon('saying')['terms_before'])}(?:\s(?:of|as|the|like))?[\s:,(]*"
    rf"|\b{one_of(lexicon('saying')['written'])}\s(?:that\s)?(?:reads?|reading|sa(?:id|ying|ys))[\s:,]*"
    r"|\b(?:so-called|is|was|are|were|be|been|being|an?|the|[a-z]+,)\s(?:\w+ly\s)?called\s(?:the\s)?"
    r"|\([^()]{0,25})$",
    re.IGNORECASE,
)
_SMALL = frozenset({"a", "an", "the", "of", "and", "or", "for", "in", "on", "to", "by", "de", "la"})


def is_term(lead: str) -> bool:
    """Whether the text around it shows a quotation to be a name, a term, or a word as a word.

    >>> is_term("a document with the word "), is_term("he said ")
    (True, False)
    """
    return _TERM.search(lead[-70:]) is not None


def is_title(words: str) -> bool:
    """Whether words are written as titles and names are: every one that matters in capitals."""
    parts = re.findall(r"[^\W\d_][\w’'-]*", words)
    heavy = all(part[0].isupper() for part in parts if part.casefold() not in _SMALL)
    return heavy and len(parts) > 1 and words.rstrip()[-1:] not in ".!?…"


def stands_alone(words: str) -> bool:
    """Whether quoted words are enough of a sentence to be somebody's without being given to him."""
    few = len(words.split())
    return few >= 6 or (few >= 2 and words[:1].isupper() and words.rstrip()[-1:] in ".!?…,")
