"""Files made to take for ever: each is read or refused in seconds of work."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.documents import limits, word
from detente.documents.load import load
from detente.errors import RefusedError
from unit.documents.hostile import PATTERNS
from unit.documents.making import assembled, docx, need, pdf, put

SAID = "The envoy said no on Tuesday. "
LINE = "BT /F 11 Tf 1 0 0 1 72 700 Tm "
SECONDS = 5.0


def html(inside: str) -> bytes:
    return f"<!doctype html><html><body>{inside}</body></html>".encode()


def sheets(count: int, drawing: bytes, table: bytes = b"") -> bytes:
    """A small PDF whose pages all share one drawing, and, in fonts of their own, one table."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(count))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        4: b"<< /Length %d >> stream\n" % len(table) + table + b"\nendstream",
        5: b"<< /Length %d >> stream\n" % len(drawing) + drawing + b"\nendstream",
    }
    for n in range(count):
        objects[10 + 2 * n] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R "
            b"/Resources << /Font << /F %d 0 R >> >> >>" % (11 + 2 * n)
        )
        objects[11 + 2 * n] = (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /H /Encoding /Identity-H /ToUnicode 4 0 R >>"
            if table
            else b"<< /Type /Font /Subtype /Type1 /BaseFont /H /Encoding /WinAnsiEncoding >>"
        )
    return assembled(objects)


HEAVY_FONT = b"beginbfchar\n" + b"<0041> <0041>\n" * 10_000 + b"endbfchar"


def anchored() -> bytes:
    """One paragraph with very many commented words."""
    return docx(
        "<w:p>"
        + "".join(
            f'<w:commentRangeStart w:id="{n}"/><w:r><w:t>{n}</w:t></w:r><w:commentRangeEnd '
            f'w:id="{n}"/>'
            for n in range(60_000)
        )
        + "</w:p>"
    )


# What each of them cost before it was bounded is the square of its length, or 20 s and more.
SLOW: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "many tables": ("html", lambda: html(f"<table><tr><td>{SAID}</table>" * 6_500), "read"),
    "a long row": ("html", lambda: html("<table><tr>" + f"<td>{SAID}" * 98_000), "tags"),
    "open forms": (
        "html",
        lambda: html("<form><input>" * 240 + f"<p>{SAID}" * 19_000),
        "read",
    ),
    "attributes": (
        "html",
        lambda: html("<p " + " ".join(f"a{n}=1" for n in range(500_000)) + f">{SAID}"),
        "attributes",
    ),
    "blanks": ("html", lambda: html("<p>" + ("<b>x</b>" + " " * 200) * 19_000), "read"),
    "coloured words": (
        "html",
        lambda: html("<article><p>" + "<span class=a>x</span> " * 19_000),
        "read",
    ),
    "one letter a time": ("pdf", lambda: pdf([LINE + "(a) Tj " * 24_000 + "ET"]), "read"),
    "more letters": ("pdf", lambda: pdf([LINE + "(a)Tj " * 16_000 + "ET"]), "instructions"),
    "a drawing for all pages": ("pdf", lambda: sheets(300, b"1 " * 4_000), "words"),
    "a long drawing for all": ("pdf", lambda: sheets(100, b"%" + b"x" * 99_000), "bytes to draw"),
    "heavy fonts": (
        "pdf",
        lambda: sheets(300, LINE.encode() + b"<0041> Tj ET", HEAVY_FONT),
        "fonts",
    ),
    "comments": ("docx", anchored, "read"),
    "empty parts": (
        "docx",
        lambda: docx("".join(f"<w:p a='{n}'/>" for n in range(150_001))),
        "parts",
    ),
}


