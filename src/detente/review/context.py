"""A place of a stored text in its context: the sentence around it, and its paragraph's number."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import lru_cache

from detente.documents.document import Document, Span
from detente.reading.sentences import paragraphs_of, sentences_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Words of a text with the sentences around them.

    Attributes
    ----------
    paragraph : int
        Its number, counted from 1.
    before, words, after : str
        What stands before it in its own and the preceding sentence, the words themselves, and
        what stands after them; line ends and runs of blanks are one blank.
    """

    paragraph: int
    before: str
    words: str
    after: str

    def marked(self) -> str:
        """All of it as one text, the words between ``>>`` and ``<<``."""
        return f"{self.before}>>{self.words}<<{self.after}"


def context_of(text: str, start: int, end: int) -> Context:
    """The words of a place with the sentences around them, within their paragraphs.

    Parameters
    ----------
    text : str
        The stored text.
    start, end : int
        Code points; what lies outside of the text is cut off.

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
    begin = _begin(text, first, start)
    stop = _stop(text, last, end)
    return Context(
        paragraph=number,
        before=_plain(text[begin:start]),
        words=_plain(text[start:end]),
        after=_plain(text[end:stop]),
    )


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


def _begin(text: str, paragraph: Span, start: int) -> int:
    """Where the sentence before that of a place begins."""
    begins = [
        sentence.start for sentence in sentences_of(text, paragraph) if sentence.start <= start
    ]
    return min(begins[-2:], default=min(paragraph.start, start))


def _stop(text: str, paragraph: Span, end: int) -> int:
    """Where the sentence after that of a place ends."""
    ends = [sentence.end for sentence in sentences_of(text, paragraph) if sentence.end >= end]
    return max(ends[:2], default=max(paragraph.end, end))


def _plain(text: str) -> str:
    """A text on one line; a blank at its ends stays one."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
