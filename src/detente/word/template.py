"""The document that blocks are written into: ours, or a template of the user's, emptied."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from detente.documents.limits import MAX_BYTES, MAX_PART_BYTES, MAX_WORD_PARTS, damaged
from detente.documents.packages import Package
from detente.errors import RefusedError
from detente.userfiles import Mends, read_within, refuse
from detente.wording import pages as words

if TYPE_CHECKING:
    from docx.document import Document

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_MENDS = Mends(
    other=words.NAME_A_FILE,
    unread=words.NAME_ONE_THERE,
    large=words.NAME_A_SMALLER,
)


def has_word() -> bool:
    """Whether Word files can be written: python-docx is an extra."""
    return importlib.util.find_spec("docx") is not None


def need_word(file: str) -> None:
    """See that python-docx is there before a Word file is written.

    Raises
    ------
    RefusedError
        If it is not; the message says what to install.
    """
    if not has_word():
        raise refuse("missing-library", file, words.NO_PYTHON_DOCX, words.INSTALL)


def our_document() -> Document:
    """An empty document to dress in our own styles."""
    import docx

    return _emptied(docx.Document())


def users_document(file: Path) -> Document:
    """A template of the user's without its words; what stands above and below its pages stays.

    Raises
    ------
    RefusedError
        If it is no Word file, damaged, too large, or has a password.
    """
    import docx

    raw = read_within(file, file.name, MAX_BYTES, _MENDS)
    _checked(raw, file.name)
    try:
        document = _emptied(docx.Document(io.BytesIO(_as_document(raw))))
        document.element.body.get_or_add_sectPr()  # a page of its own has not every file
        return document
    except RefusedError:
        raise
    except Exception:  # whatever python-docx makes of a damaged file
        raise damaged(file.name, "template") from None


def _checked(raw: bytes, name: str) -> None:
    """Refuse what is no Word file, within the limits of every other that is read."""
    if not raw.startswith(b"PK"):
        raise refuse("not-a-document", name, words.NO_WORD_FILE, words.GIVE_A_WORD_FILE)
    package = Package(raw, name, MAX_WORD_PARTS + len(raw) // 4)
    leads = package.relations("").values()
    main = [part for kind, part in leads if kind == "officeDocument" and part in package]
    if not main or not main[0].lower().startswith("word/"):
        raise package.is_something_else()
    for part in package.names():
        if part.endswith((".xml", ".rels")):
            package.tree(part, MAX_PART_BYTES)
    if any(part.endswith("vbaproject.bin") for part in package.names()):
        raise refuse("not-a-document", name, words.MACROS, words.WITHOUT_MACROS)


def _as_document(raw: bytes) -> bytes:
    """A .dotx as the .docx that it is the template of."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(held, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "[Content_Types].xml":
                content = content.replace(_TEMPLATE.encode(), _MAIN.encode())
            new.writestr(info.filename, content)
    return held.getvalue()


def _emptied(document: Document) -> Document:
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    leads = document.part.package.rels
    for key in [key for key, lead in leads.items() if lead.reltype.endswith("/thumbnail")]:
        del leads[key]  # the picture of a page that is no more
    return document
