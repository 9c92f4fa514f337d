"""PDF: lines rejoined into paragraphs, without the headers and footers of its pages."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from detente.documents.beside import Unseen
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
from detente.documents.pdf_lines import lines_of
from detente.documents.pdf_page import Box, Matrix, Page, within
from detente.documents.rejoining import Line, rejoin
from detente.errors import RefusedError
from detente.userfiles import MEGABYTE, refuse

_WORDS = re.compile(rb"[^\s\[\]<>(){}/%]+")
# What programs write where nobody gave a title or an author: a word for none, a file's name.
_SAYS_NOTHING = re.compile(
    r"|\(?(?:untitled|anonymous|unspecified|unknown)\)?|\S+\.(?:html?|docx?|indd|tex|pdf|rtf|odt)",
    re.IGNORECASE,
)
Letters = list[tuple[str, float, bool]]


def read_pdf(data: bytes, name: str, sha256: str) -> Document:
    """The text of a PDF that holds text.

    A PDF that asks for a password, and one that holds only pictures of pages, are refused. Words
    that are struck through, covered or hidden stand among the cautions.
    """
    pypdf = need("pypdf", name, "pypdf")
    with quiet("pypdf"):
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            _open(reader, name)
            pages = _Pages(name, len(data), reader)
            for number in range(len(reader.pages)):
                pages.read(reader.pages[number])
            title, byline = _about(reader)
            pictures = not any(pages.lines) and _has_pictures(reader)
        except RefusedError:
            raise
        except pypdf.errors.DependencyError:
            raise _no_cipher(name) from None
        # Whatever a hostile file breaks inside the library, the user is told of the file.
        except Exception:
            raise damaged(name, "PDF") from None
    if not any(pages.lines) and not pages.unseen:
        raise _no_text(name, pictures)
    return Document(
        name=name,
        text=rejoin(pages.lines),
        sha256=sha256,
        title=title,
        byline=byline,
        cautions=(
            "Lines of the PDF were rejoined; page headers and footers left out.",
            *pages.unseen.cautions(),
        ),
    )


def _open(reader: Any, name: str) -> None:
    """Open a PDF as a reader does: many are locked against changes, and open without a password."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise refuse(
            "encrypted",
            name,
            "the PDF asks for a password.",
            "Open it with its password and save or print it to a PDF without one.",
        )
    if len(reader.pages) > MAX_PDF_PAGES:
        raise too_much(
            name, f"the PDF has {len(reader.pages):,} pages; at most {MAX_PDF_PAGES:,} are read."
        )


def _no_cipher(name: str) -> RefusedError:
    return refuse(
        "missing-library",
        name,
        "this PDF is locked by a cipher (AES) that needs the library cryptography.",
        "Install it (pip install cryptography), or print the PDF to one that is not locked.",
    )


def _about(reader: Any) -> tuple[str | None, str | None]:
    about = reader.metadata
    if about is None:
        return None, None
    said = (" ".join(str(v or "").split())[:500] for v in (about.title, about.author))
    title, author = (None if _SAYS_NOTHING.fullmatch(value) else value for value in said)
    return title, author


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
    tables = [within(font, "/ToUnicode"), within(within(font, "/Encoding"), "/Differences")]
    tables += [within(below.get_object(), "/W") for below in within(font, "/DescendantFonts") or ()]
    return sum(_length(table) for table in tables if table is not None)


def _length(table: Any) -> int:
    if hasattr(table, "get_data"):
        return len(table.get_data())
    return 10 * len(table) if hasattr(table, "__len__") else 0


