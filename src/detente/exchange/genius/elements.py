"""XML as plain elements that know their line, read without entities and within limits.

GENIUS's own reader takes tags and attributes as they come. So files have a bare ``&``, a blank line
before their declaration, attributes with no space between them or with no quotation marks, or a
word after the end; no reader of XML may accept those. Nothing is ever expanded here.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from detente.errors import DossierError, Finding, Place
from detente.findings.making import found

MAX_BYTES = 10_000_000
MAX_DEPTH = 60
MAX_ELEMENTS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element: its tag, its attributes, what stands in it, and where it begins."""

    tag: str
    place: Place
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """An attribute without the blanks around it; None where it is missing or empty."""
        return (self.attributes.get(name) or "").strip() or None

    def named(self, tag: str) -> list[Element]:
        """Its children of this tag."""
        return [child for child in self.children if child.tag == tag]

    def below(self, *tags: str, through: str) -> list[Element]:
        """Elements of these tags in it and in the elements ``through`` which it is divided."""
        result: list[Element] = []
        for child in self.children:
            if child.tag in tags:
                result.append(child)
            if child.tag == through:
                result += child.below(*tags, through=through)
        return result


def parse_xml(raw: bytes, file: str, findings: list[Finding] | None = None) -> Element:
    """The root element of an XML text, or of one that GENIUS reads as if it were.

    Parameters
    ----------
    raw : bytes
    file : str
        Its name, for places.
    findings : list of Finding, optional
        To which it is added if the text is not quite XML.

    Raises
    ------
    DossierError
        If it is not XML, is unsafe, or is beyond the limits.

    Examples
    --------
    >>> root = parse_xml(b'<a>\\n <b c="1"/>\\n</a>', "a.xml")
    >>> root.children[0].get("c"), str(root.children[0].place)
    ('1', 'a.xml:2:2')
    """
    builder = _Builder(file)
    parser = create_parser(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    parser.setContentHandler(builder)
    try:
        parser.parse(io.BytesIO(raw))
    except DefusedXmlException:
        raise _stop("unsafe-xml", builder.place(), *_UNSAFE) from None
    except SAXParseException as error:
        line, column = error.getLineNumber() or 1, (error.getColumnNumber() or 0) + 1
        problem = error.getMessage()[:120]
        wrong = _stop("not-xml", Place(file, line, column), f"this is not XML: {problem}.")
        return _loose(raw, file, wrong, findings)
    except (SAXException, LookupError, ValueError):  # an encoding that nobody knows
        wrong = _stop("not-xml", builder.place(), "this is not XML.")
        return _loose(raw, file, wrong, findings)
    assert builder.root is not None
    return builder.root


def _loose(raw: bytes, file: str, wrong: DossierError, findings: list[Finding] | None) -> Element:
    """The root element as GENIUS reads it; or what is wrong, where that is no element either."""
    builder = _Builder(file)
    try:
        for tag in tags(raw):
            builder.at = Place(file, tag.line, tag.column)
            if tag.opens:
                builder.startElement(tag.name, tag.attributes)
            if tag.closes:
                builder.endElement(tag.name)
    except DeclaresError:
        raise _stop("unsafe-xml", wrong.findings[0].place, *_UNSAFE) from None
    except NotLooseError:
        raise wrong from None
    if builder.root is None:
        raise wrong
    if findings is not None:
        place, message = wrong.findings[0].place, wrong.findings[0].message
        findings.append(found("loose-xml", place, f"{message} It is read as GENIUS does.", _LOOSE))
    return builder.root


_LOOSE = "See that values with & or quotation marks are whole; save it anew with the tool."


_UNSAFE = (
    "a document type or an entity is declared.",
    "Take the lines with <!DOCTYPE and <!ENTITY away; ask whoever sent the file.",
)
_MEND = "Write the file anew with the tool it comes from."


def _stop(slug: str, place: Place, message: str, mend: str = _MEND) -> DossierError:
    return DossierError([found(slug, place, message, mend)])


class _Builder(ContentHandler):
    """Builds the elements as they are read."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0
        self.locator: Any = None
        self.at = Place(file)

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802
        self.locator = locator

    def place(self) -> Place:
        if self.locator is None:
            return self.at
        line, column = self.locator.getLineNumber(), self.locator.getColumnNumber()
        return Place(self.file, line or 1, (column or 0) + 1)

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        self.count += 1
        if len(self.open) >= MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise _stop(
                "unsafe-xml",
                self.place(),
                f"more than {MAX_DEPTH} levels or {MAX_ELEMENTS:,} elements stand in the file.",
                "A domain needs far fewer; ask whoever sent the file.",
            )
        element = Element(tag=name, place=self.place(), attributes=dict(attrs.items()))
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def endElement(self, name: str) -> None:  # noqa: N802
        self.open.pop()


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
