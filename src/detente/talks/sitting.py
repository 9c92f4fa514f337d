"""Who sits at the table, and what hangs over it, beside what the worlds say."""

from __future__ import annotations

from dataclasses import dataclass

from detente.behaviour.deadlines import missed_deadlines
from detente.dossier.model.dossier import Dossier
from detente.talks.start import talks_start


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What the talks take over from the dossier beside its worlds.

    Attributes
    ----------
    missed : dict of setter -> count
        Deadlines that each setter has let pass already.
    tilt : str
        The party to whose side the mediator leans, or ``none``.
    ratifies : tuple of str
        Parties that decide only once all others have said yes.
    elapsed : int
        Weeks that they have sat already on the dossier's day.
    """

    missed: dict[str, int]
    tilt: str = "none"
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
