"""What changed from draft to draft, by what the points mean and not by their numbers or words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.dossier.model.dossier import Dossier
from detente.drafting.points import DraftPackage, draft_package

Kind = Literal["added", "removed", "changed", "kept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one issue between two drafts.

    Attributes
    ----------
    issue : str
    kind : str
        ``added`` (only the later draft answers it), ``removed`` (only the earlier one did),
        ``changed`` (another option) or ``kept``.
    before, after : str or None
        The option in each draft.
    points_before, points_after : tuple of point
    certain : bool
        False where an unknown point of the other draft may answer the issue after all.
    """

    issue: str
    kind: Kind
    before: str | None
    after: str | None
    points_before: tuple[str, ...]
    points_after: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two drafts side by side: the issues that either answers, in the dossier's order."""

    earlier: str
    later: str
    changes: tuple[Change, ...]

    def of_kind(self, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of these kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)


def compare_drafts(dossier: Dossier, earlier: str, later: str) -> Comparison:
    """What changed from one draft to another, whether or not the one derives from the other.

    Parameters
    ----------
    dossier : Dossier
    earlier, later : str
        Ids of drafts.
    """
    before, after = draft_package(dossier, earlier), draft_package(dossier, later)
    changes = tuple(
        _change(issue, before, after)
        for issue in dossier.issues
        if issue in before.set_by or issue in after.set_by
    )
    return Comparison(earlier=earlier, later=later, changes=changes)


def lineage_changes(dossier: Dossier, draft: str) -> tuple[Comparison, ...]:
    """What changed in a draft against each of those it derives from."""
    return tuple(
        compare_drafts(dossier, parent, draft)
        for parent in dossier.drafts[draft].derived_from
        if parent in dossier.drafts
    )


def _change(issue: str, before: DraftPackage, after: DraftPackage) -> Change:
    old, new = (
        draft.options[issue] if issue in draft.set_by else None for draft in (before, after)
    )
    kind = _kind(old, new)
    silent = before if kind == "added" else after
    # A draft of which no point is listed is as unknown as one whose points are.
    hidden = kind in ("added", "removed") and (bool(silent.unknown) or not silent.points)
    return Change(
        issue=issue,
        kind=kind,
        before=old,
        after=new,
        points_before=before.set_by.get(issue, ()),
        points_after=after.set_by.get(issue, ()),
        certain=not hidden,
    )


def _kind(old: str | None, new: str | None) -> Kind:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    return "kept" if old == new else "changed"