class _Pages:
    """The lines of each page, counted while they are read so that no page can run away."""

    def __init__(self, name: str, size: int, reader: Any) -> None:
        self.lines: list[list[Line]] = []
        self.unseen = Unseen()
        self._name, self._reader = name, reader
        self._most_content = MAX_PDF_CONTENT + PDF_CONTENT_PER_BYTE * size
        self._most_words = MAX_PDF_WORDS + int(PDF_WORDS_PER_BYTE * size)
        self._most_operators = MAX_PDF_OPERATORS + int(PDF_OPERATORS_PER_BYTE * size)
        self._content = self._tables = self._words = self._operators = self._letters = 0
        self._fonts: dict[int, tuple[Any, Callable[[bytes], Letters]]] = {}

    def read(self, page: Any) -> None:
        """Read one page more."""
        matrix, edges = _shown(page)
        drawn = Page(self._operations_of, self._font)
        drawn.draw(page, matrix)
        drawn.drawing.boxes += _struck_by_reviewers(page, matrix)
        lines, unseen = lines_of(drawn.drawing, edges)
        self.lines.append(lines)
        for how, words in unseen:
            self.unseen.add(how, words)

    def _operations_of(self, holder: Any) -> Sequence[tuple[Any, bytes]]:
        """The instructions of a page or a form, weighed before they are made."""
        content = need("pypdf.generic", self._name, "pypdf").ContentStream
        stream = holder if hasattr(holder, "get_data") else within(holder, "/Contents")
        if stream is None:
            return ()
        made = content(stream, self._reader, "bytes")
        self._weigh(made.get_data())
        operations: Sequence[tuple[Any, bytes]] = made.operations
        self._operators += len(operations)
        self._at_most(self._operators, self._most_operators, "instructions")
        return operations

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

    def _font(self, font: Any) -> Callable[[bytes], Letters] | None:
        """What decodes the words of a font, made once for the whole file."""
        if font is None:
            return None
        if id(font) not in self._fonts:
            self._tables += _size_of(font)
            if self._tables > MAX_PDF_FONTS:
                raise too_much(
                    self._name,
                    f"up to page {len(self.lines) + 1} the tables of its fonts take more than "
                    f"{MAX_PDF_FONTS // MEGABYTE} MB.",
                )
            self._fonts[id(font)] = font, self._decoder(font)
        return self._fonts[id(font)][1]

    def _decoder(self, resource: Any) -> Callable[[bytes], Letters]:
        font = need("pypdf.generic._font", self._name, "pypdf").Font.from_font_resource(resource)
        widths, named = font.character_widths, isinstance(font.encoding, str)
        known: dict[str, tuple[str, float, bool]] = {}

        def letter(sign: str, raw: str, blank: bool) -> tuple[str, float, bool]:
            text = font.character_map.get(sign, sign)
            width = widths.get(raw, widths["default"])
            if raw == font.space_char:
                width = font.space_width
            return (text if isinstance(text, str) else "").replace("\0", ""), float(width), blank

        def decode(words: bytes) -> Letters:
            self._letters += len(words)
            if self._letters > 2 * MAX_TEXT:
                raise too_much(self._name, f"the PDF has more than {MAX_TEXT:,} characters.")
            if named:
                raws = words.decode(
                    font.encoding, "surrogatepass" if len(words) % 2 == 0 else "replace"
                )
                signs: Sequence[str] = raws
            else:
                raws = words.decode("latin-1")
                signs = [font.encoding.get(byte, chr(byte)) for byte in words]
            letters = []
            for raw, sign in zip(raws, signs):
                if raw not in known:
                    known[raw] = letter(sign, raw, raw == " " and not named)
                letters.append(known[raw])
            return letters

        return decode


def _shown(page: Any) -> tuple[Matrix, tuple[float, float, float, float]]:
    """How a page is turned, and the edges of what is shown of it, once it is turned."""
    box = page.cropbox
    left, low, right, high = (float(one) for one in (box.left, box.bottom, box.right, box.top))
    matrix: Matrix = {
        90: (0.0, -1.0, 1.0, 0.0, 0.0, 0.0),
        180: (-1.0, 0.0, 0.0, -1.0, 0.0, 0.0),
        270: (0.0, 1.0, -1.0, 0.0, 0.0, 0.0),
    }.get(int(page.get("/Rotate") or 0) % 360, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    a, b, c, d, *_ = matrix
    across = sorted((a * left + c * low, a * right + c * high))
    up = sorted((b * left + d * low, b * right + d * high))
    return matrix, (across[0], up[0], across[1], up[1])


def _struck_by_reviewers(page: Any, matrix: Matrix) -> Iterator[Box]:
    """The lines that remarks in the margin draw through words."""
    a, b, c, d, *_ = matrix
    for note in list(within(page, "/Annots") or ())[:1000]:
        note = note.get_object()
        if within(note, "/Subtype") != "/StrikeOut":
            continue
        corners = [float(one) for one in within(note, "/QuadPoints") or ()][:8000]
        for n in range(0, len(corners) - 7, 8):
            xs, ys = corners[n : n + 8 : 2], corners[n + 1 : n + 8 : 2]
            across = [a * x + c * y for x, y in zip(xs, ys)]
            up = [b * x + d * y for x, y in zip(xs, ys)]
            y = min(up) + 0.42 * (max(up) - min(up))
            yield Box(min(across), y, max(across), y + 0.1, 0)
