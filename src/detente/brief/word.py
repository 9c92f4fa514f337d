"""The brief in Word, in full and on one sheet, and the table of positions: the page's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from detente.brief.templating import environment
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A table of words: its name, its heads, its rows, and what is said where there are none."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    none: str


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


def tables_docx(
    dossier: Dossier,
    kicker: str,
    title: str,
    tables: Sequence[Listed],
    form: WordForm = WordForm(),
) -> bytes:
    """Tables of words across the page, as the bytes of a Word file.

    Parameters
    ----------
    dossier : Dossier
        For the day above and below each page.
    kicker, title : str
    tables : sequence of Listed
        The name of the first is heard alone: the title says it.
    form : WordForm
    """
    shown = {"kicker": kicker, "title": title, "tables": tables}
    html = environment().get_template("tables.html").render(shown)
    pages = Pages(
        title=title,
        day=dossier.date,
        day_words=day(dossier.date),
        blocks=blocks_of(html, {}, full=True),
        marking=form.marking,
        landscape=True,
    )
    return docx_bytes(pages, template=form.template)
