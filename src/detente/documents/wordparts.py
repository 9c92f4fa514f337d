"""The small parts beside the text of a Word file: properties, relations, styles, lists."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from detente.documents.limits import MAX_DEPTH
from detente.documents.numbering import Level, Lists

_W = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_LONGEST_CHAIN = 20
_DEEPEST_LEVEL = 9


def local(tag: str) -> str:
    """A tag's name if it is Word's own, else one that means nothing."""
    for space in (*_W, _MARKUP):
        if tag.startswith(space):
            return tag[len(space) :]
    return "?"


def attribute(attributes: dict[str, str], name: str) -> str:
    """What an element says under one of Word's own names; blank if nothing."""
    return next((attributes[s + name] for s in _W if s + name in attributes), "")


def relation(attributes: dict[str, str]) -> str:
    """The relation that an element names."""
    return next((attributes[name] for name in _RELATION if name in attributes), "")


def is_on(attributes: dict[str, str]) -> bool:
    """Whether a switch such as ``<w:vanish/>`` is on."""
    return attribute(attributes, "val").lower() not in ("0", "false", "off", "none")


class Part:
    """A part of the file as it streams by; its kinds say what they take from it."""

    def __init__(self) -> None:
        self.open: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.open.append(local(tag))
        if len(self.open) > MAX_DEPTH:
            raise OverflowError(f"the file nests its parts more than {MAX_DEPTH:,} deep.")
        self.begin(self.open[-1], attributes)

    def begin(self, word: str, attributes: dict[str, str]) -> None:
        """What a kind of part takes from the beginning of an element."""

    def end(self, tag: str) -> None:
        """An element ends."""
        self.open.pop()

    def data(self, text: str) -> None:
        """Characters between tags."""

    def close(self) -> None:
        """The file ends."""


class Properties(Part):
    """Title and author, from the properties of the file."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, str] = {}
        self._word = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        super().start(tag, attributes)
        self._word = tag.rpartition("}")[2]

    def data(self, text: str) -> None:
        """Characters between tags."""
        if len(self.open) == 2:
            self._said[self._word] = (self._said.get(self._word, "") + text)[:500]

    def said(self, name: str) -> str | None:
        """One property; None if it is not there or blank."""
        return " ".join(self._said.get(name, "").split()) or None


class Relations(Part):
    """Which part each relation of another part leads to, and what for."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self._folder = posixpath.dirname(source)
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        super().start(tag, attributes)
        target = attributes.get("Target", "").replace("\\", "/")
        if target and attributes.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets[attributes.get("Id", "")] = kind, path

    def to(self, kind: str) -> list[str]:
        """The parts of one kind, in the order of the file."""
        return [path for found, path in self.targets.values() if found == kind]


@dataclass(slots=True)
class Style:
    """What a style says of the words in it."""

    based: str = ""
    number: str = ""
    level: int | None = None
    unseen: str = ""


class Styles(Part):
    """The styles of a file, each with what it takes from the one below it."""

    def __init__(self) -> None:
        super().__init__()
        self._styles: dict[str, Style] = {}
        self._style = Style()
        self.usual = ""

    def begin(self, word: str, attributes: dict[str, str]) -> None:
        """A style, or what it says."""
        if any(outer.endswith("Change") for outer in self.open):
            return
        value = attribute(attributes, "val")
        if word == "style":
            name = attribute(attributes, "styleId")
            self._style = self._styles.setdefault(name, Style())
            if attribute(attributes, "default") and attribute(attributes, "type") == "paragraph":
                self.usual = name
        elif word == "basedOn":
            self._style.based = value
        elif word == "numId":
            self._style.number = value
        elif word == "ilvl" and value.isdigit():
            self._style.level = int(value)
        elif self.open[-2:-1] == ["rPr"] and "style" in self.open and is_on(attributes):
            self._style.unseen = UNSEEN.get(word, self._style.unseen)

    def _chain(self, name: str) -> list[Style]:
        chain: list[Style] = []
        while name in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[name])
            name = chain[-1].based
        return chain

    def unseen(self, name: str) -> str:
        """How a style keeps its words from the reader; blank if it does not."""
        return next((style.unseen for style in self._chain(name) if style.unseen), "")

    def numbered(self, name: str) -> tuple[str, int | None]:
        """The list that a style puts its paragraphs in, and their level."""
        chain = self._chain(name)
        number = next((style.number for style in chain if style.number), "")
        return number, next((style.level for style in chain if style.level is not None), None)


UNSEEN = {
    "vanish": "hidden",
    "specVanish": "hidden",
    "webHidden": "hidden",
    "strike": "struck through",
    "dstrike": "struck through",
}
"""What keeps words from the reader, by the name of its element."""


class Numbering(Part):
    """The lists of a file."""

    def __init__(self) -> None:
        super().__init__()
        self.lists = Lists()
        self._levels: dict[int, Level] = {}
        self._level = Level()
        self._number, self._at = "", 0

    def begin(self, word: str, attributes: dict[str, str]) -> None:
        """A list, a level, or what one says of itself."""
        value = attribute(attributes, "val")
        if word == "abstractNum":
            name = attribute(attributes, "abstractNumId")
            self._levels = self.lists.levels.setdefault(name, {})
        elif word == "num":
            self._number = attribute(attributes, "numId")
        elif word == "abstractNumId":
            self.lists.of[self._number] = value
        elif word in ("lvl", "lvlOverride"):
            self._at = _whole(attribute(attributes, "ilvl"), 0)
            self._level = Level()
            if word == "lvl" and "num" not in self.open and self._at < _DEEPEST_LEVEL:
                self._levels[self._at] = self._level
        elif word == "startOverride":
            self.lists.starts.setdefault(self._number, {})[self._at] = _whole(value, 1)
        elif self.open[-2:-1] == ["lvl"]:
            self._says(word, value, attributes)

    def _says(self, word: str, value: str, attributes: dict[str, str]) -> None:
        level = self._level
        if word == "start":
            level.start = _whole(value, 1)
        elif word == "numFmt":
            level.format = value
        elif word == "lvlText":
            level.text = value[:50]
        elif word == "suff":
            level.apart = value != "nothing"
        elif word == "isLgl":
            level.legal = is_on(attributes)
        elif word == "lvlRestart":
            level.goes_on = value == "0"
        elif word == "pStyle":
            level.style = value


def _whole(value: str, otherwise: int) -> int:
    return int(value) if value.isdigit() and len(value) < 6 else otherwise
