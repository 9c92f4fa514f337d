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
    """Words of a text with the sentences around them.

    Attributes
    ----------
    paragraph : int
        Its number, counted from 1.
    pieces : tuple of (str, str)
        The text in pieces, each with the part it is: what was said or happened, who, what day, or
        nothing of these; line ends and runs of blanks are one blank.
    """

    paragraph: int
    pieces: tuple[tuple[str, Part], ...]

    @property
    def before(self) -> str:
        """What stands before the words in their own and the preceding sentence."""
        return "".join(text for text, _ in self.pieces[: self._at])

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.pieces[self._at][0]

    @property
    def after(self) -> str:
        """What stands after them in their own and the next sentence."""
        return "".join(text for text, _ in self.pieces[self._at + 1 :])

    @property
    def _at(self) -> int:
        return next(at for at, (_, part) in enumerate(self.pieces) if part == "what")

    def marked(self) -> str:
        """All of it as one text, the words between ``>>`` and ``<<``."""
        return f"{self.before}>>{self.words}<<{self.after}"


def context_of(
    text: str, start: int, end: int, parts: Iterable[tuple[int, int, Part]] = ()
) -> Context:
    """The words of a place with the sentences around them, within their paragraphs.

    Parameters
    ----------
    text : str
        The stored text.
    start, end : int
        Code points; what lies outside of the text is cut off.
    parts : iterable of (int, int, str), optional
        Places beside them that are parts of what is told there; those in the words do not count.

    Examples
    --------
    >>> context_of("It rained. “No,” he said. She left.", 12, 15).marked()
    'It rained. “>>No,<<” he said. She left.'
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
    inside = [(max(a, begin), min(b, stop), part) for a, b, part in parts]
    beside = [one for one in inside if one[0] < one[1] and (one[1] <= start or end <= one[0])]
    pieces: list[tuple[str, Part]] = []
    at = begin
    for a, b, part in sorted([*beside, (start, end, "what")]):
        if a >= at:
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
        places = ((text.rfind(name or "", 0, start)), text.find(name or "", end))
        beside = [at for at in places if at >= 0]
        if beside:
            at = min(beside, key=lambda at: min(abs(at - start), abs(at - end)))
            parts.append((at, at + len(name or ""), "who"))
    if suggestion.day is not None:
        days = (one for one in document.suggestions if one.kind == "date")
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
