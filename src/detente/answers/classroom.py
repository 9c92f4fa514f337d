"""A class as JSON: what was written for it, and what its teams came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.answers.heads import Headed, Named, head, named
from detente.classroom.debrief import Debrief, Reference, TeamResult
from detente.classroom.exact import DRAWS
from detente.classroom.roles import Role
from detente.dossier.model.dossier import Dossier
from detente.wording import classroom as words


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassNewAnswer(Named):
    """The answer of ``detente class new``.

    Attributes
    ----------
    exact : bool
        Whether the game is one of exact numbers.
    roles : tuple of Role
        In points of a hundred; a range where the number is uncertain.
    """

    folder: str
    exact: bool
    teams: tuple[str, ...]
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassAnswer(Headed):
    """The answer of ``detente class``.

    Attributes
    ----------
    exact : bool
        Whether the game is one of exact numbers; else points are means of estimates, rounded.
    no_deal : dict of party -> float
        What going on is worth, in points.
    teams : tuple of TeamResult
        The league, best first.
    references : dict of principle -> Reference
        Empty where there is no zone.
    frontier : tuple of dict of party -> float
        The points of the packages that no other betters.
    whole : bool
        Whether that is all of them, exactly.
    """

    exact: bool
    no_deal: dict[str, float]
    teams: tuple[TeamResult, ...]
    references: dict[str, Reference]
    frontier: tuple[dict[str, float], ...]
    whole: bool


def class_new_answer(
    dossier: Dossier,
    folder: Path,
    roles: Sequence[Role],
    teams: Sequence[str],
    *,
    exact: bool,
    seed: int,
) -> ClassNewAnswer:
    """What ``detente class new`` answers."""
    about = {**named(dossier), "seed": seed}
    return ClassNewAnswer(
        **about, folder=str(folder), exact=exact, teams=tuple(teams), roles=tuple(roles)
    )


def class_answer(dossier: Dossier, debrief: Debrief) -> ClassAnswer:
    """What ``detente class`` answers."""
    return ClassAnswer(
        **head(dossier, debrief.seed, 1 if debrief.exact else DRAWS),
        cautions=words.method(debrief),
        exact=debrief.exact,
        no_deal=debrief.no_deal,
        teams=debrief.teams,
        references=debrief.references,
        frontier=debrief.frontier,
        whole=debrief.whole,
    )
