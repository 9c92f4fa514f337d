"""``detente drafts matrix``: who has to do what by when, and who looks?"""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from detente.cli import options
from detente.cli.drafts import DraftName, known_draft
from detente.cli.load import load
from detente.cli.outputs import outputs
from detente.cli.paper import word_form
from detente.cli.progress import progress
from detente.cli.screen import note, write_json, write_table, write_text
from detente.files import write_all
from detente.wording.commands import drafting_rules as words
from detente.wording.commands import drafts as told

if TYPE_CHECKING:
    from detente.drafting.matrix import Stipulation

EXAMPLE = options.example(
    "detente drafts matrix ukraine-2025 us-28",
    "detente drafts matrix ukraine-2025 us-28 --xlsx implementation.xlsx",
    "detente drafts matrix ukraine-2025 us-28 --docx implementation.docx",
)

Xlsx = Annotated[
    Path | None,
    options.option(
        "--xlsx", "FILE", help="Write the matrix as a sheet with a column for the status, 0 to 3."
    ),
]
Docx = Annotated[
    Path | None,
    options.option(
        "--docx", "FILE", help="Write the matrix as a Word file, across the page, status empty."
    ),
]


def drafts_matrix_command(
    dossier: options.DossierName,
    draft: DraftName,
    xlsx: Xlsx = None,
    docx: Docx = None,
    template: options.Template = None,
    marking: options.Marking = "",
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What a draft would have whom do by when: its implementation matrix.

    A row for each stipulation, with the draft's own words for who acts, by when, measured how,
    verified and paid by whom. What the draft does not say stays empty.
    """
    from detente.drafting.lint.run import lint_draft
    from detente.drafting.matrix import matrix

    outputs(dossier, {"--xlsx": xlsx, "--docx": docx}, reads={"--template": template})
    form = word_form(docx, template, marking)
    with progress(quiet) as report:
        known = load(dossier, report=report)
    read = lint_draft(known, known_draft(known, draft))
    rows = matrix(read.text, read.clauses)
    title = words.heading(known.title, draft)
    if json:
        from detente.answers.drafts import matrix_answer

        write_json(matrix_answer(known, draft, rows))
    else:
        heads = [words.MATRIX_HEADS[n] for n in words.MATRIX_SHORT]
        write_table(title, heads, map(_short, rows), apart=True)
        for caution in read.text.cautions:
            write_text(f"- {caution}", indent=2)
    if xlsx is not None:
        from detente.exchange.matrixsheet import matrix_sheet

        write_all(xlsx.parent, {xlsx.name: matrix_sheet(title, rows, known.as_of.earliest)})
        note(told.written(xlsx))
    if form is not None and docx is not None:
        from detente.brief.word import Listed, tables_docx

        every = [(*astuple(row), "") for row in rows]
        listed = Listed(
            name=words.SHEET, heads=words.MATRIX_HEADS, rows=every, none=words.NO_STIPULATION
        )
        raw = tables_docx(known, words.KICKER, title, [listed], form)
        write_all(docx.parent, {docx.name: raw})
        note(told.written(docx))


def _short(row: Stipulation) -> list[str]:
    return [row.point, row.text, row.actor, row.deadline, row.verifier]
