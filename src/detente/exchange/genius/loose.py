"""XML as GENIUS itself reads it: files that are not quite XML, though GENIUS has written them.

GENIUS's own reader takes tags and attributes as they come. So files have a bare ``&``, a blank line
before their declaration, attributes with no space between them or with no quotation marks, or a
word after the end; no reader of XML may accept those. Nothing is ever expanded here.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<!|"
    r"<(?P<close>/?)(?P<tag>[A-Za-z_][\w.:-]*)"
    r"(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]*[^\s\"'>/]))", re.DOTALL
)
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_ESCAPED = re.compile(r"&(amp|lt|gt|quot|apos);")
_MEANT = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class NotLooseError(Exception):
    """The text is not even what GENIUS reads."""


class DeclaresError(Exception):
    """The text declares a document type or an entity."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: whether it opens an element, whether it closes one, and where it stands."""

    name: str
    attributes: dict[str, str]
    opens: bool
    closes: bool
    line: int
    column: int


def tags(raw: bytes) -> Iterator[Tag]:
    """The tags of a text up to the end of its first element.

    Raises
    ------
    NotLooseError
        If an element is not closed, or by another's tag.
    DeclaresError
        If there is a document type.

    Examples
    --------
    >>> [tag.attributes for tag in tags(b'\\n<?xml?><a b=1 c="R&D"d="2"/> the end')]
    [{'b': '1', 'c': 'R&D', 'd': '2'}]
    """
    text = decoded(raw)
    place = _counter(text)
    open_tags: list[str] = []
    for token in _tokens(text):
        if token[0] == "<!":
            raise DeclaresError
        if token["tag"] is None:
            continue
        closing, alone = bool(token["close"]), token["rest"].rstrip().endswith("/")
        name = token["tag"]
        if closing and (not open_tags or open_tags.pop() != name):
            raise NotLooseError
        attributes = {} if closing else _attributes(token["rest"])
        yield Tag(name, attributes, not closing, closing or alone, *place(token.start()))
        if not closing and not alone:
            open_tags.append(name)
        if not open_tags:
            return
    raise NotLooseError


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Whatever begins with <, one after another; the first that is broken ends it."""
    at = text.find("<")
    while at >= 0:
        token = _TOKEN.match(text, at)
        if token is None:
            raise NotLooseError
        yield token
        at = text.find("<", token.end())


def decoded(raw: bytes) -> str:
    """The text of a file: by its mark, by the encoding that it states, or as it must be."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    stated = _DECLARED.search(raw[:200])
    names = [stated[1].decode()] if stated and b"\0" not in raw[:200] else []
    for name in (*names, "utf-8", "cp1252", "latin-1"):
        if name.lower().replace("-", "").startswith(("utf16", "utf32", "ucs")):
            continue  # what states it could not be read if it were so
        try:
            return raw.decode(name)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def _attributes(rest: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(rest)
    return {name: _meant(double or single or bare) for name, double, single, bare in found}


def _meant(value: str) -> str:
    return _ESCAPED.sub(lambda match: _MEANT[match[1]], value)


def _counter(text: str) -> Callable[[int], tuple[int, int]]:
    """Line and column of places that come in order, in linear time."""
    seen, line, begins = 0, 1, 0

    def place(at: int) -> tuple[int, int]:
        nonlocal seen, line, begins
        lines = text.count("\n", seen, at)
        if lines:
            line += lines
            begins = text.rfind("\n", seen, at) + 1
        seen = at
        return line, at - begins + 1

    return place
