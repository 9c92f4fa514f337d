"""What is refused before it can harm: by what name, and with a way to mend it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from detente.documents.load import load
from detente.errors import RefusedError
from unit.documents.making import W, assembled, docx, need, page, pdf, put, zipped

PARAGRAPH = "<w:p><w:r><w:t>Agreed.</w:t></w:r></w:p>"
OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
DEEP = "<w:p>" * 100_000 + "</w:p>" * 100_000


def word(head: str, inside: str) -> bytes:
    body = (
        f"<w:document {W}><w:body><w:p><w:r><w:t>{inside}</w:t></w:r></w:p></w:body></w:document>"
    )
    return zipped({"word/document.xml": head + body})


def locked() -> bytes:
    return pdf(
        [page([(72, 700, "x")])],
        extra="/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'00' * 32}> /U <{'00' * 32}> >> /ID [<00> <00>]",
    )


OLD = bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 99
CYCLE = assembled(
    {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
    }
)
REFUSED: dict[str, tuple[str, str, bytes]] = {
    "nothing": ("empty-document", "a.txt", b""),
    "blank": ("empty-document", "a.txt", b"\xef\xbb\xbf \r\n"),
    "binary": ("not-a-document", "a.txt", b"\x00\x01\x02abc"),
    "picture": ("not-a-document", "a.png", b"\x89PNG\r\n\x1a\n1234"),
    "not the pdf it says": ("not-a-document", "a.pdf", b"hello"),
    "broken utf-16": ("not-a-document", "a.txt", b"\xff\xfea\x00\x00\xd8b\x00c"),
    "locked word": ("encrypted", "a.docx", OLD + "EncryptedPackage".encode("utf-16-le")),
    "locked pdf": ("encrypted", "a.pdf", locked()),
    "scanned pdf": ("scanned", "a.pdf", pdf(["q 500 0 0 700 0 0 cm /I Do Q"], picture=True)),
    "blank pdf": ("empty-document", "a.pdf", pdf([""])),
    "cut pdf": ("damaged", "a.pdf", pdf([page([(72, 700, "x")])])[:60]),
    "cyclic pdf": ("damaged", "a.pdf", CYCLE),
    "heavy pdf page": ("too-large", "a.pdf", pdf(["0 0 m " * 1_000_000])),
    "another zip": ("not-a-document", "a.docx", zipped({"a.txt": "x"})),
    "zip bomb": ("bad-zip", "a.docx", docx(PARAGRAPH, **{"x.bin": b"0" * 20_000_000})),
    "cut docx": ("damaged", "a.docx", docx(PARAGRAPH)[:-40]),
    "broken xml": ("damaged", "a.docx", docx("<w:p>")),
    "file in an entity": ("unsafe-xml", "a.docx", word(OUTSIDE, "&x;")),
    "entities of entities": ("unsafe-xml", "a.docx", word(LAUGHS, "&b;")),
    "deep docx": ("too-large", "a.docx", docx(DEEP)),
    "deep page": ("too-large", "a.html", b"<html>" + b"<div>" * 251),
    "many tags": ("too-large", "a.html", b"<html><table>" + b"<tr><td>x" * 10_001),
    "many attributes": ("too-large", "a.html", b"<html><p " + b"a=1 " * 101 + b">x"),
    "large page": ("too-large", "a.html", b"<html>" + b"x" * 5_000_001),
    "page of scripts": ("empty-document", "a.html", b"<html><script>x()</script></html>"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_is_refused(tmp_path: Path, case: str) -> None:
    slug, name, content = REFUSED[case]
    if content.startswith(b"%PDF"):
        need("pypdf")
    if case == "page of scripts":
        need("trafilatura")
    path = put(tmp_path, name, content)
    with pytest.raises(RefusedError) as caught:
        load(path)
    (finding,) = caught.value.findings
    assert (finding.slug, finding.place.file) == (slug, name)
    assert finding.mend.endswith(".")
    assert list(tmp_path.iterdir()) == [path]


def odt(kind: str) -> bytes:
    return zipped({"mimetype": kind, "content.xml": "<x/>"})


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.doc", OLD + "WordDocument".encode("utf-16-le"), "a Word file of the old format .doc"),
        ("a.xls", OLD + "Workbook".encode("utf-16-le"), "an Excel workbook of the old format"),
        ("a.docx", zipped({"xl/workbook.xml": "<w/>"}), "an Excel workbook"),
        ("a.docx", zipped({"ppt/presentation.xml": "<p/>"}), "a PowerPoint presentation"),
        ("a.docx", zipped({"a.txt": "x"}), "no Word file but another zip"),
        ("a.odt", odt("application/vnd.oasis.opendocument.text"), "an OpenDocument text"),
        ("a.epub", odt("application/epub+zip"), "an e-book"),
        ("a.txt", b"{\\rtf1\\ansi No.}", "a text of the format RTF"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n1234", "a picture"),
        ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        ("a.pdf", b"<html><p>No", None),
        ("a.txt", b"MZUZU, 9 May. He said no.", None),
        ("a.eml", b"From: a@b\nTo: c@d\nMIME-Version: 1.0\n\nNo.", "a mail"),
        ("a.docx", b"\x1f\x8b\x08\0", "a packed archive"),
        ("a.pages", zipped({"Index/Document.iwa": "x"}), "a Pages document"),
    ],
)
def test_a_refusal_says_what_the_file_is(
    tmp_path: Path, name: str, content: bytes, said: str | None
) -> None:
    path = put(tmp_path, name, content)
    if said is None:
        if content.startswith(b"<html"):
            need("trafilatura")
        assert "No" in load(path).text or "no" in load(path).text
        return
    with pytest.raises(RefusedError) as caught:
        load(path)
    (finding,) = caught.value.findings
    assert (finding.slug, said in finding.message) == ("not-a-document", True)


def test_fifty_megabytes_are_the_most(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "x")
    os.truncate(path, 50_000_001)
    with pytest.raises(RefusedError, match="50 MB"):
        load(path)


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_is_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedError) as caught:
        load(tmp_path / name)
    assert caught.value.findings[0].slug == "not-a-file"


def test_every_truncation_is_read_or_refused(tmp_path: Path) -> None:
    for name, whole in (("a.docx", docx(PARAGRAPH)), ("a.pdf", pdf([page([(72, 700, "x")])]))):
        for end in range(1, len(whole), 23):
            # Any other exception fails the test.
            with contextlib.suppress(RefusedError):
                load(put(tmp_path, name, whole[:end]))
