"""``detente drafts next``: the smallest changes to a draft that bring all sides in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.drafts import a_draft
from detente.cli.load import load
from detente.cli.progress import progress
from detente.cli.screen import write, write_cautions, write_head, write_json, write_text
from detente.wording.commands import drafts as words

if TYPE_CHECKING:
    from detente.dealspace.redrafts import NextDraft
    from detente.dossier.model.dossier import Dossier

EXAMPLE = options.example("detente drafts next ukraine-2025 e3-counter")

Draft = Annotated[
    str | None,
    typer.Argument(
        metavar="DRAFT",
        help="The draft's id; the latest of which a point is known, if not given.",
        show_default=False,
    ),
]


def drafts_next_command(
    dossier: options.DossierName,
    draft: Draft = None,
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    seed: options.Seed = 1,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """The smallest changes to a draft that bring all sides in: one, two and three at a time.

    By how often the changed text lies in the zone, and by the chance that all answer yes; with who
    gives and who gains by each.
    """
    from detente.answers.drafts import next_answer
    from detente.asked import Settings
    from detente.redrafting import next_draft

    with progress(quiet) as report:
        known = load(dossier, as_of, report=report)
        name = latest(known) if draft is None else a_draft(known, draft)
        try:
            answer = next_draft(known, name, Settings(draws=draws), seed=seed, progress=report)
        except ValueError as refused:
            raise typer.BadParameter(str(refused), param_hint="DRAFT") from None
    told = next_answer(known, answer, seed=seed, draws=draws)
    if json:
        write_json(told)
    else:
        write_head(told)
        _show(known, answer)


def latest(dossier: Dossier) -> str:
    """The latest draft of which a point is known.

    Raises
    ------
    typer.BadParameter
        If there is none.
    """
    from detente.drafting.points import draft_package

    known = [id for id in dossier.drafts if draft_package(dossier, id).known]
    if not known:
        raise typer.BadParameter(words.NONE_KNOWN, param_hint="DRAFT")
    return max(known, key=lambda id: dossier.drafts[id].date.latest)


def _show(dossier: Dossier, answer: NextDraft) -> None:
    from detente.wording import redrafting

    write_text(redrafting.head(dossier, answer))
    for title, redrafts in redrafting.kinds(answer):
        write(f"\n{title}")
        for one in redrafts:
            write("")
            first, *rest = redrafting.lines(dossier, one)
            write_text(first, indent=2)
            for line in rest:
                write_text(f"  {line}", indent=4)
    write("")
    for line in redrafting.notes(dossier, answer):
        write_text(line)
    write_cautions(answer)
