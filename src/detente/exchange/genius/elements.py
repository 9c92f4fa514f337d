"""XML as plain elements that know their line, read without entities and within limits."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from detente.errors import DossierError, Finding, Place
from detente.exchange.genius.loose import DeclaresError, NotLooseError, tags
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
