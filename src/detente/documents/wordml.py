"""WordprocessingML as it streams by: no tree is built, so depth and size cost nothing."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.documents.beside import Unseen
from detente.documents.limits import MAX_WORD_PARTS
from detente.documents.numbering import Counting, Lists
from detente.documents.typography import is_note_mark, turns, whole_letters
from detente.documents.wordparts import UNSEEN, Part, Styles, attribute, is_on, relation

_ADDED = frozenset({"ins", "moveTo"})
_TAKEN = frozenset({"del", "moveFrom"})
_OF_CELL = {"cellIns": "added", "cellDel": "taken"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = ("Fallback", "rt")
_TINY = 4
_APART = "\n\n"


@dataclass(slots=True)
class Paragraph:
    """The words of a paragraph in both versions, and how it hangs together with the next."""

    said: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    merged: list[bool] = field(default_factory=lambda: [False, False])
    style: str = ""
    number: str | None = None
    level: int | None = None
    then: str = _APART

    def text(self) -> str:
        """The words as they stand."""
        return "".join(self.said[0])


Cell = list[Paragraph]


class Body(Part):
    """Paragraphs in both versions, from the events of an XML parser.

    Words that are hidden or struck through stand in neither: they are in ``unseen``.
    """

    def __init__(
        self,
        styles: Styles | None = None,
        lists: Lists | None = None,
        embedded: Mapping[str, str] | None = None,
        most: int = MAX_WORD_PARTS,
    ) -> None:
        super().__init__()
        self.changed = False
        self.comments: list[tuple[str, str, str]] = []
        self.anchors: dict[str, tuple[int, int]] = {}
        self.unseen: list[Unseen] = []
        self.after = self.before = ""
        self._styles, self._lists = styles or Styles(), lists or Lists()
        self._embedded = dict(embedded or {})
        self._left = self._most = most
        self._states: Counter[str] = Counter()
        self._own: list[set[str]] = []
        self._writing: list[Paragraph] = []
        self._kept: list[Paragraph] = []
        self._tables: list[list[list[Cell]]] = []
        self._marks: dict[str, list[tuple[Paragraph, int]]] = {}
        self._comment: tuple[str, str, int] | None = None

    def begin(self, word: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._left -= 1
        if self._left < 0:
            raise OverflowError(f"the file has more than {self._most:,} parts.")
        self._own.append(set())
        if word.endswith("Change") or word in _SKIPPED:
            self._state(0, "past")
        elif self._states["past"]:
            return
        elif word == "p":
            self._writing.append(Paragraph(style=self._styles.usual))
        elif word in _ADDED or word in _TAKEN:
            self._change(word)
        elif word in _SIGNS and "r" in self.open[-2:]:
            self._say(_SIGNS[word])
        elif word in ("tbl", "tr", "tc"):
            self._table(word)
        elif self.open[-2:-1] in (["rPr"], ["pPr"], ["numPr"], ["tcPr"], ["trPr"]):
            self._property(word, attributes)
        else:
            self._beside(word, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        word = self.open[-1]
        super().end(tag)
        for state in self._own.pop():
            self._states[state] -= 1
        if word == "p" and self._writing and not self._states["past"]:
            paragraph = self._writing.pop()
            self._kept.append(paragraph)
            if self._tables and self._tables[-1] and self._tables[-1][-1]:
                self._tables[-1][-1][-1].append(paragraph)
        elif word == "tbl" and self._tables:
            _as_turns(self._tables.pop())
        elif word == "comment" and self._comment:
            key, author, first = self._comment
            said = "\n".join(paragraph.text() for paragraph in self._kept[first:])
            self.comments.append((key, author, said.strip()))
            self._comment = None

    def data(self, text: str) -> None:
        """Characters between tags."""
        if self.open and self.open[-1] in ("t", "delText"):
            self._say(whole_letters(text))

    def close(self) -> None:
        """The file ends: put the paragraphs together."""
        self.after, starts = self._joined(0)
        self.before, _ = self._joined(1)
        before: dict[int, list[int]] = {}
        for key, marks in self._marks.items():
            ends = []
            for paragraph, pieces in marks:
                if id(paragraph) not in before:
                    lengths = itertools.accumulate(map(len, paragraph.said[0]), initial=0)
                    before[id(paragraph)] = list(lengths)
                if id(paragraph) in starts:
                    ends.append(starts[id(paragraph)] + before[id(paragraph)][pieces])
            if len(ends) == 2:
                self.anchors[key] = (ends[0], min(ends[1], len(self.after)))

    def _say(self, text: str) -> None:
        if not self._writing or self._states["past"]:
            return
        after, before = self._writing[-1].said
        states = self._states
        how = next((how for how in ("hidden", "struck through") if states[how]), None)
        if how is None and states["white"] and not (states["shaded"] or self._tables):
            how = "hidden"
        if how:
            self._keep_from(how, text)
        elif not (states["raised"] and is_note_mark(text, "".join(after[-3:]))):
            if not states["taken"]:
                after.append(text)
            if not states["added"]:
                before.append(text)

    def _keep_from(self, how: str, text: str) -> None:
        if self._states["taken"]:
            return
        last = self.unseen[-1] if self.unseen else None
        if last and last[0] == how and self._unseen_in is self._writing[-1]:
            self.unseen[-1] = how, (last[1] + text)[:1000]
        else:
            self.unseen.append((how, text))
        self._unseen_in = self._writing[-1]

    _unseen_in: Paragraph | None = None

    def _state(self, above: int, state: str) -> None:
        """Until the element so many above this one ends, its words are in this state."""
        own = self._own[-1 - above] if above < len(self._own) else None
        if own is not None and state not in own:
            own.add(state)
            self._states[state] += 1

    def _change(self, word: str) -> None:
        """Words, a row of a table or the mark of a paragraph were put in or taken away."""
        self.changed = True
        state = "added" if word in _ADDED else "taken"
        self._state(2 if self.open[-2:-1] == ["trPr"] else 0, state)
        if self.open[-3:-1] == ["pPr", "rPr"] and self._writing:
            self._writing[-1].merged[0 if word in _TAKEN else 1] = True

    def _table(self, word: str) -> None:
        if word == "tbl":
            self._tables.append([])
        elif self._tables and word == "tr":
            self._tables[-1].append([])
        elif self._tables and self._tables[-1]:
            self._tables[-1][-1].append([])

    def _property(self, word: str, attributes: dict[str, str]) -> None:
        holder, value = self.open[-3] if len(self.open) > 2 else "", attribute(attributes, "val")
        if word in _OF_CELL:
            self.changed = True
            self._state(2, _OF_CELL[word])
        elif word == "hidden" and holder == "tr" and is_on(attributes):
            self._state(2, "hidden")
        elif holder == "r":
            self._of_run(word, value, is_on(attributes))
        elif word == "pStyle" and self._writing:
            self._writing[-1].style = value
            if how := self._styles.unseen(value):
                self._state(2, how)
        elif word == "shd" and holder == "p" and attribute(attributes, "fill") not in ("", "auto"):
            self._state(2, "shaded")
        elif word == "vanish" and holder == "pPr" and self._writing and is_on(attributes):
            self._writing[-1].merged[:] = True, True
        elif word == "numId" and self._writing:
            self._writing[-1].number = value
        elif word == "ilvl" and self._writing and value.isdigit():
            self._writing[-1].level = int(value)

    def _of_run(self, word: str, value: str, on: bool) -> None:
        if word == "rStyle" and (how := self._styles.unseen(value)):
            self._state(2, how)
        elif word in UNSEEN and on:
            self._state(2, UNSEEN[word])
        elif word in UNSEEN and UNSEEN[word] in self._own[-3]:
            self._own[-3].discard(UNSEEN[word])
            self._states[UNSEEN[word]] -= 1
        elif word == "vertAlign" and value == "superscript":
            self._state(2, "raised")
        elif word == "color" and value.upper() == "FFFFFF":
            self._state(2, "white")
        elif word in ("shd", "highlight"):
            self._state(2, "shaded")
        elif word == "sz" and value.isdigit() and int(value) <= _TINY:
            self._state(2, "hidden")

    def _beside(self, word: str, attributes: dict[str, str]) -> None:
        if word in ("commentRangeStart", "commentRangeEnd"):
            marks = self._marks.setdefault(attribute(attributes, "id"), [])
            if self._writing and len(marks) == (word == "commentRangeEnd"):
                marks.append((self._writing[-1], len(self._writing[-1].said[0])))
        elif word == "comment":
            key, author = attribute(attributes, "id"), attribute(attributes, "author")
            self._comment = (key, author, len(self._kept))
        elif word == "altChunk" and (text := self._embedded.pop(relation(attributes), "")):
            self._kept.append(Paragraph(said=([text], [text])))

    def _joined(self, version: int) -> tuple[str, dict[int, int]]:
        """The text of one version, and where each paragraph begins in it."""
        pieces: list[str] = []
        starts: dict[int, int] = {}
        length, then, count = 0, "", Counting(self._lists)
        for group in _groups(self._kept, version):
            texts = ["".join(paragraph.said[version]) for paragraph in group]
            written = any(text.strip() for text in texts)
            head = self._head(group[-1], count) if written else ""
            if written:
                pieces += [then, head, *texts]
                then = group[-1].then
            length += len(pieces[-len(texts) - 2]) + len(head) if written else 0
            for paragraph, text in zip(group, texts):
                starts[id(paragraph)] = length
                length += len(text) if written else 0
        return "".join(pieces), starts

    def _head(self, paragraph: Paragraph, count: Counting) -> str:
        number, level = self._styles.numbered(paragraph.style)
        if paragraph.number is not None:
            number = paragraph.number
        level = paragraph.level if paragraph.level is not None else level
        if level is None:
            level = self._lists.level_of(number, paragraph.style)
        return count.next(number, level) if number else ""


def _groups(paragraphs: list[Paragraph], version: int) -> list[list[Paragraph]]:
    """Paragraphs that are one in a version, as the mark between them is not in it."""
    ends = itertools.accumulate((not one.merged[version] for one in paragraphs), initial=0)
    numbered = zip(ends, paragraphs)
    return [
        [one for _, one in group] for _, group in itertools.groupby(numbered, lambda pair: pair[0])
    ]


def _as_turns(rows: list[list[Cell]]) -> None:
    """Join each speaker in the first column of a transcript with the words in the next."""
    texts = [["\n".join(one.text() for one in cell) for cell in row] for row in rows]
    for row, found in zip(rows, turns(texts)):
        for paragraph in row[found[0]] if found else ():
            if text := paragraph.text().rstrip():
                paragraph.then = " " if text.endswith(":") else ": "
