"""A text with its quotations hidden, cut into the sentences that they stand in."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from detente.documents.document import Span
from detente.reading.parsed import Parsed
from detente.reading.quotes.lexicon import MASK
from detente.reading.quotes.marks import Marked

__all__ = ["LONGEST", "MASK", "Hidden", "hidden"]

LONGEST = 1500
"""Code points of a sentence; what is longer is cut, so that time is bounded."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hidden:
    """``text`` is as long as the document's; ``sentences`` are those outside of quotations."""

    parsed: Parsed
    text: str
    sentences: tuple[Span, ...]
    known: dict[Span, Any] = field(default_factory=dict)
    """What was already found in a sentence, so that it is not looked for twice."""
    seen: dict[str, Any] = field(default_factory=dict)
    """The same by the words of a sentence, where no parse tells one from another."""


def hidden(parsed: Parsed, regions: Iterable[Span], stretches: Iterable[Marked]) -> Hidden:
    """The text with the given stretches hidden, and the sentences of the regions around them.

    A sentence does not end within a stretch.

    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> from detente.reading.quotes.marks import marked
    >>> text = "He said: “No. Never.” She left."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> view = hidden(parsed, parsed.paragraphs, marked(text, parsed.paragraphs))
    >>> [view.text[a:b].strip(MASK) for a, b in view.sentences]
    ['He said: ', 'She left.']
    """
    covered = sorted(stretch.outer for stretch in stretches)
    pieces: list[str] = []
    at = 0
    for outer in covered:
        if outer.end > at:
            start = max(outer.start, at)
            pieces += (parsed.text[at:start], MASK * (outer.end - start))
            at = outer.end
    pieces.append(parsed.text[at:])
    sentences = tuple(s for region in regions for s in _sentences(parsed, region, covered))
    return Hidden(parsed=parsed, text="".join(pieces), sentences=sentences)


def _sentences(parsed: Parsed, region: Span, covered: list[Span]) -> list[Span]:
    within = parsed.sentences_in(region)
    starts = [region.start, *(s.start for s in within if s.start > region.start)]
    kept = [region.start]
    due = 0
    for start in starts[1:]:
        while due < len(covered) and covered[due].end <= start:
            due += 1
        if due == len(covered) or covered[due].start >= start:
            kept.append(start)
    ends = [*kept[1:], region.end]
    whole = [_trimmed(parsed.text, Span(*pair)) for pair in zip(kept, ends, strict=True)]
    return [piece for sentence in whole for piece in _cut(parsed.text, sentence, covered)]


def _cut(text: str, sentence: Span, covered: list[Span]) -> list[Span]:
    """A sentence in pieces that are not too long, none of which ends within a quotation."""
    if sentence.end - sentence.start <= LONGEST:
        return [sentence]
    pieces: list[Span] = []
    start = sentence.start
    while sentence.end - start > LONGEST:
        at = start + LONGEST
        index = bisect.bisect_right(covered, at, key=lambda span: span.start) - 1
        if index >= 0 and covered[index].start < at < covered[index].end:
            at = covered[index].end
        blank = text.rfind(" ", start + LONGEST // 2, at)
        inside = index >= 0 and covered[index].start < blank < covered[index].end
        at = blank if blank > 0 and not inside else at
        pieces.append(Span(start, min(at, sentence.end)))
        start = min(at, sentence.end)
    return [*pieces, Span(start, sentence.end)] if start < sentence.end else pieces


def _trimmed(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return Span(span.start, end)
