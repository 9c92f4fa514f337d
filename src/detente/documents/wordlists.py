"""The styles of a Word file, and the numbers that it writes before the paragraphs of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from detente.documents.typography import written

UNSEEN = {
    "strike": "struck through",
    "dstrike": "struck through",
    **dict.fromkeys(("vanish", "specVanish", "webHidden", "hidden"), "hidden"),
}
"""What keeps words from the reader, by the name of its element."""
_LONGEST_CHAIN = 10
_PLACE = re.compile(r"%([1-9])")


def under(element: Element, path: str) -> Element:
    """The element at a path; an empty one if there is none."""
    found = element.find(path)
    return Element("nothing") if found is None else found


def value(element: Element, path: str, otherwise: str = "") -> str:
    """What the element at a path says; blank if it is not there."""
    return under(element, path).get("val", otherwise)


def whole(said: str, otherwise: int) -> int:
    """A small whole number."""
    return int(said) if said.isdigit() and len(said) < 6 else otherwise


def is_on(switch: Element) -> bool:
    """Whether a switch such as ``<w:vanish/>`` is on."""
    return switch.get("val", "").lower() not in ("0", "false", "off", "none")


def switched(unseen: frozenset[str], properties: Element) -> frozenset[str]:
    """What keeps words from the reader once some properties have put it on or off."""
    for switch in properties:
        if switch.tag in UNSEEN:
            unseen = unseen | {switch.tag} if is_on(switch) else unseen - {switch.tag}
    return unseen


class Styles:
    """The styles of a file, each with what it takes from the one below it."""

    def __init__(self, root: Element) -> None:
        self._styles = {style.get("styleId", ""): style for style in root.iter("style")}
        self.usual = next(
            (
                name
                for name, style in self._styles.items()
                if style.get("default") and style.get("type") == "paragraph"
            ),
            "",
        )

    def _chain(self, name: str) -> Iterator[Element]:
        for _ in range(_LONGEST_CHAIN):
            if name in self._styles:
                yield self._styles[name]
                name = value(self._styles[name], "basedOn")

    def is_title(self, name: str) -> bool:
        """Whether a style is the one for titles, whatever the language of the program."""
        return value(self._styles.get(name, Element("nothing")), "name").lower() == "title"

    def is_heading(self, name: str, says: Element) -> bool:
        """Whether a paragraph of a style is a heading: it is so called, or has an outline level."""
        level = value(says, "outlineLvl") or self.says(name, "pPr/outlineLvl")
        called = (value(style, "name").lower() for style in self._chain(name))
        return whole(level, 9) < 9 or any(one.startswith("heading ") for one in called)

    def unseen(self, name: str, above: frozenset[str] = frozenset()) -> frozenset[str]:
        """What keeps the words of a style from the reader."""
        for style in reversed(list(self._chain(name))):
            above = switched(above, under(style, "rPr"))
        return above

    def says(self, name: str, path: str) -> str:
        """What a style says at a path; blank if nothing."""
        return next(filter(None, (value(style, path) for style in self._chain(name))), "")


class Lists:
    """The numbers of lists, given one paragraph after another."""

    def __init__(self, root: Element) -> None:
        self._of = {number.get("numId", ""): number for number in root.iter("num")}
        self._levels = {
            shape.get("abstractNumId", ""): {
                whole(level.get("ilvl", ""), 0): level for level in shape.iter("lvl")
            }
            for shape in root.iter("abstractNum")
        }
        self._at: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def begin(self) -> Lists:
        """The same lists from their beginning."""
        self._at, self._begun = {}, set()
        return self

    def next(self, number: str, level: int | None, style: str) -> str:
        """What stands before the next paragraph of a list, with the blank after it."""
        name = value(self._of[number], "abstractNumId") if number in self._of else ""
        levels = self._levels.get(name, {})
        if level is None:
            level = next((n for n, one in levels.items() if value(one, "pStyle") == style), 0)
        if level not in levels:
            return ""
        at, shape = self._at.setdefault(name, {}), levels[level]
        anew = None if (number, level) in self._begun else self._override(number, level)
        self._begun.add((number, level))
        start = at[level] + 1 if level in at else whole(value(shape, "start"), 1)
        at[level] = start if anew is None else anew
        for deeper in [n for n in at if n > level and value(levels[n], "lvlRestart") != "0"]:
            del at[deeper]
        if value(shape, "numFmt") in ("bullet", "none"):
            return ""
        legal = shape.find("isLgl") is not None

        def place(found: re.Match[str]) -> str:
            one = levels.get(n := int(found[1]) - 1, shape)
            form = "decimal" if legal else value(one, "numFmt", "decimal")
            return written(at.get(n, whole(value(one, "start"), 1)), form)

        said = _PLACE.sub(place, value(shape, "lvlText")[:50])
        return f"{said} " if said.strip() and value(shape, "suff") != "nothing" else said

    def _override(self, number: str, level: int) -> int | None:
        """The number at which a list begins anew at a level."""
        start = value(self._of[number], f"lvlOverride[@ilvl='{level}']/startOverride")
        return whole(start, 1) if start else None
