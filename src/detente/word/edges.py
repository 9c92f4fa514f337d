"""What stands above and below each page: the marking, the day, the title and the page's number."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml

from detente.letters import clean
from detente.word.blocks import Pages
from detente.word.footnotes import W
from detente.wording.pages import PAGE_OF

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section, _Footer, _Header
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph


def add_edges(document: Document, pages: Pages) -> None:
    """Write them on every kind of page that the document has; what a template has there stays."""
    section = document.sections[-1]
    even = document.settings.odd_and_even_pages_header_footer
    first = section.different_first_page_header_footer
    kinds = ["", *(["first_page_"] if first else []), *(["even_page_"] if even else [])]
    for kind in kinds:
        _write(getattr(section, f"{kind}header"), section, _above(pages))
        _write(getattr(section, f"{kind}footer"), section, _below(pages))


def _above(pages: Pages) -> tuple[str, ...]:
    return (pages.marking, pages.day_words)


def _below(pages: Pages) -> tuple[str, ...]:
    left = f"{pages.marking} · {pages.title}" if pages.marking else pages.title
    return (f"{left} · {pages.day_words}", PAGE_OF)


def _write(edge: _Header | _Footer, section: Section, words: tuple[str, ...]) -> None:
    taken = any(
        p.text.strip() or len(p._p.xpath(".//w:drawing|.//w:pict")) for p in edge.paragraphs
    )
    paragraph = edge.add_paragraph() if taken or edge.tables else edge.paragraphs[0]
    paragraph.style = "Header" if "header" in type(edge).__name__.lower() else "Footer"
    wide = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    style = cast("ParagraphStyle", paragraph.style)
    for stop in style.paragraph_format.tab_stops:
        if stop.position != wide:  # the middle of somebody else's page
            paragraph.paragraph_format.tab_stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    paragraph.paragraph_format.tab_stops.add_tab_stop(wide, WD_TAB_ALIGNMENT.RIGHT)
    left, right = words
    paragraph.add_run(clean(left)).bold = bool(left)
    paragraph.add_run("\t")
    _numbered(paragraph, right)


def _numbered(paragraph: Paragraph, words: str) -> None:
    """Words in which ``{page}`` and ``{pages}`` count themselves."""
    left = clean(words)
    for name, field in (("{page}", "PAGE"), ("{pages}", "NUMPAGES")):
        before, found, left = left.partition(name) if name in left else ("", "", left)
        if found:
            paragraph.add_run(before)
            paragraph._p.append(
                parse_xml(
                    f'<w:fldSimple {W} w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
                )
            )
    paragraph.add_run(left)
