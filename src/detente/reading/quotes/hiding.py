"""A text with its quotations hidden, cut into the sentences that they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from detente.reading.document import Span
from detente.reading.parsed import Parsed
from detente.reading.quotes.lexicon import MASK
from detente.reading.quotes.marks import Marked

__all__ = ["LONGEST", "MASK", "Hidden", "hidden"]

LONGEST = 1200
"""Code points around a place that are looked at; no honest sentence is longer."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hidden:
    """``text`` is as long as the document's; ``sentences`` are those outside of quotations."""

    parsed: Parsed
    text: str
    sentences: tuple[Span, ...]
    known: dict[Span, Any] = field(default_factory=dict)
    """What was already found in a sentence, so that it is not looked for twice."""


def hidden(parsed: Parsed, regions: Iterable[Span], stretches: Iterable[Marked]) -> Hidden:
    """The text with the given stretches hidden, and the sentences of the regions around them.

    A sentence does not end within a stretch.

    >>> from detente.reading.document import Document
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
    return [_trimmed(parsed.text, Span(*pair)) for pair in zip(kept, ends, strict=True)]


def _trimmed(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return Span(span.start, end)
