"""The answer in ten lines: the same sentences on the first page and, as they fit, in a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from detente.brief.terminal import told
from detente.results import Study
from detente.wording import names
from detente.wording.first.deal import deal_row
from detente.wording.first.levers import QUESTION, LeverLine, lever_lines, levers_row
from detente.wording.first.mind import FourSection, confidence_row, four_section, mind_row
from detente.wording.first.row import Row
from detente.wording.first.way import opens_row, way_row
from detente.wording.first.when import when_row
from detente.wording.levers import narrow_leads


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
        way_row(study),
        opens_row(study),
        when_row(study),
        levers_row(study),
        mind_row(study),
        confidence_row(study.confidence),
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
