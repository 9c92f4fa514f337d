"""The issues that a suggestion is about, with the reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from detente.documents.document import Span
from detente.reading.matters.clauses import clauses_in
from detente.reading.matters.keywords import Hit, Keywords

MOST = 3
"""At most so many issues are proposed for one record."""
Where = Literal["within", "beside", "before"]
_WHERE = {
    "within": "in its words",
    "beside": "beside it, in the same sentence",
    "before": "in what it refers to",
}
_SURE = {"within": 1.0, "beside": 0.85, "before": 0.7}
_LOOSELY = 0.85
_NEW_CLAUSE = re.compile(
    r"\s*(?:[;:]|[,—–]?\s*(?:and|but|while|whereas|although|though|so|yet|who)\b)", re.IGNORECASE
)
REFERS = re.compile(
    r"\b(?:it|its|this|these|those|such|the same|there|that(?=[\s,.;:“\"«‘]*$)"
    r"|(?:calls?|called|calling|of|about|to|for|with|on) (?:that|this|these|those|it)"
    r"|that (?:is|was|would|will|could|must|can|too))\b",
    re.IGNORECASE,
)
"""A word that stands for something named before."""
_EMPTY_IT = re.compile(
    r"\bit (?:\w+ ){1,4}(?:that|to|who|when|if)\b|\bit (?:takes?|does take|seems|appears)\b"
    r"|\b(?:mak|made|mak(?:es|ing)) it (?:clear|plain|known)\b|\bthere (?:is|are|was|were|will"
    r"|would|could|can|may|has|have|had|must|should)\b|\blet it be known\b|\bputs? it\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:on|about|of|over|regarding|concerning|as for|as to|under)\s+(?:[^\s,;:]+\s+){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a stretch of text is about: issues, the nearest first, and the words that say so."""

    issues: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    where: Where = "within"
    loosely: bool = False

    @property
    def within(self) -> bool:
        """Whether the record's own words tell it."""
        return self.where == "within"

    @property
    def sureness(self) -> float:
        """By how much the confidence in a record is lessened."""
        return _SURE[self.where] * (_LOOSELY if self.loosely else 1.0)

    @property
    def why(self) -> str:
        """The reason, in words."""
        words = ", ".join(f"“{word}”" for word in self.words)
        return f"issue by {words} {_WHERE[self.where]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How a record is told: in whose name, and whether in the words of the one who tells it."""

    indirect: bool = False
    speaker: str = ""


def refers_back(text: str) -> bool:
    """Whether a text speaks of something named before it.

    >>> refers_back("its people should choose"), refers_back("it is time to go")
    (True, False)
    """
    return REFERS.search(_EMPTY_IT.sub(" ", text)) is not None


def about(
    text: str, span: Span, sentence: Span, keywords: Keywords, told: Telling | None = None
) -> About:
    """What the record at a span is about.

    Keywords within the record decide; where there are none, those of the nearest clause of its
    sentence, as far as the record hangs on that: a quotation on the words that lead to it, a
    statement in indirect speech on a phrase such as "on the dam" or on what its pronouns stand
    for. A keyword that several issues share counts for those that a word of their own supports,
    and for all of them where none does.

    Parameters
    ----------
    text : str
    span, sentence : Span
        Of the record, and of the sentence or sentences it stands in.
    keywords : Keywords
    told : Telling, optional

    Examples
    --------
    >>> from detente.reading.matters.keywords import keywords_of
    >>> from detente.reading.topics import Topic
    >>> words = keywords_of((Topic(id="dam", name="The dam", keywords=("upper dam",)),))
    >>> text = "On the upper dams, he said, there was no hurry."
    >>> about(text, Span(28, 47), Span(0, 47), words).issues
    ('dam',)
    """
    inside = keywords.hits(text[span.start : span.end])
    if inside:
        return named_by(inside, "within")
    around = Span(min(span.start, sentence.start), max(span.end, sentence.end))
    beside = _Beside(text=text, span=span, keywords=keywords, told=told or Telling())
    near = beside.before(around.start) or beside.after(around.end)
    return named_by(near, "beside") if near else About()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Beside:
    """The keywords of a record's sentence outside it."""

    text: str
    span: Span
    keywords: Keywords
    told: Telling

    def before(self, start: int) -> tuple[Hit, ...]:
        """Of the nearest clause before it that has any, if the record hangs on that clause."""
        apart = False  # whether a new clause begins between
        for clause in reversed(clauses_in(self.text, Span(start, self.span.start))):
            hits = self._hits(clause)
            if hits:
                between = self.text[clause.start + hits[-1].end : self.span.end]
                framed = not self.told.indirect or not apart
                return hits if framed or refers_back(between) else ()
            apart = apart or _NEW_CLAUSE.match(self.text, clause.start) is not None
        return ()

    def after(self, end: int) -> tuple[Hit, ...]:
        """Of what follows it without beginning anew: "“no”, he said of the dam"."""
        for clause in clauses_in(self.text, Span(self.span.end, end)):
            if _NEW_CLAUSE.match(self.text, clause.start):
                return ()
            hits = self._hits(clause)
            if hits:
                return hits if not self.told.indirect or self._framed(clause, hits) else ()
        return ()

    def _hits(self, clause: Span) -> tuple[Hit, ...]:
        if clause.end <= clause.start:
            return ()
        words = self.text[clause.start : clause.end]
        hits = self.keywords.hits(words)
        if not self.told.speaker:
            return hits
        name = words.find(self.told.speaker)  # "the army denies that …" is not about the army
        past = name + len(self.told.speaker)
        return tuple(h for h in hits if name < 0 or h.end <= name or h.start >= past)

    def _framed(self, clause: Span, hits: Sequence[Hit]) -> bool:
        return any(_ON.search(self.text, clause.start, clause.start + h.start) for h in hits)


def named_by(hits: Sequence[Hit], where: Where) -> About:
    """The issues that keywords point to: the more words and the longer, the surer."""
    own = {issue for hit in hits if hit.alone for issue in hit.issues}
    words: dict[str, list[str]] = {}
    for hit in hits:
        meant = [issue for issue in hit.issues if issue in own] or list(hit.issues)
        for issue in meant:
            words.setdefault(issue, []).append(hit.word)
    first = {issue: n for n, issue in enumerate(words)}
    ranked = sorted(words, key=lambda i: (-len(words[i]), -max(map(_parts, words[i])), first[i]))[
        :MOST
    ]
    said = dict.fromkeys(word for issue in ranked for word in words[issue])
    loosely = all(hit.loosely for hit in hits)
    return About(issues=tuple(ranked), words=tuple(said), where=where, loosely=loosely)


def _parts(word: str) -> int:
    return len(word.split())
