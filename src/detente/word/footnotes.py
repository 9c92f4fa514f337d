"""Footnotes, which python-docx has none of: a part of their own, and marks that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from detente.letters import clean
from detente.word.blocks import Note

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT, MARK = "DetenteNote", "DetenteNoteMark"
"""Ids of the styles of a footnote's text and of its number."""


class Footnotes:
    """The footnotes of one document, numbered as they are met.

    Parameters
    ----------
    document : docx.document.Document
        Footnotes of a template's are let go with its words.
    """

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._texts: dict[str, str] = {}

    def add(self, paragraph: Paragraph, notes: tuple[Note, ...], *, more: bool) -> None:
        """Set the numbers of notes behind a paragraph's last words, or behind ``more`` numbers."""
        for place, note in enumerate(notes):
            if place or more:
                paragraph._p.append(parse_xml(_run("<w:t>,</w:t>")))
            for xml in self._mark(note):
                paragraph._p.append(parse_xml(xml))

    def _mark(self, note: Note) -> tuple[str, ...]:
        if note.key not in self._texts:
            self._texts[note.key] = note.text
            number = len(self._texts)
            name = f"_DetenteNote{number}"
            return (
                f'<w:bookmarkStart {W} w:id="{9000 + number}" w:name="{name}"/>',
                _run(f'<w:footnoteReference w:id="{number}"/>'),
                f'<w:bookmarkEnd {W} w:id="{9000 + number}"/>',
            )
        number = list(self._texts).index(note.key) + 1
        code = f" NOTEREF _DetenteNote{number} \\h "
        return (
            _run('<w:fldChar w:fldCharType="begin"/>'),
            _run(f'<w:instrText xml:space="preserve">{code}</w:instrText>'),
            _run('<w:fldChar w:fldCharType="separate"/>'),
            _run(f"<w:t>{number}</w:t>"),
            _run('<w:fldChar w:fldCharType="end"/>'),
        )

    def close(self) -> None:
        """Write the part, once every note is there."""
        for key, relation in list(self._part.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                del self._part.rels[key]
        ends = "".join(
            f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:pPr><w:spacing w:after="0" '
            f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for id, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        notes = "".join(_footnote(n, text) for n, text in enumerate(self._texts.values(), 1))
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f"<w:footnotes {W}>{ends}{notes}</w:footnotes>"
        )
        part = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            xml.encode(),
            self._part.package,
        )
        self._part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _run(inner: str) -> str:
    return f'<w:r {W}><w:rPr><w:rStyle w:val="{MARK}"/></w:rPr>{inner}</w:r>'


def _footnote(number: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{TEXT}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{MARK}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(clean(text))}</w:t></w:r></w:p></w:footnote>'
    )
