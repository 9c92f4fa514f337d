"""Web pages: the article without the furniture around it, and what the page says of itself.

Nothing is fetched: no picture, no script, no address in the page.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from detente.documents.document import Document
from detente.documents.limits import (
    MAX_ATTRIBUTES,
    MAX_BLOCKS_WEIGHED,
    MAX_PAGE_BYTES,
    MAX_PAGE_DEPTH,
    MAX_TAGS,
    MEGABYTE,
    damaged,
    need,
    quiet,
    refuse,
    too_much,
)
from detente.documents.markup import Markup, markup
from detente.documents.plain import decode

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
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
    found = _extract(page, name, weigh=made.blocks <= MAX_BLOCKS_WEIGHED)
    text = _paragraphs(getattr(found, "text", None) or "")
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
        title=_line(found.title),
        publisher=_line(found.sitename),
        byline=_line(found.author),
        url=_line(found.url),
        published=_day(found.date),
        cautions=() if encoding == "utf-8" else (f"The page is not UTF-8: read as {encoding}.",),
    )


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


def _extract(page: str, name: str, *, weigh: bool) -> Any:
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
    return "\n\n".join(line for line in lines if line)


def _line(value: Any) -> str | None:
    return " ".join(str(value).split())[:500] or None if value else None


def _day(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
