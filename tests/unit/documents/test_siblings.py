"""Files that once might have been misread, as others are that were: what each must come to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.documents.document import Document
from detente.documents.load import load
from unit.documents.making import W, docx, need, pdf, put

LONG = (
    "The envoys of North and South met for nine hours in the old customs house on Tuesday, and "
    "left without a word about the border that has divided them since the spring of the war."
)


def read(folder: Path, ending: str, data: bytes | str) -> Document:
    need(*{"html": ("trafilatura",), "pdf": ("pypdf",)}.get(ending, ()))
    return load(put(folder, f"a.{ending}", data))


def run(text: str, says: str = "") -> str:
    return f'<w:r><w:rPr>{says}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*runs: str, says: str = "") -> str:
    return f"<w:p><w:pPr>{says}</w:pPr>{''.join(runs)}</w:p>"


def rows(*rows: tuple[str, ...], says: str = "") -> str:
    cells = ("".join(f"<w:tc><w:tcPr>{says}</w:tcPr>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


WHITE = '<w:color w:val="FFFFFF"/>'
NUMBERS = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt '
    'w:val="decimal"/><w:lvlText w:val="%1."/><w:pStyle w:val="Head"/></w:lvl><w:lvl w:ilvl="1">'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num '
    'w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
)
HEADS = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Head"><w:pPr><w:numPr><w:numId '
    'w:val="9"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:default="1" '
    'w:styleId="Normal"/></w:styles>'
)
BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice><w:drawing><x:txbx xmlns:x="urn:x"><w:txbxContent>{0}</w:txbxContent>'
    "</x:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)

WORD: dict[str, tuple[bytes, list[str], str]] = {
    "white words in a dark cell are a heading": (
        docx(rows((par(run("Issue", WHITE)),), says='<w:shd w:val="clear" w:fill="1F3864"/>')),
        ["Issue"],
        "",
    ),
    "struck in the way of LibreOffice": (
        docx(
            par(run("It ", ""), run("goes ", '<w:strike/><w:dstrike w:val="false"/>'), run("on."))
        ),
        ["It on."],
        "Struck through, and not read: “goes”",
    ),
    "a hidden paragraph of a hidden style": (
        docx(
            par(run("It stays.")) + par(run("It goes."), says='<w:pStyle w:val="Secret"/>'),
            word__styles=f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Secret"><w:rPr>'
            "<w:vanish/></w:rPr></w:style></w:styles>",
        ),
        ["It stays."],
        "Hidden, and not read: “It goes.”",
    ),
    "headings numbered by their style, points below them": (
        docx(
            par(run("Ridge"), says='<w:pStyle w:val="Head"/>')
            + par(
                run("It stays."), says='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="9"/></w:numPr>'
            )
            + par(run("Port"), says='<w:pStyle w:val="Head"/>')
            + par(
                run("It opens."), says='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="9"/></w:numPr>'
            ),
            word__styles=HEADS,
            word__numbering=NUMBERS,
        ),
        ["1. Ridge", "1.1 It stays.", "2. Port", "2.1 It opens."],
        "",
    ),
    "a text box once, not twice": (
        docx(par(run("It stays."), BOX.format(par(run("A box."))))),
        ["It stays.", "A box."],
        "",
    ),
    "a transcript with clock times in a table of three columns": (
        docx(
            rows(
                (par(run("10:04")), par(run("MS. DORN:")), par(run("We stay."))),
                (par(run("10:05")), par(run("Q:")), par(run("Why?"))),
            )
        ),
        ["10:04", "MS. DORN: We stay.", "10:05", "Q: Why?"],
        "",
    ),
    "words moved by a tracked change": (
        docx(
            par(f"<w:moveFrom>{run('It goes. ')}</w:moveFrom>", run("It stays."))
            + par(f"<w:moveTo>{run('It goes. ')}</w:moveTo>")
        ),
        ["It stays.", "It goes. "],
        "Before the tracked changes: “It goes. It stays.”",
    ),
    "a mark of a note that is raised by its style": (
        docx(
            par(
                run("It stays."),
                run("*", '<w:rStyle w:val="Mark"/>'),
                run(" On the 2") + run("nd", '<w:rStyle w:val="Mark"/>') + run(" it went."),
            ),
            word__styles=f'<w:styles {W}><w:style w:type="character" w:styleId="Mark"><w:rPr>'
            '<w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>',
        ),
        ["It stays. On the 2nd it went."],
        "",
    ),
    "a mark of a note that LibreOffice raised": (
        docx(
            par(
                run("It stays."),
                run("1", '<w:position w:val="8"/><w:sz w:val="19"/>'),
                run(" On the 2") + run("nd", '<w:position w:val="8"/>') + run(" it went."),
            )
        ),
        ["It stays. On the 2nd it went."],
        "",
    ),
    "two lists of one shape go on": (
        docx(
            par(run("It stays."), says='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>')
            + par(run("Between."))
            + par(
                run("It opens."), says='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="10"/></w:numPr>'
            ),
            word__numbering=NUMBERS.replace(
                "</w:numbering>",
                '<w:num w:numId="10"><w:abstractNumId w:val="4"/></w:num></w:numbering>',
            ),
        ),
        ["1. It stays.", "Between.", "2. It opens."],
        "",
    ),
    "a content control, a link and a line break": (
        docx(
            f"<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{par(run('It stays.'))}"
            "</w:sdtContent></w:sdt>"
            + par(
                f"<w:hyperlink>{run('Lake News')}</w:hyperlink>", "<w:r><w:br/></w:r>", run("9 May")
            )
        ),
        ["It stays.", "Lake News\n9 May"],
        "",
    ),
    "a field keeps what it shows, and not its code": (
        docx(
            par(
                run("On "),
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText>'
                '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("9 May"),
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            )
        ),
        ["On 9 May"],
        "",
    ),
}


@pytest.mark.parametrize("case", WORD)
def test_word_files(tmp_path: Path, case: str) -> None:
    data, said, caution = WORD[case]
    document = read(tmp_path, "docx", data)
    assert document.text.split("\n\n") == said
    assert caution in document.cautions if caution else document.cautions == ()


PAGES: dict[str, tuple[str, list[str], str]] = {
    "a change marked by the page's own style": (
        "<style>.removed,.was{text-decoration:line-through}</style>"
        "<p>It <span class='x was'>leaves</span> keeps it.</p>",
        ["It keeps it."],
        "Struck through, and not read: “leaves”",
    ),
    "a correction": (
        "<p>It <del>leaves</del> <ins>keeps</ins> it.</p>",
        ["It keeps it."],
        "Struck through, and not read: “leaves”",
    ),
    "words for the ears alone stay": (
        "<p>It <span style='position:absolute;left:0'>now</span> stays.</p>",
        ["It now stays."],
        "",
    ),
    "a quotation in two elements": (
        "<p><q>We stay</q>, Ana Dorn said, <q>for good</q>.</p>",
        ["“We stay”, Ana Dorn said, “for good”."],
        "",
    ),
    "a block with its marks inside the first word": (
        "<blockquote><p><em>„Wir bleiben“</em>, she said.</p></blockquote>",
        ["„Wir bleiben“, she said."],
        "",
    ),
    "a large first letter": (
        "<p><span style='float:left;font-size:60px'>T</span>he envoys stay.</p>",
        ["The envoys stay."],
        "",
    ),
    "a place where a word may be broken": (
        "<p>The cease<wbr>fire holds for&#8203;ever.</p>",
        ["The ceasefire holds forever."],
        "",
    ),
    "words far off the page": (
        "<p>It <span style='position:absolute; left:-9999px'>goes</span> stays.</p>",
        ["It stays."],
        "Hidden, and not read: “goes”",
    ),
    "words that nobody can see through": (
        "<p>It <span style='color: transparent'>goes</span> stays.</p>",
        ["It stays."],
        "Hidden, and not read: “goes”",
    ),
    "words cut to nothing by a class": (
        "<style>.sr-only{position:absolute;width:1px;height:1px;clip:rect(0,0,0,0)}</style>"
        "<p>It <span class=sr-only>goes</span> stays.</p>",
        ["It stays."],
        "Hidden, and not read: “goes”",
    ),
    "a transcript in a list of terms": (
        "<dl><dt>MS. DORN:</dt><dd>We stay.</dd><dt>Q:</dt><dd>Why?</dd></dl>",
        ["MS. DORN: We stay.", "Q: Why?"],
        "",
    ),
    "points that go on after a paragraph": (
        "<ol><li>The ridge.</li></ol><p>Between.</p><ol start=2><li>The port.</li></ol>",
        ["1. The ridge.", "Between.", "2. The port."],
        "",
    ),
    "points within points": (
        "<ol><li>The <b>ridge</b>.<ol type=a><li>By sea.</li><li><div>By land.</div>Soon.</li></ol>"
        "</li><li><table><tr><td>Port</td><td>Open</td></tr></table></li></ol>",
        ["1. The ridge.", "a. By sea.", "b. By land.", "Soon.", "2.", "Port | Open"],
        "",
    ),
    "words before, between and after blocks": (
        "<div>It <b>stays</b>.<p>It opens.</p>It goes on.<ul><li>Now.</li></ul>So be it.</div>",
        ["It stays.", "It opens.", "It goes on.", "- Now.", "So be it."],
        "",
    ),
    "bullets with more than words": (
        "<ul><li>The ridge.<p>It stays.</p></li><li>The port.<div>It opens.</div></li></ul>",
        ["- The ridge. It stays.", "- The port. It opens."],
        "",
    ),
    "a box of words": (
        "<div>It stays.</div><div>It <i>opens</i>.</div>",
        ["It stays.", "It opens."],
        "",
    ),
    "a paragraph that is hidden": (
        "<p>It stays.</p><p style='display:none'>It goes.</p>",
        ["It stays."],
        "Hidden, and not read: “It goes.”",
    ),
    "a point of a list": (
        "<ol start=3><li>The ridge.</li></ol>",
        ["3. The ridge."],
        "",
    ),
    "a note in brackets, and squared metres": (
        "<p>It stays.<sup>[12]</sup> 9 m<sup>2</sup> on the 3<sup>rd</sup>.<sup>a</sup></p>",
        ["It stays. 9 m2 on the 3rd."],
        "",
    ),
    "a transcript in a table with its heading": (
        "<table><tr><th>Speaker</th><th>Words</th></tr>"
        "<tr><td><b>Ana Dorn</b></td><td>We stay.</td></tr>"
        "<tr><td><b>Teo Ruiz</b></td><td>We go.</td></tr></table>",
        ["Speaker", "Words", "Ana Dorn: We stay.", "Teo Ruiz: We go."],
        "",
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_pages(tmp_path: Path, case: str) -> None:
    inside, said, caution = PAGES[case]
    page = (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title></head>"
        f"<body><article><h1>Nine hours</h1><p>{LONG}</p>{inside}<p>{LONG} Again.</p></article>"
    )
    document = read(tmp_path, "html", page)
    pieces = document.text.split("\n\n")
    assert pieces[pieces.index(LONG) + 1 : pieces.index(f"{LONG} Again.")] == said
    assert document.cautions == ((caution,) if caution else ())


def at(x: float, y: float, text: str, size: float = 11) -> str:
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def column(x: float, lines: list[str], top: float = 700) -> str:
    return "".join(at(x, top - 14 * n, line) for n, line in enumerate(lines))


ONE = [
    "The North keeps the ridge, its",
    "envoy said, until the talks at",
    "Lake House have come to an",
]
TWO = [
    "end. The South wants the port",
    "back by June, and nobody from",
    "its side will speak of more",
]
THREE = [
    "before that. The mediator was",
    "silent, and left by the back",
    "door of the customs house.",
]

PRINTED: dict[str, tuple[Callable[[], str], list[str], str]] = {
    "three columns": (
        lambda: column(40, ONE) + column(225, TWO) + column(410, THREE),
        [" ".join(ONE + TWO + THREE)],
        "",
    ),
    "columns below a date on the right": (
        lambda: at(480, 760, "9 May 2031") + column(60, ONE + TWO) + column(330, THREE + ONE),
        ["9 May 2031", " ".join(ONE + TWO + THREE + ONE)],
        "",
    ),
    "a box beside running text that goes on below it": (
        lambda: column(40, ONE + TWO[:2]) + column(330, THREE)
        + at(40, 630, "their side will speak of it for more than one week, as was asked."),
        [" ".join(THREE),
         " ".join(ONE + TWO[:2])
         + " their side will speak of it for more than one week, as was asked."],
        "",
    ),
    "paragraphs told by an indent alone": (
        lambda: at(60, 700, "The North keeps the ridge, its envoy said.")
        + at(72, 686, "The South wants the port back by June.")
        + at(60, 672, "Nobody knows of a line between the two."),
        ["The North keeps the ridge, its envoy said.",
         "The South wants the port back by June. Nobody knows of a line between the two."],
        "",
    ),
    "a heading set larger, close to its text": (
        lambda: at(60, 700, "The ridge and the port", 15) + at(60, 685, "after nine hours."),
        ["The ridge and the port", "after nine hours."],
        "",
    ),
    "words below a row of a table": (
        lambda: at(60, 700, "Army") + at(300, 700, "800,000") + at(60, 686, "and so on."),
        ["Army | 800,000", "and so on."],
        "",
    ),
    "columns less than a letter apart": (
        lambda: column(40, ONE + TWO) + column(203, THREE + ONE),
        [" ".join(ONE + TWO + THREE + ONE)],
        "",
    ),
    "what a browser prints around a page": (
        lambda: at(20, 780, "5/9/31, 10:02 AM") + at(200, 780, "Talks at the ford", 9)
        + column(60, ONE) + at(20, 15, "https://lake.example/talks", 8) + at(560, 15, "1/1", 8),
        [" ".join(ONE)],
        "",
    ),
    "a struck line in two pieces": (
        lambda: at(60, 700, "It leaves the ridge. It stays.")
        + "60 703.5 45 0.5 re f 105 703.5 46 0.5 re f",
        ["It stays."],
        "Struck through, and not read: “It leaves the ridge.”",
    ),
    "a mark of a note as its own small letter, and one after a comma": (
        lambda: at(60, 700, "“It stays,") + at(111, 704, "3", 6) + at(118, 700, "Dorn said.")
        + at(171, 704, "4", 6),
        ["“It stays, Dorn said."],
        "",
    ),
    "a drop cap of two lines before its words": (
        lambda: at(60, 687, "T", 26) + at(78, 700, "he envoys met in the old house")
        + at(78, 687, "by the lake, and went on") + at(60, 674, "until the night had come."),
        ["The envoys met in the old house by the lake, and went on until the night had come."],
        "",
    ),
    "cells whose rows are drawn column by column": (
        lambda: column(60, ["1", "2", "3"]) + column(74, ["9 May", "12 May", "31 May"])
        + column(200, ["Lake House", "Port", "Ridge"]),
        ["1 9 May | Lake House", "2 12 May | Port", "3 31 May | Ridge"],
        "",
    ),
    "words in white on a page of white": (
        lambda: "1 1 1 rg " + at(60, 660, "It goes.") + "0 g " + at(60, 700, "It stays."),
        ["It stays."],
        "Hidden, and not read: “It goes.”",
    ),
    "a transcript whose labels stand in a column": (
        lambda: at(60, 700, "MS. DORN:") + at(160, 700, "We will not leave the ridge before the")
        + at(160, 686, "vote, and nobody asked us to.") + at(60, 672, "QUESTION:")
        + at(160, 672, "And after the vote, if they ask you then?"),
        [
            "MS. DORN: We will not leave the ridge before the vote, and nobody asked us to.",
            "QUESTION: And after the vote, if they ask you then?",
        ],
        "",
    ),
    "a thick line through words, and one below others": (
        lambda: at(60, 700, "It leaves.") + "60 702.6 46 2.2 re f "
        + at(60, 660, "It stays.") + "60 657.5 46 1 re f",
        ["It stays."],
        "Struck through, and not read: “It leaves.”",
    ),
    "a letter set closer to the next": (
        lambda: "BT /F 11 Tf 1 0 0 1 60 700 Tm [(T) 80 (he V) 110 (oice stays.)] TJ ET\n",
        ["The Voice stays."],
        "",
    ),
    "notes below two columns": (
        lambda: column(60, ONE + TWO) + column(330, THREE + ONE)
        + at(60, 100, "3 Lake News, 9 May 2031.", 8) + at(60, 90, "4 The same.", 8),
        [" ".join(ONE + TWO + THREE + ONE), "3 Lake News, 9 May 2031.", "4 The same."],
        "",
    ),
    "letters far apart are one word": (
        lambda: "BT /F 11 Tf 2.5 Tc 1 0 0 1 60 700 Tm (RIDGE) Tj 0 Tc ET\n"
        + at(60, 660, "It stays."),
        ["RIDGE", "It stays."],
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PRINTED)
def test_printed_pages(tmp_path: Path, case: str) -> None:
    drawing, said, caution = PRINTED[case]
    document = read(tmp_path, "pdf", pdf([drawing()]))
    assert document.text.split("\n\n") == said
    assert list(document.cautions[1:]) == ([caution] if caution else [])
