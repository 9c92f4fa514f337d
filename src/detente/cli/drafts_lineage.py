"""``detente drafts lineage``: what became of every point over all drafts?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.drafts import known_draft
from detente.cli.load import load
from detente.cli.progress import progress
from detente.cli.screen import write, write_json, write_table, write_text
from detente.wording.commands import drafts as words

if TYPE_CHECKING:
    from detente.dossier.model.dossier import Dossier
    from detente.drafting.lineage import Biography, Lineage

EXAMPLE = options.example(
    "detente drafts lineage ukraine-2025", "detente drafts lineage ukraine-2025 us-28 6"
)

Draft = Annotated[
    str | None,
    typer.Argument(metavar="DRAFT", help="A draft, to follow one point of it.", show_default=False),
]
Point = Annotated[
    str | None,
    typer.Argument(metavar="POINT", help="The point’s number there.", show_default=False),
]


def drafts_lineage_command(
    dossier: options.DossierName,
    draft: Draft = None,
    point: Point = None,
    as_of: options.AsOf = None,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What became of every point over all drafts: kept, renumbered, edited, split, dropped, back.

    With a draft and the number of a point, the biography of that point: its words in every draft,
    and the changes that matter.
    """
    from detente.dossier.points import numbered
    from detente.drafting.lineage import lineage

    with progress(quiet) as report:
        known = load(dossier, as_of, report=report)
    if draft is not None:
        known_draft(known, draft)
        if point is None:
            raise typer.BadParameter(words.WHICH_POINT, param_hint="POINT")
    found = lineage(known)
    one = None if draft is None or point is None else found.of(draft, point)
    if draft is not None and point is not None and one is None:
        numbers = [each.number for each in numbered(known.texts[draft]).points]
        raise typer.BadParameter(words.no_point(draft, point, numbers), param_hint="POINT")
    if json:
        from detente.answers.drafts import lineage_answer

        write_json(lineage_answer(known, found, one))
    elif one is not None:
        _show_one(known, one)
    else:
        _show(known, found)


def _show(dossier: Dossier, found: Lineage) -> None:
    from detente.wording import lineage as told

    if not found.drafts:
        write_text(words.NO_TEXTS)
        return
    rows = [[told.first(one), told.about(one), told.path(one)] for one in found.biographies]
    write_table(dossier.title, told.HEADS, rows)
    write("")
    for line in told.follows(dossier, found):
        write_text(line)


def _show_one(dossier: Dossier, one: Biography) -> None:
    from detente.wording import lineage as told
    from detente.wording.changes import changes_words

    write_text(f"{dossier.title}: {told.about(one)}")
    for stage in one.stages:
        write("")
        write_text(", ".join(told.stage_head(dossier, stage)))
        for line in (stage.text, changes_words(stage.changes)):
            if line:
                write_text(line, indent=2)
