"""Whether words between marks are quoted: no title, no term, no word as a word."""

from __future__ import annotations

import re

from detente.reading.people.words import word_set
from detente.reading.quotes.marks import Marked

_TERM_BEFORE = re.compile(
    r"(?:\b(?:the|a|that|this|one|two|each|every)?\s?(?:words?|terms?|phrases?|expressions?|names?|title|"
    r"titled|entitled|headed|headlined|slogans?|headlines?|song|film|book|novel|album|poem|chapter|"
    r"section|letters?|label|nicknamed|named|known\sas|so-called|referred\sto\sas|marked|code-?named|"
    r"reading|labelled|labeled|renamed|spelled|spelt|pronounced|hereinafter|hereafter|defined\sas)"
    r"(?:\s(?:of|as|the|like))?[\s:,(]*|\([^()]{0,25})$",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:headline|banner|sign|placard|poster|caption|T-shirt|plaque|graffiti)s?\s(?:that\s)?"
    r"(?:reads?|reading|said|saying|says)[\s:,]*$"
)
_CALLED = re.compile(
    r"\b(?:so-called|is|was|are|were|be|been|being|a|an|the|[a-z]+,)\s(?:\w+ly\s)?"
    r"(?:called|dubbed|termed|named|labelled|labeled|christened|titled)\s(?:the\s)?$"
)
_TERM_AFTER = re.compile(
    r"\s?(?:means?|meant|stands?\sfor|is\sa\sword|in\s(?:Arabic|French|Spanish|Latin|Greek)\b)|\s?\)"
)
_SMALL = word_set("a an the of and or for in on to at by with from de la du des")
_SENTENCE = re.compile(r"[.!?…]$")


def is_term(lead: str, words: str, after: str) -> bool:
    """Whether the text around it shows a quotation to be a name, a term, or a word as a word.

    >>> is_term("a document with the word ", "republic.", ""), is_term("he said ", "No.", "")
    (True, False)
    """
    if _TERM_BEFORE.search(lead[-70:]) or _WRITTEN.search(lead[-70:]) or _CALLED.search(lead[-70:]):
        return True
    if re.search(r"[“\"‘'(]\s?$", lead) and after.startswith(")"):
        return True
    few = len(words.split()) <= 4 and not _SENTENCE.search(words)
    return few and _TERM_AFTER.match(after) is not None


def is_title(words: str) -> bool:
    """Whether words are written as titles and names are: every one that matters in capitals.

    >>> is_title("Principles for Peace"), is_title("They are tired,"), is_title("dead")
    (True, False, False)
    """
    parts = re.findall(r"[^\W\d_][\w’'-]*", words)
    heavy = [part for part in parts if part.casefold() not in _SMALL]
    if len(parts) < 2 or words.rstrip()[-1:] in ".!?…":
        return False
    return bool(heavy) and all(part[0].isupper() for part in heavy)


def stands_alone(stretch: Marked, words: str) -> bool:
    """Whether quoted words are enough of a sentence to be somebody's without being given to him."""
    if len(words.split()) >= 6:
        return True
    return words[:1].isupper() and words.rstrip()[-1:] in ".!?…," and len(words.split()) >= 2
