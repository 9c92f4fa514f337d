"""The package that a draft amounts to: its points as answers to issues."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier


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
