"""A document as it was read: the stored text that every offset points into."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import NamedTuple

_PARAGRAPH = re.compile(r"[^\s\ufeff](?:[^\n]|\n(?![ \t\r]*\n))*")


class Span(NamedTuple):
    """From ``start`` up to but not including ``end``, in code points of the stored text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark in the margin of a document.

    Attributes
    ----------
    author, text : str
    place : Span or None
        The words of the stored text that it is about; None if they are not known.
    """

    author: str
    text: str
    place: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of one document, and what is known of where it comes from.

    Attributes
    ----------
    name : str
        The file's name, without its folder.
    text : str
        The stored text. For a text file in UTF-8 it is the file itself.
    sha256 : str
        Of the bytes of the file as it was given.
    title, publisher, byline, url : str or None
        As the document itself proposes them.
    published : datetime.date or None
        The day that relative dates are reckoned from.
    before : str or None
        The text before its tracked changes; None if there are none.
    comments : tuple of Comment
        Remarks in its margin.
    cautions : tuple of str
        What a person should know of how it was read.

    Examples
    --------
    >>> document = Document(name="a.txt", text="One.\\n\\nTwo\\nlines.", sha256="0" * 64)
    >>> [document.text[start:end] for start, end in document.paragraphs()]
    ['One.', 'Two\\nlines.']
    """

    name: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: dt.date | None = None
    before: str | None = None
    comments: tuple[Comment, ...] = ()
    cautions: tuple[str, ...] = ()

    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, which blank lines part; white space around them left out."""
        return tuple(
            Span(match.start(), match.start() + len(match.group().rstrip()))
            for match in _PARAGRAPH.finditer(self.text)
        )
