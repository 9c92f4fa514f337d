"""What two sides who look ahead would agree on, as ``--json`` prints it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.answers.derive import publish, same
from detente.answers.heads import HEAD, Headed, head
from detente.answers.played import SignedAnswer
from detente.dossier.model.dossier import Dossier
from detente.looking import LookAhead


@dataclass(frozen=True, slots=True, kw_only=True)
class AheadAnswer(Headed):
    """The answer of ``detente talks --look-ahead``: a reference beside the talks.

    Attributes
    ----------
    found : LookAhead
        What they would agree on, and how.
    """

    found: LookAhead


def ahead_answer(dossier: Dossier, found: LookAhead, *, seed: int, draws: int) -> AheadAnswer:
    """The answer of ``detente talks --look-ahead``."""
    return AheadAnswer(**head(dossier, seed, draws), cautions=found.cautions, found=found)


def _packages(answer: AheadAnswer) -> tuple[SignedAnswer, ...]:
    """What they sign most often, whoever begins; lots count by their shares."""
    signed = answer.found.packages
    return tuple(SignedAnswer(share=share, package=package) for share, package in signed)


publish(
    AheadAnswer,
    {
        **HEAD,
        **same("parties agreed gains", "found"),
        "packages": _packages,
        **same("once months_waited", "found"),
    },
)
