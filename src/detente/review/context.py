"""A place of a stored text in its context: the sentences around it, with its parts told apart."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from detente.documents.document import Document, Span
from detente.reading.sentences import paragraphs_of, sentences_of
from detente.review.stored import StoredDocument, StoredSuggestion

Part = Literal["", "what", "who", "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Words of a text with the sentences around them, and their paragraph, counted from 1.

    In ``pieces`` each has the part it is: what was said or happened, who, what day, or none of
    these; line ends and runs of blanks are one blank.
    """

    paragraph: int
    pieces: tuple[tuple[str, Part], ...]

    def sides(self) -> tuple[str, str, str]:
        """What stands before the words, the words themselves, and what stands after them."""
        at = next(at for at, (_, part) in enumerate(self.pieces) if part == "what")
        texts = [text for text, _ in self.pieces]
        return "".join(texts[:at]), texts[at], "".join(texts[at + 1 :])


def context_of(
    text: str, start: int, end: int, parts: Iterable[tuple[int, int, Part]] = ()
) -> Context:
    """The words of a place with the sentences around them, within their paragraphs.

    ``parts`` are places beside the words that are parts of what is told there.

    Examples
    --------
    >>> context_of("It rained. “No,” he said. She left.", 12, 15).sides()
    ('It rained. “', 'No,', '” he said. She left.')
    """
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    spans = _paragraphs(text)
    number = _number(spans, start)
    first, last = spans[number - 1], spans[_number(spans, max(end - 1, start)) - 1]
    begins = [span.start for span in sentences_of(text, first) if span.start <= start]
    ends = [span.end for span in sentences_of(text, last) if span.end >= end]
    begin = min(begins[-2:], default=min(first.start, start))
    stop = max(ends[:2], default=max(last.end, end))
    pieces: list[tuple[str, Part]] = []
    at = begin
    beside = [(a, b, part) for a, b, part in parts if b <= start or end <= a]
    for a, b, part in sorted([*beside, (start, end, "what")]):
        if part == "what" or at <= a < b <= stop:
            pieces += [(_plain(text[at:a]), ""), (_plain(text[a:b]), part)]
            at = b
    pieces.append((_plain(text[at:stop]), ""))
    kept = tuple(piece for piece in pieces if piece[0] or piece[1] == "what")
    return Context(paragraph=number, pieces=kept)


def context_in(text: str, document: StoredDocument, suggestion: StoredSuggestion) -> Context:
    """A suggestion in its context, with who and what day told apart where they stand there."""
    start, end = suggestion.start, document.pieces(suggestion)[-1].end
    parts: list[tuple[int, int, Part]] = []
    for name in {suggestion.speaker, suggestion.person, *suggestion.people} - {None, ""}:
        places = (text.rfind(str(name), 0, start), text.find(str(name), end))
        parts += [(at, at + len(str(name)), "who") for at in places if at >= 0]
    days = (one for one in document.suggestions if one.kind == "date" and suggestion.day)
    parts += [(one.start, one.end, "day") for one in days if one.date == suggestion.date]
    return context_of(text, start, end, parts)


def place_of(text: str, start: int) -> str:
    """The paragraph of a place, counted from 1, as people cite it.

    >>> place_of("One.\\n\\nTwo.", 7)
    'paragraph 2'
    """
    return f"paragraph {_number(_paragraphs(text), start)}"


@lru_cache(maxsize=2)
def _paragraphs(text: str) -> tuple[Span, ...]:
    blocks = Document(name="", text=text, sha256="").paragraphs()
    return paragraphs_of(text, blocks) or (Span(0, len(text)),)


def _number(spans: tuple[Span, ...], place: int) -> int:
    return max(bisect.bisect_right(spans, place, key=lambda span: span.start), 1)


def _plain(text: str) -> str:
    """A text on one line; a blank at its ends stays one."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
