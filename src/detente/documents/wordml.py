"""WordprocessingML as it streams by: no tree is built, so depth and size cost nothing."""

from __future__ import annotations

import itertools

from detente.documents.limits import MAX_DEPTH, MAX_WORD_PARTS

_W = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ADDED = frozenset({"ins", "moveTo"})
_TAKEN = frozenset({"del", "moveFrom"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class Body:
    """Paragraphs in both versions, from the events of an XML parser."""

    def __init__(self) -> None:
        self.changed = False
        self.comments: list[tuple[str, str, str]] = []
        self.anchors: dict[str, tuple[int, int]] = {}
        self.after = self.before = ""
        self._elements = 0
        self._open: list[str] = []
        self._within: dict[str, int] = {}
        self._paragraphs: list[list[list[str]]] = []
        self._marks: dict[str, list[tuple[list[str], int]]] = {}
        self._kept: list[tuple[list[list[str]], bool, bool]] = []
        self._comment: tuple[str, str, int] | None = None
        self._ended = [False, False]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        word = _local(tag)
        self._open.append(word)
        self._elements += 1
        if self._elements > MAX_WORD_PARTS:
            raise OverflowError(f"the file has more than {MAX_WORD_PARTS:,} parts.")
        if len(self._open) > MAX_DEPTH:
            raise OverflowError(f"the file nests its parts more than {MAX_DEPTH:,} deep.")
        self._within[word] = self._within.get(word, 0) + 1
        if word == "p":
            self._paragraphs.append([[], []])
            self._ended = [False, False]
        elif word in _ADDED or word in _TAKEN:
            self.changed = True
            self._mark_of_paragraph(word)
        elif word in _SIGNS and self._within.get("r"):
            self._say(_SIGNS[word])
        elif word in ("commentRangeStart", "commentRangeEnd"):
            self._anchor(word, _attribute(attributes, "id"))
        elif word == "comment":
            key, author = _attribute(attributes, "id"), _attribute(attributes, "author")
            self._comment = (key, author, len(self._kept))

    def end(self, tag: str) -> None:
        """An element ends."""
        word = _local(tag)
        self._open.pop()
        self._within[word] -= 1
        if word == "p" and self._paragraphs:
            self._kept.append((self._paragraphs.pop(), self._ended[0], self._ended[1]))
            self._ended = [False, False]
        elif word == "comment" and self._comment:
            key, author, first = self._comment
            said = "\n".join("".join(part[0][0]) for part in self._kept[first:])
            self.comments.append((key, author, said.strip()))
            self._comment = None

    def data(self, text: str) -> None:
        """Characters between tags."""
        if self._open and self._open[-1] in ("t", "delText"):
            self._say(text)

    def close(self) -> None:
        """The file ends: put the paragraphs together."""
        self.after, starts = _joined(self._kept, 0)
        self.before, _ = _joined(self._kept, 1)
        places = {id(paragraph[0]): at for (paragraph, *_), at in zip(self._kept, starts)}
        lengths = {
            id(said[0]): list(itertools.accumulate(map(len, said[0]), initial=0))
            for said, *_ in self._kept
        }
        for key, marks in self._marks.items():
            ends = [places[id(p)] + lengths[id(p)][n] for p, n in marks if id(p) in places]
            if len(ends) == 2:
                self.anchors[key] = (ends[0], min(ends[1], len(self.after)))

    def _say(self, text: str) -> None:
        if not self._paragraphs or self._within.get("Fallback"):
            return
        after, before = self._paragraphs[-1]
        if not any(self._within.get(word) for word in _TAKEN):
            after.append(text)
        if not any(self._within.get(word) for word in _ADDED):
            before.append(text)

    def _mark_of_paragraph(self, word: str) -> None:
        """A paragraph mark that was taken away, or put in, joins two paragraphs in one version."""
        if self._open[-3:-1] == ["pPr", "rPr"]:
            self._ended[0 if word in _TAKEN else 1] = True

    def _anchor(self, word: str, key: str) -> None:
        marks = self._marks.setdefault(key, [])
        if self._paragraphs and len(marks) == (word == "commentRangeEnd"):
            after = self._paragraphs[-1][0]
            marks.append((after, len(after)))


class Properties:
    """Title and author, from the properties of the file."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}
        self._open: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._open.append(tag.rpartition("}")[2])
        if len(self._open) > MAX_DEPTH:
            raise OverflowError(f"the file nests its parts more than {MAX_DEPTH:,} deep.")

    def end(self, tag: str) -> None:
        """An element ends."""
        self._open.pop()

    def data(self, text: str) -> None:
        """Characters between tags."""
        if len(self._open) == 2:
            self._said[self._open[-1]] = (self._said.get(self._open[-1], "") + text)[:500]

    def close(self) -> None:
        """The file ends."""

    def said(self, name: str) -> str | None:
        """One property; None if it is not there or blank."""
        return " ".join(self._said.get(name, "").split()) or None


def _local(tag: str) -> str:
    """A tag's name if it is Word's own, else one that means nothing."""
    for space in (*_W, _MARKUP):
        if tag.startswith(space):
            return tag[len(space) :]
    return "?"


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((attributes[s + name] for s in _W if s + name in attributes), "")


def _joined(
    paragraphs: list[tuple[list[list[str]], bool, bool]], version: int
) -> tuple[str, list[int]]:
    """The text of one version, and where each paragraph begins in it."""
    pieces: list[str] = []
    starts: list[int] = []
    length, apart = 0, False
    for said, *merged in paragraphs:
        text = "".join(said[version])
        if text.strip():
            if apart:
                pieces.append("\n\n")
                length += 2
            apart = False
        starts.append(length)
        if text.strip():
            pieces.append(text)
            length += len(text)
        if not merged[version] and length:
            apart = True
    return "".join(pieces), starts
