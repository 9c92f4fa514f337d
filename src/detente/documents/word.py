"""Word files: the text before and after tracked changes, and, in words, what stands beside it.

The main part is the one that the file itself names. No part is unpacked to disk. Macros, pictures,
fields and links to other files are left alone; a document type or an entity is refused.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from detente.documents.beside import Unseen, beside
from detente.documents.document import Comment, Document, Reply, Revision, Span
from detente.documents.limits import MAX_PART_BYTES, MAX_SMALL_PART, MAX_WORD_PARTS
from detente.documents.packages import Package
from detente.documents.plain import decode
from detente.documents.web import text_of_page
from detente.documents.wordlists import Lists, Styles
from detente.documents.wordml import Body, Margin
from detente.errors import RefusedError

_NONE = Element("nothing")
_DEEPEST = 2
_MOST_EDGES = 12
_MOST_EMBEDDED = 20
_HTML = (b"<html", b"<!doctype", b"<body", b"<p", b"<div", b"<?xml")


def read_word(data: bytes, name: str, sha256: str, deep: int = 0) -> Document:
    """The text of a Word file as it stands if every tracked change is accepted.

    ``before`` is the text if every change is rejected; None if there are none. What only it says,
    words that are hidden or struck through, and the comments stand among the cautions, so that
    they are seen. Notes are read after the text.
    """
    file = _File(data, name)
    unseen = Unseen()
    embedded, cautions = _embedded(file, deep)
    styles, lists = Styles(file.first("styles")), Lists(file.first("numbering"))
    body = Body(file.package.tree(file.main, MAX_PART_BYTES), unseen, styles, lists, embedded)
    notes = [Body(file.first(kind), unseen) for kind in ("footnotes", "endnotes")]
    changed = any(one.changed for one in (body, *notes))
    after = "\n\n".join(one.after for one in (body, *notes) if one.after)
    before = "\n\n".join(one.before for one in (body, *notes) if one.before) if changed else None
    comments = tuple(_comments(file, body))
    said = dict(_notes(file))
    about = file.package.tree("docProps/core.xml", MAX_SMALL_PART)
    return Document(
        name=name,
        text=after,
        sha256=sha256,
        title=body.title or _said(about, "title"),
        byline=_said(about, "creator"),
        before=before,
        comments=comments,
        revisions=tuple(_revisions((body, *notes))),
        layout=body.layout(0, said),
        layout_before=body.layout(1, said) if changed else None,
        cautions=(
            *file.beside_text(any(note.after for note in notes)),
            *cautions,
            *unseen.cautions(),
            *beside(after, before, comments),
        ),
    )


class _File:
    """The parts of a Word file by what they are for."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.package = Package(data, name, MAX_WORD_PARTS + len(data) // 4)
        leads = self.package.relations("").values()
        named = [part for kind, part in leads if kind == "officeDocument" and part in self.package]
        usual = [part for part in self.package.names() if part.startswith("word/document")]
        main = next((part for part in (*named, *usual) if part.lower().endswith(".xml")), None)
        if main is None or main.lower().startswith(("xl/", "ppt/", "visio/")):
            raise self.package.is_something_else()
        self.main = main
        self.leads = self.package.relations(main)

    def of_kind(self, kind: str) -> list[str]:
        """The parts of one kind."""
        return list(dict.fromkeys(part for found, part in self.leads.values() if found == kind))

    def first(self, kind: str) -> Element:
        """The part of some kind; empty if there is none."""
        return self.package.tree([*self.of_kind(kind), f"word/{kind}.xml"][0], MAX_PART_BYTES)

    def beside_text(self, notes: bool) -> Iterator[str]:
        """Cautions on macros, notes, and what stands above and below each page."""
        if any(part.endswith("vbaproject.bin") for part in self.package.names()):
            yield "The file holds macros; they were ignored."
        if notes:
            yield "Footnotes and endnotes are read after the text."
        edges = [
            Body(self.package.tree(part, MAX_SMALL_PART), Unseen()).after
            for kind in ("header", "footer")
            for part in self.of_kind(kind)[:_MOST_EDGES]
        ]
        for edge in dict.fromkeys(" ".join(edge.split())[:300] for edge in edges):
            if any(character.isalpha() for character in edge):
                yield f"Above or below each page, and not read: “{edge}”"


