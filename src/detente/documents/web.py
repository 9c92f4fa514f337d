"""Web pages: the article without the furniture around it, and what the page says of itself.

Nothing is fetched: no picture, no script, no address in the page. What a page is made of is counted
before anything is built from it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from detente.documents.beside import Unseen
from detente.documents.document import Document
from detente.documents.limits import (
    MAX_ATTRIBUTES,
    MAX_BLOCKS_WEIGHED,
    MAX_PAGE_BYTES,
    MAX_PAGE_DEPTH,
    MAX_TAGS,
    damaged,
    need,
    quiet,
    too_much,
)
from detente.documents.pagetree import as_seen, text_of, tree_of
from detente.documents.plain import decode
from detente.documents.typography import whole_letters
from detente.userfiles import MEGABYTE, refuse

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_RULE_OF_TABLE = re.compile(r"[-|: ]+")
# They mean one blank, and extraction would copy them over and over.
_BLANKS = re.compile(r"[ \t\r\f\v]{2,}")
# Only dates that the page states of itself; no bound depends on today.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1900-01-01",
    "max_date": "2100-01-01",
}


def read_web(data: bytes, name: str, sha256: str) -> Document:
    """The article of a web page, its paragraphs parted by blank lines.

    Title, publisher, byline, address and day are what the page states of itself, for a person
    to confirm.
    """
    _check_bytes(data, name)
    declared = _CHARSET.search(data[:4096])
    page, encoding = decode(data, name, declared[1].decode("ascii") if declared else None)
    page = _BLANKS.sub(" ", page.removeprefix("\ufeff").replace("\0", ""))
    made = markup(page)
    _check(made, name)
    root = tree_of(page, name)
    unseen = Unseen()
    for how, words in as_seen(root):
        unseen.add(how, words)
    article = _extract(root, name, weigh=made.blocks <= MAX_BLOCKS_WEIGHED)
    text = whole_letters(_paragraphs(getattr(article, "text", None) or ""))
    if not text:
        raise refuse(
            "empty-document",
            name,
            "the page holds no article: its text may be loaded by a script.",
            "Save the page from the browser after it has loaded, or copy its text into a .txt.",
        )
    return Document(
        name=name,
        text=text,
        sha256=sha256,
        title=_line(article.title),
        publisher=_line(article.sitename),
        byline=_line(article.author),
        url=_line(article.url),
        published=_day(article.date),
        cautions=(*_encoded(encoding), *unseen.cautions()),
    )


def text_of_page(data: bytes, name: str) -> str:
    """All text that a small page within another file shows."""
    page = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\0", "")
    _check(markup(page), name)
    root = tree_of(page, name)
    as_seen(root)
    return text_of(root)


def _encoded(encoding: str) -> tuple[str, ...]:
    return () if encoding == "utf-8" else (f"The page is not UTF-8: read as {encoding}.",)


def _check_bytes(data: bytes, name: str) -> None:
    if len(data) > MAX_PAGE_BYTES:
        size = f"the page has {len(data) / MEGABYTE:,.1f} MB; at most {MAX_PAGE_BYTES // MEGABYTE}"
        raise too_much(name, f"{size} MB of a page are read.")


def _check(made: Markup, name: str) -> None:
    """Refuse what extraction would take the square, or the cube, of its size for."""
    for count, most, what in (
        (made.tags, MAX_TAGS, "the page has {} tags; at most {} are read."),
        (made.depth, MAX_PAGE_DEPTH, "the page nests its tags {} deep; at most {} are read."),
        (made.attributes, MAX_ATTRIBUTES, "a tag of the page has {} attributes; at most {}."),
    ):
        if count > most:
            raise too_much(name, what.format(f"{count:,}", f"{most:,}"))


def _extract(page: Any, name: str, *, weigh: bool) -> Any:
    trafilatura = need("trafilatura", name, "trafilatura")
    with quiet("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        try:
            return trafilatura.bare_extraction(
                page,
                fast=not weigh,
                include_comments=False,
                include_tables=True,
                with_metadata=True,
                date_extraction_params=_DATES,
            )
        # Whatever a hostile page breaks inside the library, the user is told of the page.
        except Exception:
            raise damaged(name, "web page") from None


def _paragraphs(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    rows = (
        line.strip("| ") if line.startswith("|") and line.endswith("|") else line for line in lines
    )
    return "\n\n".join(row for row in rows if row and not _RULE_OF_TABLE.fullmatch(row))


def _line(value: Any) -> str | None:
    return " ".join(str(value).split())[:500] or None if value else None


def _day(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


# A comment, the whole of a script or style, or the beginning of a tag; each ends somewhere, so
# that one walk over the page is enough whatever it holds.
_NEXT = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][\w:-]{0,40}))")
_PART = re.compile(
    r"""(?P<end>/?>)|(?P<value>=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*))|(?P<name>[^\s=>"'/]+)|["'/\s]+"""
)
_RAW = frozenset({"script", "style"})
_ALONE = frozenset(
    {"area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link"}
    | {"meta", "option", "p", "source", "td", "th", "tr"}
)
_BLOCKS = frozenset(
    {"blockquote", "br", "dd", "div", "dt", "form", "h1", "h2", "h3", "h4", "h5", "h6", "li"}
    | {"option", "p", "pre", "table", "td", "th", "tr", "ul"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """How many tags a page opens, how deep, and the most attributes of one of them."""

    tags: int
    blocks: int
    depth: int
    attributes: int


def markup(page: str) -> Markup:
    """The counts of a page, in one walk over it.

    Comments, scripts and what stands in quotes do not count.

    >>> markup("<div id=a class='b c'><p>One<br/><!-- <b> --><script>'<i>'</script></div>")
    Markup(tags=4, blocks=3, depth=2, attributes=2)
    """
    tags = blocks = depth = deepest = most = at = 0
    while found := _NEXT.search(page, at):
        comment, closing, name = found.groups()
        if comment:
            at = _after(page, "-->", found.end() - 2)
            continue
        name = name.lower()
        at, attributes, closed = _inside(page, found.end())
        most = max(most, attributes)
        if closing:
            depth = max(depth - (name not in _ALONE), 0)
            continue
        tags += 1
        blocks += name in _BLOCKS
        if name in _RAW:
            at = _after(page, f"</{name}", at)
            deepest = max(deepest, depth + 1)
        elif name not in _ALONE and not closed:
            depth += 1
            deepest = max(deepest, depth)
    return Markup(tags=tags, blocks=blocks, depth=deepest, attributes=most)


def _inside(page: str, at: int) -> tuple[int, int, bool]:
    """Where a tag ends, how many attributes it has, and whether it closes itself."""
    attributes = 0
    while part := _PART.match(page, at):
        at = part.end()
        if part["end"]:
            return at, attributes, part["end"] == "/>"
        attributes += part["name"] is not None
    return at, attributes, False


def _after(page: str, end: str, at: int) -> int:
    begins = page.find(end, at)
    return len(page) if begins < 0 else begins + len(end)
