"""``detente drafts compare``: what became of each point of a draft, and which changes matter?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.alone import alone
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
    "detente drafts compare ukraine-2025 us-28 e3-counter --tie 3=5 --apart 4=7",
)

Earlier = Annotated[
    str, typer.Argument(metavar="EARLIER", help="The earlier draft's id.", show_default=False)
]
Later = Annotated[
    str, typer.Argument(metavar="LATER", help="The later draft's id.", show_default=False)
]
Tie = Annotated[
    list[str] | None,
    options.option(
        "--tie", "EARLIER=LATER", help="Two points that belong together, such as 3=5; repeatable."
    ),
]
Apart = Annotated[
    list[str] | None,
    options.option(
        "--apart", "EARLIER=LATER", help="Two points that do not belong together; repeatable."
    ),
]
Keep = Annotated[
    bool,
    typer.Option(
        "--keep", help="Write these ties into the dossier, where all that follows uses them."
    ),
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
    tie: Tie = None,
    apart: Apart = None,
    keep: Keep = False,
    docx: Docx = None,
    html: Html = None,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What became of each point of one draft in another, and which changes matter.

    Points find each other by their words, whatever their numbers. Changes that matter touch
    figures, days, what is owed, by whom, on what condition and how far; synonyms, word order and
    spelling do not. Where a pair is wrong, --tie and --apart correct it, and --keep keeps that
    under the later draft in dossier.yaml.
    """
    from detente.dossier.files.folder import folder_of
    from detente.drafting.compare import TiesByHand, compare_texts, with_ties

    outputs(dossier, {"--docx": docx, "--html": html})
    ties = TiesByHand(_pairs(tie, "--tie"), _pairs(apart, "--apart"))
    if keep and not any(ties):
        raise typer.BadParameter(words.NO_TIES, param_hint="--keep")
    folder = folder_of(dossier) if keep else None
    with progress(quiet) as report:
        known = load(dossier, report=report)
    known_draft(known, earlier)
    known_draft(known, later)
    known = with_ties(known, earlier, later, ties)
    if folder is not None:
        with alone(folder):
            detente.write(with_ties(detente.read(folder), earlier, later, ties), folder)
        note(words.ties_kept(later))
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


def _pairs(stated: list[str] | None, option: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for text in stated or []:
        before, equal, after = (part.strip() for part in text.partition("="))
        if not (before and equal and after) or "=" in after:
            raise typer.BadParameter(words.no_pair(text), param_hint=option)
        pairs.append((before, after))
    return tuple(pairs)


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
        if tie.fate == "kept":
            continue
        text = comparison.text_of(tie)
        whole = tie.fate in ("new", "dropped")
        told = clip(text, 200) if whole else changes_words(comparison.changes_of(tie))
        same = words.SAME_WORDS if comparison.to_the_letter(tie) else words.SAME
        pair = point_pair(tie.before, tie.after)
        rows.append([pair, FATES[tie.fate], subject(text), told or same])
    heading = words.title(title, comparison.earlier, comparison.later)
    write_text(heading)
    write_text(counted(comparison))
    if rows:
        write_table("", words.COMPARED_HEADS, rows, apart=True)
    else:
        write(words.NOTHING)
    write_cautions(comparison)
