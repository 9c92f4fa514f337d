"""What the record has taught, as ``--json`` prints it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.answers.derive import publish, same
from detente.answers.heads import Headed, head
from detente.arrays import OrNaN
from detente.dealspace.chance import Chance
from detente.dossier.model.dossier import Dossier
from detente.inference.evidence import LeftOut
from detente.learning import Learning, Moved, Taught


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnAnswer(Headed):
    """The answer of ``detente learn``.

    Attributes
    ----------
    knower : str or None
        The party as whose knowledge the record was read; null for everybody's.
    prior : Chance
        Of a zone, by the estimates as they stand.
    zone : Chance
        Of a zone, given the record.
    pieces : tuple of Taught
        What taught, by party, in order of date.
    moved : tuple of Moved
        The numbers that moved by more than chance would have them, the most first.
    numbers : int
        On how many uncertain numbers what was said depends.
    narrower : int
        How many of them it narrows by a tenth or more.
    left_out : tuple of LeftOut
        What is on record and teaches nothing, and why.
    effective : float
        How many independent draws the draws are worth, for the number that mixes worst.
    rhat : float
        How far the chains differ, 1 where they do not; null without any.
    """

    knower: str | None
    prior: Chance
    zone: Chance
    pieces: tuple[Taught, ...]
    moved: tuple[Moved, ...]
    numbers: int
    narrower: int
    left_out: tuple[LeftOut, ...]
    effective: float
    rhat: OrNaN


def learn_answer(
    dossier: Dossier, found: Learning, *, knower: str | None, draws: int, seed: int
) -> LearnAnswer:
    """The answer of ``detente learn``."""
    return LearnAnswer(
        **head(dossier, seed, draws),
        cautions=found.cautions,
        knower=knower,
        prior=found.prior,
        zone=found.zone,
        pieces=found.pieces,
        moved=found.moved,
        numbers=found.numbers,
        narrower=found.narrower,
        left_out=found.left_out,
        effective=found.effective,
        rhat=found.rhat,
    )


publish(
    Taught,
    {
        **same("id party date stance reading draft issue option statements", "piece"),
        **same("before expected zone_without moves error"),
    },
)
