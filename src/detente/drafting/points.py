"""The package that a draft amounts to, and what changed from draft to draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.dossier.model.dossier import Dossier
from detente.dossier.points import numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Points of one draft that answer the same issue differently; the first one counts."""

    issue: str
    points: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPackage:
    """A draft as a package.

    Attributes
    ----------
    draft : str
    options : dict of issue -> option
        Every issue whose answer is known: by a point of the draft, or else today's state.
    set_by : dict of issue -> tuple of point
        The points that answer the issue; issues absent here stand at today's state.
    unknown : tuple of point
        Points whose content no source gives.
    open : tuple of issue
        No point answers them and today's state is not known either.
    conflicts : tuple of Conflict
    points : int
        How many points are listed.
    """

    draft: str
    options: dict[str, str]
    set_by: dict[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    open: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    points: int

    @property
    def known(self) -> bool:
        """Whether any point of it is known: a draft without one is a name, not a package."""
        return bool(self.set_by)

    def caution(self) -> str:
        """What to bear in mind about it, in words; empty where nothing is in doubt."""
        if not self.points:
            return "No point of it is known."
        said = []
        if self.unknown:
            said.append(
                f"{len(self.unknown)} of its {self.points} points are unknown and stand at "
                "today's state."
            )
        if self.conflicts:
            issues = ", ".join(conflict.issue for conflict in self.conflicts)
            said.append(f"Its points contradict each other on {issues}; the first one counts.")
        if self.open:
            said.append(f"Nothing is known on {', '.join(self.open)}.")
        return " ".join(said)


def words_of_points(dossier: Dossier, draft: str) -> dict[str, str]:
    """Every point of a draft by number, with its words; empty where the dossier has no text of it.

    Those of the text come first, in its order, then those that the dossier alone lists.
    """
    text = dossier.texts.get(draft)
    words = {point.number: point.text for point in numbered(text).points} if text else {}
    return {**words, **{n: "" for n in dossier.drafts[draft].points if n not in words}}


def draft_package(dossier: Dossier, draft: str) -> DraftPackage:
    """The package that a draft amounts to, if signed as it stands.

    Points that a draft leaves open stand at today's state; what no source gives is listed as
    unknown, never filled in.

    Parameters
    ----------
    dossier : Dossier
    draft : str
        Its id.
    """
    text = dossier.drafts[draft]
    answers: dict[str, dict[str, str]] = {}
    for number, point in text.points.items():
        for issue, option in (point or {}).items():
            answers.setdefault(issue, {})[number] = option
    first = {issue: next(iter(given.values())) for issue, given in answers.items()}
    options: dict[str, str] = {}
    unanswered: list[str] = []
    for name, question in dossier.issues.items():
        answer = first.get(name, question.today)
        if answer is None:
            unanswered.append(name)
        else:
            options[name] = answer
    return DraftPackage(
        draft=draft,
        options=options,
        set_by={issue: tuple(given) for issue, given in answers.items()},
        unknown=tuple(number for number, point in text.points.items() if point is None),
        open=tuple(unanswered),
        conflicts=tuple(
            Conflict(issue=issue, points=given)
            for issue, given in answers.items()
            if len(set(given.values())) > 1
        ),
        points=len(text.points),
    )


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
