"""``detente drafts lint``: what should be mended before a draft is tabled?"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.drafts import DraftName, known_draft
from detente.cli.load import load
from detente.cli.progress import progress
from detente.cli.screen import write, write_cautions, write_json, write_text
from detente.wording.commands import drafting_rules as words

if TYPE_CHECKING:
    from detente.drafting.lint.run import LintReport

EXAMPLE = options.example(
    "detente drafts lint ukraine-2025 us-28",
    "detente drafts lint ukraine-2025 e3-counter --json",
)

Strict = Annotated[
    bool, typer.Option("--strict", help="End with exit code 1 if anything is left to mend.")
]


def drafts_lint_command(
    dossier: options.DossierName,
    draft: DraftName,
    strict: Strict = False,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What should be mended in a draft before it is tabled.

    Rules look for acts without an actor, a day, a measure, somebody who verifies or pays; for
    vague and undefined words; for references to what is not there; and for points that do not go
    together. The reference page of the rules has each with an example. A remark in the text
    silences a rule for one point: <!-- lint: ignore vague-word: why -->.
    """
    from detente.drafting.lint.run import lint_draft

    with progress(quiet) as report:
        known = load(dossier, report=report)
    made = lint_draft(known, known_draft(known, draft))
    if json:
        from detente.answers.drafts import lint_answer

        write_json(lint_answer(known, draft, made))
    else:
        write_text(words.heading(known.title, draft))
        _show(made)
    if strict and made.open():
        raise typer.Exit(1)


def _show(made: LintReport) -> None:
    for number, findings in groupby(made.findings, key=lambda one: one.point):
        write("")
        write_text(words.point_head(number))
        for one in findings:
            if one.silenced is not None:
                write_text("  " + words.silenced_line(one.rule, one.silenced), indent=4)
                continue
            write_text("  " + words.finding_line(one.level, one.said, one.rule), indent=4)
            write_text("    " + words.mend_line(one.mend), indent=6)
    warnings, advice = len(made.open("warning")), len(made.open("advice"))
    write("")
    if made.findings:
        write_text(words.summary(warnings, advice, len(made.findings) - warnings - advice))
    else:
        write_text(words.NOTHING)
    write_cautions(made)
