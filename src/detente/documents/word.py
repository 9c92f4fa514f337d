"""Word files: the text before and after tracked changes, and, in words, what stands beside it.

The main part is the one that the file itself names. No part is unpacked to disk. Macros, pictures,
fields and links to other files are left alone; a document type or an entity is refused.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from typing import TypeVar

from detente.documents.beside import beside, left_out
from detente.documents.document import Comment, Document, Span
from detente.documents.limits import MAX_PART_BYTES, MAX_SMALL_PART, MAX_WORD_PARTS
from detente.documents.packages import Package
from detente.documents.plain import decode
from detente.documents.web import text_of_page
from detente.documents.wordml import Body
from detente.documents.wordparts import Numbering, Part, Properties, Relations, Styles
from detente.errors import RefusedError

_DEEPEST = 2
_MOST_EDGES = 12
_MOST_EMBEDDED = 20
T = TypeVar("T", bound=Part)
_HTML = (b"<html", b"<!doctype", b"<body", b"<p", b"<div", b"<?xml")


def read_word(data: bytes, name: str, sha256: str, deep: int = 0) -> Document:
    """The text of a Word file as it stands if every tracked change is accepted.

    ``before`` is the text if every change is rejected; None if there are none. What only it says,
    words that are hidden or struck through, and the comments stand among the cautions, so that
    they are seen. Notes are read after the text.
    """
    package = Package(data, name)
    main = _main(package)
    relations = package.relations(main)
    most = MAX_WORD_PARTS + len(data) // 4
    embedded, cautions = _embedded(package, relations, name, deep)
    styles, numbering = (
        _first(package, relations, "styles", Styles()),
        _first(package, relations, "numbering", Numbering()),
    )
    body = package.walk(main, Body(styles, numbering.lists, embedded, most), MAX_PART_BYTES)
    notes = [_body(package, relations, kind, most) for kind in ("footnotes", "endnotes")]
    remarks = _body(package, relations, "comments", most)
    about = package.walk("docProps/core.xml", Properties(), MAX_SMALL_PART)
    changed = body.changed or any(note.changed for note in notes)
    after, before = (
        "\n\n".join(part for part in parts if part)
        for parts in zip(*((one.after, one.before) for one in (body, *notes)))
    )
    comments = tuple(
        Comment(author=author, text=text, place=_place(body, key))
        for key, author, text in remarks.comments
    )
    return Document(
        name=name,
        text=after,
        sha256=sha256,
        title=about.said("title"),
        byline=about.said("creator"),
        before=before if changed else None,
        comments=comments,
        cautions=(
            *_beside_text(package, relations, most, any(note.after for note in notes)),
            *cautions,
            *left_out([piece for one in (body, *notes) for piece in one.unseen]),
            *beside(after, before if changed else None, comments),
        ),
    )


def _main(package: Package) -> str:
    named = [part for part in package.relations("").to("officeDocument") if part in package]
    usual = [part for part in sorted(package.names()) if part.startswith("word/document")]
    main = next((part for part in (*named, *usual) if part.lower().endswith(".xml")), None)
    if main is None or main.lower().startswith(("xl/", "ppt/", "visio/")):
        raise package.is_something_else()
    return main


def _first(package: Package, relations: Relations, kind: str, target: T) -> T:
    """What the part of some kind says, if there is one."""
    parts = relations.to(kind) or [f"word/{kind}.xml"]
    return package.walk(parts[0], target, MAX_PART_BYTES)


def _body(package: Package, relations: Relations, kind: str, most: int) -> Body:
    return _first(package, relations, kind, Body(most=most))


def _place(body: Body, key: str) -> Span | None:
    ends = body.anchors.get(key)
    return Span(*ends) if ends and ends[0] <= ends[1] else None


def _beside_text(package: Package, relations: Relations, most: int, notes: bool) -> Iterator[str]:
    """Cautions on macros, notes, and what stands above and below each page."""
    if any(part.endswith("vbaproject.bin") for part in package.names()):
        yield "The file holds macros; they were ignored."
    if notes:
        yield "Footnotes and endnotes are read after the text."
    edges = [
        package.walk(part, Body(most=most), MAX_SMALL_PART).after
        for kind in ("header", "footer")
        for part in list(dict.fromkeys(relations.to(kind)))[:_MOST_EDGES]
    ]
    said = dict.fromkeys(" ".join(edge.split())[:300] for edge in edges)
    for edge in said:
        if any(character.isalpha() for character in edge):
            yield f"Above or below each page, and not read: “{edge}”"


def _embedded(
    package: Package, relations: Relations, name: str, deep: int
) -> tuple[dict[str, str], list[str]]:
    """The texts of other files inside this one, by their relation, and what was left out."""
    texts, cautions = {}, []
    chunks = [(key, part) for key, (kind, part) in relations.targets.items() if kind == "aFChunk"]
    for n, (key, part) in enumerate(chunks):
        if n == _MOST_EMBEDDED:
            cautions.append(f"{len(chunks) - n:,} more files inside this one were left out.")
            break
        text = _text_of(package.read(part, MAX_SMALL_PART), f"{name}: {part}", deep)
        if text:
            texts[key] = text
        else:
            cautions.append(f"{part}, a file inside this one, was left out: open it by itself.")
    return texts, cautions


def _text_of(data: bytes, name: str, deep: int) -> str:
    """The text of an embedded file; blank if it cannot be read."""
    try:
        if data.startswith(b"PK"):
            return read_word(data, name, "", deep + 1).text if deep < _DEEPEST else ""
        if data.startswith(b"{\\rtf"):
            return ""
        if b"mime-version:" in data[:2000].lower():
            data = _page_in_mail(data)
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_HTML):
            return text_of_page(data, name)
        return decode(data, name)[0].strip()
    except RefusedError:
        return ""


def _page_in_mail(data: bytes) -> bytes:
    """The page inside a page saved as one file (.mht)."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    page = mail.get_body(("html", "plain"))
    content = page.get_content() if page is not None else ""
    return content.encode() if isinstance(content, str) else b""
