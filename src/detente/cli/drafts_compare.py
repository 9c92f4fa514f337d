"""``detente drafts compare``: what became of each point of a draft, and which changes matter?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.drafts import known_draft
from detente.cli.load import load
from detente.cli.outputs import outputs
from detente.cli.progress import progress
from detente.cli.screen import note, write, write_cautions, write_json, write_table, write_text
from detente.files import write_all, write_whole
from detente.wording.commands import drafts as words

if TYPE_CHECKING:
    from detente.drafting.compare import TextComparison

EXAMPLE = options.example(
    "detente drafts compare ukraine-2025 us-28 e3-counter",
    "detente drafts compare ukraine-2025 us-28 e3-counter --docx redline.docx",
)

Earlier = Annotated[
    str, typer.Argument(metavar="EARLIER", help="The earlier draft's id.", show_default=False)
]
Later = Annotated[
    str, typer.Argument(metavar="LATER", help="The later draft's id.", show_default=False)
]


Docx = Annotated[
    Path | None,
    options.option(
        "--docx",
        "FILE",
        help="Write the redline as a Word file: real tracked changes, moves, and objections as "
        "remarks in the margin.",
    ),
]
Html = Annotated[
    Path | None,
    options.option(
        "--html",
        "FILE",
        help="Write the redline as one page, in one text and side by side, to read and print.",
    ),
]


def drafts_compare_command(
    dossier: options.DossierName,
    earlier: Earlier,
    later: Later,
    docx: Docx = None,
    html: Html = None,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What became of each point of one draft in another, and which changes matter.

    Points find each other by their words, whatever their numbers. Changes that matter touch
    figures, days, what is owed, by whom, on what condition and how far; synonyms, word order and
    spelling do not.
    """
    from detente.drafting.compare import compare_texts

    outputs(dossier, {"--docx": docx, "--html": html})
    with progress(quiet) as report:
        known = load(dossier, report=report)
    known_draft(known, earlier)
    known_draft(known, later)
    comparison = compare_texts(known, earlier, later)
    if json:
        from detente.answers.drafts import compare_answer

        write_json(compare_answer(known, comparison))
    else:
        _show(known.title, comparison)
    if docx is not None:
        from detente.exchange.redlines.of_drafts import redline_docx

        write_all(docx.parent, {docx.name: redline_docx(known, comparison)})
        note(words.written(docx))
    if html is not None:
        from detente.brief.redline import render_redline

        write_whole(html, render_redline(known, comparison))
        note(words.written(html))


def _show(title: str, comparison: TextComparison) -> None:
    from detente.wording.changes import (
        FATES,
        changes_words,
        clip,
        counted,
        point_pair,
        subject,
    )

    rows = []
    for tie in comparison.alignment.ties:
        if tie.fate in ("kept", "renumbered"):
            continue
        text = comparison.text_of(tie)
        whole = tie.fate in ("new", "dropped")
        told = clip(text, 200) if whole else changes_words(comparison.changes_of(tie))
        pair = point_pair(tie.before, tie.after)
        rows.append([pair, FATES[tie.fate], subject(text), told or words.SAME])
    heading = words.title(title, comparison.earlier, comparison.later)
    write_text(heading)
    write_text(counted(comparison))
    if rows:
        write_table("", words.COMPARED_HEADS, rows, apart=True)
    else:
        write(words.NOTHING)
    write_cautions(comparison)
