"""Whether a word that tells a stance is turned round by the words about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NEAR, _CLAUSE, _FAR = 35, 90, 400
_NOT = re.compile(
    r"\b(?:not|never|nobody|no one|no longer|neither|nor|without|cannot|hardly|scarcely|rarely"
    r"|seldom|unable to|unwilling to|impossible to|fail(?:s|ed)? to|declin(?:e|es|ed|ing) to"
    r"|refus(?:e|es|ed|ing) to)\b|n[’']t\b",
    re.IGNORECASE,
)
_QUANTIFIER = re.compile(
    r"\b(?:no(?=\s)(?!\s+(?:longer|one|doubt|question(?!\s+of)|alternative|choice|option\s+but"
    r"|problem|trouble|difficulty|hesitation|wonder|matter|less|later|sooner)\b)"
    r"|none|nowhere|nothing(?!\s+(?:but|less|more|short)\b)|(?<!a\s)few|(?<!a\s)little"
    r"|(?:hardly|scarcely)\s+any\w*)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\s*(?:(?:to|on|with|of|for)\s+)?(no(?!\s+(?:longer|doubt|less|later)\b)|none|neither|nothing"
    r"(?!\s+(?:but|less|more|short)\b)|nobody|few|little)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"\s+(?:nothing|no)\s+(?:less|short)\b", re.IGNORECASE)
_DOUBTED = re.compile(
    r"\s+(?:is|are|was|were|do|does|did|has|have|will|would|can|could|may)"
    r"(?:\s+(?:not|never|no|nowhere)\b|n[’']t)",
    re.IGNORECASE,
)
"""What negates a noun whose clause held the word: "a quota we can accept does not exist"."""
_ASKED = re.compile(r"[^.!;:?]{0,200}\?")
_SUPPOSED = re.compile(
    r"\bwhether\b[^,;]*$|\bif\s+(?:we|I|he|she|they|it|the \w+)\s+(?:(?:were\s+to|can|could|will"
    r"|would|do|did|ever)\s+)?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s+(?:however|even|not even|whatever|no matter|big|large|small|under|at|in|with|for|as|of"
    r"|despite|on|after|before|like|I)\b[^,]*,"
)
_CUT = re.compile(
    r"[,;:.!?—–]|\b(?:but|while|although|though|because|so|and(?=\s+(?:we|I|he|she|they|it|the)\b))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """How the words about a word turn it.

    Attributes
    ----------
    word : str or None
        What negates it; None where nothing does.
    quantity : bool
        Whether it is a "no", "nothing", "few", less certain than a "not".
    unsure : bool
        Whether the words leave open what is meant: then no stance is told.
    at_least : bool
        "Nothing less than": what is named is asked for.
    """

    word: str | None = None
    quantity: bool = False
    unsure: bool = False
    at_least: bool = False


def negation_of(text: str, start: int, end: int) -> Negation:
    """The negation of the word at a place of a text.

    >>> text = "There is no quota we can accept"
    >>> negation_of(text, text.index("accept"), len(text)).word
    'no'
    >>> negation_of("We accept the quota", 3, 9).word
    """
    before = _CUT.split(_ASIDE.sub("", text[max(start - _FAR, 0) : start]))[-1]
    after = text[end : end + _FAR]
    near = _NOT.search(before[-_NEAR:])
    many = next(reversed([*_QUANTIFIER.finditer(before[-_CLAUSE:])]), None)
    following = _NEXT.match(after)
    if _SUPPOSED.search(before) or _DOUBTED.match(after) or _ASKED.match(after):
        return Negation(unsure=True)
    if _AT_LEAST.match(after):
        return Negation(at_least=near is None, unsure=near is not None)
    joined = many is not None and " and " in before[-_CLAUSE:][many.end() :]
    plain = near is not None and not (many is not None and "any" in many.group().lower())
    if joined or plain + (many is not None) + (following is not None) > 1:
        return Negation(unsure=True)
    if many is not None or following is not None:
        word = many.group() if many is not None else following.group(1) if following else ""
        return Negation(word=word, quantity=True)
    return Negation(word=near.group() if near is not None else None)
