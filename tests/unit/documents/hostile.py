"""Files made to take for ever or to fill the memory: a pattern each, of any length."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from unit.documents.making import W, assembled, docx, page, pdf, zipped

SAID = "The envoy said “no” on Tuesday. "
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def html(inside: str) -> bytes:
    return f"<!doctype html><html><body>{inside}</body></html>".encode()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def cell(text: str) -> str:
    return f"<w:tc><w:p>{run(text)}</w:p></w:tc>"


def embedding(count: int) -> bytes:
    """The same page put into a Word file very often."""
    links = "".join(
        f'<Relationship Id="r{n}" Type="x/aFChunk" Target="a.html"/>' for n in range(count)
    )
    return docx(
        "".join(f'<w:altChunk {R} r:id="r{n}"/>' for n in range(count)),
        **{
            "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>",
            "word/a.html": "<p>" + SAID * count,
        },
    )


def forms(deep: int) -> bytes:
    """Forms that each draw the next one ten times."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        3: FONT,
        4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R "
        b"/Resources 7 0 R >>",
        5: b"<< /Length 6 >>\nstream\n/X0 Do\nendstream",
    }
    for n in range(deep + 1):
        body = (b"/X%d Do " % (n + 1)) * 10 if n < deep else b"BT /F 9 Tf (a) Tj ET"
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d >>" % len(body)
        objects[20 + n] = head + b"\nstream\n" + body + b"\nendstream"
    names = b" ".join(b"/X%d %d 0 R" % (n, 20 + n) for n in range(deep + 1))
    objects[7] = b"<< /Font << /F 3 0 R >> /XObject << " + names + b" >> >>"
    return assembled(objects)


