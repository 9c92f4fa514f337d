"""Tables: columns as wide as their words need, a head on every page, rows that stay whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from detente.charts.style import text_width
from detente.letters import clean
from detente.word.blocks import Cell, Runs, Table
from detente.word.styles import DEEP, PLAIN_TABLE, RULED_TABLE, TABLE_HEAD, TABLE_TEXT

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

_MM = 25.4 / 72
_MARGINS_MM = 3.4

Fill = Callable[["Paragraph", Runs], None]


def add_table(document: Document, table: Table, width_mm: float, size: float, fill: Fill) -> None:
    """A table of such a width, its words written by ``fill``; ``size`` is that of its letters."""
    rows = (table.head, *table.rows) if table.head else table.rows
    columns = max((sum(cell.span for cell in row) for row in rows), default=0)
    if not columns:
        return
    made = document.add_table(rows=len(rows), cols=columns)
    made.style = document.styles[PLAIN_TABLE if table.plain else RULED_TABLE]
    made.autofit = False
    widths = column_widths(rows, columns, width_mm, size)
    for n, width in enumerate(widths):
        made.columns[n].width = Mm(width)
    for n, (row, into) in enumerate(zip(rows, made.rows, strict=True)):
        head = bool(table.head) and n == 0
        _fill_row(into, row, widths, head=head, fill=fill)
        _mark_row(into, head=head, whole=not table.plain or len(rows) == 1)
        if n - bool(table.head) in table.strong:
            _line_above(into)
        # The first row stays with the head, what a row heads with it; a short table stays whole.
        _keep(
            into,
            keep=head
            or (n == 0 and not table.plain)
            or len(row) == 1
            or (len(rows) <= 6 and n < len(rows) - 1),
        )
    _describe(made, table)


def column_widths(
    rows: Sequence[Sequence[Cell]], columns: int, width_mm: float, size: float
) -> list[float]:
    """How wide each column is: room for its longest word, and the rest by how much it says.

    >>> from detente.word.blocks import Run
    >>> row = [Cell(paragraphs=((Run(text=t),),)) for t in ("Lever", "A price of many words " * 9)]
    >>> [round(width) for width in column_widths([row], 2, 170.0, 9.0)]
    [12, 158]
    """
    least, most, says = [8.0] * columns, [8.0] * columns, [8.0] * columns
    for row in rows:
        at = 0
        for cell in row:
            if cell.span == 1:
                told = 0.0
                for runs in cell.paragraphs:
                    text = "".join(run.text for run in runs)
                    words = max((text_width(w, size) for w in text.split()), default=0.0)
                    least[at] = max(least[at], words * _MM * 1.1 + _MARGINS_MM)
                    line = text_width(text, size) * _MM * 1.08 + _MARGINS_MM
                    most[at] = max(most[at], line)
                    told += line
                says[at] = max(says[at], told)
            at += cell.span
    if sum(most) <= width_mm:
        return [w + (width_mm - sum(most)) * w / sum(most) for w in most]
    if sum(least) >= width_mm:
        return [w * width_mm / sum(least) for w in least]
    wants = [max(m - w, 0.0) ** 0.6 for m, w in zip(says, least, strict=True)]
    spare = width_mm - sum(least)
    return [w + spare * v / sum(wants) for w, v in zip(least, wants, strict=True)]


def _fill_row(
    into: _Row, row: Sequence[Cell], widths: list[float], *, head: bool, fill: Fill
) -> None:
    at = 0
    cells = into.cells
    for cell in row:
        last = min(at + cell.span, len(cells)) - 1
        target = cells[at] if last <= at else cells[at].merge(cells[last])
        target.width = Mm(sum(widths[at : last + 1]))
        _fill_cell(target, cell, head=head, fill=fill)
        at = last + 1


def _fill_cell(target: _Cell, cell: Cell, *, head: bool, fill: Fill) -> None:
    for n, runs in enumerate(cell.paragraphs or ((),)):
        paragraph = target.paragraphs[0] if n == 0 else target.add_paragraph()
        paragraph.style = TABLE_HEAD if head else TABLE_TEXT
        fill(paragraph, runs)


def _mark_row(row: _Row, *, head: bool, whole: bool) -> None:
    about = row._tr.get_or_add_trPr()
    if whole:
        about.append(OxmlElement("w:cantSplit"))
    if head:
        about.append(OxmlElement("w:tblHeader"))


def _line_above(row: _Row) -> None:
    for cell in row.cells:
        lines = OxmlElement("w:tcBorders")
        line = OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "12"), ("space", "0"), ("color", DEEP)):
            line.set(qn(f"w:{name}"), value)
        lines.append(line)
        cell._tc.get_or_add_tcPr().append(lines)


def _keep(row: _Row, *, keep: bool) -> None:
    if keep:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _describe(made: WordTable, table: Table) -> None:
    about = made._tbl.tblPr
    look = about.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1" if table.head else "0")
        look.set(qn("w:firstColumn"), "0")
    if table.said:
        said = OxmlElement("w:tblDescription")
        said.set(qn("w:val"), clean(table.said))
        about.append(said)
