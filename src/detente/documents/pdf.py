"""PDF: lines rejoined into paragraphs, without the headers and footers of its pages."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from detente.documents.beside import Unseen
from detente.documents.document import Document
from detente.documents.limits import MAX_PDF, MAX_PDF_PAGES, damaged, missing, need, quiet, too_much
from detente.documents.pdf_lines import lines_of
from detente.documents.pdf_page import Box, Drawing, Matrix, place, within
from detente.documents.rejoining import Line, rejoin
from detente.errors import RefusedError
from detente.userfiles import refuse

_WORDS = re.compile(rb"[^\s\[\]<>(){}/%]+")
# What programs write where nobody gave a title or an author: a word for none, a file's name.
_SAYS_NOTHING = re.compile(
    r"|\(?(?:untitled|anonymous|unspecified|unknown)\)?|\S+\.(?:html?|docx?|indd|tex|pdf|rtf|odt)",
    re.IGNORECASE,
)
_TURNS: dict[int, Matrix] = {
    90: (0.0, -1.0, 1.0, 0.0, 0.0, 0.0),
    180: (-1.0, 0.0, 0.0, -1.0, 0.0, 0.0),
    270: (0.0, 1.0, -1.0, 0.0, 0.0, 0.0),
}
_THROUGH = 0.42
_MOST_REMARKS = 1_000
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
            if not any(pages.lines) and not pages.unseen:
                raise _no_text(name, reader)
            title, byline = _about(reader)
        except RefusedError:
            raise
        except pypdf.errors.DependencyError:
            raise missing(name, "cryptography") from None  # its cipher is AES
        # Whatever a hostile file breaks inside the library, the user is told of the file.
        except Exception:
            raise damaged(name, "PDF") from None
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


def _about(reader: Any) -> tuple[str | None, ...]:
    about = reader.metadata or {}
    said = (" ".join(str(about.get(key) or "").split())[:500] for key in ("/Title", "/Author"))
    return tuple(None if _SAYS_NOTHING.fullmatch(value) else value for value in said)


def _no_text(name: str, reader: Any) -> RefusedError:
    resources = (within(page, "/Resources") for page in list(reader.pages)[:20])
    if any(within(one, "/XObject") for one in resources):
        return refuse(
            "scanned",
            name,
            "the PDF holds pictures of pages, and no text.",
            "Recognise its text first (for instance with OCRmyPDF), and give the result.",
        )
    return refuse("empty-document", name, "the PDF holds no text.", "Save it again, or leave it.")


class _Pages:
    """The lines of each page, counted while they are read so that no page can run away."""

    def __init__(self, name: str, size: int, reader: Any) -> None:
        self.lines: list[list[Line]] = []
        self.unseen = Unseen()
        self._name, self._reader = name, reader
        self._most = {what: base + int(more * size) for what, (base, more) in MAX_PDF.items()}
        self._left = dict(self._most)
        self._fonts: dict[int, tuple[Any, Callable[[bytes], Letters]]] = {}

    def read(self, page: Any) -> None:
        """Read one page more."""
        matrix = _TURNS.get(int(page.get("/Rotate") or 0) % 360, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
        box = page.cropbox
        one = place(matrix, float(box.left), float(box.bottom))
        other = place(matrix, float(box.right), float(box.top))
        (left, right), (low, high) = (sorted(both) for both in zip(one, other))
        drawing = Drawing(self._operations_of, self._font)
        drawing.draw(page, matrix)
        drawing.boxes += _struck_by_reviewers(page, matrix)
        self.lines.append(lines_of(drawing, (left, low, right, high), self.unseen))

    def _spend(self, what: str, count: int) -> None:
        self._left[what] -= count
        if self._left[what] < 0:
            most = f"{self._most[what]:,} {what}"
            raise too_much(self._name, f"the PDF has more than {most}, the most for its size.")

    def _operations_of(self, holder: Any) -> Sequence[tuple[Any, bytes]]:
        """The instructions of a page or a form, weighed before they are made."""
        content = need("pypdf.generic", self._name, "pypdf").ContentStream
        stream = holder if hasattr(holder, "get_data") else within(holder, "/Contents")
        if stream is None:
            return ()
        made = content(stream, self._reader, "bytes")
        drawn = made.get_data()
        self._spend("bytes to draw", len(drawn))
        self._spend("words to draw", sum(1 for _ in _WORDS.finditer(drawn)))
        operations: Sequence[tuple[Any, bytes]] = made.operations
        self._spend("instructions", len(operations))
        return operations

    def _font(self, font: Any) -> Callable[[bytes], Letters] | None:
        """What decodes the words of a font, made once for the whole file."""
        if font is None:
            return None
        if id(font) not in self._fonts:
            self._spend("bytes of fonts", _size_of(font))
            self._fonts[id(font)] = font, self._decoder(font)
        return self._fonts[id(font)][1]

    def _decoder(self, resource: Any) -> Callable[[bytes], Letters]:
        font = need("pypdf.generic._font", self._name, "pypdf").Font.from_font_resource(resource)
        widths, named = font.character_widths, isinstance(font.encoding, str)
        known: dict[str, tuple[str, float, bool]] = {}

        def letter(raw: str) -> tuple[str, float, bool]:
            sign = raw if named else font.encoding.get(ord(raw), raw)
            text = font.character_map.get(sign, sign)
            width = widths.get(raw, widths["default"])
            if raw == font.space_char:
                width = font.space_width
            text = text.replace("\0", "") if isinstance(text, str) else ""
            return text, float(width), raw == " " and not named

        def decode(words: bytes) -> Letters:
            self._spend("characters", len(words))
            errors = "replace" if len(words) % 2 else "surrogatepass"
            raws = words.decode(font.encoding, errors) if named else words.decode("latin-1")
            for raw in set(raws) - known.keys():
                known[raw] = letter(raw)
            return [known[raw] for raw in raws]

        return decode


def _size_of(font: Any) -> int:
    """About the bytes of the tables by which a font is read."""
    tables = [within(font, "/ToUnicode"), within(within(font, "/Encoding"), "/Differences")]
    tables += [within(below.get_object(), "/W") for below in within(font, "/DescendantFonts") or ()]
    made = [one.get_data() if hasattr(one, "get_data") else one for one in tables]
    return sum(len(one) * (1 if isinstance(one, bytes) else 10) for one in made if one is not None)


def _struck_by_reviewers(page: Any, matrix: Matrix) -> Iterator[Box]:
    """The lines that remarks in the margin draw through words."""
    for remark in list(within(page, "/Annots") or ())[:_MOST_REMARKS]:
        note = remark.get_object()
        corners = [float(one) for one in within(note, "/QuadPoints") or ()][: 8 * _MOST_REMARKS]
        if within(note, "/Subtype") != "/StrikeOut":
            continue
        for n in range(0, len(corners) - 7, 8):
            points = [place(matrix, *corners[at : at + 2]) for at in range(n, n + 8, 2)]
            across, up = zip(*points)
            y = min(up) + _THROUGH * (max(up) - min(up))
            yield Box(min(across), y, max(across), y + 0.1, 0)
