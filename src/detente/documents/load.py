"""A file of an analyst, whatever its format, as one document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from detente.documents.document import UNFIT_SHOWN, Document
from detente.documents.limits import LEAST_CUT, MAX_BYTES, MAX_TEXT, SPLIT, TEXT_PER_BYTE, too_much
from detente.documents.pdf import read_pdf
from detente.documents.plain import read_plain
from detente.documents.web import read_web
from detente.documents.word import read_word
from detente.letters import clean, fit
from detente.userfiles import Mends, read_within, refuse

Reader = Callable[[bytes, str, str], Document]

_BY_ENDING: dict[str, Reader] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), read_plain),
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_web),
}
_MENDS = Mends(other="Name a document.", unread="Check its name and its rights.", large=SPLIT)
_PAGE = re.compile(rb"\s*(<\?xml[^>]{0,200}>\s*)?(<!doctype html|<html)", re.IGNORECASE)
_MAIL = re.compile(rb"(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n){0,30}?mime-version:", re.IGNORECASE)
_SAVE = "Save its text as .docx or .txt."
_PICTURE = "Recognise its text first (for instance with OCRmyPDF), and give the result."
# What some bytes are that no reader here reads, by how they begin.
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (rb"\{\\rtf", "a text of the format RTF", _SAVE),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0\0\0\0|RIFF(?s:.){4}WEBP"
     rb"|\0(?s:.){3}ftyp(?:heic|mif1|avif)", "a picture", _PICTURE),
    (rb"\0(?s:.){3}ftyp|ID3[\x02-\x04]\0|\xff[\xfb\xf3\xf2]|OggS\0|fLaC\0|\x1aE\xdf\xa3"
     rb"|RIFF(?s:.){4}(?:WAVE|AVI )", "sound or film",
     "Have it written down first, and give the text."),
    (rb"%!PS|\xc5\xd0\xd3\xc6", "PostScript", "Make a .pdf of it."),
    (rb"\x1f\x8b|BZh[1-9]1AY|\xfd7zXZ|7z\xbc\xaf'\x1c|Rar!\x1a", "a packed archive",
     "Unpack it, and give what is in it one by one."),
    (rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<\?mso-application", "a Word file as one XML file", _SAVE),
    (rb"SQLite format 3\0|\x7fELF", "a program or a data file", _SAVE),
)  # fmt: skip
# The same of the container of old Office files, by the names of the streams in it.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_STREAMS = (
    ("WordDocument", "a Word file of the old format .doc"),
    ("Workbook", "an Excel workbook of the old format .xls"),
    ("PowerPoint Document", "a PowerPoint file of the old format .ppt"),
    ("__properties_version", "a message of Outlook (.msg)"),
    ("", "an Office file of an old format"),
)


def load(path: str | Path) -> Document:
    """The document in a file: .txt, .md, .html, .pdf or .docx.

    What the bytes are decides, then the ending of the name. Nothing is fetched, run or unpacked
    to disk.

    Parameters
    ----------
    path : str or Path
        At most 50 MB.

    Returns
    -------
    Document
        Its ``sha256`` is of the bytes of the file.

    Raises
    ------
    RefusedError
        If it is too large, empty, damaged, encrypted, scanned or of no known format, or a library
        is missing; the one finding says why and how to mend it.
    """
    path = Path(path)
    data = _bytes(path)
    name = path.name
    if not data.strip(b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"):
        raise _empty(name, "no text")
    document = _reader(data, path)(data, name, hashlib.sha256(data).hexdigest())
    if len(document.text) > MAX_TEXT:
        raise too_much(
            name, f"the text has {len(document.text):,} characters; at most {MAX_TEXT:,} are read."
        )
    document = _fit(_within(document, max(LEAST_CUT, TEXT_PER_BYTE * len(data))))
    if not document.text.strip("\ufeff \t\r\n\f\v"):
        hidden = any("and not read" in caution for caution in document.cautions)
        unseen = "no text that its reader sees: it is hidden or struck through"
        raise _empty(name, unseen if hidden else "no text")
    return document


def sha256_of(path: str | Path) -> str:
    """The hash of a file's bytes, by which a document is known.

    Raises
    ------
    RefusedError
        If it is too large, or no file that can be read.
    """
    return hashlib.sha256(_bytes(Path(path))).hexdigest()


def _bytes(path: Path) -> bytes:
    return read_within(path, path.name, MAX_BYTES, _MENDS)


def _empty(name: str, what: str) -> Exception:
    return refuse("empty-document", name, f"the file holds {what}.", "Save it again, or leave it.")


def _within(document: Document, most: int) -> Document:
    """A document whose text is cut where a small file unpacks to far more than people write."""
    text = document.text
    if len(text) <= most:
        return document
    cut = max(text.rfind("\n\n", most // 2, most), text.rfind(" ", most // 2, most))
    kept = text[: cut if cut > 0 else most]
    caution = (
        f"The file unpacks to {len(text):,} characters, far more than its size lets expect: only "
        f"the first {len(kept):,} are read."
    )
    return replace(
        document,
        text=kept,
        before=document.before and document.before[:most],
        comments=tuple(
            replace(one, place=None) if one.place and one.place.end > len(kept) else one
            for one in document.comments
        ),
        revisions=tuple(one for one in document.revisions if one.after.end <= len(kept)),
        layout=None,
        layout_before=None,
        cautions=(caution, *document.cautions),
    )


def _fit(document: Document) -> Document:
    """A document without the letters that no text can hold; each place in it stays as it is."""
    text = fit(document.text)
    cautions = document.cautions
    if text != document.text:
        cautions = (*cautions, UNFIT_SHOWN)
    return replace(
        document,
        text=text,
        before=document.before and fit(document.before),
        comments=tuple(
            replace(one, author=clean(one.author), text=clean(one.text))
            for one in document.comments
        ),
        title=document.title and clean(document.title),
        publisher=document.publisher and clean(document.publisher),
        byline=document.byline and clean(document.byline),
        url=document.url and clean(document.url),
        cautions=cautions,
    )


def _reader(data: bytes, path: Path) -> Reader:
    ending = path.suffix.lower()
    if b"%PDF-" in data[:1024]:
        return read_pdf
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return read_word
    if _PAGE.match(data):
        return read_web
    slug, what, mend = _called(data, ending)
    if what or ending not in _BY_ENDING:
        what = what or f"of no format that is read here ({ending[:20] or 'no ending'})"
        raise refuse(slug, path.name, f"the file is {what}.", mend)
    return _BY_ENDING[ending]


def _called(data: bytes, ending: str) -> tuple[str, str, str]:
    """The finding on what no reader here reads; what it is stays blank where bytes do not say."""
    slug, mend = "not-a-document", "Give it as .txt, .md, .html, .pdf or .docx."
    if data.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "encrypted", "locked by a password", "Save it as .docx without a password."
        streams = (what for stream, what in _OLD_STREAMS if stream.encode("utf-16-le") in data)
        return slug, next(streams), "Save it as .docx."
    for sign, what, other in _OTHERS:
        if re.match(sign, data):
            return slug, what, other
    if ending not in _BY_ENDING and _MAIL.match(data):
        return slug, "a mail, or a page saved as one file", mend
    if ending in (".pdf", ".docx", ".docm"):
        return slug, f"called {ending}, but is none", mend
    return slug, "", mend
