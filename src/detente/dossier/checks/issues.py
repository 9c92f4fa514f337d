"""Issues: their tracks, their options, where they stand today; texts of drafts."""

from __future__ import annotations

from detente.dossier.checks.desk import Desk
from detente.dossier.model.dossier import Dossier


def check_issues(desk: Desk) -> None:
    """Check the questions on the table."""
    dossier = desk.dossier
    if not dossier.issues and desk.intact(("issues",)) and "issues" in desk.tree.data:
        desk.add_key("no-issue", ("issues",), "there is no issue.", "Add the questions at stake.")
    for id, issue in dossier.issues.items():
        path = ("issues", id)
        if issue.track is not None:
            who = f'issue "{id}" is on track'
            desk.refer("track", issue.track, desk.names.tracks, (*path, "track"), who=who)
        if len(issue.options) < 2 and desk.intact((*path, "options")):
            desk.add_key(
                "one-option",
                (*path, "options"),
                f'issue "{id}" has {"one option" if issue.options else "no option"}.',
                "An issue is a question with at least two answers: add one, "
                "or leave the issue out.",
            )
        if issue.today is not None:
            who = f'issue "{id}" stands today at'
            desk.refer("option", issue.today, desk.names.issues[id], (*path, "today"), who=who)
        elif desk.intact((*path, "today")) and not _no_deal_is_stated(dossier):
            desk.add_key(
                "no-today",
                path,
                f'where issue "{id}" stands today is not said.',
                "Add today: and one of its options; going on without a deal is measured by it.",
            )


def _no_deal_is_stated(dossier: Dossier) -> bool:
    """Whether every required party says what no deal is worth, so that nothing hangs on today."""
    standoff = dossier.standoff.parties if dossier.standoff else {}
    wants = {party: dossier.parties[party].wants for party in dossier.required}
    return dossier.war is None and all(
        (wanted is not None and wanted.no_deal is not None)
        or (party in standoff and standoff[party].no_deal is not None)
        for party, wanted in wants.items()
    )
