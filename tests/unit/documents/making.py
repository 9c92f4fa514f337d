"""Small real files, made in the test that reads them."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def need(*modules: str) -> None:
    """Skip a test, visibly, where a library of the extra is not installed."""
    for module in modules:
        pytest.importorskip(module, reason=f'needs {module}: pip install "detente[reading]"')


def pdf(pages: list[str], extra: str = "", picture: bool = False) -> bytes:
    """A PDF whose pages have these drawing instructions; ``extra`` goes into its trailer."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    image = "/XObject << /I 4 0 R >>" if picture else ""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Length 1 >>\nstream\n\xff\nendstream",
    }
    for n, drawing in enumerate(pages):
        body = zlib.compress(drawing.encode("cp1252"))
        objects[10 + 2 * n] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {11 + 2 * n} 0 R "
            f"/Resources << /Font << /F 3 0 R >> {image} >> >>"
        ).encode()
        objects[11 + 2 * n] = (
            f"<< /Filter /FlateDecode /Length {len(body)} >>\nstream\n".encode()
            + body
            + b"\nendstream"
        )
    return assembled(objects, extra)


def assembled(objects: dict[int, bytes], extra: str = "") -> bytes:
    """Objects as a PDF file with a cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010} 00000 n \n".encode()
    out += f"trailer\n<< /Size {max(places) + 1} /Root 1 0 R {extra} >>\n".encode()
    return bytes(out) + f"startxref\n{start}\n%%EOF\n".encode()


def page(lines: list[tuple[int, int, str]]) -> str:
    """Drawing instructions for lines of 11 points at (x, y)."""
    return "".join(f"BT /F 11 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for x, y, text in lines)


def docx(body: str, **others: str | bytes) -> bytes:
    """A Word file; other parts by their name, with ``__`` for ``/``."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped(
        {"word/document.xml": document} | {k.replace("__", "/"): v for k, v in others.items()}
    )


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name if "." in name or name == "mimetype" else name + ".xml", content)
    return out.getvalue()


def put(folder: Path, name: str, content: bytes | str) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
