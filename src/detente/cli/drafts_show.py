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
    _show_margin(dossier, draft)
    for caution in text.cautions:
        write_text(f"- {caution}", indent=2)


def _show_margin(dossier: str, draft: str) -> None:
    """What was written and changed beside the text in its file, and what review made of it."""
    from detente.review.margin import in_margin
    from detente.review.shelf import shelf_of

    rows = [
        [
            margin.point,
            one.speaker or "",
            str(one.date or ""),
            "\n".join(words.beside(margin)),
            words.reviewed(one.state, one.row),
        ]
        for margin, one in in_margin(shelf_of(dossier))
        if margin.draft == draft
    ]
    if rows:
        write_table(words.MARGIN, words.MARGIN_HEADS, rows, apart=True)
