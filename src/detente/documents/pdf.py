"""PDF: lines rejoined into paragraphs, without the headers and footers of its pages."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

from detente.documents.document import Document
from detente.documents.limits import (
    MAX_PDF_CONTENT,
    MAX_PDF_FONTS,
    MAX_PDF_OPERATORS,
    MAX_PDF_PAGES,
    MAX_PDF_WORDS,
    MAX_TEXT,
    PDF_CONTENT_PER_BYTE,
    PDF_OPERATORS_PER_BYTE,
    PDF_WORDS_PER_BYTE,
    damaged,
    need,
    quiet,
    too_much,
)
from detente.documents.rejoining import Line, rejoin
from detente.errors import RefusedError
from detente.userfiles import MEGABYTE, refuse

_WORDS = re.compile(rb"[^\s\[\]<>(){}/%]+")


def read_pdf(data: bytes, name: str, sha256: str) -> Document:
    """The text of a PDF that holds text.

    A PDF with a password, and one that holds only pictures of pages, are refused.
    """
    pypdf = need("pypdf", name, "pypdf")
    with quiet("pypdf"):
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            _check(reader, name)
            pages = _Pages(name, len(data))
            for number in range(len(reader.pages)):
                pages.read(reader.pages[number])
            title, byline = _about(reader)
            pictures = not any(pages.lines) and _has_pictures(reader)
        except RefusedError:
            raise
        # Whatever a hostile file breaks inside the library, the user is told of the file.
        except Exception:
            raise damaged(name, "PDF") from None
    if not any(pages.lines):
        raise _no_text(name, pictures)
    return Document(
        name=name,
        text=rejoin(pages.lines),
        sha256=sha256,
        title=title,
        byline=byline,
        cautions=("Lines of the PDF were rejoined; page headers and footers left out.",),
    )


def _check(reader: Any, name: str) -> None:
    if reader.is_encrypted:
        raise refuse(
            "encrypted",
            name,
            "the PDF is encrypted.",
            "Open it with its password and save or print it to a PDF without one.",
        )
    if len(reader.pages) > MAX_PDF_PAGES:
        raise too_much(
            name, f"the PDF has {len(reader.pages):,} pages; at most {MAX_PDF_PAGES:,} are read."
        )


def _about(reader: Any) -> tuple[str | None, str | None]:
    about = reader.metadata
    if about is None:
        return None, None
    title, author = (" ".join(str(v or "").split())[:500] for v in (about.title, about.author))
    return title or None, author or None


def _has_pictures(reader: Any) -> bool:
    resources = [page.get("/Resources") for page in list(reader.pages)[:20]]
    pictures = [r.get_object().get("/XObject") for r in resources if r is not None]
    return any(x is not None and len(x.get_object()) for x in pictures)


def _no_text(name: str, pictures: bool) -> Exception:
    if pictures:
        return refuse(
            "scanned",
            name,
            "the PDF holds pictures of pages, and no text.",
            "Recognise its text first (for instance with OCRmyPDF), and give the result.",
        )
    return refuse("empty-document", name, "the PDF holds no text.", "Save it again, or leave it.")


def _size_of(font: Any) -> int:
    """About the bytes of the tables by which a font is read."""
    tables = [_within(font, "/ToUnicode"), _within(_within(font, "/Encoding"), "/Differences")]
    tables += [
        _within(below.get_object(), "/W") for below in _within(font, "/DescendantFonts") or ()
    ]
    return sum(_length(table) for table in tables if table is not None)


def _within(holder: Any, key: str) -> Any:
    """What a dictionary holds under a key; None where there is none, or no dictionary."""
    held = holder.get(key) if hasattr(holder, "get") else None
    return None if held is None else held.get_object()


def _length(table: Any) -> int:
    if hasattr(table, "get_data"):
        return len(table.get_data())
    return 10 * len(table) if hasattr(table, "__len__") else 0


class _Pages:
    """The lines of each page, counted while they are read so that no page can run away."""

    def __init__(self, name: str, size: int) -> None:
        self.lines: list[list[Line]] = []
        self._name = name
        self._most_content = MAX_PDF_CONTENT + PDF_CONTENT_PER_BYTE * size
        self._most_words = MAX_PDF_WORDS + int(PDF_WORDS_PER_BYTE * size)
        self._most_operators = MAX_PDF_OPERATORS + int(PDF_OPERATORS_PER_BYTE * size)
        self._content = self._fonts = self._words = self._operators = self._characters = 0
        self._pieces: list[str] = []

    def read(self, page: Any) -> None:
        """Read one page more."""
        content = page.get_contents()
        if content is not None:
            self._weigh(content.get_data())
        self._weigh_fonts(page)
        self.lines.append([])
        page.extract_text(visitor_operand_before=self._count, visitor_text=self._say)
        self._end_line()
        self.lines[-1] = [line for line in self.lines[-1] if line.text.strip()]

    def _weigh(self, content: bytes) -> None:
        self._content += len(content)
        if self._content > self._most_content:
            most = f"{self._most_content / MEGABYTE:,.1f} MB"
            raise too_much(self._name, f"the PDF draws more than {most}, the most for its size.")
        self._words += sum(1 for _ in _WORDS.finditer(content))
        self._at_most(self._words, self._most_words, "words")

    def _at_most(self, count: int, most: int, what: str) -> None:
        if count > most:
            raise too_much(
                self._name, f"the PDF draws with more than {most:,} {what}, the most for its size."
            )

    def _weigh_fonts(self, page: Any) -> None:
        fonts = _within(_within(page, "/Resources"), "/Font")
        for font in fonts.values() if hasattr(fonts, "values") else ():
            self._fonts += _size_of(font.get_object())
        if self._fonts > MAX_PDF_FONTS:
            raise too_much(
                self._name,
                f"up to page {len(self.lines) + 1} the tables of its fonts take more than "
                f"{MAX_PDF_FONTS // MEGABYTE} MB.",
            )

    def _count(self, *_: Any) -> None:
        self._operators += 1
        self._at_most(self._operators, self._most_operators, "instructions")

    def _say(self, text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        self._characters += len(text)
        if self._characters > MAX_TEXT:
            raise too_much(self._name, f"the PDF has more than {MAX_TEXT:,} characters.")
        if not text.strip("\n"):
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        tall = abs(size * tm[3] * cm[3]) or 10.0
        lines = self.lines[-1]
        for piece in text.strip("\n").split("\n"):
            if not lines or abs(lines[-1].y - y) >= 0.3 * tall:
                self._end_line()
                lines.append(Line(text="", x=x, y=y, tall=tall))
            self._pieces.append(piece)

    def _end_line(self) -> None:
        """Put the last line together once, however many pieces it comes in."""
        if self._pieces:
            self.lines[-1][-1] = replace(self.lines[-1][-1], text="".join(self._pieces))
            self._pieces = []
