"""Web pages: the article without the furniture around it, and what the page says of itself.

Nothing is fetched: no picture, no script, no address in the page.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from detente.reading.document import Document
from detente.reading.loaders.limits import (
    MAX_DEPTH,
    MAX_PAGE_BYTES,
    MAX_TAGS,
    MEGABYTE,
    damaged,
    need,
    quiet,
    refuse,
    too_much,
)
from detente.reading.loaders.plain import decode

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})")
_UNCLOSED = frozenset(
    {"area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link"}
    | {"meta", "option", "p", "source", "td", "th", "tr"}
)
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
    page = page.removeprefix("\ufeff").replace("\0", "")
    _check_tags(page, name)
    found = _extract(page, name)
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


def _check_tags(page: str, name: str) -> None:
    """Count tags and their depth beforehand: extraction slows down with the square of both."""
    depth = deepest = tags = 0
    for tag in _TAG.finditer(page):
        tags += 1
        if tag[2].lower() not in _UNCLOSED:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    if tags > 2 * MAX_TAGS:
        raise too_much(name, f"the page has {tags:,} tags; at most {2 * MAX_TAGS:,} are read.")
    if deepest > MAX_DEPTH:
        raise too_much(name, f"the page is {deepest:,} tags deep; at most {MAX_DEPTH:,} are read.")


def _extract(page: str, name: str) -> Any:
    trafilatura = need("trafilatura", name, "trafilatura")
    with quiet("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        try:
            return trafilatura.bare_extraction(
                page,
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
