"""The paragraphs of a Word file before and after its tracked changes, as their reader sees them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from detente.documents.beside import Unseen
from detente.documents.document import Layout, Revision, Span
from detente.documents.typography import is_note_mark, turns, whole_letters
from detente.documents.wordlists import UNSEEN, Lists, Styles, switched, under, value, whole

_ADDED = frozenset({"ins", "moveTo", "cellIns"})
_TAKEN = frozenset({"del", "moveFrom", "cellDel"})
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = ("Fallback", "rt")
_NONE = Element("nothing")
_TINY = 4
_APART = "\n\n"


@dataclass(slots=True)
class Paragraph:
    """The words of a paragraph after and before the changes, and how it hangs together."""

    said: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    length: list[int] = field(default_factory=lambda: [0, 0])
    merged: tuple[bool, bool] = (False, False)
    number: tuple[str, int | None, str] = ("", None, "")
    heading: bool = False
    then: str = _APART

    def text(self) -> str:
        """The words as they stand."""
        return "".join(self.said[0])


class Margin(NamedTuple):
    """A comment as its part of the file has it; ``names`` are those of its paragraphs."""

    key: str
    names: tuple[str, ...]
    author: str
    day: dt.date | None
    text: str


class _Tracked(NamedTuple):
    """A run of changes of one author and day, by its places within its paragraph."""

    where: Paragraph
    author: str
    day: dt.date | None
    moved: bool
    first: tuple[int, int]
    last: tuple[int, int]


class _Starts(NamedTuple):
    """Where paragraphs begin in a text; those that are not in it, where they would stand."""

    there: dict[int, int]
    nowhere: dict[int, int]

    def of(self, paragraph: Paragraph, within: int) -> int:
        """A place within a paragraph as one of the text."""
        start = self.there.get(id(paragraph))
        return self.nowhere.get(id(paragraph), 0) if start is None else start + within


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
        self.comments: list[Margin] = []
        self._unseen, self._embedded = unseen, dict(embedded or {})
        self._styles, self._lists = styles or Styles(_NONE), lists or Lists(_NONE)
        self._writing = Paragraph()
        self._kept: list[Paragraph] = []
        self._rows: list[list[list[Paragraph]]] = []
        self._marks: dict[str, list[tuple[Paragraph, tuple[int, int]]]] = {}
        self._tracked: list[_Tracked] = []
        self._called: list[tuple[str, Paragraph, tuple[int, int], tuple[bool, bool]]] = []
        self._walk(root, _State())
        self.after, starts = self._joined(0)
        self.before, began = self._joined(1)
        self._begins = (starts, began)
        self.revisions = [_revision(one, starts, began) for one in self._tracked]
        self.title = self._title()
        self.anchors = tuple(
            {key: _within(marks, *told) for key, marks in self._marks.items()}
            for told in ((0, self.after, starts), (1, self.before, began))
        )

    def layout(self, version: int, notes: Mapping[str, tuple[str, str]]) -> Layout:
        """How a version of the text is laid out, given what its notes say, by kind and id."""
        text, starts = (self.after, self.before)[version], self._begins[version]
        heads = (starts.there.get(id(one)) for one in self._kept if one.heading)
        return Layout(
            headings=tuple(text.rfind("\n", 0, at) + 1 for at in heads if at is not None),
            notes=tuple(
                (min(starts.of(where, at[version]), len(text)), notes[key][version])
                for key, where, at, there in self._called
                if there[version]
                and id(where) in starts.there
                and notes.get(key, ("", ""))[version]
            ),
            end=len(text),
        )

    def _title(self) -> str | None:
        """The first paragraph of the style for titles."""
        for one in self._kept:
            if self._styles.is_title(one.number[2]) and (words := " ".join(one.text().split())):
                return words[:500]
        return None

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
        elif tag in ("comment", "commentRangeStart", "commentRangeEnd", "commentReference"):
            self._comment(element, state)
        elif tag in ("footnoteReference", "endnoteReference"):
            there = (not state.taken, not state.added)
            self._called.append(
                (f"{tag[:-9]} {element.get('id')}", self._writing, self._at(), there)
            )
        elif tag in _TRACKED:
            self._revised(element, state)
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
            heading=self._styles.is_heading(style, says),
        )  # fmt: skip
        self._kept.append(self._writing)
        shaded = state.shaded or _is_shaded(says)
        self._inside(element, state._replace(unseen=unseen, shaded=shaded))
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
        # LibreOffice raises a smaller sign by so many half points.
        if raises == "superscript" or whole(value(says, "position"), 0) > 2:
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
            names = tuple(one.get("paraId", "") for one in element.iter("p"))
            author, day = element.get("author", ""), day_of(element)
            self.comments.append(Margin(key, names, author, day, said))
            return
        if element.tag == "commentReference":  # where it stands, if no words are marked
            self._marks.setdefault(key, [(self._writing, self._at())] * 2)
            return
        marks = self._marks.setdefault(key, [])
        if len(marks) == (element.tag == "commentRangeEnd"):
            marks.append((self._writing, self._at()))

    def _revised(self, element: Element, state: _State) -> None:
        """Words that came, went or moved, and by whom: one change with those they follow on."""
        where, first = self._writing, self._at()
        self._inside(element, self._changed(state, element.tag))
        last = self._at()
        if where is not self._writing or first == last:
            return
        author, day = element.get("author", ""), day_of(element)
        own = _Tracked(where, author, day, element.tag.startswith("move"), first, last)
        before = self._tracked[-1] if self._tracked else None
        if before is not None and before[:4] == own[:4]:
            own = own._replace(first=before.first)
            self._tracked.pop()
        self._tracked.append(own)

    def _at(self) -> tuple[int, int]:
        return self._writing.length[0], self._writing.length[1]

    def _say(self, text: str, state: _State) -> None:
        if state.unseen:
            if not state.taken:
                how = UNSEEN[min(state.unseen)]
                self._unseen.keep(how, text, self._writing)
            return
        for version, left_out in enumerate((state.taken, state.added)):
            if not left_out:
                self._writing.said[version].append(text)
                self._writing.length[version] += len(text)

    def _joined(self, version: int) -> tuple[str, _Starts]:
        """The text of one version, and where each paragraph begins in it."""
        pieces: list[str] = []
        starts: dict[int, int] = {}
        nowhere: dict[int, int] = {}
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
            else:
                nowhere |= dict.fromkeys(map(id, group), at)
            group = []
        return "".join(pieces), _Starts(starts, nowhere)


def day_of(element: Element) -> dt.date | None:
    """The day that a change or a comment is of; None for what is no day, such as 0-00-00."""
    try:
        return dt.date.fromisoformat(element.get("date", "")[:10])
    except ValueError:
        return None


def _revision(one: _Tracked, after: _Starts, before: _Starts) -> Revision:
    first, last = one.first, one.last
    return Revision(
        author=one.author,
        date=one.day,
        moved=one.moved,
        after=Span(after.of(one.where, first[0]), after.of(one.where, last[0])),
        before=Span(before.of(one.where, first[1]), before.of(one.where, last[1])),
    )


def _within(
    marks: list[tuple[Paragraph, tuple[int, int]]], version: int, text: str, starts: _Starts
) -> Span | None:
    """What two marks of a comment stand around in a text; None if it is not in it."""
    if len(marks) != 2 or any(id(where) not in starts.there for where, _ in marks):
        return None
    first, last = (min(starts.of(where, at[version]), len(text)) for where, at in marks)
    return Span(first, last) if first <= last else None


def _is_shaded(says: Element) -> bool:
    return under(says, "shd").get("fill", "auto").upper() not in ("", "AUTO", "FFFFFF")


def _as_turns(rows: list[list[list[Paragraph]]]) -> None:
    """Join each speaker in the first column of a transcript with the words in the next."""
    texts = [["\n".join(one.text() for one in cell) for cell in row] for row in rows]
    for row, turn in zip(rows, turns(texts)):
        for paragraph in row[turn[0]] if turn else ():
            if text := paragraph.text().rstrip():
                paragraph.then = " " if text.endswith(":") else ": "
