"""What changed from draft to draft, by what the points mean and not by their numbers or words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
    kind = _kind(old, new)
    # A draft of which no point is listed is as unknown as one whose points are.
    hidden: dict[Kind, bool] = {
        "added": bool(before.unknown) or not before.points,
        "removed": bool(after.unknown) or not after.points,
    }
    return Change(
        issue=issue,
        kind=kind,
        before=old,
        after=new,
        points_before=before.set_by.get(issue, ()),
        points_after=after.set_by.get(issue, ()),
        certain=not hidden.get(kind, False),
    )


def _kind(old: str | None, new: str | None) -> Kind:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    return "kept" if old == new else "changed"
