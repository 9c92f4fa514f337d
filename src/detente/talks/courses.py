"""What is played: a course of the worlds, and who sits at the table under it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats, readonly
from detente.behaviour.deadlines import missed_deadlines
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.levers import HOLD as HOLD
from detente.talks.start import talks_start
from detente.worlds.build import Worlds


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline that hangs over the talks.

    Attributes
    ----------
    set_by : str
    parties : tuple of str
        Whom it binds.
    week : int
        The week in which it is due, counted from 1 at the dossier's day.
    from_week : int
        The first week in which it is known; below 0 if it was before that day.
    """

    set_by: str
    parties: tuple[str, ...]
    week: int
    from_week: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Course:
    """What the mediator does.

    Attributes
    ----------
    name : str
    worlds : Worlds
        At full strength; from the same draws as the course held.
    strength : (draw, week), or (draw, week, corner)
        0 to 1, from the dossier's day on. Levers that are used together, and do not rise together,
        have a corner for each set of them that is at work, and its share of the way; all of them
        at full strength come first.
    corners : tuple of Worlds
        The other corners.
    deadlines : tuple of Due
        Those open already, and those it sets.
    leaves_week : int or None
        The week at whose start mediation ends.
    """

    name: str
    worlds: Worlds
    strength: Floats
    corners: tuple[Worlds, ...] = ()
    deadlines: tuple[Due, ...] = ()
    leaves_week: int | None = None

    def __post_init__(self) -> None:
        draws = len(self.worlds.inputs.values)
        strength = np.asarray(self.strength, dtype=np.float64)
        strength = strength[..., None] if strength.ndim == 2 else strength
        shape = (draws, None, 1 + len(self.corners))
        object.__setattr__(self, "strength", readonly(strength, shape=shape))
        whole = strength.sum(axis=-1)
        if strength.size and not (strength.min() >= 0 and whole.max() <= 1 + 1e-9):
            raise ValueError(f"course {self.name}: strength must lie between 0 and 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What the talks take over from the dossier beside its worlds.

    Attributes
    ----------
    missed : dict of setter -> count
        Deadlines that each setter has let pass already.
    tilt : str
        The party to whose side the mediator leans, or ``none``.
    leans_today : bool
        Whether it does from the dossier's day on alone, and not from the start of the talks.
    ratifies : tuple of str
        Parties that decide only once all others have said yes.
    elapsed : int
        Weeks that they have sat already on the dossier's day.
    """

    missed: dict[str, int]
    tilt: str = "none"
    leans_today: bool = False
    ratifies: tuple[str, ...] = ()
    elapsed: int = 0


def sitting(dossier: Dossier) -> Sitting:
    """How the parties of a dossier sit down to talk."""
    ratify = (id for id, party in dossier.parties.items() if party.consent == "ratifies")
    return Sitting(
        missed=missed_deadlines(dossier),
        tilt=dossier.mediation.tilt,
        ratifies=tuple(ratify),
        elapsed=talks_start(dossier).weeks,
    )
