"""Zips that are documents: their parts within limits, and what a zip is that is no Word file."""

from __future__ import annotations

import functools
import io
import posixpath
import re
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from detente.documents.limits import MAX_DEPTH, MAX_ZIP_FILES, MAX_ZIP_RATIO, damaged, too_much
from detente.errors import RefusedError
from detente.userfiles import MEGABYTE, refuse

_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError,
           EOFError, MemoryError)  # fmt: skip
_PIECE = 65_536
_SPACE = re.compile(
    r"\{[^}]*(?:wordprocessingml/(?:2006/)?main|markup-compatibility/2006|/relationships"
    r"|office/word/2012/wordml|/core-properties|purl\.org/dc/elements/1\.1/)\}"
)
# What a zip is, by its type or by the beginning of a part in it.
_KINDS = (
    ("application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", "Save it as .docx."),
    ("application/vnd.oasis.opendocument", "an OpenDocument file", "Save it as .docx or .pdf."),
    ("application/epub+zip", "an e-book (.epub)", "Save its text as .html or .txt."),
    ("xl/", "an Excel workbook", "Save the sheet as .txt, or import it: detente import xlsx."),
    ("ppt/", "a PowerPoint presentation", "Save its text as .docx or .txt."),
    ("visio/", "a Visio drawing", "Save its text as .docx or .txt."),
    ("index/document.iwa", "a Pages document", "Save it as .docx."),
    ("index/", "a Pages, Numbers or Keynote file", "Save it as .docx or .pdf."),
    ("", "no Word file but another zip", "Give what is in it one by one."),
)


class Package:
    """The parts of a zip by their names, however slashes and letters are written in them.

    Parameters
    ----------
    data : bytes
    name : str
        What the file is called in findings.
    most : int
        The most elements that one part may have.
    """

    def __init__(self, data: bytes, name: str, most: int) -> None:
        self._name, self._most = name, most
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = self._archive.infolist()
        except _BROKEN:
            raise damaged(name, "file") from None
        _check(infos, name)
        self._parts = {_plain(info.filename): info for info in reversed(infos)}

    def names(self) -> list[str]:
        """The names of the parts, in small letters."""
        return sorted(self._parts)

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
        except _BROKEN:
            raise damaged(self._name, "file") from None
        if len(content) > most:
            size = f"{most / MEGABYTE:,.0f} MB"
            raise too_much(self._name, f"{part} in it unpacks to more than {size}.")
        return content

    def tree(self, part: str, most: int) -> Element:
        """A part as a tree, its names without their namespaces; empty if it is not there."""
        parser = DefusedXMLParser(target=_Builder(self._most), forbid_dtd=True)
        xml = self.read(part, most) or b"<nothing/>"
        try:
            for start in range(0, len(xml), _PIECE):
                parser.feed(xml[start : start + _PIECE])
            root: Element = parser.close()
            return root
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

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part leads to, by the relation's name: its kind, and the other part.

        Of the whole file, if ``part`` is blank.
        """
        folder, base = posixpath.split(part)
        leads: dict[str, tuple[str, str]] = {}
        for link in self.tree(posixpath.join(folder, "_rels", f"{base}.rels"), MEGABYTE):
            target = link.get("Target", "").replace("\\", "/")
            if target and link.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                leads[link.get("Id", "")] = link.get("Type", "").rpartition("/")[2], path
        return leads

    def is_something_else(self) -> RefusedError:
        """The refusal of a zip that is no Word file: what it is instead."""
        signs = [self.read("mimetype", 1000).decode("latin-1").strip(), *self._parts]
        what, mend = next(
            (what, mend)
            for begin, what, mend in _KINDS
            if any(sign.startswith(begin) for sign in signs)
        )
        return refuse("not-a-document", self._name, f"the file is {what}.", mend)


class _Builder(TreeBuilder):
    """Builds a tree of Word's own elements that is neither too deep nor too large."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = self._most = most
        self._deep = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._left -= 1
        self._deep += 1
        if self._left < 0:
            raise OverflowError(f"the file has more than {self._most:,} parts.")
        if self._deep > MAX_DEPTH:
            raise OverflowError(f"the file nests its parts more than {MAX_DEPTH:,} deep.")
        return super().start(
            _local(tag), {name.rpartition("}")[2]: value for name, value in attributes.items()}
        )

    def end(self, tag: str) -> Element:
        self._deep -= 1
        return super().end(_local(tag))


@functools.lru_cache(1000)
def _local(tag: str) -> str:
    """A tag's name if it is of Word or of its zip, else one that means nothing."""
    local = _SPACE.sub("", tag)
    return "?" if local.startswith("{") else local


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
