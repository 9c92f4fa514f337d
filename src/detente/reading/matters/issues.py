"""The issues that a suggestion is about, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.reading.document import Span
from detente.reading.matters.clauses import clauses_in
from detente.reading.matters.keywords import Hit, Keywords

MOST = 3
"""At most so many issues are proposed for one record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a stretch of text is about: issues, the nearest first, and the words that say so."""

    issues: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    within: bool = True

    @property
    def why(self) -> str:
        """The reason, in words."""
        where = "in its words" if self.within else "beside it, in the same sentence"
        return f"issue by {', '.join(f'“{word}”' for word in self.words)} {where}"


def about(text: str, span: Span, sentence: Span, keywords: Keywords) -> About:
    """What the record at a span is about.

    Keywords within the record decide; where there are none, those of the nearest clause of its
    sentence. A keyword that several issues share counts for those that a word of their own
    supports, and for all of them where none does.

    Parameters
    ----------
    text : str
    span, sentence : Span
        Of the record, and of the sentence or sentences it stands in.
    keywords : Keywords

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
        return _told(inside, inside, within=True)
    around = Span(min(span.start, sentence.start), max(span.end, sentence.end))
    near = _nearest(text, span, around, keywords)
    return _told(near, near, within=False) if near else About()


def _nearest(text: str, span: Span, around: Span, keywords: Keywords) -> tuple[Hit, ...]:
    """The keywords of the clause outside the record that is nearest to it."""
    best: tuple[Hit, ...] = ()
    least = len(text) + 1
    outside = [Span(around.start, span.start), Span(span.end, around.end)]
    for part in outside:
        for clause in clauses_in(text, part) if part.end > part.start else ():
            gap = max(clause.start - span.end, span.start - clause.end, 0)
            hits = keywords.hits(text[clause.start : clause.end]) if gap < least else ()
            if hits:
                best, least = hits, gap
    return best


def _told(hits: tuple[Hit, ...], around: Iterable[Hit], *, within: bool) -> About:
    own = {issue for hit in around if hit.alone for issue in hit.issues}
    words: dict[str, list[str]] = {}
    for hit in hits:
        meant = [issue for issue in hit.issues if issue in own] or list(hit.issues)
        for issue in meant:
            words.setdefault(issue, []).append(hit.word)
    first = {issue: n for n, issue in enumerate(words)}
    # The more words, and the longer the phrase, the surer; then the order of the text.
    ranked = sorted(words, key=lambda i: (-len(words[i]), -max(map(_parts, words[i])), first[i]))[
        :MOST
    ]
    said = dict.fromkeys(word for issue in ranked for word in words[issue])
    return About(issues=tuple(ranked), words=tuple(said), within=within)


def _parts(word: str) -> int:
    return len(word.split())
