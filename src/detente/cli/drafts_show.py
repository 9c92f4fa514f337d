"""``detente drafts show``: one draft, point by point."""

from __future__ import annotations

from detente.cli import options
from detente.cli.drafts import DraftName, known_draft
from detente.cli.load import load
from detente.cli.progress import progress
from detente.cli.screen import write_table, write_text
from detente.wording.commands import drafts as words

EXAMPLE = options.example("detente drafts show ukraine-2025 us-28")


def drafts_show_command(
    dossier: options.DossierName,
    draft: DraftName,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """One draft, point by point: its words, and the options of issues that it holds."""
    from detente.dossier.points import numbered

    with progress(quiet) as report:
        known = load(dossier, report=report)
    text = numbered(known.texts[known_draft(known, draft)])
    points = known.drafts[draft].points
    rows = []
    for point in text.points:
        held = points.get(point.number, {})
        told = words.UNKNOWN if held is None else words.holds(held.items())
        rows.append([point.number, point.text, told])
    write_table(known.drafts[draft].name, words.SHOWN_HEADS, rows, apart=True)
    for caution in text.cautions:
        write_text(f"- {caution}", indent=2)
