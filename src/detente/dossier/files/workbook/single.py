"""What a dossier says once: the rows of the first sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from detente.dossier.files.workbook.shape import Path


@dataclass(frozen=True, slots=True)
class Single:
    """One row: the path of its value, what stands there, and what it means.

    ``of`` is the sheet whose ids are offered.
    """

    path: Path
    sort: str
    about: str
    of: str = ""


def _single(name: str, sort: str, about: str, of: str = "") -> Single:
    return Single(tuple(name.split(".")), sort, about, of)


_WHY = "What the numbers beside it rest on: assumptions, sources, statements; by id."

SINGLE: Final[tuple[Single, ...]] = (
    _single("title", "text", "What the negotiation is called."),
    _single("as-of", "word", "The day on which all this was known."),
    _single("about", "text", "What it is about, in a sentence."),
    _single("why", "list", _WHY),
    _single("war.sides", "ids", "The two parties that fight: north; south."),
    _single("war.began", "word", "When it began."),
    _single("war.balance", "estimate", "1: the first side dictates; 0: the second does."),
    _single("war.moves.drift", "estimate", "The balance's mean move in a month."),
    _single("war.moves.spread", "estimate", "The standard deviation of its move in a month."),
    _single("war.moves.why", "list", _WHY),
    _single("war.ends-in-months", "estimate", "By exhaustion, if nobody agrees (a mean)."),
    _single("war.why", "list", _WHY),
    _single("standoff.lapses-in-months", "estimate", "If nobody agrees (a mean); or never."),
    _single("standoff.why", "list", _WHY),
    _single("durability.any-deal", "estimate", "How long any deal lives; where none guards it."),
    _single("durability.holds-for-months", "estimate", "The months its chances are about."),
    _single("durability.signed-under-deadline", "estimate", "What haste adds to its life."),
    _single("durability.why", "list", _WHY),
    _single("behaviour.deadline-fatigue", "estimate", "How far a missed deadline spoils the next."),
    _single("behaviour.why", "list", _WHY),
    _single("mediation.by", "word", "The party that mediates.", "Parties"),
    _single("mediation.rounds-a-month", "estimate", "How often parties answer a text."),
    _single("mediation.tilt", "word", "The party to which the text leans; or none."),
    _single("mediation.patience-months", "estimate", "How long the mediator would go on."),
    _single("mediation.why", "list", _WHY),
    _single("forecast.event", "text", "The event that is forecast."),
    _single("forecast.resolves", "text", "How it is settled whether it came."),
    _single("forecast.by", "ids", "The dates of interest: 2031-09-01; 2032-05-12."),
    _single("forecast.class", "word", "Kind of conflict: between-states, within-a-state or none."),
    _single("forecast.weight", "word", "How much the model counts beside past cases; 0 to 1."),
    _single("forecast.why", "list", _WHY),
)
"""In the order of the sheet."""
