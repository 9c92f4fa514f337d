"""The brief in Word: what the page says, footnotes that lead to sources, no bare picture."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree
from lxml.html import document_fromstring

from detente.brief.page import Brief, brief, render_brief
from detente.brief.word import WordForm, brief_docx
from detente.results import Study

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKED = WordForm(marking="CONFIDENTIAL – DRAFT")


@pytest.fixture(scope="module")
def small_brief(small_study: Study) -> Brief:
    return brief(small_study)


@pytest.fixture(scope="module")
def small_docx(small_brief: Brief) -> bytes:
    return brief_docx(small_brief, MARKED)


@pytest.fixture(scope="module")
def small_sheet(small_brief: Brief) -> bytes:
    return brief_docx(small_brief, replace(MARKED, one_page=True))


def part(raw: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return etree.fromstring(package.read(name))


def words(element: etree._Element) -> str:
    return " ".join("".join(t.itertext(f"{W}t")) for t in element.iter(f"{W}p"))


def body(raw: bytes) -> str:
    return words(part(raw, "word/document.xml"))


@pytest.mark.parametrize("form", ["small_docx", "small_sheet"])
def test_every_headline_figure_of_the_page_stands_in_word(
    form: str, small_brief: Brief, request: pytest.FixtureRequest
) -> None:
    page = document_fromstring(render_brief(small_brief))
    first = page.xpath("//section[contains(@class, 'answer')]")[0]
    figures = [figure.text_content() for figure in first.find_class("fig")]
    assert len(figures) > 20
    # A footnote's number may stand behind the figure, never inside it.
    told = re.sub(r"\s+", " ", body(request.getfixturevalue(form)))
    assert [f for f in figures if re.sub(r"\s+", " ", f) not in told] == []


def test_each_question_of_the_page_is_a_heading(small_docx: bytes) -> None:
    document = docx.Document(io.BytesIO(small_docx))
    assert document.paragraphs[1].text == "Two Rivers"
    assert document.paragraphs[1].style.name == "Title"
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        "Where do the talks stand?",
        "Is there a deal?",
        "What stands in its way, and what would open it?",
        "What happens next, by when?",
        "What can the mediator do, and what does each choice cost?",
        "What would change our mind?",
        "What is this built on?",
    ]


def test_each_footnote_is_referred_to_and_says_something(small_docx: bytes) -> None:
    notes = part(small_docx, "word/footnotes.xml")
    ids = [n.get(f"{W}id") for n in notes if n.get(f"{W}type") is None]
    document = part(small_docx, "word/document.xml")
    referred = [r.get(f"{W}id") for r in document.iter(f"{W}footnoteReference")]
    assert referred == ids == [str(n) for n in range(1, len(ids) + 1)]
    assert all(len(words(n).strip()) > 15 for n in notes if n.get(f"{W}type") is None)


def test_a_response_leads_to_the_statement_and_its_paragraph(small_docx: bytes) -> None:
    notes = words(part(small_docx, "word/footnotes.xml"))
    assert "Bulletin of the Lakes Union, spring 2031, page 3" in notes
    assert "“not the front, never the front” (stated, quote, grade A1;" in notes


def test_a_number_met_again_leads_back_to_its_footnote(small_docx: bytes) -> None:
    xml = zipfile.ZipFile(io.BytesIO(small_docx)).read("word/document.xml").decode()
    named = set(re.findall(r'w:name="(_DetenteNote\d+)"', xml))
    asked = set(re.findall(r"NOTEREF (_DetenteNote\d+)", xml))
    assert asked
    assert asked <= named


def test_every_picture_is_told_in_words_and_stands_as_svg_and_png(small_docx: bytes) -> None:
    xml = part(small_docx, "word/document.xml")
    shapes = list(xml.iter("{*}docPr"))
    assert len(shapes) >= 3
    assert all(len(shape.get("descr") or "") > 40 for shape in shapes)
    names = zipfile.ZipFile(io.BytesIO(small_docx)).namelist()
    assert len([n for n in names if n.endswith(".svg")]) == len(shapes)
    assert len([n for n in names if n.endswith(".png")]) == len(shapes)
    assert len(list(xml.iter("{*}svgBlip"))) == len(shapes)


def test_the_same_brief_gives_the_same_bytes(small_brief: Brief, small_docx: bytes) -> None:
    assert brief_docx(small_brief, MARKED) == small_docx
    about = docx.Document(io.BytesIO(small_docx)).core_properties
    assert about.created.date() == about.modified.date() == small_brief.day
    assert about.title == "Two Rivers"


@pytest.mark.parametrize("form", ["small_docx", "small_sheet"])
def test_marking_and_day_stand_above_and_below_each_page(
    form: str, request: pytest.FixtureRequest
) -> None:
    section = docx.Document(io.BytesIO(request.getfixturevalue(form))).sections[0]
    for edge in (section.header, section.footer):
        text = edge.paragraphs[0].text
        assert "CONFIDENTIAL – DRAFT" in text
        assert "12 May 2031" in text
    assert " PAGE " in section.footer._element.xml
    assert " NUMPAGES " in section.footer._element.xml


def test_hostile_names_are_words_and_nothing_more(small_brief: Brief) -> None:
    name = "</w:t><w:evil/> & \x00\x0b\ud800 “quoted” شرق"
    raw = brief_docx(replace(small_brief, title=name), replace(MARKED, marking="<b>\x07&"))
    assert part(raw, "word/document.xml").find(".//{*}evil") is None
    title = docx.Document(io.BytesIO(raw)).paragraphs[1].text
    assert title.startswith("</w:t><w:evil/> & ")
    assert "“quoted” شرق" in title


def test_a_template_of_the_users_keeps_its_styles_and_edges(
    small_brief: Brief, tmp_path: Path
) -> None:
    own = docx.Document()
    own.styles["Heading 1"].font.size = docx.shared.Pt(33)
    own.styles["Normal"].font.name = "Garamond"
    own.sections[0].header.paragraphs[0].text = "Ministry of Lakes"
    own.add_paragraph("Words of the template that are not wanted.")
    own.save(str(tmp_path / "own.docx"))
    form = replace(MARKED, template=tmp_path / "own.docx")
    made = docx.Document(io.BytesIO(brief_docx(small_brief, form)))
    assert made.styles["Heading 1"].font.size.pt == 33
    assert made.styles["Normal"].font.name == "Garamond"
    assert [p.text.split("\t")[0] for p in made.sections[0].header.paragraphs] == [
        "Ministry of Lakes",
        "CONFIDENTIAL – DRAFT",
    ]
    assert "not wanted" not in "".join(p.text for p in made.paragraphs)
    assert made.tables[0].style.name == "Detente Plain"
