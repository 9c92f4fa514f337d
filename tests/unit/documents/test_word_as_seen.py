"""Word files give what their reader sees: numbers, notes, tables; not what is hidden or struck."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.documents.document import Document
from detente.documents.load import load
from unit.documents.making import W, docx, need, put, zipped

RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f'xmlns:r="{KIND}"'


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def par(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def relations(**targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{KIND}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f"<Relationships {RELATIONS}>{inside}</Relationships>"


def read(folder: Path, body: str, **parts: str | bytes) -> Document:
    return load(put(folder, "a.docx", docx(body, **parts)))


def paragraphs(document: Document) -> list[str]:
    return document.text.split("\n\n")


@pytest.mark.parametrize(
    ("properties", "how"),
    [
        ("<w:vanish/>", "Hidden"),
        ('<w:vanish w:val="true"/>', "Hidden"),
        ('<w:rStyle w:val="Secret"/>', "Hidden"),
        ("<w:webHidden/>", "Hidden"),
        ('<w:color w:val="FFFFFF"/>', "Hidden"),
        ('<w:sz w:val="2"/>', "Hidden"),
        ("<w:strike/>", "Struck through"),
        ("<w:dstrike/>", "Struck through"),
        ('<w:strike w:val="0"/>', None),
        ('<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>', None),
        ('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>', None),
        ("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", None),
    ],
)
def test_hidden_and_struck_words_are_shown_but_not_read(
    tmp_path: Path, properties: str, how: str | None
) -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="Dark"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Secret"><w:basedOn w:val="Dark"/></w:style></w:styles>'
    )
    body = par(run("The North "), run("leaves", properties), run("keeps", ""), run(" it."))
    document = read(tmp_path, body, word__styles=styles)
    if how is None:
        assert (document.text, document.cautions) == ("The North leaveskeeps it.", ())
    else:
        assert document.text == "The North keeps it."
        assert document.cautions == (f"{how}, and not read: “leaves”",)


@pytest.mark.parametrize(
    ("mark", "text", "caution"),
    [
        ("<w:trPr><w:del/></w:trPr>", "Yes.", "Before the tracked changes: “No.”"),
        ("<w:trPr><w:hidden/></w:trPr>", "Yes.", "Hidden, and not read: “No.”"),
        ("", "No.\n\nYes.", None),
    ],
)
def test_rows_that_are_gone_are_not_read(
    tmp_path: Path, mark: str, text: str, caution: str | None
) -> None:
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    body = f"<w:tbl>{row.format(mark, par(run('No.')))}{row.format('', par(run('Yes.')))}</w:tbl>"
    document = read(tmp_path, body)
    assert document.text == text
    assert (caution in document.cautions) if caution else not document.cautions


LEVELS = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="Article %1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)


def point(text: str, level: int = 0, number: int = 1, extra: str = "") -> str:
    where = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return par(run(text) if text else "", properties=where + extra)


def test_numbers_of_lists_are_written(tmp_path: Path) -> None:
    body = (
        point("Ridge.") + point("Now.", 1) + point("Then.", 1) + point("At noon.", 2)
        + point("Dot.", number=2) + point("Port.") + point("Whole.", 1) + point("Again.", number=3)
        + par(run("Free."))
    )  # fmt: skip
    document = read(tmp_path, body, word__numbering=LEVELS)
    assert paragraphs(document) == [
        "Article III Ridge.", "(a) Now.", "(b) Then.", "3.2.1 At noon.", "Dot.",
        "Article IV Port.", "(a) Whole.", "Article I Again.", "Free.",
    ]  # fmt: skip


def test_numbers_come_by_style_and_with_tracked_changes(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Point"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    style = '<w:pStyle w:val="Point"/>'
    gone = par(
        f"<w:del>{run('Old.', tag='delText')}</w:del>",
        properties=f"{style}<w:rPr><w:del/></w:rPr>",
    )
    none = par(run("No point."), properties=f'{style}<w:numPr><w:numId w:val="0"/></w:numPr>')
    body = gone + par(run("New."), properties=style) + none + par(run("Next."), properties=style)
    document = read(tmp_path, body, word__styles=styles, word__numbering=LEVELS)
    assert paragraphs(document) == ["Article III New.", "No point.", "Article IV Next."]
    assert document.before is not None
    assert document.before.split("\n\n") == [
        "Article III Old.", "Article IV New.", "No point.", "Article V Next.",
    ]  # fmt: skip


def test_a_comment_stands_where_it_did_though_numbers_are_written(tmp_path: Path) -> None:
    body = point("One.") + (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>' + run("The ")
        + '<w:commentRangeStart w:id="7"/>' + run("port") + '<w:commentRangeEnd w:id="7"/></w:p>'
    )  # fmt: skip
    comments = f'<w:comments {W}><w:comment w:id="7">{par(run("Why?"))}</w:comment></w:comments>'
    document = read(tmp_path, body, word__numbering=LEVELS, word__comments=comments)
    (comment,) = document.comments
    assert comment.place is not None
    assert document.text[slice(*comment.place)] == "port"


@pytest.mark.parametrize(
    ("target", "stored"),
    [
        ("word/document2.xml", "word/document2.xml"),
        ("/word/document2.xml", "word\\document2.xml"),
        ("word\\Main.xml", "word/main.xml"),
        ("text/a.xml", "text/a.xml"),
    ],
)
def test_the_main_part_is_the_one_that_is_named(tmp_path: Path, target: str, stored: str) -> None:
    body = f"<w:document {W}><w:body>{par(run('Agreed.'))}</w:body></w:document>"
    parts = {"_rels/.rels": relations(rId1=("officeDocument", target)), stored: body}
    assert load(put(tmp_path, "a.docx", zipped(parts))).text == "Agreed."


PAGE = "<html><head><title>No</title></head><body><p>One.</p><p>Two <del>no</del></p></body></html>"


@pytest.mark.parametrize(
    ("part", "content", "text"),
    [
        ("word/a.html", PAGE, "One.\n\nTwo"),
        ("word/a.txt", "One.\n\nTwo", "One.\n\nTwo"),
        ("word/a.docx", docx(par(run("One.")) + par(run("Two"))), "One.\n\nTwo"),
        (
            "word/a.mht",
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
            "Content-Type: text/html; charset=utf-8\n\n" + PAGE + "\n--b--\n",
            "One.\n\nTwo",
        ),
        ("word/a.rtf", "{\\rtf1 One}", None),
    ],
)
def test_embedded_files_are_read_or_said(
    tmp_path: Path, part: str, content: str | bytes, text: str | None
) -> None:
    need("trafilatura")
    rels = relations(rId5=("aFChunk", "/" + part))
    body = par(run("Before.")) + f'<w:altChunk {R} r:id="rId5"/>' + par(run("After."))
    data = docx(body, **{"word/_rels/document.xml.rels": rels, part: content})
    document = load(put(tmp_path, "a.docx", data))
    if text is None:
        assert paragraphs(document) == ["Before.", "After."]
        assert any(part in caution for caution in document.cautions)
    else:
        assert document.text == f"Before.\n\n{text}\n\nAfter."


def row(*cells: str) -> str:
    inside = "".join(f"<w:tc>{par(run(cell))}</w:tc>" for cell in cells)
    return f"<w:tr>{inside}</w:tr>"


@pytest.mark.parametrize(
    ("rows", "read_as"),
    [
        ([("Q:", "Will you?"), ("MS. DORN:", "No.")], ["Q: Will you?", "MS. DORN: No."]),
        (
            [("Speaker", "Words"), ("Ana Dorn", "We go."), ("Teo Ruiz, envoy", "We stay!")],
            ["Speaker", "Words", "Ana Dorn: We go.", "Teo Ruiz, envoy: We stay!"],
        ),
        ([("10:04", "LIS:", "No.")], ["10:04", "LIS: No."]),
        ([("Army", "800,000"), ("Port", "open")], ["Army", "800,000", "Port", "open"]),
    ],
)
def test_a_transcript_in_a_table_gives_turns(
    tmp_path: Path, rows: list[tuple[str, ...]], read_as: list[str]
) -> None:
    table = "".join(row(*cells) for cells in rows)
    assert paragraphs(read(tmp_path, f"<w:tbl>{table}</w:tbl>")) == read_as


def test_notes_come_after_the_text_and_their_marks_go(tmp_path: Path) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p>'
        f'</w:footnote><w:footnote w:id="2">{par(run("Lake News, 9 May."))}</w:footnote>'
        "</w:footnotes>"
    )
    body = par(
        run("“No,” she said."), "<w:r><w:footnoteReference w:id='2'/></w:r>",
        run("12", raised), run(" On the 2"), run("nd", raised), run(" she left 5 km"),
        run("2", raised), run("."),
    )  # fmt: skip
    document = read(tmp_path, body, word__footnotes=notes)
    assert paragraphs(document) == [
        "“No,” she said. On the 2nd she left 5 km2.", "Lake News, 9 May.",
    ]  # fmt: skip
    assert document.cautions == ("Footnotes and endnotes are read after the text.",)


def test_what_stands_above_each_page_is_said(tmp_path: Path) -> None:
    rels = relations(r1=("header", "header1.xml"), r2=("footer", "footer1.xml"))
    document = read(
        tmp_path,
        par(run("Agreed.")),
        **{
            "word/_rels/document.xml.rels": rels,
            "word/header1.xml": f"<w:hdr {W}>{par(run('Embargo: 9 May'))}</w:hdr>",
            "word/footer1.xml": f"<w:ftr {W}>{par(run('12'))}</w:ftr>",
        },
    )
    assert document.text == "Agreed."
    assert document.cautions == ("Above or below each page, and not read: “Embargo: 9 May”",)


def test_soft_hyphens_and_ligatures_are_no_letters(tmp_path: Path) -> None:
    document = read(
        tmp_path, par(run("The cease\u00adfire is \ufb01nal."), run("", "", "softHyphen"))
    )
    assert document.text == "The ceasefire is final."
