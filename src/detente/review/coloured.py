"""A document's text in pieces: which suggestion each is of, for whoever shows it in colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from detente.documents.document import Span
from detente.review.stored import StoredSuggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a text, and the suggestion they are of, if any; ``first`` where it begins."""

    text: str
    of: StoredSuggestion | None = None
    first: bool = False


def coloured(text: str, within: Span, found: Iterable[StoredSuggestion]) -> Iterator[Piece]:
    """The text of a part of a document; where suggestions overlap, the shortest has the words.

    Examples
    --------
    >>> one = StoredSuggestion(id="q-1", kind="quotation", start=1, end=4, text="No,", confidence=1)
    >>> [(piece.text, piece.of and piece.of.id) for piece in coloured("“No,”", Span(0, 5), [one])]
    [('“', None), ('No,', 'q-1'), ('”', None)]
    """
    here = [one for one in found if one.start < within.end and within.start < one.end]
    edges = {within.start, within.end}
    for one in here:
        edges |= {max(one.start, within.start), min(one.end, within.end)}
    marks, begun = sorted(edges), set[str]()
    over: list[StoredSuggestion] = []
    coming = sorted(here, key=lambda one: one.start, reverse=True)
    for start, end in pairwise(marks):
        while coming and coming[-1].start <= start:
            over.append(coming.pop())
        over = [one for one in over if one.end > start]
        of = min(over, key=lambda one: one.end - one.start, default=None)
        yield Piece(text=text[start:end], of=of, first=of is not None and of.id not in begun)
        begun |= {of.id} if of is not None else set()


def part_of(text: str, at: int, length: int = 20_000) -> Span:
    """The part of a long text that holds a place: whole paragraphs, about so many characters.

    >>> part_of("One.\\n\\nTwo.\\n\\nThree.", 13, 8)
    Span(start=12, end=18)
    """
    start = 0
    while True:
        end = _end(text, start + length, start + 2 * length)
        if at < end or end == len(text):
            return Span(start, end)
        start = end


def _end(text: str, least: int, most: int) -> int:
    """Where a part ends: behind a paragraph, in one that is too long behind a word."""
    for mark in ("\n\n", " "):
        found = text.find(mark, least, most)
        if found >= 0:
            return found + len(mark)
    return min(most, len(text))
