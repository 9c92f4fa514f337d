"""What the record has taught, as ``--json`` prints it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.answers.derive import publish, same
from detente.answers.heads import HEAD, Headed, head
from detente.asking.next import NextToAsk, ToAsk
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
    ask_next : NextToAsk or None
        What to ask next; None where the record is read as one party knew it.
    """

    knower: str | None
    learning: Learning
    ask_next: NextToAsk | None


def learn_answer(
    dossier: Dossier,
    found: Learning,
    *,
    after: NextToAsk | None,
    knower: str | None,
    draws: int,
    seed: int,
) -> LearnAnswer:
    """The answer of ``detente learn``."""
    return LearnAnswer(
        **head(dossier, seed, draws),
        cautions=(*found.cautions, *(after.cautions if after is not None else ())),
        knower=knower,
        learning=found,
        ask_next=after,
    )


publish(
    Taught,
    {
        **same("id party date stance reading draft issue option statements", "piece"),
        **same("before expected zone_without moves error"),
    },
)
publish(
    ToAsk,
    {
        **same("id kind party draft issue option line", "observation"),
        **same("replies zone deal choice"),
    },
)
publish(NextToAsk, same("by levers observations"))
publish(
    LearnAnswer,
    {
        **HEAD,
        "knower": "knower",
        **same("prior zone pieces moved numbers narrower left_out effective rhat", "learning"),
        "ask_next": "ask_next",
    },
)
