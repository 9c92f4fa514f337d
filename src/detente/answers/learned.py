"""What the record has taught, as ``--json`` prints it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.answers.derive import publish, same
from detente.answers.heads import HEAD, Headed, head
from detente.dossier.model.dossier import Dossier
from detente.learning import Learning, Taught


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnAnswer(Headed):
    """The answer of ``detente learn``.

    Attributes
    ----------
    knower : str or None
        The party as whose knowledge the record was read; null for everybody's.
    learning : Learning
        What was learned.
    """

    knower: str | None
    learning: Learning


def learn_answer(
    dossier: Dossier, found: Learning, *, knower: str | None, draws: int, seed: int
) -> LearnAnswer:
    """The answer of ``detente learn``."""
    return LearnAnswer(
        **head(dossier, seed, draws),
        cautions=found.cautions,
        knower=knower,
        learning=found,
    )


publish(
    Taught,
    {
        **same("id party date stance reading draft issue option statements", "piece"),
        **same("before expected zone_without moves error"),
    },
)
publish(
    LearnAnswer,
    {
        **HEAD,
        "knower": "knower",
        **same("prior zone pieces moved numbers narrower left_out effective rhat", "learning"),
    },
)
