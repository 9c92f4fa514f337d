"""The paragraphs of a Word file before and after its tracked changes, as their reader sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from detente.documents.beside import Unseen
from detente.documents.typography import is_note_mark, turns, whole_letters
from detente.documents.wordlists import UNSEEN, Lists, Styles, switched, under, value, whole

_ADDED = frozenset({"ins", "moveTo", "cellIns"})
_TAKEN = frozenset({"del", "moveFrom", "cellDel"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = ("Fallback", "rt")
_NONE = Element("nothing")
_TINY = 4
_APART = "\n\n"


@dataclass(slots=True)
class Paragraph:
    """The words of a paragraph after and before the changes, and how it hangs together."""

    said: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    length: int = 0
    merged: tuple[bool, bool] = (False, False)
    number: tuple[str, int | None, str] = ("", None, "")
    then: str = _APART

    def text(self) -> str:
        """The words as they stand."""
        return "".join(self.said[0])


class _State(NamedTuple):
    """What holds for the words inside an element."""

    unseen: frozenset[str] = frozenset()
    shaded: bool = False
    added: bool = False
    taken: bool = False


class Body:
    """The text of a part of the file, after and before its changes.

    Words that are hidden or struck through stand in neither: they go to ``unseen``.
    """

    def __init__(
        self,
        root: Element,
        unseen: Unseen,
        styles: Styles | None = None,
        lists: Lists | None = None,
        embedded: Mapping[str, str] | None = None,
    ) -> None:
        self.changed = False
        self.comments: list[tuple[str, str, str]] = []
        self._unseen, self._embedded = unseen, dict(embedded or {})
        self._styles, self._lists = styles or Styles(_NONE), lists or Lists(_NONE)
        self._writing = Paragraph()
        self._kept: list[Paragraph] = []
        self._rows: list[list[list[Paragraph]]] = []
        self._marks: dict[str, list[tuple[Paragraph, int]]] = {}
        self._walk(root, _State())
        self.after, starts = self._joined(0)
        self.before, _ = self._joined(1)
        self.anchors = {
            key: tuple(min(starts[id(one)] + at, len(self.after)) for one, at in marks)
            for key, marks in self._marks.items()
            if len(marks) == 2 and all(id(one) in starts for one, _ in marks)
        }

    def _walk(self, element: Element, state: _State) -> None:
        tag = element.tag
        if tag.endswith(("Change", "Pr")) or tag in _SKIPPED:
            return
        if tag in ("t", "delText"):
            self._say(whole_letters(element.text or ""), state)
        elif tag in _SIGNS:
            self._say(_SIGNS[tag], state)
        elif tag == "p":
            self._paragraph(element, state)
        elif tag == "r":
            self._run(element, state)
        elif tag in ("tbl", "tr", "tc"):
            self._table(element, state)
        elif tag in ("comment", "commentRangeStart", "commentRangeEnd"):
            self._comment(element, state)
        elif tag == "altChunk":
            text = self._embedded.pop(element.get("id", ""), "")
            self._kept.append(Paragraph(said=([text], [text])))
        else:
            self._inside(element, self._changed(state, tag))

    def _inside(self, element: Element, state: _State) -> None:
        for child in element:
            self._walk(child, state)

    def _changed(self, state: _State, *tags: str) -> _State:
        """The state where such an element says that its words came or went."""
        added, taken = not _ADDED.isdisjoint(tags), not _TAKEN.isdisjoint(tags)
        self.changed = self.changed or added or taken
        return state._replace(added=state.added or added, taken=state.taken or taken)

    def _paragraph(self, element: Element, state: _State) -> None:
        says = under(element, "pPr")
        style = value(says, "pStyle", self._styles.usual)
        unseen = self._styles.unseen(style, state.unseen)
        mark = {one.tag for one in says.iterfind("rPr/*")}
        merged = self._changed(_State(), *mark)
        hidden = "vanish" in switched(frozenset(), under(says, "rPr"))
        outer, self._writing = self._writing, Paragraph(
            merged=(merged.taken or hidden, merged.added or hidden),
            number=self._number(says, style),
        )  # fmt: skip
        shaded = state.shaded or _is_shaded(says)
        self._inside(element, state._replace(unseen=unseen, shaded=shaded))
        self._kept.append(self._writing)
        self._writing = outer

    def _number(self, says: Element, style: str) -> tuple[str, int | None, str]:
        """The list of a paragraph, its level, and its style, which may say the level."""
        number = value(says, "numPr/numId") or self._styles.says(style, "pPr/numPr/numId")
        level = value(says, "numPr/ilvl") or self._styles.says(style, "pPr/numPr/ilvl")
        return number, whole(level, 0) if level else None, style

    def _run(self, element: Element, state: _State) -> None:
        says = under(element, "rPr")
        style = value(says, "rStyle")
        unseen = switched(self._styles.unseen(style, state.unseen), says)
        white = value(says, "color").upper() == "FFFFFF"
        if white and not (state.shaded or _is_shaded(says) or says.find("highlight") is not None):
            unseen |= {"hidden"}
        if whole(value(says, "sz"), 99) <= _TINY:
            unseen |= {"hidden"}
        raises = value(says, "vertAlign") or self._styles.says(style, "rPr/vertAlign")
        if raises == "superscript":
            raised = "".join(one.text or "" for one in element.iterfind("t"))
            if is_note_mark(whole_letters(raised), "".join(self._writing.said[0][-3:])):
                return
        self._inside(element, state._replace(unseen=unseen))

    def _table(self, element: Element, state: _State) -> None:
        if element.tag == "tbl":
            outer, self._rows = self._rows, []
            self._inside(element, state)
            _as_turns(self._rows)
            self._rows = outer
            return
        says = under(element, f"{element.tag}Pr")
        state = self._changed(state, *(one.tag for one in says))
        unseen = switched(state.unseen, says)
        state = state._replace(unseen=unseen, shaded=state.shaded or _is_shaded(says))
        begins = len(self._kept)
        if element.tag == "tr":
            self._rows.append([])
        self._inside(element, state)
        if element.tag == "tc" and self._rows:
            self._rows[-1].append(self._kept[begins:])

    def _comment(self, element: Element, state: _State) -> None:
        key = element.get("id", "")
        if element.tag == "comment":
            begins = len(self._kept)
            self._inside(element, state)
            said = "\n".join(paragraph.text() for paragraph in self._kept[begins:]).strip()
            self.comments.append((key, element.get("author", ""), said))
            return
        marks = self._marks.setdefault(key, [])
        if len(marks) == (element.tag == "commentRangeEnd"):
            marks.append((self._writing, self._writing.length))

    def _say(self, text: str, state: _State) -> None:
        if state.unseen:
            if not state.taken:
                how = UNSEEN[min(state.unseen)]
                self._unseen.keep(how, text, self._writing)
            return
        if not state.taken:
            self._writing.said[0].append(text)
            self._writing.length += len(text)
        if not state.added:
            self._writing.said[1].append(text)

    def _joined(self, version: int) -> tuple[str, dict[int, int]]:
        """The text of one version, and where each paragraph begins in it."""
        pieces: list[str] = []
        starts: dict[int, int] = {}
        at, then, lists = 0, "", self._lists.begin()
        group: list[Paragraph] = []
        for paragraph in self._kept:
            group.append(paragraph)
            if paragraph.merged[version] and paragraph is not self._kept[-1]:
                continue
            texts = ["".join(one.said[version]) for one in group]
            if any(text.strip() for text in texts):
                head = then + (lists.next(*paragraph.number) if paragraph.number[0] else "")
                pieces += [head, *texts]
                at, then = at + len(head), paragraph.then
                for one, text in zip(group, texts):
                    starts[id(one)] = at
                    at += len(text)
            group = []
        return "".join(pieces), starts


def _is_shaded(says: Element) -> bool:
    return under(says, "shd").get("fill", "auto").upper() not in ("", "AUTO", "FFFFFF")


def _as_turns(rows: list[list[list[Paragraph]]]) -> None:
    """Join each speaker in the first column of a transcript with the words in the next."""
    texts = [["\n".join(one.text() for one in cell) for cell in row] for row in rows]
    for row, turn in zip(rows, turns(texts)):
        for paragraph in row[turn[0]] if turn else ():
            if text := paragraph.text().rstrip():
                paragraph.then = " " if text.endswith(":") else ": "
