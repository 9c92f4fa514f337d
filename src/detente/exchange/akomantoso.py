"""A draft as Akoma Ntoso 3.0, the XML of parliaments: what it is, who wrote it when, its points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from detente.dossier.model.dossier import Dossier
from detente.dossier.points import Beside, TextPoint, outline, said_number
from detente.letters import clean
from detente.wording import names

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NO_COUNTRY = "zz"
"""A draft between parties is the law of none of them; ISO 3166 leaves this code to users."""
_PART = re.compile(r"(?P<whole>.*\d)[a-z]|(?P<roman>[ivxl]+)[a-hjkm-uwyz]|(?P<above>.+)\.\d+")


@dataclass(slots=True)
class _Node:
    """A heading or a point, what it says itself, and what stands within it."""

    level: int  # of a heading; 0 is a point
    number: str
    heading: str
    words: list[str]
    within: list[_Node] = field(default_factory=list)


def akoma_ntoso(dossier: Dossier, draft: str, *, language: str) -> bytes:
    """A draft as the bytes of an Akoma Ntoso file: the same bytes every time.

    Parameters
    ----------
    dossier : Dossier
    draft : str
        Its id; the dossier has its text.
    language : str
        Three letters of ISO 639-2; ``und`` where nobody has said it.

    References
    ----------
    OASIS (2018). Akoma Ntoso Version 1.0. Part 2: Specifications.

    Examples
    --------
    >>> import detente
    >>> made = akoma_ntoso(detente.read("ukraine-2025"), "us-28", language="eng").decode()
    >>> made[made.index("<point") :][:51]
    '<point eId="point_1">\\n        <num>1.</num>\\n       '
    """
    title, preamble, body = _parts(list(outline(dossier.texts[draft])))
    root = Element("akomaNtoso", {"xmlns": NAMESPACE})
    doc = SubElement(root, "doc", {"name": "draft"})
    _meta(SubElement(doc, "meta"), dossier, draft, language)
    heading = SubElement(SubElement(doc, "preface"), "p")
    if preamble:
        _paragraphs(SubElement(doc, "preamble"), preamble)
    main = SubElement(doc, "mainBody")
    _write(main, body, within="")
    indent(root)  # before the one paragraph that an element stands in: blanks there are text
    SubElement(heading, "docTitle").text = clean(title or dossier.drafts[draft].name)
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _parts(parts: Sequence[TextPoint | Beside]) -> tuple[str, list[str], list[_Node]]:
    """The title, what stands before all else, and the points under their headings."""
    levels = [part.level for part in parts if isinstance(part, Beside) and part.level]
    title = ""
    first = parts[0] if parts else None
    # A heading that others equal is one of them, and no title of the whole.
    if isinstance(first, Beside) and first.level and min([*levels[1:], 9]) > first.level:
        title, parts = first.text, parts[1:]
    top = _Node(level=0, number="", heading="", words=[])
    open_: list[_Node] = [top]
    for part in parts:
        if isinstance(part, TextPoint):
            node = _Node(level=0, number=part.number, heading="", words=[part.text])
            while open_[-1].number and said_number(open_[-1].number) != _above(part.number):
                open_.pop()
        elif part.level:
            node = _Node(level=part.level, number="", heading=part.text, words=[])
            while open_[-1] is not top and not 0 < open_[-1].level < part.level:
                open_.pop()
        else:
            open_[-1].words.append(part.text)
            continue
        open_[-1].within.append(node)
        open_.append(node)
    return title, top.words, top.within


def _above(number: str) -> str:
    """The number of the point that another is a part of: ``10`` of ``10a``, ``3`` of ``3.2``."""
    match = _PART.fullmatch(said_number(number))
    return (match["whole"] or match["roman"] or match["above"]) if match else ""


def _meta(meta: Element, dossier: Dossier, draft: str, language: str) -> None:
    """What the text is, by the four questions of FRBR, and who is meant."""
    about = dossier.drafts[draft]
    authors = [f"#party_{party}" for party in about.by]
    work = _work(dossier, draft)
    day = str(about.date)
    date = {"date": about.date.earliest.isoformat(), "name": "draft"}
    if day != date["date"]:
        date["name"] = clean(day)  # a span of days, or a doubted one, as the dossier has it
    identification = SubElement(meta, "identification", {"source": "#detente"})
    one = _level(identification, "FRBRWork", work, date, authors)
    SubElement(one, "FRBRcountry", {"value": _NO_COUNTRY})
    SubElement(one, "FRBRname", {"value": clean(about.name)})
    text = f"{work}/{language}@"
    one = _level(identification, "FRBRExpression", text, date, authors)
    SubElement(one, "FRBRlanguage", {"language": language})
    written = {"date": dossier.date.isoformat(), "name": "as-of"}
    one = _level(identification, "FRBRManifestation", text, written, ["#detente"], ".xml")
    SubElement(one, "FRBRformat", {"value": "application/akn+xml"})
    references = SubElement(meta, "references", {"source": "#detente"})
    for parent in about.derived_from:
        told = dossier.drafts[parent].name
        _reference(references, "original", f"original_{parent}", _work(dossier, parent), told)
    for party in about.by:
        href = f"/akn/ontology/organization/{_NO_COUNTRY}/{party}"
        told = names.party(dossier, party)
        _reference(references, "TLCOrganization", f"party_{party}", href, told)
    _reference(references, "TLCRole", "author", "/akn/ontology/role/author", "Author")
    href = "/akn/ontology/object/detente"
    _reference(references, "TLCObject", "detente", href, "Detente")


def _work(dossier: Dossier, draft: str) -> str:
    return f"/akn/{_NO_COUNTRY}/doc/draft/{dossier.drafts[draft].date.earliest}/{draft}"


def _level(
    parent: Element,
    name: str,
    uri: str,
    date: dict[str, str],
    authors: Iterable[str],
    ending: str = "",
) -> Element:
    made = SubElement(parent, name)
    SubElement(made, "FRBRthis", {"value": f"{uri}/!main{ending}"})
    SubElement(made, "FRBRuri", {"value": f"{uri}{ending}"})
    SubElement(made, "FRBRdate", date)
    for author in authors:
        SubElement(made, "FRBRauthor", {"href": author, "as": "#author"})
    return made


def _reference(parent: Element, name: str, id: str, href: str, told: str) -> None:
    SubElement(parent, name, {"eId": id, "href": href, "showAs": clean(told)})


def _write(parent: Element, nodes: Sequence[_Node], within: str) -> None:
    """Points and what stands under headings, each with an id that says what it is part of."""
    sections = count(1)
    for node in nodes:
        own = f"point_{node.number}" if node.number else f"sec_{next(sections)}"
        id = f"{within}__{own}" if within else own
        made = SubElement(parent, "point" if node.number else "section", {"eId": id})
        if node.number:
            SubElement(made, "num").text = f"{_as_written(node.number)}."
        else:
            SubElement(made, "heading").text = clean(node.heading)
        if node.words or not node.within:
            kind = "intro" if node.within else "content"
            _paragraphs(SubElement(made, kind, {"eId": f"{id}__{kind}"}), node.words)
        _write(made, node.within, id)


def _as_written(number: str) -> str:
    """A number as a text writes it: the capitals of a Roman one are kept low elsewhere."""
    said = said_number(number)
    return said.upper() if set(said) <= set("ivxl") else said


def _paragraphs(parent: Element, words: Sequence[str]) -> None:
    for text in words or [""]:
        SubElement(parent, "p").text = clean(text)
