"""The page's links as footnotes: each says what the link leads to, in the page's own words."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from detente.word.blocks import Note

_SPACES = re.compile(r"[ \t\n\r]+")
_BASES = ("basis-", "input-")
_JUDGEMENTS = ("statement-", "source-", "assumption-")


class Notes:
    """What links lead to; a figure's once in each block, a word of the glossary once in all.

    Parameters
    ----------
    page : HtmlElement
        The whole page, which holds every place that its links lead to.
    """

    def __init__(self, page: HtmlElement) -> None:
        self._places = {element.get("id"): element for element in page.iter() if element.get("id")}
        self._words: set[str] = set()
        self._block: set[str] = set()

    def begin(self) -> None:
        """A new block begins: a figure may say again what it rests on."""
        self._block = set()

    def of(self, link: HtmlElement) -> tuple[Note, ...]:
        """The note behind the words of a link; none where it leads to another section."""
        place = _place(link)
        if place.startswith("word-"):
            if place in self._words or not link.get("title"):
                return ()
            self._words.add(place)
            return (Note(key=place, text=f"{_text(link).capitalize()}: {link.get('title')}"),)
        if place.startswith(_BASES):
            if place in self._block:
                return ()
            self._block.add(place)
        return self._note(link, place)

    def cited(self, element: HtmlElement) -> tuple[Note, ...]:
        """The notes of every link in an element whose own words are left out."""
        found: dict[str, Note] = {}
        links = {_place(link): link for link in element.iter("a")}
        said = any(place.startswith("statement-") for place in links)
        for place, link in links.items():
            if said and place.startswith("source-"):
                continue  # the statement's own note names its source
            for note in self._note(link, place):
                found[note.key] = note
        return tuple(found.values())

    def _note(self, link: HtmlElement, place: str) -> tuple[Note, ...]:
        target = self._places.get(place)
        if target is None or not place.startswith((*_BASES, *_JUDGEMENTS)):
            return ()
        if place.startswith("source-"):
            words = _text(link)
            citation = _text(target.find("p"))
            return (Note(key=f"{place} {words}", text=f"{words}. {citation}"),)
        return (Note(key=place, text=_told(target)),)


def _place(link: HtmlElement) -> str:
    return (link.get("href") or "").removeprefix("#")


def _told(target: HtmlElement) -> str:
    """What a place of the page says, as one line."""
    if target.tag == "tr":
        head, *rest = [_text(cell) for cell in target]
        return f"{head}: {'; '.join(part for part in rest if part).rstrip('.')}."
    if target.find("dt") is not None:
        name, told = _text(target.find("dt")), _text(target.find("dd"))
        return told if target.get("id", "").startswith("assumption-") else f"{name}: {told}"
    who, said, where = (_text(part) for part in target.iterchildren("p"))
    return f"{who}: {said} ({where})"


def _text(element: HtmlElement) -> str:
    """The words of an element, an assumption in its own words and not by its name."""
    parts: list[str] = []

    def walk(node: HtmlElement) -> None:
        classes = (node.get("class") or "").split()
        if "note" in classes or "sr" in classes or "hash" in classes:
            return
        if node.tag == "a" and node.get("title") and "#assumption-" in (node.get("href") or ""):
            parts.append(node.get("title").rstrip("."))
            return
        if "stance" not in classes:
            parts.append(node.text or "")
            for child in node:
                walk(child)
                parts.append(child.tail or "")

    walk(element)
    return _SPACES.sub(" ", "".join(parts)).strip(" ")
