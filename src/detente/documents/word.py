"""Word files: the text before and after tracked changes, and, in words, what stands beside it.

Only three parts of the zip are read, none is unpacked to disk. Macros, pictures, fields and links
to other files are left alone; a document type or an entity is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from detente.documents.document import Comment, Document, Span
from detente.documents.limits import (
    MAX_PART_BYTES,
    MAX_ZIP_FILES,
    MAX_ZIP_RATIO,
    damaged,
    too_much,
)
from detente.documents.wordml import Body, Properties
from detente.userfiles import MEGABYTE, refuse

_TEXT, _COMMENTS, _PROPERTIES = MAX_PART_BYTES
_PIECE = 65_536
T = TypeVar("T", Body, Properties)


def read_word(data: bytes, name: str, sha256: str) -> Document:
    """The text of a Word file as it stands if every tracked change is accepted.

    ``before`` is the text if every change is rejected; None if there are none. What only it says,
    and the comments, stand among the cautions, so that they are seen.
    """
    parts, others = _parts(data, name)
    body = _walk(parts[_TEXT], Body(), name)
    notes = _walk(parts[_COMMENTS], Body(), name) if _COMMENTS in parts else Body()
    about = _walk(parts[_PROPERTIES], Properties(), name) if _PROPERTIES in parts else Properties()
    before = body.before if body.changed else None
    comments = tuple(
        Comment(author=author, text=text, place=_place(body, key))
        for key, author, text in notes.comments
    )
    return Document(
        name=name,
        text=body.after,
        sha256=sha256,
        title=about.said("title"),
        byline=about.said("creator"),
        before=before,
        comments=comments,
        cautions=(*_cautions(others), *beside(body.after, before, comments)),
    )


def _place(body: Body, key: str) -> Span | None:
    ends = body.anchors.get(key)
    return Span(*ends) if ends and ends[0] <= ends[1] else None


def _cautions(others: set[str]) -> tuple[str, ...]:
    cautions = []
    if any(part.endswith("vbaProject.bin") for part in others):
        cautions.append("The file holds macros; they were ignored.")
    if {"word/footnotes.xml", "word/endnotes.xml"} & others:
        cautions.append("Footnotes and endnotes are not read.")
    return tuple(cautions)


def _parts(data: bytes, name: str) -> tuple[dict[str, bytes], set[str]]:
    """The parts that are read, by name, and the names of the others."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check(infos, name)
            wanted = {i.filename: i for i in infos if i.filename in MAX_PART_BYTES}
            if _TEXT not in wanted:
                raise refuse(
                    "not-a-document",
                    name,
                    "this zip is not a Word file.",
                    "Give the documents in it one by one.",
                )
            parts = {part: _part(archive, info, name) for part, info in wanted.items()}
            return parts, {i.filename for i in infos} - set(parts)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        EOFError,
        MemoryError,
    ):
        raise damaged(name, "Word file") from None


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


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    limit = MAX_PART_BYTES[info.filename]
    with archive.open(info) as member:
        # The stated size may lie: never read beyond the limit.
        content = member.read(limit + 1)
    if len(content) > limit:
        raise too_much(name, f"{info.filename} in it unpacks to more than {limit // MEGABYTE} MB.")
    return content


def _walk(xml: bytes, target: T, name: str) -> T:
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        for start in range(0, len(xml), _PIECE):
            parser.feed(xml[start : start + _PIECE])
        parser.close()
    except DefusedXmlException:
        raise refuse(
            "unsafe-xml",
            name,
            "the file holds a document type or entities, which are not read.",
            "Such files are made to read other files of yours; ask whoever sent it.",
        ) from None
    except OverflowError as error:
        raise too_much(name, str(error)) from None
    except (ParseError, ValueError, LookupError):
        raise damaged(name, "Word file") from None
    return target


_MOST = 20
_LONG = 300


def beside(after: str, before: str | None, comments: Sequence[Comment]) -> Iterator[str]:
    """Cautions that show what tracked changes took away, and the comments in the margin.

    Parameters
    ----------
    after, before : str
        The text with every tracked change accepted, and with every one rejected; the latter is
        None if there are none.
    comments : sequence of Comment

    Examples
    --------
    >>> for caution in beside("We go.", "We stay.", [Comment(author="Lis", text="Never!")]):
    ...     print(caution)
    The text is read as if every tracked change were accepted: 1 paragraph was otherwise before.
    Before the tracked changes: “We stay.”
    Comments are not read: there is 1.
    Comment by Lis: “Never!”
    """
    if before is not None:
        yield from _changes(after, before)
    if comments:
        verb = "is" if len(comments) == 1 else "are"
        yield f"Comments are not read: there {verb} {len(comments)}."
        for comment in comments[:_MOST]:
            place = after[slice(*comment.place)] if comment.place else ""
            about = f", about “{_short(place)}”" if place.strip() else ""
            author = _short(comment.author) or "somebody"
            yield f"Comment by {author}{about}: “{_short(comment.text)}”"
        yield from _rest(len(comments), "comments")


def _changes(after: str, before: str) -> Iterator[str]:
    was, added = _only_in(before, after), _only_in(after, before)
    accepted = "The text is read as if every tracked change were accepted"
    if not was:
        new = f"{len(added)} {_paragraphs(len(added))} added" if added else "the words are the same"
        yield f"{accepted}: {new}."
        return
    verb = "was" if len(was) == 1 else "were"
    yield f"{accepted}: {len(was)} {_paragraphs(len(was))} {verb} otherwise before."
    for paragraph in was[:_MOST]:
        yield f"Before the tracked changes: “{_short(paragraph)}”"
    yield from _rest(len(was), "paragraphs")


def _only_in(text: str, other: str) -> list[str]:
    """The paragraphs that the other text does not have."""
    there = Counter(other.split("\n\n"))
    only = []
    for paragraph in text.split("\n\n"):
        if there[paragraph]:
            there[paragraph] -= 1
        elif paragraph.strip():
            only.append(paragraph)
    return only


def _rest(number: int, what: str) -> Iterator[str]:
    if number > _MOST:
        yield f"… and {number - _MOST} more {what}; detente read FILE --json gives all of them."


def _paragraphs(number: int) -> str:
    return "paragraph" if number == 1 else "paragraphs"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONG else words[: _LONG - 1] + "…"
