"""What each format gives: the text, what the file says of itself, both versions, comments."""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
from pathlib import Path

import pytest

from detente.documents.load import load
from detente.errors import RefusedError
from unit.documents.making import W, docx, need, page, pdf, put

LONG = (
    "The envoys of North and South met for nine hours in the old customs house on Tuesday, and "
    "left without a word about the border that has divided them since the spring of the war."
)
HTML = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Nine hours - Lake Post</title>
<meta property="og:site_name" content="Lake Post">
<meta property="og:title" content="Nine hours, no word">
<meta name="author" content="Ana Dorn">
<meta property="article:published_time" content="2031-05-12T08:00:00Z">
<link rel="canonical" href="https://lake.example/nine-hours">
<script>var x = "never said";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Nine hours, no word</h1><p>{LONG}</p>
<p>“We are <b>not</b> done,” said Kel Lis,
the envoy. {LONG}</p><img src="http://192.0.2.1/x.png"></article>
<footer><p>Subscribe to our newsletter. Cookie settings.</p></footer></body></html>"""


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_text_file_is_stored_as_it_is(tmp_path: Path, mark: str) -> None:
    text = mark + "One “é”.\r\n\r\nTwo\r\nlines. \U0001f54a\r\n"
    path = put(tmp_path, "a.txt", text)
    document = load(path)
    assert document.text == path.read_bytes().decode("utf-8") == text
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.cautions == ()
    found = [document.text[a:b] for a, b in document.paragraphs()]
    assert found == ["One “é”.", "Two\r\nlines. \U0001f54a"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“We shall see,” said the envoy – once more, à la carte.", "cp1252"),
        ("Переговоры продолжатся во вторник, сказал посланник. " * 4, "cp1251"),
        ("Переговоры продолжатся во вторник, сказал посланник. " * 4, "koi8-r"),
        ("“Talks”, he said.", "utf-16"),
        ("“Talks”, he said.", "utf-32"),
    ],
)
def test_other_encodings_are_found_and_said(tmp_path: Path, text: str, encoding: str) -> None:
    if encoding in ("cp1251", "koi8-r"):
        need("charset_normalizer")
    document = load(put(tmp_path, "a.txt", text.encode(encoding)))
    assert document.text.removeprefix("\ufeff") == text
    assert "UTF-8" in document.cautions[0]


def test_markdown_proposes_its_first_heading(tmp_path: Path) -> None:
    text = "# Where talks stand #\n\nThey stand.\n"
    document = load(put(tmp_path, "a.md", text))
    assert (document.text, document.title) == (text, "Where talks stand")


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    need("trafilatura")
    document = load(put(tmp_path, "a.html", HTML))
    assert [document.text[a:b] for a, b in document.paragraphs()][-2:] == [
        LONG,
        f"“We are not done,” said Kel Lis, the envoy. {LONG}",
    ]
    assert not any(word in document.text for word in ("newsletter", "World", "never said"))
    about = (document.title, document.publisher, document.byline, document.url, document.published)
    assert about == (
        "Nine hours, no word",
        "Lake Post",
        "Ana Dorn",
        "https://lake.example/nine-hours",
        dt.date(2031, 5, 12),
    )


def test_a_page_in_its_declared_encoding(tmp_path: Path) -> None:
    need("trafilatura")
    head = "<html><head><meta charset=windows-1251></head>"
    cyrillic = f"{head}<body><p>{'Переговоры идут. ' * 20}</p></body></html>"
    document = load(put(tmp_path, "a.htm", cyrillic.encode("cp1251")))
    assert document.text.startswith("Переговоры идут.")


def test_lines_of_a_pdf_are_rejoined(tmp_path: Path) -> None:
    need("pypdf")

    def sheet(n: int, lines: list[str]) -> str:
        body = [(72, 700 - 13 * i, line) for i, line in enumerate(lines) if line]
        return page([(72, 770, f"LAKE POST {n}"), *body, (300, 30, f"{n} / 3")])

    one = [
        'The envoy said "nobody wants the cease-',
        'fire to fail", and that a well-known text of',
        "28 points was on the table.",
        "",
        "The ceasefire held. A second para-",
    ]
    two = ["graph runs over the page, as it must in a", "report. It ends here."]
    three = ["Another one stands alone on this sheet."]
    path = put(tmp_path, "a.pdf", pdf([sheet(n, t) for n, t in enumerate((one, two, three), 1)]))
    document = load(path)
    assert document.text.split("\n\n") == [
        'The envoy said "nobody wants the ceasefire to fail", and that a well-known text of 28 '
        "points was on the table.",
        "The ceasefire held. A second paragraph runs over the page, as it must in a report. It "
        "ends here.",
        "Another one stands alone on this sheet.",
    ]


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def test_a_word_file_gives_both_versions_and_its_comments(tmp_path: Path) -> None:
    body = (
        "<w:p>"
        + run("The army is capped at ")
        + f'<w:del w:id="1">{run("600,000", "delText")}</w:del>'
        + f'<w:ins w:id="2">{run("800,000")}</w:ins>'
        + '<w:commentRangeStart w:id="7"/>'
        + run(" troops")
        + '<w:commentRangeEnd w:id="7"/>'
        + run(".")
        + "</w:p><w:p/>"
        "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>" + run("Joined ") + "</w:p>"
        "<w:p>" + run("later.") + "</w:p>"
        f'<w:p><w:moveFrom w:id="4">{run("Moved.")}</w:moveFrom></w:p>'
        "<w:tbl><w:tr><w:tc><w:p>" + run("A cell") + "</w:p></w:tc></w:tr></w:tbl>"
        f'<w:p><w:moveTo w:id="5">{run("Moved.")}</w:moveTo></w:p>'
    )
    comments = (
        f'<w:comments {W}><w:comment w:id="7" w:author="Lis"><w:p>{run("Too many?")}</w:p>'
        "</w:comment></w:comments>"
    )
    core = (
        '<c:p xmlns:c="urn:c" xmlns:d="http://purl.org/dc/elements/1.1/"><d:title>A plan</d:title>'
        "<d:creator>Dorn</d:creator></c:p>"
    )
    data = docx(
        body,
        **{
            "word__comments.xml": comments,
            "docProps__core.xml": core,
            "word__vbaProject.bin": b"x",
        },
    )
    document = load(put(tmp_path, "a.docx", data))
    assert document.text.split("\n\n") == [
        "The army is capped at 800,000 troops.",
        "Joined later.",
        "A cell",
        "Moved.",
    ]
    assert document.before is not None
    assert document.before.split("\n\n") == [
        "The army is capped at 600,000 troops.",
        "Joined ",
        "later.",
        "Moved.",
        "A cell",
    ]
    (comment,) = document.comments
    assert comment.place is not None
    assert (comment.author, comment.text) == ("Lis", "Too many?")
    assert document.text[slice(*comment.place)] == " troops"
    assert (document.title, document.byline) == ("A plan", "Dorn")
    assert "macros" in document.cautions[0]


def test_a_word_file_without_changes_has_one_version(tmp_path: Path) -> None:
    assert load(put(tmp_path, "a.docx", docx(f"<w:p>{run('Agreed.')}</w:p>"))).before is None


@pytest.mark.parametrize(
    ("module", "name", "content"),
    [("pypdf", "a.pdf", pdf([page([(72, 700, "x")])])), ("trafilatura", "a.html", HTML)],
)
def test_a_missing_library_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, content: bytes | str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(RefusedError, match=f"needs {module}.*[^$]*pip install") as caught:
        load(put(tmp_path, name, content))
    assert caught.value.findings[0].slug == "missing-library"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_says_what_a_markdown_file_is(tmp_path: Path, end: str) -> None:
    lines = ["---", 'title: "Ridge: no"', "date: 2031-05-09T08:00:00Z", "author: Io Lund",
             "url: https://lake.example/ridge", "publisher: Lake News", "tags: [a]", "---",
             "# Another heading", "", "It rained."]  # fmt: skip
    document = load(put(tmp_path, "a.md", end.join(lines).encode()))
    assert (document.title, document.byline, document.publisher, document.url) == (
        "Ridge: no", "Io Lund", "Lake News", "https://lake.example/ridge",
    )  # fmt: skip
    assert str(document.published) == "2031-05-09"
    assert document.text == end.join(lines)


@pytest.mark.parametrize("text", ["---\ntitle: x\n", "title: x\n---\n", "---\ntitle: [\n---\n"])
def test_what_is_no_front_matter_says_nothing(tmp_path: Path, text: str) -> None:
    assert load(put(tmp_path, "a.md", text.encode())).title is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("North draws a line\r\n\r\nThe envoys met.", "North draws a line"),
        ("\ufeff\nNo line\n\nThe envoys met.", "No line"),
        ("Will they meet?\n\nNobody knows.", "Will they meet?"),
        ("The envoys met.\n\nThey left.", None),
        ("“We go,” he said\n\nThey left.", None),
        ("Two lines\nof one paragraph\n\nThey left.", None),
        ("A line that is alone", None),
        ("A line that is alone\n\n", None),
        ("Transcript\n\nA: No.", None),
        ("A " + "long " * 40 + "line\n\nThey left.", None),
    ],
)
def test_a_headline_is_the_title_of_a_text(tmp_path: Path, text: str, title: str | None) -> None:
    assert load(put(tmp_path, "a.txt", text)).title == title
