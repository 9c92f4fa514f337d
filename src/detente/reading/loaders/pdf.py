"""PDF: lines rejoined into paragraphs, without the headers and footers of its pages."""

from __future__ import annotations

import io
from typing import Any

from detente.errors import RefusedError
from detente.reading.document import Document
from detente.reading.loaders.limits import (
    MAX_PDF_CONTENT,
    MAX_PDF_OPERATORS,
    MAX_PDF_PAGES,
    MAX_TEXT,
    MEGABYTE,
    damaged,
    need,
    quiet,
    refuse,
    too_much,
)
from detente.reading.loaders.rejoining import Line, rejoin


def read_pdf(data: bytes, name: str, sha256: str) -> Document:
    """The text of a PDF that holds text.

    A PDF with a password, and one that holds only pictures of pages, are refused.
    """
    pypdf = need("pypdf", name, "pypdf")
    with quiet("pypdf"):
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            _check(reader, name)
            pages = _Pages(name)
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
    found = [r.get_object().get("/XObject") for r in resources if r is not None]
    return any(x is not None and len(x.get_object()) for x in found)


def _no_text(name: str, pictures: bool) -> Exception:
    if pictures:
        return refuse(
            "scanned",
            name,
            "the PDF holds pictures of pages, and no text.",
            "Recognise its text first (for instance with OCRmyPDF), and give the result.",
        )
    return refuse("empty-document", name, "the PDF holds no text.", "Save it again, or leave it.")


class _Pages:
    """The lines of each page, counted while they are read so that no page can run away."""

    def __init__(self, name: str) -> None:
        self.lines: list[list[Line]] = []
        self._name = name
        self._operators = self._characters = 0

    def read(self, page: Any) -> None:
        """Read one page more."""
        content = page.get_contents()
        if content is not None and len(content.get_data()) > MAX_PDF_CONTENT:
            raise too_much(
                self._name,
                f"page {len(self.lines) + 1} has more than {MAX_PDF_CONTENT // MEGABYTE} MB of "
                "drawing.",
            )
        self.lines.append([])
        page.extract_text(visitor_operand_before=self._count, visitor_text=self._say)
        self.lines[-1] = [line for line in self.lines[-1] if line.text.strip()]

    def _count(self, *_: Any) -> None:
        self._operators += 1
        if self._operators > MAX_PDF_OPERATORS:
            raise too_much(self._name, f"the PDF draws more than {MAX_PDF_OPERATORS:,} things.")

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
            if lines and abs(lines[-1].y - y) < 0.3 * tall:
                lines[-1] = lines[-1].longer(piece)
            else:
                lines.append(Line(text=piece, x=x, y=y, tall=tall))
