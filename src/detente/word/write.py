"""Blocks as the bytes of a Word file, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from detente.letters import RIGHT_TO_LEFT, clean
from detente.word.blocks import Heading, Image, Pages, Paragraph, Runs, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

_DAY_ONE = (1980, 1, 1, 0, 0, 0)
_MARGIN_MM = 16.0


def docx_bytes(pages: Pages, *, template: Path | None = None) -> bytes:
    """A document as a Word file.

    Parameters
    ----------
    pages : Pages
    template : Path, optional
        A Word file of the user's own, whose styles, page and edges are kept.

    Raises
    ------
    RefusedError
        If python-docx is not there, or the template is no Word file.
    """
    from detente.word.template import need_word, our_document, users_document

    need_word(clean(pages.title))
    from detente.word.edges import add_edges
    from detente.word.styles import dress

    document = our_document() if template is None else users_document(template)
    _lay(document, pages, ours=template is None)
    dress(document, ours=template is None, small=pages.small)
    _Writer(document, pages).write()
    add_edges(document, pages)
    _sign(document, pages)
    held = io.BytesIO()
    document.save(held)
    return _repacked(held.getvalue())


class _Writer:
    """Writes block after block, and counts footnotes and drawings over all of them."""

    def __init__(self, document: Document, pages: Pages) -> None:
        from detente.word.footnotes import Footnotes

        self._document, self._pages = document, pages
        self._notes = Footnotes(document)
        self._pictures = 0
        self._breaks = False
        section = document.sections[-1]
        wide = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self._width_mm = wide / 36_000

    def write(self) -> None:
        """All of it."""
        for block in self._pages.blocks:
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Image):
                self._picture(block)
            else:
                self._breaks = True
        self._notes.close()

    def _heading(self, block: Heading) -> None:
        style = f"Heading {block.level}" if block.level else "Title"
        paragraph = self._document.add_paragraph(style=style)
        self._broken(paragraph)
        self.fill(paragraph, block.runs)

    def _paragraph(self, block: Paragraph) -> None:
        from docx.shared import Mm

        from detente.word.styles import OF_BLOCK

        paragraph = self._document.add_paragraph(style=OF_BLOCK[block.style])
        self._broken(paragraph)
        if block.keep:
            paragraph.paragraph_format.keep_with_next = True
        if block.mark:
            paragraph.paragraph_format.left_indent = Mm(5)
            paragraph.paragraph_format.first_line_indent = Mm(-5)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(5))
            paragraph.add_run(f"{block.mark}\t")
        self.fill(paragraph, block.runs)

    def _table(self, block: Table) -> None:
        from docx.shared import Pt

        from detente.word.styles import LOOKS, TABLE_TEXT
        from detente.word.tables import add_table

        size = LOOKS[TABLE_TEXT].size * self._pages.small
        add_table(self._document, block, self._width_mm, size, self.fill)
        # Two tables that touch become one.
        between = self._document.add_paragraph(style="Detente Note").paragraph_format
        between.space_after, between.line_spacing = Pt(0), Pt(5)

    def _picture(self, block: Image) -> None:
        from detente.word.pictures import add_picture

        self._pictures += 1
        add_picture(self._document, block, self._width_mm, self._pictures)

    def _broken(self, paragraph: WordParagraph) -> None:
        if self._breaks:
            paragraph.paragraph_format.page_break_before = True
        self._breaks = False

    def fill(self, paragraph: WordParagraph, runs: Runs) -> None:
        """The words of a paragraph; each footnote behind the words that it is of."""
        from docx.oxml import OxmlElement
        from docx.shared import RGBColor

        from detente.word.styles import SOFT

        met: set[str] = set()
        behind = False  # whether a footnote's number stands last
        for run in runs:
            made = paragraph.add_run(clean(run.text))
            if run.bold:
                made.bold = True
            if run.soft:
                made.font.color.rgb = RGBColor.from_string(SOFT)
            new = tuple(note for note in run.notes if note.key not in met)
            met |= {note.key for note in new}
            self._notes.add(paragraph, new, more=behind and not run.text)
            behind = bool(new) or (behind and not run.text)
        if RIGHT_TO_LEFT.search("".join(run.text for run in runs)[:80]):
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _lay(document: Document, pages: Pages, *, ours: bool) -> None:
    """The size of the page: A4 with our margins, or as the template has it, turned if asked."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[-1]
    if ours:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(_MARGIN_MM)
        section.top_margin, section.bottom_margin = Mm(17), Mm(15)
        section.header_distance, section.footer_distance = Mm(9), Mm(8)
    wide, tall = section.page_width, section.page_height
    if pages.landscape and wide and tall and wide < tall:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = tall, wide


def _sign(document: Document, pages: Pages) -> None:
    about = document.core_properties
    noon = dt.datetime.combine(pages.day, dt.time(12))
    about.title, about.created, about.modified = clean(pages.title)[:255], noon, noon
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.subject, about.category = clean(pages.marking)[:255], ""
    about.revision, about.language = 1, "en-GB"


def _repacked(raw: bytes) -> bytes:
    """The same parts, in the same order, with a day that never changes."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            content = old.read(info)
            fixed = zipfile.ZipInfo(info.filename, _DAY_ONE)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, content)
    return held.getvalue()
