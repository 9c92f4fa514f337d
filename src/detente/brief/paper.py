"""The page's own HTML as blocks of a Word file: the same words, for who works in Word.

What is folded away on the page, or of class ``page-only``, stays there. A figure's link becomes a
footnote, which says what the link leads to; so does a word of the glossary where it is first met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement, document_fromstring

from detente.brief.notes import Notes
from detente.brief.pictures import Picture
from detente.charts.svg import standalone
from detente.letters import clean
from detente.word.blocks import (
    Block,
    Cell,
    Heading,
    Image,
    Paragraph,
    Run,
    Runs,
    Style,
    Table,
)
from detente.wording.numbers import plain
from detente.wording.pages import picture_said

_SPACES = re.compile(r"[ \t\n\r]+")
_LEFT_OUT = {"nav", "style", "script", "svg", "head"}
_HIDDEN = {"sr", "page-only", "screen", "aside", "narrow", "rests"}
_HIDDEN_IN_BRIEF = _HIDDEN | {"moved", "evidence"}
_HEADINGS = {"h1": 0, "h2": 1, "h3": 2, "h4": 3}
_SIDE_BY_SIDE = {"cols", "sides"}
_OWN_LINE = {"view"}
_SOFT = {"range", "note", "today", "moved", "who", "same"}
_MARKS = {"stated": "■ ", "assessed": "◇ "}
_STYLES: dict[str, Style] = {
    "kicker": "kicker",
    "deck": "lead",
    "meta": "note",
    "note": "note",
    "key": "note",
    "sub": "note",
    "source": "note",
}


def blocks_of(
    html: str, pictures: Mapping[str, Picture], *, full: bool = False
) -> tuple[Block, ...]:
    """The blocks of a page.

    Parameters
    ----------
    html : str
        As our templates make it.
    pictures : dict of id -> Picture
        The drawings of its figures.
    full : bool
        Whether each stance is followed by the statements it was made in, as footnotes, and by the
        one before it.
    """
    page = document_fromstring(clean(html))
    return tuple(_Reader(page, pictures, full).blocks(page.find("body")))


class _Reader:
    def __init__(self, page: HtmlElement, pictures: Mapping[str, Picture], full: bool) -> None:
        self._pictures, self._full = pictures, full
        self._notes = Notes(page)

    def blocks(self, parent: HtmlElement) -> Iterator[Block]:
        """What stands in an element, block by block."""
        for element in parent:
            tag, classes = element.tag, _classes(element)
            if tag in _LEFT_OUT or classes & _HIDDEN:
                continue
            self._notes.begin()
            if tag in _HEADINGS:
                if element.get("id") != "answer":
                    yield Heading(runs=self._runs(element), level=_HEADINGS[tag])
            elif tag == "p" or tag == "footer":
                yield from self._paragraph(element, classes)
            elif tag in ("ul", "ol"):
                yield from self._items(element)
            elif tag == "table":
                yield from self._table(element)
            elif tag == "figure":
                yield from self._figure(element)
            elif tag == "dl":
                yield from self._answers(element)
            elif classes & _SIDE_BY_SIDE:
                yield Table(
                    head=(), rows=(tuple(self._column(child) for child in element),), plain=True
                )
            elif tag != "details":
                yield from self.blocks(element)

    def _column(self, element: HtmlElement) -> Cell:
        """What stands beside something else, as one cell."""
        lines: list[Runs] = []
        for block in self.blocks(element):
            if isinstance(block, Heading):
                lines.append(_bold(block.runs))
            elif isinstance(block, Paragraph):
                mark = (Run(text=f"{block.mark} "),) if block.mark else ()
                lines.append((*mark, *block.runs))
        return Cell(paragraphs=tuple(lines))

    def _paragraph(self, element: HtmlElement, classes: set[str]) -> Iterator[Paragraph]:
        style: Style = next((_STYLES[name] for name in _STYLES if name in classes), "body")
        after = element.getnext()
        keep = after is not None and (after.tag in ("table", "ul", "ol") or _holds_table(after))
        runs = self._runs(element)
        if runs:
            style = "note" if element.tag == "footer" else style
            yield Paragraph(runs=runs, style=style, keep=keep or style == "kicker")

    def _items(self, element: HtmlElement) -> Iterator[Paragraph]:
        shown = (li for li in element.iterchildren("li") if not _classes(li) & _HIDDEN)
        for number, item in enumerate(shown, start=1):
            mark = f"{number}." if element.tag == "ol" else "•"
            small = "under" in _classes(item) or "cautions" in _classes(element)
            yield Paragraph(runs=self._runs(item), style="note" if small else "item", mark=mark)

    def _figure(self, element: HtmlElement) -> Iterator[Block]:
        picture = self._pictures[element.get("id", "")]
        said = picture_said(plain(picture.title), picture.sub)
        yield Paragraph(runs=self._runs(element.find("figcaption")), style="caption", keep=True)
        yield Image(svg=standalone(picture.wide), said=said, above=picture.sub)

    def _answers(self, element: HtmlElement) -> Iterator[Block]:
        """Questions and their answers side by side; a table among them stands on its own."""
        rows: list[tuple[Cell, ...]] = []
        for question in element.iterchildren("dt"):
            reply = question.getnext()
            table = reply.find("table")
            asked = self._runs(question)
            if table is None:
                heads = Cell(paragraphs=(_bold(asked),), heads=True)
                rows.append((heads, Cell(paragraphs=(self._runs(reply),))))
                continue
            if rows:
                yield Table(head=(), rows=tuple(rows), plain=True)
                rows = []
            yield Paragraph(runs=_bold(asked), style="caption", keep=True)
            yield from self._table(table, captioned=False)
            for note in reply.iterchildren("span"):
                yield Paragraph(runs=self._runs(note), style="note")
        if rows:
            yield Table(head=(), rows=tuple(rows), plain=True)

    def _table(self, element: HtmlElement, *, captioned: bool = True) -> Iterator[Block]:
        caption = element.find("caption")
        said = "" if caption is None else _squeezed(caption.text_content())
        if caption is not None and captioned and "sr" not in _classes(caption):
            yield Paragraph(runs=self._runs(caption), style="caption", keep=True)
        head = [self._row(row) for row in element.iterfind("thead/tr")]
        body = [row for row in element.iterfind("tbody/tr") if not _classes(row) & _HIDDEN]
        rows = [self._row(row) for row in body]
        strong = (n for n, row in enumerate(body) if "next" in _classes(row))
        yield Table(head=head[0] if head else (), rows=tuple(rows), said=said, strong=tuple(strong))

    def _row(self, row: HtmlElement) -> tuple[Cell, ...]:
        return tuple(
            Cell(
                paragraphs=self._lines(cell, bold=cell.tag == "th"),
                span=int(cell.get("colspan", 1)),
                heads=cell.tag == "th",
            )
            for cell in row
            if not _classes(cell) & _HIDDEN
        )

    def _lines(self, cell: HtmlElement, *, bold: bool) -> tuple[Runs, ...]:
        """The paragraphs of a cell: what stands on a line of its own on the page does here."""
        lines: list[list[Run]] = [[]]
        for run, own in self._inline(cell, bold=bold):
            if own:
                lines.append([])
            lines[-1].append(run)
        return tuple(_trimmed(line) for line in lines if any(run.text.strip() for run in line))

    def _runs(self, element: HtmlElement) -> Runs:
        return _trimmed([run for run, _ in self._inline(element)])

    def _inline(
        self, element: HtmlElement, *, bold: bool = False, soft: bool = False
    ) -> Iterator[tuple[Run, bool]]:
        """The words inside an element, and whether a line begins before them."""
        if element.text:
            yield Run(text=_spaced(element.text), bold=bold, soft=soft), False
        for child in element:
            if isinstance(child.tag, str):
                yield from self._child(child, bold=bold, soft=soft)
            if child.tail:
                yield Run(text=_spaced(child.tail), bold=bold, soft=soft), False

    def _child(self, child: HtmlElement, *, bold: bool, soft: bool) -> Iterator[tuple[Run, bool]]:
        classes = _classes(child)
        if child.tag in _LEFT_OUT or classes & (_HIDDEN if self._full else _HIDDEN_IN_BRIEF):
            return
        if "today" in classes:
            yield Run(text=" · ", soft=True), False
        own = bool(classes & _OWN_LINE) or child.tag in ("p", "div")
        if "mark" in classes:
            yield Run(text="".join(_MARKS[name] for name in _MARKS if name in classes)), False
        elif "links" in classes or "evidence" in classes:
            notes = self._notes.cited(child)
            if notes:
                yield Run(text="", notes=notes), False
        elif child.tag == "br":
            yield Run(text="\n"), False
        else:
            inner = self._inline(
                child,
                bold=(bold or child.tag == "b" or bool(classes & {"stance", "differs"}))
                and not classes & {"today"},
                soft=soft or bool(classes & _SOFT),
            )
            for run, begins in inner:
                yield run, begins or own
                own = False
        if child.tag == "a" and (notes := self._notes.of(child)):
            yield Run(text="", notes=notes), False


def _classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _holds_table(element: HtmlElement) -> bool:
    beside = bool(_classes(element) & _SIDE_BY_SIDE)
    return element.tag == "div" and (beside or element.find("table") is not None)


def _squeezed(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text)


def _bold(runs: Runs) -> Runs:
    return tuple(Run(text=run.text, bold=True, notes=run.notes) for run in runs)


def _trimmed(runs: list[Run]) -> Runs:
    """Words without spaces at their ends, or two on end."""
    kept: list[Run] = []
    ended = True  # whether a space would be one too many
    for run in runs:
        text = run.text.lstrip(" ") if ended else run.text
        if run.notes and not text and kept:  # a footnote's number follows its word at once
            last = kept[-1]
            stripped = last.text.rstrip(" ")
            kept[-1] = Run(text=stripped, bold=last.bold, soft=last.soft, notes=last.notes)
            ended = False
        if text:
            ended = text.endswith((" ", "\n"))
        if text or run.notes:
            kept.append(Run(text=text, bold=run.bold, soft=run.soft, notes=run.notes))
    while kept and not kept[-1].text.rstrip(" ") and not kept[-1].notes:
        kept.pop()
    if kept and not kept[-1].notes:
        last = kept[-1]
        kept[-1] = Run(text=last.text.rstrip(" "), bold=last.bold, soft=last.soft)
    return tuple(kept)
