"""A drawing in a Word file: SVG for Word from 2016 on, PNG for all others, and in words."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from detente.letters import clean
from detente.word.blocks import Image
from detente.word.styles import OF_BLOCK

if TYPE_CHECKING:
    from docx.document import Document

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_SHARP = 2.5
_TALLEST_MM, _MM_PER_PIXEL = 68.0, 0.18
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_LEADS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IS_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def add_picture(document: Document, image: Image, width_mm: float, number: int) -> None:
    """A drawing in a paragraph of its own, as wide as the page if it is not too tall for that."""
    import vl_convert

    size = _SIZE.search(image.svg)
    wide, tall = (float(size[1]), float(size[2])) if size else (1.0, 1.0)
    fits = min(width_mm, _MM_PER_PIXEL * wide, _TALLEST_MM * wide / tall)
    png = vl_convert.svg_to_png(image.svg, scale=_SHARP)
    paragraph = document.add_paragraph(style=OF_BLOCK["note"])
    if image.above:  # in one paragraph with it, so that no page parts them
        paragraph.add_run(f"{clean(image.above)}\n")
    paragraph.paragraph_format.keep_together = True
    shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Mm(fits))
    shape._inline.docPr.set("descr", clean(image.said))
    package = document.part.package
    part = Part(
        PackURI(f"/word/media/drawing{number}.svg"), "image/svg+xml", image.svg.encode(), package
    )
    key = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    shape._inline.graphic.graphicData.pic.blipFill.blip.append(
        parse_xml(
            f'<a:extLst xmlns:a="{_DRAWN}"><a:ext uri="{_IS_SVG}"><asvg:svgBlip '
            f'xmlns:asvg="{_SVG}" xmlns:r="{_LEADS}" r:embed="{key}"/></a:ext></a:extLst>'
        )
    )