def page_tree(deep: int) -> bytes:
    """Pages inside pages inside pages."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for n in range(2, deep + 2):
        objects[n] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 1)
    objects[deep + 2] = b"<< /Type /Page /MediaBox [0 0 9 9] >>"
    return assembled(objects)


def packed(megabytes: int) -> bytes:
    """A page whose drawing unpacks to many blanks."""
    body = zlib.compress(b" " * (megabytes * 1_000_000), 9)
    return assembled(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R "
            b"/Resources << >> >>",
            5: b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(body)
            + body
            + b"\nendstream",
        }
    )


def words(count: int, across: float, up: float, size: float = 11) -> str:
    """Pieces of a page, each so far across and up from the last."""
    return "".join(
        f"BT /F {size} Tf 1 0 0 1 {10 + n * across % 580} {10 + n * up % 780} Tm (ab) Tj ET\n"
        for n in range(count)
    )


def boxes(count: int, high: float) -> str:
    return "".join(f"0 {n % 800} 600 {high} re f\n" for n in range(count))


Pattern = tuple[str, Callable[[int], bytes]]
PATTERNS: dict[str, Pattern] = {
    "nested paragraphs": ("docx", lambda n: docx("<w:p>" * n + "</w:p>" * n)),
    "nested runs": ("docx", lambda n: docx("<w:p>" + run("x")[:-6] * n + "</w:r>" * n + "</w:p>")),
    "nested changes": ("docx", lambda n: docx("<w:p>" + "<w:ins>" * n + "</w:ins>" * n + "</w:p>")),
    "nested tables": (
        "docx",
        lambda n: docx("<w:tbl><w:tr><w:tc>" * n + run("x") + "</w:tc></w:tr></w:tbl>" * n),
    ),
    "runs": ("docx", lambda n: docx("<w:p>" + run("no ") * n + "</w:p>")),
    "hidden runs": ("docx", lambda n: docx("<w:p>" + run("no ", "<w:vanish/>") * n + "</w:p>")),
    "raised runs": (
        "docx",
        lambda n: docx("<w:p>" + run("1 ", '<w:vertAlign w:val="superscript"/>') * n + "</w:p>"),
    ),
    "one long run": ("docx", lambda n: docx("<w:p>" + run("a" * n * 100) + "</w:p>")),
    "turns in a table": (
        "docx",
        lambda n: docx("<w:tbl>" + f"<w:tr>{cell('LIS:')}{cell('No.')}</w:tr>" * n + "</w:tbl>"),
    ),
    "joined paragraphs": (
        "docx",
        lambda n: docx(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('no ')}</w:p>" * n),
    ),
    "unlike tags": ("docx", lambda n: docx("".join(f"<t{m}/>" for m in range(n)))),
    "a page in a file again and again": ("docx", embedding),
    "parts": ("docx", lambda n: zipped({f"word/a{m}.xml": "x" for m in range(n)})),
    "styles on styles": (
        "docx",
        lambda n: docx(
            '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr></w:p>' * n,
            word__styles=f"<w:styles {W}>"
            + "".join(
                f'<w:style w:styleId="s{m}"><w:basedOn w:val="s{m + 1}"/></w:style>'
                for m in range(n)
            )
            + "</w:styles>",
        ),
    ),
    "one long text": ("html", lambda n: html("<div>" + SAID * n)),
    "one long word": ("html", lambda n: html("<p>" + "x" * n * 20)),
    "open paragraphs": ("html", lambda n: html(f"<p>{SAID}" * n)),
    "empty paragraphs": ("html", lambda n: html("<p>" * n)),
    "flat items": ("html", lambda n: html(f"<ul><li>{SAID}" + f"<li>{SAID}" * n)),
    "items of no list": ("html", lambda n: html(f"<li>{SAID}" * n)),
    "deep blocks": ("html", lambda n: html("<div>" * n + SAID)),
    "deep blocks again": (
        "html",
        lambda n: html(("<div>" * 200 + "x" + "</div>" * 200) * (n // 99)),
    ),
    "deep quotations": ("html", lambda n: html(("<q>x" * 200 + "</q>" * 200) * (n // 99))),
    "quoted blocks": (
        "html",
        lambda n: html(("<blockquote><p>x" * 99 + "</blockquote>" * 99) * (n // 99)),
    ),
    "cells": ("html", lambda n: html("<table>" + f"<tr><td>LIS:<td>{SAID}" * n)),
    "raised signs": ("html", lambda n: html("<p>" + "x<sup>1</sup>" * n)),
    "struck words": ("html", lambda n: html("<p>" + "x<del>y</del>" * n)),
    "open tags": ("html", lambda n: html("<p><b>x" * n)),
    "links": ("html", lambda n: html(f"<p><a href=/a>{SAID}</a>" * n)),
    "media in a style": ("html", lambda n: html(f"<style>{'@media print {' * n}</style><p>{SAID}")),
    "signs in a style": ("html", lambda n: html(f"<style>{'@/*a{' * n}</style><p>{SAID}")),
    "a long style": ("html", lambda n: html(f"<p style='{'text-decoration:x ' * n}'>{SAID}")),
    "entities": ("html", lambda n: html("<p>" + "&amp;" * n)),
    "letters": ("pdf", lambda n: pdf(["BT /F 11 Tf 1 0 0 1 72 700 Tm " + "(a) Tj " * n + "ET"])),
    "scattered words": ("pdf", lambda n: pdf([words(n, 37, 53)])),
    "words on one line": ("pdf", lambda n: pdf([words(n, 0.02, 0)])),
    "words on lines that touch": ("pdf", lambda n: pdf([words(n, 0, 0.0004, 0.001)])),
    "rows of columns": ("pdf", lambda n: pdf([words(n, 145, 0.1)])),
    "struck by many lines": ("pdf", lambda n: pdf([words(n, 37, 53) + boxes(n, 0.5)])),
    "a long line struck often": (
        "pdf",
        lambda n: pdf([page([(72, 700, "ab " * n)]) + boxes(n, 0.5)]),
    ),
    "covered by many boxes": ("pdf", lambda n: pdf([words(n, 37, 53) + boxes(n, 50)])),
    "nested arrays": ("pdf", lambda n: pdf(["[" * n + "]" * n + " TJ"])),
    "kept states": ("pdf", lambda n: pdf(["q " * n + page([(72, 700, "No.")])])),
    "forms in forms": ("pdf", lambda n: forms(min(n, 12))),
    "pages in pages": ("pdf", page_tree),
    "packed blanks": ("pdf", lambda n: packed(1 + min(n // 300, 99))),
}