@pytest.mark.parametrize("case", SLOW)
def test_a_file_takes_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    ending, make, outcome = SLOW[case]
    need({"html": "trafilatura", "pdf": "pypdf", "docx": "defusedxml"}[ending])
    if outcome != "read":  # in seconds too: what these cost is proportional to their limits
        monkeypatch.setattr(word, "MAX_WORD_PARTS", limits.MAX_WORD_PARTS // 10)
        for what in ("instructions", "words to draw", "bytes of fonts"):
            base, more = limits.MAX_PDF[what]
            monkeypatch.setitem(limits.MAX_PDF, what, (base // 10, more))
    path = put(tmp_path, f"a.{ending}", make())
    begun = time.process_time()
    if outcome == "read":
        assert load(path).text
    else:
        with pytest.raises(RefusedError, match=outcome) as caught:
            load(path)
        assert caught.value.findings[0].slug == "too-large"
        assert any(character.isdigit() for character in caught.value.findings[0].message)
    assert time.process_time() - begun < SECONDS


def test_pages_up_to_the_depth_that_is_read_are_read_to_their_end(tmp_path: Path) -> None:
    need("trafilatura")
    deep = limits.MAX_PAGE_DEPTH - 2
    path = put(tmp_path, "a.html", html("<div>" * deep + f"<p>{SAID * 9}" + "</div>" * deep))
    assert SAID.strip() in load(path).text
    deeper = html("<div>" * (deep + 1) + f"<p>{SAID * 9}" + "</div>" * (deep + 1))
    with pytest.raises(RefusedError, match="nests its tags more than 250 deep"):
        load(put(tmp_path, "b.html", deeper))


@pytest.mark.parametrize(
    ("page", "refusal"),
    [
        ("<svg>{}</svg>".format("<path/>" * 20_000), "tags"),
        (f"<p title='{'a > b ' * 101}' x>", None),
        (f'<p title = "{"a=b " * 101}">', None),
        (f"<script>document.write('{'<div>' * 20_001}'); if (a<b {'x ' * 101}</script>", None),
        (f"<!-- {'<b>' * 20_001} -->", None),
        (f"<!-->{'<b>' * 20_001}", "tags"),
        (f"<!--><p {'a ' * 101}>", "attributes"),
        (f"<p x {'a=b c ' * 51}>", "attributes"),
        ("</div>" * 300, None),
        ("a < b and <3", None),
    ],
)
def test_what_counts_as_a_tag(tmp_path: Path, page: str, refusal: str | None) -> None:
    need("trafilatura")
    path = put(tmp_path, "a.html", html(f"{page}<p>{SAID * 9}</p>"))
    if refusal is None:
        assert SAID.strip() in load(path).text
    else:
        with pytest.raises(RefusedError, match=refusal):
            load(path)


@pytest.mark.parametrize("piece", ['<a "', "<a ='", "<a x='", "<!--", "<script>", "<a =", "<"])
def test_counting_takes_one_walk(tmp_path: Path, piece: str) -> None:
    need("trafilatura")
    path = put(tmp_path, "a.html", html(piece * (1_000_000 // len(piece))))
    begun = time.process_time()
    with contextlib.suppress(RefusedError):
        load(path)
    assert time.process_time() - begun < SECONDS


def test_a_small_file_that_unpacks_to_very_much_is_cut_and_says_so(tmp_path: Path) -> None:
    words = "<w:p>" + "<w:r><w:t>no </w:t></w:r>" * 80_000 + "</w:p>"
    document = load(put(tmp_path, "a.docx", docx(words)))
    assert len(document.text) == 199_997
    assert document.cautions[0].startswith("The file unpacks to 240,000 characters")
    assert "the first 199,997 are read" in document.cautions[0]


@pytest.mark.parametrize("name", PATTERNS)
def test_a_hostile_pattern_is_read_or_refused_within_its_bound(tmp_path: Path, name: str) -> None:
    ending, make = PATTERNS[name]
    need({"html": "trafilatura", "pdf": "pypdf", "docx": "defusedxml"}[ending])
    data = make(300)
    try:
        document = load(put(tmp_path, f"a.{ending}", data))
    except RefusedError as refused:
        (finding,) = refused.findings
        assert finding.slug in ("too-large", "empty-document", "damaged", "not-a-document")
    else:
        most = max(limits.LEAST_CUT, limits.TEXT_PER_BYTE * len(data))
        assert 0 < len(document.text) <= most
        assert sum(map(len, document.cautions)) < 20_000
