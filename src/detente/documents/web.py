"""Web pages: the article without the furniture around it, and what the page says of itself.

Nothing is fetched: no picture, no script, no address in the page.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from detente.documents.beside import Unseen
from detente.documents.document import UNFIT_SHOWN, Document, Layout
from detente.documents.limits import (
    MAX_ATTRIBUTES,
    MAX_BLOCKS_WEIGHED,
    MAX_INLINE,
    MAX_PAGE_BYTES,
    MAX_PAGE_DEPTH,
    MAX_TAGS,
    damaged,
    need,
    quiet,
    too_much,
)
from detente.documents.pagetree import BLOCKS, as_seen, text_of
from detente.documents.plain import day, decode, read_as
from detente.documents.typography import whole_letters
from detente.letters import REPLACED, clean
from detente.userfiles import MEGABYTE, refuse

_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_RULE_OF_TABLE = re.compile(r"[-|: ]+")
# They mean one blank, and extraction would copy them over and over.
_BLANKS = re.compile(r"[ \t\r\f\v]{2,}")
# A comment, a script or style, or a tag. Each ends somewhere, so that one walk is enough.
_TAG = re.compile(
    r"<!(?:--?>|--.*?(?:-->|\Z))|<(script|style)\b.*?(?:</\1|\Z)"
    r"""|<[a-z](?P<inside>(?:=\s*"[^"]*"?|=\s*'[^']*'?|[^>])*+)""",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""[^\s=/"']+(?:\s*=\s*(?:"[^"]*"?|'[^']*'?|[^\s>]+))?""")
_INLINE = ("abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "mark", "small", "span",
           "strong", "tt", "u")  # fmt: skip
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
    if len(data) > MAX_PAGE_BYTES:
        size = f"the page has {len(data) / MEGABYTE:,.1f} MB; at most {MAX_PAGE_BYTES // MEGABYTE}"
        raise too_much(name, f"{size} MB of a page are read.")
    declared = _CHARSET.search(data[:4096])
    page, encoding = decode(data, name, declared[1].decode("ascii") if declared else None)
    root, unseen = _tree(page, name), Unseen()
    unfit = _made_fit(root)
    as_seen(root, unseen)
    heads = {_line(whole_letters(head.text_content())) for head in root.iter(*_HEADS)}
    if sum(1 for _ in root.iter(*_INLINE)) > MAX_INLINE:
        need("lxml.etree", name, "trafilatura").strip_tags(root, *_INLINE)
        for element in root.iter():  # the pieces of a text between two tags become one
            element.text, element.tail = element.text, element.tail
    blocks = sum(1 for _ in root.iter("br", "option", *BLOCKS))
    article = _extract(root, name, weigh=blocks <= MAX_BLOCKS_WEIGHED)
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
        published=day(article.date),
        layout=Layout(headings=tuple(_headings(text, heads)), end=len(text)),
        cautions=(
            *read_as(encoding, "page"),
            *unseen.cautions(),
            *((UNFIT_SHOWN,) if unfit and REPLACED in text else ()),
        ),
    )


def _headings(text: str, heads: Container[str | None]) -> Iterator[int]:
    """Where lines begin that are headings of the page."""
    start = 0
    for line in text.split("\n"):
        if line in heads:
            yield start
        start += len(line) + 1


def text_of_page(data: bytes, name: str) -> str:
    """All text that a small page within another file shows."""
    root = _tree(data.decode("utf-8", "replace"), name)
    _made_fit(root)
    as_seen(root, Unseen())
    return text_of(root)


def _tree(page: str, name: str) -> Any:
    """The tree of a page, whose parser mends what is broken.

    Refused is what the parser or extraction would take the square, or the cube, of its size for.
    """
    page = _BLANKS.sub(" ", page.removeprefix("\ufeff").replace("\0", ""))
    for tag in _TAG.finditer(page):
        said = tag["inside"] or ""
        if len(said) > MAX_ATTRIBUTES:
            count = sum(1 for _ in _ATTRIBUTE.finditer(said))
            _at_most(name, count, MAX_ATTRIBUTES, "a tag of the page has {} attributes")
    html = need("lxml.html", name, "trafilatura")
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page, parser=parser)
    # Whatever a hostile page breaks inside the library, the user is told of the page.
    except Exception:
        raise damaged(name, "web page") from None
    _at_most(name, int(root.xpath("count(//*)")), MAX_TAGS, "the page has {} tags")
    if root.xpath(f"boolean(//*[*][count(ancestor-or-self::*) > {MAX_PAGE_DEPTH}])"):
        raise too_much(name, f"the page nests its tags more than {MAX_PAGE_DEPTH} deep.")
    return root


def _made_fit(root: Any) -> bool:
    """Put a sign for each letter that no tree takes back, so that words can be moved in it."""
    made = False
    for element in root.iter():
        for part in ("text", "tail"):
            said = getattr(element, part)
            if said and (fits := clean(said)) != said:
                setattr(element, part, fits)
                made = made or REPLACED in fits
    return made


def _at_most(name: str, count: int, most: int, what: str) -> None:
    if count > most:
        raise too_much(name, f"{what.format(f'{count:,}')}; at most {most:,} are read.")


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
