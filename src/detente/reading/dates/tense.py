"""Whether what a date belongs to is still to come: from the words of its clause."""

from __future__ import annotations

import bisect
import re

from detente.documents.document import Span

_LATER = r"(?:for|until|till|to)"
_NO_VERB = (
    r"(?!(?:the|an?|both|all|each|every|his|her|its|their|our|my|your|which|whom|what|this|that"
    r"|me|us|him|them|you|it|those|these|some|any|no)\b)"
)
_SOFT = r"(?:not|also|now|still|then|only|never|yet|be|have|again|soon|both|formally|\w{1,12}ly)"
_VERB = re.compile(
    r"(?P<open>\b(?:was|were|had\sbeen)\s(?:not\s)?(?:to|due|set|expected|scheduled|planned)\b"
    r"(?:\s(?:to|for))?(?:\sbe)?(?:\s[a-z]{1,20})?|\b(?:had|was|were)\b[^,;.]{0,30}\buntil\b"
    r"|\bto\s(?:have|show)\b)"
    rf"|(?P<ahead>\b(?:(?:will|won[’']t|shall|must|should|cannot|(?:would|may|might|could|can)\b"
    rf"(?!\s(?:not\s)?have))\b|[’']ll\b)(?:\s{_SOFT}){{0,3}}(?:\s[a-z]{{1,20}})?|[’']ll\b"
    rf"|\b(?:is|are|am)\s(?:{_SOFT}\s){{0,2}}(?:to|due|set|expected|planned|scheduled|likely|ready"
    r"|going|booked|meant)\b(?:\s(?:to|for)\s(?:be\s)?[a-z]{1,20})?"
    rf"|\b(?:planned|scheduled|set|pencilled\sin|slated|booked|called|due)\s{_LATER}\b"
    rf"|\b(?:postponed|adjourned|put\soff|moved|delayed|extended|suspended|prolonged)\s{_LATER}\b"
    r"|\b(?:agreed|promised|vowed|pledged|threatened|hopes?|plans?|wants?|intends?|ha(?:s|ve))\sto\b"
    r"(?:\s(?:be\s)?[a-z]{1,20})?"
    r"|\b(?:ask|told|tell|urg|invit|order|want|allow|requir)[a-z]{0,4}\s(?:\w{1,20}\s){1,3}"
    rf"to\s{_NO_VERB}[a-z]{{1,20}}|\b(?:due|until|[Ii]f|[Oo]nce|[Uu]nless)\b"
    r"|\b(?:begin|start|open|end|expire|arrive|resume|leave|meet|reconvene|return|lapse|close)s\b"
    r"|\b(?:resume|reconvene|convene|meet)\b|\b(?:take|come)s\s(?:place|effect|into)\b"
    r"|\b(?:is|are)\b(?=\s(?:on|in|only|at|for|now|next|still|just)\b))"
    rf"|(?P<is>\b(?:is|are)\b)|(?P<purpose>\bto\s{_NO_VERB}(?:be\s)?[a-z]{{2,20}}\b)"
    r"|(?P<never>\bdid(?:\snot|n[’']t)\b)"
    r"|(?P<back>\b(?:was|were)\s(?:not\s)?(?:supposed|meant)\sto\b(?:\s(?:be\s)?[a-z]{1,20})?"
    r"|\b(?:was|were|had|did|has|have|(?:would|may|might|could|must)\s(?:not\s)?have|met"
    r"|said|told|wrote|came|went|took|gave|made|held|left|began|broke|fell|sent|saw|flew|spoke"
    r"|struck|shot|blew|won|lost|kept|brought|drew|put|set|let|ran|rose|led|since|broken|taken|given"
    r"|[a-z]{2,20}ed)\b)"
)
_CALLED_OFF = re.compile(
    r"\b(?:cancel(?:l?ed|s|ling)?|call(?:ed|s|ing)?\soff"
    r"|(?:postpone|scrap|shelve|abandon|drop)(?:p?ed|d|s)?|put(?:s|ting)?\soff|brought\sforward"
    r"|no\slonger|(?:is|are|was|were|been)\soff|in\sdoubt)\b"
)
_CLAUSE = re.compile(r"[;:—“”()]|,\s?|\s(?:and|but|which|who)\s")
_TELLS_APART = re.compile(r"[a-z]\sof(?:\sthe)?\s?$", re.IGNORECASE)  # "the paper of 9 May"
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
        self._ends = [match.end() for match in _CLAUSE.finditer(text)]
        self._starts = [match.start() for match in _CLAUSE.finditer(text)]

    def to_come(self, span: Span, around: Span) -> bool | None:
        """Whether the clause of a date speaks of what is to come; None where it does not say."""
        lead = self._text[max(span.start - 12, 0) : span.start]
        if lead.rstrip().lower().endswith("since"):
            return False
        if _TELLS_APART.search(lead):
            return None
        cut = bisect.bisect_right(self._ends, span.start) - 1
        start = max(self._ends[cut], around.start) if cut >= 0 else around.start
        cut = bisect.bisect_left(self._starts, span.end)
        end = min(self._starts[cut], around.end) if cut < len(self._starts) else around.end
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

    def called_off(self, around: Span) -> bool:
        """Whether something is not to be: "the meeting on 3 June was cancelled"."""
        at = bisect.bisect_left(self._off, around.start)
        return at < len(self._off) and self._off[at] < around.end

    def _within(self, low: int, high: int) -> list[tuple[int, int, str]]:
        first, last = (bisect.bisect_left(self._verbs, (at,)) for at in (low, high))
        return self._verbs[first:last]

    def _last(self, low: int, high: int) -> str | None:
        told = None
        for _, end, kind in self._within(low, high):
            purpose = kind == "purpose" and told == "back"  # "met to talk on Monday"
            if not purpose and (kind != "is" or _CLOSE.fullmatch(self._text, end, high)):
                told = kind
        return told

    def _first(self, low: int, high: int) -> str | None:
        kinds = (kind for *_, kind in self._within(low, high) if kind != "is")
        return next(kinds, None)
