"""How a page of ours looks, and what a template of the user's own is given of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from detente.word.blocks import Style
from detente.word.footnotes import MARK, TEXT, W

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import BaseStyle, ParagraphStyle

FACE = "Arial"
DEEP, INK, SOFT = "0B3C5D", "1A2433", "525D6B"
PLAIN_TABLE, RULED_TABLE = "Detente Plain", "Detente Ruled"
TABLE_TEXT, TABLE_HEAD = "Detente Table", "Detente Head"
OF_BLOCK: dict[Style, str] = {
    "body": "Normal",
    "lead": "Subtitle",
    "note": "Detente Note",
    "kicker": "Detente Kicker",
    "caption": "Caption",
    "item": "Detente Item",
}
"""The style of each kind of paragraph; headings are Title and Heading 1 to 3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one style looks: letters in points, room before and after, colour."""

    size: float
    before: float = 0.0
    after: float = 0.0
    colour: str = INK
    bold: bool = False
    keep: bool = False


LOOKS = {
    "Normal": Look(size=9, after=3),
    "Title": Look(size=20, after=4, bold=True),
    "Subtitle": Look(size=10.5, after=6, colour=SOFT),
    "Heading 1": Look(size=13, before=8, after=4, colour=DEEP, bold=True, keep=True),
    "Heading 2": Look(size=10, before=6, after=2, bold=True, keep=True),
    "Heading 3": Look(size=9.5, before=6, after=1, bold=True, keep=True),
    "Caption": Look(size=9.5, before=6, after=2, bold=True, keep=True),
    "Detente Note": Look(size=8, after=2, colour=SOFT),
    "Detente Kicker": Look(size=8.5, after=2, colour=DEEP, bold=True),
    "Detente Item": Look(size=9, after=1),
    TABLE_TEXT: Look(size=8),
    TABLE_HEAD: Look(size=7.5, colour=SOFT, bold=True, keep=True),
    "Header": Look(size=8, colour=SOFT),
    "Footer": Look(size=8, colour=SOFT),
}
_NOTES = (
    f'<w:style {W} w:type="paragraph" w:customStyle="1" w:styleId="{TEXT}"><w:name '
    'w:val="Detente Footnote"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" '
    'w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="14"/><w:szCs w:val="14"/>'
    "</w:rPr></w:style>",
    f'<w:style {W} w:type="character" w:customStyle="1" w:styleId="{MARK}"><w:name '
    'w:val="Detente Footnote Number"/><w:rPr><w:b w:val="0"/><w:vertAlign w:val="superscript"/>'
    "</w:rPr></w:style>",
)
_CELLS = (
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar>'
)
_RULES = (
    '<w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="1A2433"/>'
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="1A2433"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="D5DBE3"/></w:tblBorders>'
)


def dress(document: Document, *, ours: bool, small: float = 1.0) -> None:
    """Give a document its styles: all of ours, or in a template of the user's what it lacks.

    Parameters
    ----------
    document : docx.document.Document
    ours : bool
        Whether the template is our own.
    small : float
        By what letters and the room between them are made smaller.
    """
    there = {style.name for style in document.styles}
    for name, look in LOOKS.items():
        if name not in there:
            made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = document.styles["Normal"] if name != "Normal" else None
        if ours or (name not in there):
            style = document.styles[name]
            _dress(style, look, small, face=FACE if ours else "")
    _add(document, there)
    if ours:
        _language(document)


def _add(document: Document, there: set[str | None]) -> None:
    """The styles of footnotes and tables, where they are not there yet."""
    styles = document.styles.element
    if "Detente Footnote" not in there:
        for xml in _NOTES:
            styles.append(parse_xml(xml))
    for name, rules in ((PLAIN_TABLE, ""), (RULED_TABLE, _RULES)):
        if name not in there:
            id = name.replace(" ", "")
            xml = (
                f'<w:style {W} w:type="table" w:customStyle="1" w:styleId="{id}">'
                f'<w:name w:val="{name}"/><w:tblPr>{rules}{_CELLS}</w:tblPr></w:style>'
            )
            styles.append(parse_xml(xml))


def _dress(style: BaseStyle, look: Look, small: float, *, face: str) -> None:
    paragraph: ParagraphStyle = style  # type: ignore[assignment]
    font, room = paragraph.font, paragraph.paragraph_format
    font.size = Pt(round(look.size * small * 2) / 2)
    font.bold, font.italic = look.bold, False
    font.color.rgb = RGBColor.from_string(look.colour)
    room.space_before, room.space_after = Pt(look.before * small), Pt(look.after * small)
    room.line_spacing = 1.0
    room.keep_with_next, room.widow_control = look.keep, True
    if not face:
        return
    about = paragraph.element.get_or_add_rPr()
    for old in (*about.findall(qn("w:rFonts")), *about.findall(qn("w:spacing"))):
        about.remove(old)
    fonts = OxmlElement("w:rFonts")
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), face)
    about.insert(0, fonts)
    for line in paragraph.element.iter(qn("w:pBdr")):
        line.getparent().remove(line)
        break


def _language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
