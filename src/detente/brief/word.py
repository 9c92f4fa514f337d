"""The brief in Word: the page's own words, in the full form and the form of one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente.brief.page import Brief, brief_html, brief_pictures, crowd_of, one_page_html
from detente.brief.paper import blocks_of
from detente.files import write_all
from detente.word.blocks import Pages
from detente.word.write import docx_bytes

_SMALL = {"": 1.0, "full": 0.92, "fuller": 0.84}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordForm:
    """How a brief is handed round.

    Attributes
    ----------
    marking : str
        What stands above and below every page, such as CONFIDENTIAL – DRAFT.
    template : Path or None
        A Word file of the user's own, whose styles are used.
    one_page : bool
        Whether only what fits one sheet is written.
    """

    marking: str = ""
    template: Path | None = None
    one_page: bool = False


def brief_docx(brief: Brief, form: WordForm = WordForm()) -> bytes:
    """A brief as the bytes of a Word file: the same bytes every time."""
    if form.one_page:
        html = one_page_html(brief)
        small = _SMALL[crowd_of(html)]
        blocks = blocks_of(html, {})
    else:
        pictures = brief_pictures(brief)
        small = 1.0
        drawn = {picture.id: picture for picture in pictures.values() if picture}
        blocks = blocks_of(brief_html(brief, pictures), drawn)
    pages = Pages(
        title=brief.title,
        day=brief.day,
        day_words=brief.answer.as_of,
        blocks=blocks,
        marking=form.marking,
        small=small,
    )
    return docx_bytes(pages, template=form.template)


def write_brief_docx(brief: Brief, file: Path, form: WordForm = WordForm()) -> Path:
    """Write a brief as a Word file, whole or not at all, and say where it stands."""
    write_all(file.parent, {file.name: brief_docx(brief, form)})
    return file
