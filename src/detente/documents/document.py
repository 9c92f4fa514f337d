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


UNFIT_SHOWN = (
    "It holds control characters, which show nowhere: \N{REPLACEMENT CHARACTER} stands for each."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer to a remark in the margin.

    Attributes
    ----------
    author, text : str
    date : datetime.date or None
        None if none is given, or it is none.
    """

    author: str
    text: str
    date: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Reply):
    """A remark in the margin of a document, and what was answered to it.

    Attributes
    ----------
    place : Span or None
        The words of the stored text that it is about; None if they are not known.
    place_before : Span or None
        The same in the text before the tracked changes.
    resolved : bool
        Whether somebody has marked it as done.
    replies : tuple of Reply
    """

    place: Span | None = None
    place_before: Span | None = None
    resolved: bool = False
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What one person changed in one paragraph on one day, in a row.

    Attributes
    ----------
    author : str
    date : datetime.date or None
    after, before : Span
        The words in the text after the changes and before them; one of the two may be empty.
    moved : bool
        Whether the words stand elsewhere in the other text.
    """

    author: str
    after: Span
    before: Span
    date: dt.date | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a text does not show of how its file is laid out.

    Attributes
    ----------
    headings : tuple of int
        Where paragraphs begin that are headings by their style.
    notes : tuple of (int, str)
        Where footnotes and endnotes are called, and what they say.
    end : int
        Where the text ends and its notes begin.
    """

    headings: tuple[int, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    end: int

    def marked(self, text: str) -> str:
        """The text with headings marked as such and each note where it is called: no line more.

        >>> layout = Layout(headings=(0,), notes=((12, "Or not."),), end=13)
        >>> layout.marked("Peace\\n\\n1. Go.\\n\\nOr not.").splitlines()
        ['## Peace', '', '1. Go (note: Or not.).']
        """
        parts, at = [], 0
        heads = ((start, "## ") for start in self.headings)
        notes = ((place, f" (note: {' '.join(said.split())})") for place, said in self.notes)
        for place, words in sorted([*heads, *notes]):
            parts += [text[at:place], words]
            at = place
        return "".join([*parts, text[at : self.end]]).rstrip()


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
    revisions : tuple of Revision
        Its tracked changes, in the order of the text.
    layout, layout_before : Layout or None
        Of a Word file: what its text does not show, and what the text before does not.
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
    revisions: tuple[Revision, ...] = ()
    layout: Layout | None = None
    layout_before: Layout | None = None
    cautions: tuple[str, ...] = ()

    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, which blank lines part; white space around them left out."""
        return tuple(
            Span(match.start(), match.start() + len(match.group().rstrip()))
            for match in _PARAGRAPH.finditer(self.text)
        )
