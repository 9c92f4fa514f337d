"""The answer in ten lines: the same sentences on the first page and, as they fit, in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from detente.results import Study
from detente.wording import names
from detente.wording.first import deal, levers, when
from detente.wording.first.deal import deal_row
from detente.wording.first.given import given_row
from detente.wording.first.levers import QUESTION, LeverLine, lever_lines, levers_row
from detente.wording.first.mind import FourSection, confidence_row, four_section, mind_row
from detente.wording.first.row import Row
from detente.wording.first.way import opens_row, way_row
from detente.wording.first.when import when_row
from detente.wording.levers import narrow_leads
from detente.wording.names import cut
from detente.wording.numbers import SPACE, plain
from detente.wording.steps import OPENS
from detente.worlds.inputs import guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a minister reads first.

    Attributes
    ----------
    title, as_of, run : str
    rows : tuple of Row
        The questions in their order; the one about levers has ``levers`` beside it on a page.
    levers_by : str
        The day by which the levers' chances count.
    levers : tuple of LeverLine
    levers_question : str
        The row beside which they stand.
    narrow_leads : tuple of str
        Which lever leads which where the figures look alike, and by how much.
    four : FourSection or None
        The chance of a deal by halves of the two inputs that matter most.
    """

    title: str
    as_of: str
    run: str
    rows: tuple[Row, ...]
    levers_by: str
    levers: tuple[LeverLine, ...]
    levers_question: str
    narrow_leads: tuple[str, ...]
    four: FourSection | None


def answer(study: Study) -> Answer:
    """The answer of a study."""
    dates = study.levers.dates
    rows = (
        deal_row(study),
        given_row(study),
        way_row(study),
        opens_row(study),
        when_row(study),
        levers_row(study),
        mind_row(study),
        confidence_row(study.confidence, guessed=guessed(study.dossier, study.deals.worlds.inputs)),
    )
    return Answer(
        title=study.dossier.title,
        as_of=names.day(study.dossier.date),
        run=f"{study.settings.draws:,} draws, seed {study.seed}",
        rows=tuple(row for row in rows if row is not None),
        levers_by=names.day(dates[-1]) if dates else "",
        levers=lever_lines(study),
        levers_question=QUESTION,
        narrow_leads=narrow_leads(study),
        four=four_section(study),
    )


def answer_lines(study: Study, *, file: str | None = None) -> list[str]:
    """The answer as ten lines of text for a terminal.

    Parameters
    ----------
    study : Study
    file : str, optional
        Where the brief was written, named in the last line.
    """
    found = answer(study)
    last = f"Brief: {file}" if file else ""
    # What a wide default decides is said before anything that only fills a line.
    fullest = found.rows[0].question if study.deals.defaults_that_decide else ""
    head = f"{found.title}, as of {found.as_of}"
    return told(head, found.run, found.rows, last, fullest=fullest)


WIDTH, MARGIN, LINES = 100, 20, 10
_FIRST_TO_WRAP = (deal.QUESTION, levers.QUESTION, when.QUESTION, OPENS)
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