def _said(about: Element, name: str) -> str | None:
    return " ".join((about.findtext(name) or "").split())[:500] or None


def _comments(file: _File, body: Body) -> Iterator[Comment]:
    """The comments in the margin, each with what was answered to it and whether it is done."""
    says = file.first("commentsExtended").iter("commentEx")
    more = {one.get("paraId", ""): one for one in says}
    every = Body(file.first("comments"), Unseen()).comments
    named = {name: margin for margin in every for name in margin.names if name}
    replies: dict[str, list[Reply]] = {}
    first: list[tuple[Margin, bool]] = []
    for margin in every:
        told = next((more[name] for name in margin.names if name in more), _NONE)
        under = named.get(told.get("paraIdParent", ""))
        if under is None or under is margin:
            first.append((margin, told.get("done") in ("1", "true")))
        else:
            reply = Reply(author=margin.author, text=margin.text, date=margin.day)
            replies.setdefault(under.key, []).append(reply)
    for margin, done in first:
        yield Comment(
            author=margin.author,
            text=margin.text,
            date=margin.day,
            place=body.anchors[0].get(margin.key),
            place_before=body.anchors[1].get(margin.key),
            resolved=done,
            replies=tuple(replies.get(margin.key, ())),
        )


def _notes(file: _File) -> Iterator[tuple[str, tuple[str, str]]]:
    """What each note says after and before the changes, by its kind and id."""
    for kind in ("footnote", "endnote"):
        for note in file.first(f"{kind}s").iter(kind):
            said = Body(note, Unseen())
            yield f"{kind} {note.get('id')}", (said.after, said.before)


def _revisions(parts: Iterable[Body]) -> Iterator[Revision]:
    """The tracked changes of all parts, at their places in the whole."""
    after = before = 0
    for part in parts:
        for one in part.revisions:
            yield replace(
                one,
                after=Span(one.after.start + after, one.after.end + after),
                before=Span(one.before.start + before, one.before.end + before),
            )
        after += len(part.after) + 2 if part.after else 0
        before += len(part.before) + 2 if part.before else 0


def _embedded(file: _File, deep: int) -> tuple[dict[str, str], list[str]]:
    """The texts of other files inside this one, by their relation, and what was left out."""
    texts, cautions = {}, []
    chunks = [(key, part) for key, (kind, part) in file.leads.items() if kind == "aFChunk"]
    for key, part in chunks[:_MOST_EMBEDDED]:
        inside = file.package.read(part, MAX_SMALL_PART)
        if text := _text_of(inside, f"{file.name}: {part}", deep):
            texts[key] = text
        else:
            cautions.append(f"{part}, a file inside this one, was left out: open it by itself.")
    if len(chunks) > _MOST_EMBEDDED:
        more = len(chunks) - _MOST_EMBEDDED
        cautions.append(f"{more:,} more files inside this one were left out.")
    return texts, cautions


def _text_of(data: bytes, name: str, deep: int) -> str:
    """The text of an embedded file; blank if it cannot be read."""
    try:
        if data.startswith(b"PK"):
            return read_word(data, name, "", deep + 1).text if deep < _DEEPEST else ""
        if b"mime-version:" in data[:2000].lower():  # a page saved as one file (.mht)
            mail = email.message_from_bytes(data, policy=email.policy.default)
            page = mail.get_body(("html", "plain"))
            data = str(page.get_content() if page is not None else "").encode()
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_HTML):
            return text_of_page(data, name)
        return "" if data.startswith(b"{\\rtf") else decode(data, name)[0].strip()
    except RefusedError:
        return ""
