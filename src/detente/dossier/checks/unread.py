"""Numbers that are never read: said of somebody for whom they do not count."""

from __future__ import annotations

from detente.dossier.checks.desk import Desk
from detente.dossier.checks.reasons import walk
from detente.dossier.files.tree import dotted
from detente.estimates import Estimate

_PARTS = ("parties", "issues", "war", "standoff", "durability", "behaviour", "mediation")


def check_unread(desk: Desk) -> None:
    """Advise on estimates from which nothing is worked out."""
    if not all(desk.intact((part,)) for part in _PARTS) or _names_unknown(desk):
        return
    read = {entry.path for entry in desk.inputs}
    for path, thing, _ in walk(desk.dossier, (), covered=True):
        if isinstance(thing, Estimate) and path not in read:
            desk.add(
                "unread-number",
                path,
                f"nothing is worked out from {dotted(path)}.",
                "See that it stands with the party that is meant, or take it away.",
            )


def _names_unknown(desk: Desk) -> bool:
    """Whether a name is wrong already, so that what stands under it cannot be read."""
    return any(f.severity == "error" or f.slug == "odd-role" for f in desk.findings)
