"""The brief in Word, in full and on one sheet, and the table of positions: the page's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from detente.brief.page import (
    Brief,
    brief_html,
    brief_pictures,
    crowd_of,
    one_page_html,
    positions_html,
)
from detente.brief.paper import blocks_of
from detente.dossier.model.dossier import Dossier
from detente.word.blocks import Pages
from detente.word.write import docx_bytes
from detente.wording.names import day

_SIZES = {"": 1.1, "full": 1.05, "fuller": 0.92}
"""How large letters are, by how crowded a first page is, to fill one sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordForm:
    """How a paper is handed round.

    Attributes
    ----------
    marking : str
        What stands above and below every page, such as CONFIDENTIAL – DRAFT.
    template : Path or None
        A Word file of the user's own, whose styles are used.
    """

    marking: str = ""
    template: Path | None = None


def brief_docx(brief: Brief, form: WordForm = WordForm(), *, one_page: bool = False) -> bytes:
    """A brief as the bytes of a Word file: the same bytes every time.

    Parameters
    ----------
    brief : Brief
    form : WordForm
    one_page : bool
        Whether only what fits one sheet is written.
    """
    if one_page:
        html = one_page_html(brief)
        blocks = blocks_of(html, {})
    else:
        pictures = brief_pictures(brief)
        drawn = {picture.id: picture for picture in pictures.values() if picture}
        blocks = blocks_of(brief_html(brief, pictures), drawn)
    pages = Pages(
        title=brief.title,
        day=brief.day,
        day_words=brief.answer.as_of,
        blocks=blocks,
        marking=form.marking,
        small=_SIZES[crowd_of(html)] if one_page else 1.0,
    )
    return docx_bytes(pages, template=form.template)


def positions_docx(
    dossier: Dossier, form: WordForm = WordForm(), *, issues: Iterable[str] | None = None
) -> bytes:
    """The table of positions as the bytes of a Word file: parties across, issues down.

    Parameters
    ----------
    dossier : Dossier
    form : WordForm
    issues : iterable of str, optional
        Which issues; all if not given.
    """
    pages = Pages(
        title=dossier.title,
        day=dossier.date,
        day_words=day(dossier.date),
        blocks=blocks_of(positions_html(dossier, issues), {}, full=True),
        marking=form.marking,
        landscape=True,
    )
    return docx_bytes(pages, template=form.template)
