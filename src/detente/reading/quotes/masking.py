"""A text with its quotations masked, cut into the sentences that they stand in."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.documents.document import Span
from detente.reading.parsed import Parsed
from detente.reading.quotes.marks import Marked

MASK = "\ue000"
"""Stands for every character of a quotation, so that nobody in it is taken for its speaker."""
LONGEST = 1500
"""Code points of a sentence; what is longer is cut, so that time is bounded."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Masked:
    """``text`` is as long as the document's; ``sentences`` are those outside of quotations.

    ``known`` holds what was already found in a sentence, so that it is not looked for twice.
    """

    parsed: Parsed
    text: str
    sentences: tuple[Span, ...]
    known: dict[Span, Any] = field(default_factory=dict)


def masked(parsed: Parsed, regions: Iterable[Span], stretches: Iterable[Marked]) -> Masked:
    """The text with the given stretches masked, and the sentences of the regions around them.

    A sentence does not end within a stretch.

    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> from detente.reading.quotes.marks import marked
    >>> text = "He said: “No. Never.” She left."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> view = masked(parsed, parsed.paragraphs, marked(text, parsed.paragraphs))
    >>> [view.text[a:b].strip(MASK) for a, b in view.sentences]
    ['He said: ', 'She left.']
    """
    covered = sorted(stretch.outer for stretch in stretches)
    pieces: list[str] = []
    at = 0
    for start, end in covered:
        pieces += (parsed.text[at:start], MASK * (end - max(start, at)))
        at = max(end, at)
    text = "".join((*pieces, parsed.text[at:]))
    sentences = tuple(
        one for region in regions for one in _sentences(parsed, text, region, covered)
    )
    return Masked(parsed=parsed, text=text, sentences=sentences)


def _sentences(parsed: Parsed, text: str, region: Span, covered: Sequence[Span]) -> list[Span]:
    within = (s.start for s in parsed.sentences_in(region) if s.start > region.start)
    starts = [region.start, *(at for at in within if not _is_within(covered, at)), region.end]
    found: list[Span] = []
    for start, end in itertools.pairwise(starts):
        while end - start > LONGEST:
            cut = start + LONGEST
            while cut < end and (text[cut] != " " or _is_within(covered, cut)):
                cut += 1
            found.append(Span(start, cut))
            start = cut
        last = start + len(text[start:end].rstrip())
        found += [Span(start, last)] if last > start else []
    return found


def _is_within(covered: Sequence[Span], at: int) -> bool:
    index = bisect.bisect_right(covered, at, key=lambda span: span.start) - 1
    return index >= 0 and covered[index].start < at < covered[index].end
