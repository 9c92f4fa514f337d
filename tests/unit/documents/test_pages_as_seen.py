"""Web pages give what their reader sees, with the marks that a browser draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.documents.document import Document
from detente.documents.load import load
from unit.documents.making import need, put

LONG = (
    "The envoys of North and South met for nine hours in the old customs house on Tuesday, and "
    "left without a word about the border that has divided them since the spring of the war."
)


def read(folder: Path, inside: str, head: str = "") -> Document:
    need("trafilatura")
    page = (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>{head}</head>"
        f"<body><article><h1>Nine hours</h1><p>{LONG}</p>{inside}<p>{LONG} Again.</p></article>"
    )
    return load(put(folder, "a.html", page))


def inside(document: Document) -> list[str]:
    said = document.text.split("\n\n")
    return said[said.index(LONG) + 1 : said.index(f"{LONG} Again.")]


@pytest.mark.parametrize(
    ("piece", "how"),
    [
        ("<del>leaves</del>", "Struck through"),
        ("<s>leaves</s>", "Struck through"),
        ("<strike>leaves</strike>", "Struck through"),
        ("<span style='color:red; text-decoration: line-through'>leaves</span>", "Struck through"),
        ("<span style='text-decoration-line:line-through'>leaves</span>", "Struck through"),
        ("<span class='old new'>leaves</span>", "Struck through"),
        ("<span hidden>leaves</span>", "Hidden"),
        ("<span aria-hidden=true>leaves</span>", "Hidden"),
        ("<span style='display: none'>leaves</span>", "Hidden"),
        ("<span style='visibility:hidden'>leaves</span>", "Hidden"),
        ("<span style='font-size:0'>leaves</span>", "Hidden"),
        ("<span id=secret>leaves</span>", "Hidden"),
        ("<span style='color: #FFF'>leaves</span>", "Hidden"),
        ("<span style='color:white;background:navy'>leaves</span>", None),
        ("<span style='color:#ffe'>leaves</span>", None),
        ("<span class=print>leaves</span>", None),
        ("<span style='opacity:0.9'>leaves</span>", None),
        ("<ins>leaves</ins>", None),
    ],
)
def test_struck_and_hidden_words_are_shown_but_not_read(
    tmp_path: Path, piece: str, how: str | None
) -> None:
    rules = (
        "<style>/* .x{} */ p.big, .old { text-decoration: line-through } #secret{display:none}"
        "@media print { .print { display: none } }</style>"
    )
    document = read(tmp_path, f"<p>The North {piece} keeps the ridge for good.</p>", rules)
    if how is None:
        assert inside(document) == ["The North leaves keeps the ridge for good."]
        assert document.cautions == ()
    else:
        assert inside(document) == ["The North keeps the ridge for good."]
        assert document.cautions == (f"{how}, and not read: “leaves”",)


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ("<p>She said: <q>We keep <b>it</b></q>.</p>", ["She said: “We keep it”."]),
        ("<p>She said: <q>“We keep it”</q>.</p>", ["She said: “We keep it”."]),
        ("<p>She said: <q>He said <q>no</q> to me</q>.</p>", ["She said: “He said ‘no’ to me”."]),
        (
            "<p>Ana Dorn said:</p><blockquote><p>We keep it.</p><p>For good.</p></blockquote>",
            ["Ana Dorn said:", "“We keep it.", "“For good.”"],
        ),
        (
            "<blockquote>We keep the ridge. <cite>Ana Dorn</cite></blockquote>",
            ["“We keep the ridge.”", "Ana Dorn"],
        ),
        ("<blockquote><p>“We keep it.”</p></blockquote>", ["“We keep it.”"]),
        (
            "<p>On the 2<sup>nd</sup> of May<sup>[3]</sup> 5 km<sup>2</sup>.<sup>12</sup></p>",
            ["On the 2nd of May 5 km2."],
        ),
        ("<p>The cease&shy;fire is &#xFB01;nal.</p>", ["The ceasefire is final."]),
        (
            "<p>The ministry<span style='float:right'>9 May 2031</span></p>",
            ["The ministry 9 May 2031"],
        ),
        (
            "<table><tr><th>Issue</th><th>North</th></tr><tr><td>Port</td><td>open</td></tr></table>",
            ["Issue | North", "Port | open"],
        ),
        (
            "<ol><li>The North leaves.</li><li value=4>The South opens the port.</li></ol>",
            ["1. The North leaves.", "4. The South opens the port."],
        ),
        (
            "<ol type=a start=3><li><p>It leaves.</p><p>It stays.</p></li><li>No.</li></ol>",
            ["c. It leaves.", "It stays.", "d. No."],
        ),
        (
            "<table><tr><td>QUESTION:</td><td>Will you go?</td></tr>"
            "<tr><td>MS. DORN:</td><td>We will not.</td></tr></table>",
            ["QUESTION: Will you go?", "MS. DORN: We will not."],
        ),
    ],
)
def test_signs_that_a_browser_draws(tmp_path: Path, piece: str, said: list[str]) -> None:
    assert inside(read(tmp_path, piece)) == said


def test_a_page_that_is_a_text_and_no_more_is_read_whole(tmp_path: Path) -> None:
    need("trafilatura")
    page = (
        "<html><body><h2>Points</h2>First words.<ol><li>The ridge.</li></ol>"
        "<center>MS. DORN: We stay.</center><dl><dt>Port</dt><dd>Open.</dd></dl>"
        "<details><summary>More</summary>Of it.</details><h3>End</h3></body></html>"
    )
    said = load(put(tmp_path, "a.html", page)).text.split("\n\n")
    assert said == [
        "Points", "First words.", "1. The ridge.", "MS. DORN: We stay.", "Port", "Open.", "More",
        "Of it.", "End",
    ]  # fmt: skip


def test_what_stands_around_an_article_is_left_out(tmp_path: Path) -> None:
    need("trafilatura")
    page = (
        "<html><body><div><a href=/>Home</a> <a href=/w>World</a></div><div class=content>"
        f"<h1>Nine hours</h1><div>{LONG}</div><div>{LONG} Again.</div></div>"
        "<div><a href=/p>Ten best dams</a></div><footer>Lake News</footer></body></html>"
    )
    said = load(put(tmp_path, "a.html", page)).text.split("\n\n")
    assert said == ["Nine hours", LONG, f"{LONG} Again."]


@pytest.mark.parametrize("letter", ["\x01", "&#1;", "&#xFFFE;", "\ufffe"])
@pytest.mark.parametrize(
    "page",
    [
        "<body>The dam{}opens.<p>It is shared.</p></body>",
        "<p>The <q>dam{}opens</q> in May.</p>",
        "<p>The <span style='display:block'>dam{}opens</span> in May.</p>",
        "<ol><li>The dam{}opens.</li><li>It is shared.</li></ol>",
        "<dl><dt>Dorn</dt><dd>The dam{}opens.</dd></dl>",
        "<div>The dam{}opens.<p>It is shared.</p>At last{}.</div>",
    ],
)
def test_a_letter_that_no_tree_takes_is_a_sign_wherever_words_are_moved(
    page: str, letter: str, tmp_path: Path
) -> None:
    need("trafilatura")
    file = put(tmp_path, "a.html", page.replace("{}", letter).encode())
    read = load(file)
    assert "dam\ufffdopens" in read.text
    assert [said for said in read.cautions if "control characters" in said] == [
        "It holds control characters, which show nowhere: \ufffd stands for each."
    ]
