"""Zips that are documents: their parts within limits, and what a zip is that is no Word file."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TypeVar
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from detente.documents.limits import MAX_ZIP_FILES, MAX_ZIP_RATIO, damaged, too_much
from detente.documents.wordparts import Part, Relations
from detente.errors import RefusedError
from detente.userfiles import MEGABYTE, refuse

_PIECE = 65_536
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError)
_BROKEN_DATA = (ValueError, EOFError, MemoryError)
# What a zip is, by the beginning of a part in it.
_KINDS = (
    ("xl/", "an Excel workbook", "Save the sheet as .txt, or import it: detente import xlsx."),
    ("ppt/", "a PowerPoint presentation", "Save its text as .docx or .txt."),
    ("visio/", "a Visio drawing", "Save its text as .docx or .txt."),
    ("index/document.iwa", "a Pages document", "Save it as .docx."),
    ("index/", "a Pages, Numbers or Keynote file", "Save it as .docx or .pdf."),
)
_MIMETYPES = {
    "application/vnd.oasis.opendocument.text": ("an OpenDocument text (.odt)", "Save it as .docx."),
    "application/vnd.oasis.opendocument": ("an OpenDocument file", "Save it as .docx or .pdf."),
    "application/epub+zip": ("an e-book (.epub)", "Save its text as .html or .txt."),
}
T = TypeVar("T", bound=Part)


class Package:
    """The parts of a zip by their names, however slashes and letters are written in them."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = self._archive.infolist()
        except (*_BROKEN, *_BROKEN_DATA):
            raise damaged(name, "file") from None
        _check(infos, name)
        self._parts = {_plain(info.filename): info for info in reversed(infos)}

    def names(self) -> frozenset[str]:
        """The names of the parts, in small letters."""
        return frozenset(self._parts)

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._parts

    def read(self, part: str, most: int) -> bytes:
        """The bytes of a part; none if it is not there."""
        if part not in self:
            return b""
        try:
            with self._archive.open(self._parts[_plain(part)]) as member:
                # The stated size may lie: never read beyond the limit.
                content = member.read(most + 1)
        except (*_BROKEN, *_BROKEN_DATA):
            raise damaged(self._name, "file") from None
        if len(content) > most:
            size = f"{most / MEGABYTE:,.0f} MB"
            raise too_much(self._name, f"{part} in it unpacks to more than {size}.")
        return content

    def walk(self, part: str, target: T, most: int) -> T:
        """What a part says, as it streams by; nothing if it is not there."""
        xml = self.read(part, most)
        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        try:
            for start in range(0, len(xml), _PIECE):
                parser.feed(xml[start : start + _PIECE])
            if xml:
                parser.close()
        except DefusedXmlException:
            raise refuse(
                "unsafe-xml",
                self._name,
                "the file holds a document type or entities, which are not read.",
                "Such files are made to read other files of yours; ask whoever sent it.",
            ) from None
        except OverflowError as error:
            raise too_much(self._name, str(error)) from None
        except (ParseError, ValueError, LookupError):
            raise damaged(self._name, "Word file") from None
        return target

    def relations(self, part: str) -> Relations:
        """Where a part of the file leads to; of the whole file, if ``part`` is blank."""
        folder, _, base = part.rpartition("/")
        path = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        return self.walk(path, Relations(part), MEGABYTE)

    def is_something_else(self) -> RefusedError:
        """The refusal of a zip that is no Word file: what it is instead."""
        said = self.read("mimetype", 1000).decode("latin-1").strip() if "mimetype" in self else ""
        known = [what for kind, what in _MIMETYPES.items() if said.startswith(kind)]
        known += [
            (what, mend)
            for begin, what, mend in _KINDS
            if any(part.startswith(begin) for part in self._parts)
        ]
        what, mend = (*known, ("no Word file but another zip", "Give what is in it one by one."))[0]
        return refuse("not-a-document", self._name, f"the file is {what}.", mend)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _check(infos: list[zipfile.ZipInfo], name: str) -> None:
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if len(infos) > MAX_ZIP_FILES:
        raise too_much(
            name, f"the file holds {len(infos):,} parts; at most {MAX_ZIP_FILES:,} are read."
        )
    if total > 10 * MEGABYTE and total > MAX_ZIP_RATIO * max(packed, 1):
        raise refuse(
            "bad-zip",
            name,
            f"the file unpacks to more than {MAX_ZIP_RATIO} times its size.",
            "Such files are made to fill the memory; ask whoever sent it.",
        )
    if any(info.flag_bits & 1 for info in infos):
        raise refuse("encrypted", name, "the file has a password.", "Save it without a password.")
