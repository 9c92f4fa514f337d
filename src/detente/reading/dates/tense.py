"""Whether what a date belongs to is still to come: from the words of its clause."""

from __future__ import annotations

import bisect
import re

from detente.documents.document import Span
from detente.reading.dates.words import one_of
from detente.reading.lexicon.read import lexicon

_WORDS = {key: one_of(words) for key, words in lexicon("tense").items()}
_SOFT = r"(?:not|also|now|still|then|only|never|yet|be|have|again|soon|both|formally|\w{1,12}ly)"
_BE = r"(?:\s(?:to|for))?(?:\sbe)?(?:\s[a-z]{1,20})?"
_TO = rf"\bto\s(?!{_WORDS['no_verbs']}\b)(?:be\s)?[a-z]{{2,20}}\b"
_KINDS = {
    "open": rf"\b(?:was|were|had\sbeen)\s(?:not\s)?(?!meant){_WORDS['arranged']}\b{_BE}"
    r"|\b(?:is|are)\s\w{1,20}ing\b|\bwho\s\w{2,20}[^s\W]s\b"
    r"|\b(?:had|was|were)\b[^,;.]{0,30}\buntil\b|\bto\s(?:have|show)\b",
    "ahead": rf"\b{_WORDS['modals']}\b(?!\s(?:not\s)?have)(?:\s{_SOFT}){{0,3}}(?:\s[a-z]{{1,20}})?"
    rf"|[’'](?:ll|d\s(?!\w{{1,20}}e[dn]\b))\b|\b(?:is|are|am)\s(?:{_SOFT}\s){{0,2}}{_WORDS['arranged']}\b{_BE}"
    rf"|\b{_WORDS['fixed_for']}\s(?:for|until|till|to)\b|\b{_WORDS['undertaken']}\s{_TO}"
    rf"|\b{_WORDS['asked']}\s(?:\w{{1,20}}\s){{1,3}}{_TO}|\b(?i:{_WORDS['conditions']})\b"
    rf"|\b{_WORDS['present']}\b|\b(?:is|are)\b(?=\s(?:on|in|only|at|for|now|next|still|just)\b)",
    "is": r"\b(?:is|are)\b",
    "purpose": _TO,
    "never": r"\bdid(?:\snot|n[’']t)\b",
    "back": r"\b(?:was|were)\s(?:not\s)?(?:supposed|meant)\sto\b(?:\s(?:be\s)?[a-z]{1,20})?"
    rf"|\b(?:would|may|might|could|must)\s(?:not\s)?have\b|\b(?:{_WORDS['past']}|[a-z]{{2,20}}ed)\b",
}
_VERB = re.compile("|".join(rf"(?P<{kind}>{words})" for kind, words in _KINDS.items()))
_CALLED_OFF = re.compile(rf"\b{_WORDS['called_off']}\b")
_CLAUSE = re.compile(rf"[;:—“”()]|,\s?|\s{_WORDS['ends_of_clauses']}\s")
_TELLS_APART = re.compile(r"[a-z]\sof(?:\sthe)?\s?$", re.IGNORECASE)  # "the paper of 9 May"
_APART = re.compile(rf"{_TO}|\b(?:that|which|who|whose|without)\s[a-z]|\bfrom\s$")
_CLOSE = re.compile(r"(?:\s(?:on|in|only|at|for))?\s?")
_SAYS = {"open": None, "back": False, "never": False}


class Tense:
    """The verbs of a text, and whether they speak of what is to come.

    >>> text = "The talks that began here will end on Monday. They met on Friday."
    >>> tense, whole = Tense(text), Span(0, len(text))
    >>> tense.to_come(Span(38, 44), Span(0, 45)), tense.to_come(Span(58, 64), Span(46, 65))
    (True, False)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._verbs = [(*match.span(), match.lastgroup or "") for match in _VERB.finditer(text)]
        self._off = [match.start() for match in _CALLED_OFF.finditer(text)]
        self._clauses = [match.span() for match in _CLAUSE.finditer(text)]

    def to_come(self, span: Span, around: Span) -> bool | None:
        """Whether the clause of a date speaks of what is to come; None where it does not say."""
        lead = self._text[max(span.start - 12, 0) : span.start]
        if lead.rstrip().lower().endswith("since"):
            return False
        if _TELLS_APART.search(lead):
            return None
        before = bisect.bisect_right(self._clauses, (span.start + 1,)) - 1
        start = max(self._clauses[before][1], around.start) if before >= 0 else around.start
        after = bisect.bisect_left(self._clauses, (span.end,))
        end = min([around.end, *(low for low, _ in self._clauses[after : after + 1])])
        opens = len(self._text[start : span.start].split()) < 3  # "because on Monday he told them"
        ways = [
            self._last(start, span.start),
            self._first(span.end, end),
            self._last(around.start, span.start),
            self._first(span.end, around.end),
        ]
        if ways[1] == "never":
            return False
        if not opens:
            ways[1], ways[2] = ways[2], ways[1]
        return next((_SAYS.get(told, True) for told in ways if told), None)

    def called_off(self, span: Span, around: Span) -> str:
        """Whether something is not to be, and on which side of the date that is told.

        "The meeting on 3 June was cancelled": after it.
        """
        at = bisect.bisect_left(self._off, around.start)
        if at == len(self._off) or self._off[at] >= around.end:
            return ""
        return "before" if self._off[at] < span.start else "after"

    def _within(self, low: int, high: int) -> list[tuple[int, int, str]]:
        first, last = (bisect.bisect_left(self._verbs, (at,)) for at in (low, high))
        return self._verbs[first:last]

    def _last(self, low: int, high: int) -> str | None:
        told, at = None, low
        for _, end, kind in self._within(low, high):
            purpose = kind == "purpose" and told == "back"  # "met to talk on Monday"
            if not purpose and (kind != "is" or _CLOSE.fullmatch(self._text, end, high)):
                told, at = kind, end
        # "Decided to come back in December", "was left to talks that open on 2 April": of no tense.
        apart = told == "back" and _APART.search(self._text, at, high)
        return "open" if apart else told

    def _first(self, low: int, high: int) -> str | None:
        kinds = (kind for *_, kind in self._within(low, high) if kind != "is")
        return next(kinds, None)
