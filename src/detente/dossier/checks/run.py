"""All checks of a whole dossier, in the order of its parts."""

from __future__ import annotations

from collections.abc import Collection

from detente.dossier.checks import (
    conflict,
    doubts,
    drafts,
    idle,
    levers,
    parties,
    reasons,
    scale,
    speakers,
    unread,
    wants,
)
from detente.dossier.checks.desk import Desk
from detente.dossier.files.tree import Path, Tree
from detente.dossier.lookup import Names
from detente.dossier.model.dossier import Dossier
from detente.errors import Finding

CHECKS = (
    parties.check_parties,
    wants.check_wants,
    parties.check_issues,
    conflict.check_war,
    conflict.check_standoff,
    conflict.check_durability,
    conflict.check_mediation,
    conflict.check_estimates,
    conflict.check_forecast,
    drafts.check_drafts,
    drafts.check_deadlines,
    speakers.check_speakers,
    levers.check_levers,
    levers.check_plans,
    doubts.check_names,
    doubts.check_roles,
    doubts.check_aims,
    doubts.check_stakes,
    doubts.check_best,
    doubts.check_guards,
    doubts.check_breadth,
    idle.check_idle,
    idle.check_dates,
    levers.check_reach,
    reasons.check_reasons,
    scale.check_scale,
    scale.check_stretched,
    unread.check_unread,
)


def check_dossier(
    dossier: Dossier, tree: Tree, names: Names, aside: Collection[Path] = ()
) -> list[Finding]:
    """Every finding about what the parts of a dossier say of each other.

    Parameters
    ----------
    dossier : Dossier
    tree : Tree
        Where its values and keys stand.
    names : Names
        What can be referred to.
    aside : collection of paths
        What did not fit the model and was set aside; nothing is concluded from its absence.
    """
    desk = Desk(dossier=dossier, tree=tree, names=names, aside=frozenset(aside))
    for check in CHECKS:
        check(desk)
    return desk.findings
