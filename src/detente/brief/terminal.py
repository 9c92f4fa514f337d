"""The answer for a terminal: as much of each row as fits, ten lines in all."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from detente.wording.first import deal, levers, way, when
from detente.wording.first.row import Row
from detente.wording.names import cut
from detente.wording.numbers import SPACE, plain

WIDTH, MARGIN, LINES = 100, 20, 10
_FIRST_TO_WRAP = (deal.QUESTION, levers.QUESTION, when.QUESTION, way.OPENS)
"""The rows that get the lines left over, in this order."""


def told(head: str, run: str, rows: Sequence[Row], last: str, *, fullest: str = "") -> list[str]:
    """A head, the rows, each with its label in the margin, and a last word: ten lines at most.

    Every row has a line; the lines that are left go to the rows that have most to say, ``fullest``
    before all. What does not fit is on the page. The last word stands at the end of the last row if
    there is room.
    """
    end = _ended(rows[-1], last) if last else None
    spare = LINES - 1 - len(rows) - (bool(last) and end is None)
    given = {row.question: 1 for row in rows}
    asked = {row.question: row for row in rows}
    for question in dict.fromkeys((fullest, *_FIRST_TO_WRAP)):
        if spare > 0 and question in asked and len(_row(asked[question], 2)) > 1:
            given[question], spare = 2, spare - 1
    lines = [_head(head, run)]
    for row in rows[:-1]:
        lines += _row(row, given[row.question])
    lines += [end] if end else [*_row(rows[-1], given[rows[-1].question]), last]
    return [line.replace(SPACE, " ") for line in lines if line]


def _ended(row: Row, last: str) -> str | None:
    """The last row and the last word in one line, if they fit."""
    for form in row.says[0]:
        line = f"{row.label:<{MARGIN}}{plain(form)}"
        if len(line) + 3 + len(last) <= WIDTH:
            return f"{line}{last:>{WIDTH - len(line)}}"
    return None


def _head(head: str, run: str) -> str:
    head = cut(head, WIDTH - len(run) - 2)
    return f"{head}{run:>{WIDTH - len(head)}}"


def _row(row: Row, lines: int) -> list[str]:
    """The sentences that fit so many lines; of each, the fullest of its short forms that does."""
    text = ""
    for forms in row.says:
        for form in forms[1:] or forms:
            longer = f"{text} {plain(form)}".strip()
            if len(_wrapped(row.label, longer)) <= lines:
                text = longer
                break
    if not text:  # not even the shortest: as many words of it as fit
        text = cut(plain(row.says[0][-1]), lines * (WIDTH - MARGIN) - 12)
    return _wrapped(row.label, text)


def _wrapped(label: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        width=WIDTH,
        initial_indent=f"{label:<{MARGIN}}",
        subsequent_indent=" " * MARGIN,
        break_long_words=True,
        break_on_hyphens=False,
    )
