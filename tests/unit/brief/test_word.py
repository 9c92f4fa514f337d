"""The brief in Word: what the page says, footnotes that lead to sources, no bare picture."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from lxml import etree
from lxml.html import document_fromstring

from detente.brief.page import Brief, brief, render_brief
from detente.brief.word import WordForm, brief_docx, positions_docx
from detente.dossier.model.dossier import Dossier
from detente.errors import RefusedError
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
    return brief_docx(small_brief, MARKED, one_page=True)


@pytest.fixture(scope="module")
def small_table(two_rivers: Dossier) -> bytes:
    return positions_docx(two_rivers, MARKED)


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
        "What is on the table, and whose way does it go?",
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


def not_word(kind: str, file: Path) -> Path:
    """A file that is no template."""
    if kind == "text":
        file.write_text("Not a Word file.")
    elif kind == "sheet":
        openpyxl.Workbook().save(file)
    elif kind == "cut short":
        docx.Document().save(str(file))
        file.write_bytes(file.read_bytes()[:9_000])
    elif kind == "hollow":
        with zipfile.ZipFile(file, "w") as package:
            package.writestr("[Content_Types].xml", "<Types/>")
    return file


@pytest.mark.parametrize("kind", ["text", "sheet", "cut short", "hollow", "missing"])
def test_a_template_that_is_no_word_file_is_a_finding(
    kind: str, two_rivers: Dossier, tmp_path: Path
) -> None:
    form = replace(MARKED, template=not_word(kind, tmp_path / "own.docx"))
    with pytest.raises(RefusedError, match=r"^own\.docx:1:1: "):
        positions_docx(two_rivers, form)


def test_without_python_docx_it_is_said_what_to_install(
    two_rivers: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(RefusedError, match=r'pip install "detente\[word\]"'):
        positions_docx(two_rivers, MARKED)


def test_a_template_of_words_own_kind_is_taken_too(two_rivers: Dossier, tmp_path: Path) -> None:
    held = io.BytesIO()
    docx.Document().save(held)
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(tmp_path / "own.dotx", "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"document.main+xml", b"template.main+xml")
            new.writestr(name, content)
    form = replace(MARKED, template=tmp_path / "own.dotx")
    assert docx.Document(io.BytesIO(positions_docx(two_rivers, form))).tables


def test_positions_stand_across_the_page_each_with_its_statement(small_table: bytes) -> None:
    document = docx.Document(io.BytesIO(small_table))
    assert document.sections[0].page_width > document.sections[0].page_height
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "Issue",
        "North Republic",
        "South Republic",
        "Coast League",
    ]
    row = next(row for row in table.rows if row.cells[0].text.startswith("Who guards"))
    assert row.cells[1].text.startswith("■ demands “Troops of the Coast League”")
    assert row.cells[3].text.startswith("◇ objects to “Troops of the Coast League”")
    notes = words(part(small_table, "word/footnotes.xml"))
    assert "Ines Okafor, foreign minister, to the press, interview, 4 Apr 2031" in notes
    assert "The war between the rivers, chapter 5" in notes


def test_a_party_without_a_position_is_named_below_the_table(two_rivers: Dossier) -> None:
    quiet = two_rivers.set("parties.quiet-bank", {"name": "Quiet Bank", "kind": "stakeholder"})
    told = body(positions_docx(quiet))
    named = re.search(r"No position is on record of: ([^.]*)\.", told)
    assert named is not None
    assert "Quiet Bank" in named[1]
    assert "North Republic" not in named[1]


def test_positions_of_some_issues_are_those_alone(two_rivers: Dossier) -> None:
    document = docx.Document(io.BytesIO(positions_docx(two_rivers, issues=["guarantee"])))
    heads = [row.cells[0].text for row in document.tables[0].rows]
    assert [head for head in heads if "today" in head] == ["Who guards the peace · today: Nobody"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice Writer")
@pytest.mark.parametrize("form", ["small_docx", "small_sheet", "small_table"])
def test_libreoffice_reads_every_word(
    form: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    raw = request.getfixturevalue(form)
    (tmp_path / "brief.docx").write_bytes(raw)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    run = ["soffice", home, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    place = ["--outdir", str(tmp_path), str(tmp_path / "brief.docx")]
    subprocess.run([*run, *place], check=True, capture_output=True, timeout=180)
    read = set((tmp_path / "brief.txt").read_text(encoding="utf-8-sig").split())
    wanted = set(re.findall(r"[A-Za-z]{4,}", body(raw)))
    assert wanted - set(re.findall(r"[A-Za-z]{4,}", " ".join(read))) == set()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice Writer")
@pytest.mark.parametrize(("form", "fewest", "most"), [("small_docx", 4, 6), ("small_sheet", 1, 1)])
def test_the_full_form_has_four_to_six_pages_and_the_short_one(
    form: str, fewest: int, most: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    (tmp_path / "brief.docx").write_bytes(request.getfixturevalue(form))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    run = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*run, str(tmp_path / "brief.docx")], check=True, capture_output=True, timeout=180
    )
    assert fewest <= len(pypdf.PdfReader(tmp_path / "brief.pdf").pages) <= most


def test_a_template_with_other_first_and_even_pages_is_marked_on_all(
    two_rivers: Dossier, tmp_path: Path
) -> None:
    own = docx.Document()
    own.sections[0].different_first_page_header_footer = True
    own.settings.odd_and_even_pages_header_footer = True
    own.save(str(tmp_path / "own.docx"))
    form = replace(MARKED, template=tmp_path / "own.docx")
    section = docx.Document(io.BytesIO(positions_docx(two_rivers, form))).sections[0]
    for kind in ("", "first_page_", "even_page_"):
        for edge in (getattr(section, f"{kind}header"), getattr(section, f"{kind}footer")):
            assert "CONFIDENTIAL – DRAFT" in edge.paragraphs[0].text


def test_the_commands_import_no_word_writer_before_it_is_asked_for() -> None:
    code = (
        "import sys, detente.cli.main, detente.cli.brief, detente.cli.positions\n"
        "print([name for name in ('docx', 'lxml', 'detente.word') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
