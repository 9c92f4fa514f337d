"""How far the answer can be relied on, in a sentence of its own: never one with a likelihood."""

from __future__ import annotations

from detente.brief.first.row import Row
from detente.brief.names import listed
from detente.levers.confidence import Confidence

_WORSE = {
    "evidence": "much of what decides it rests on judgement and not on a source",
    "width": "the estimates leave the answer wide open",
    "defaults": "much of what decides it nobody has stated",
}
_BETTER = {
    "evidence": "what decides it rests on sources",
    "width": "the estimates leave the answer little room",
    "defaults": "what decides it has been stated",
}
_TIGHT = {"evidence": "few sources", "width": "a wide range", "defaults": "many guesses"}


def confidence_row(found: Confidence) -> Row:
    """The level, and the reasons that keep it there."""
    level = found.level.capitalize()
    at = [reason.kind for reason in found.reasons if reason.level == found.level]
    why = _BETTER if found.level == "high" else _WORSE
    full = f"{level} confidence, since {listed(why[kind] for kind in at)}."
    tight = f"{level}: {listed(_TIGHT[kind] for kind in at)}." if found.level != "high" else level
    return Row(
        question="How sure is this?",
        label="Confidence",
        says=(((full,), (full,), (tight,), (f"{level}.",)),),
    )
