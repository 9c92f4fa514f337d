"""How far the answer can be relied on, in a sentence of its own: never one with a likelihood."""

from __future__ import annotations

from itertools import combinations

from detente.levers.confidence import Confidence
from detente.wording.first.row import Row
from detente.wording.names import listed

_WHY = {
    "low": {
        "evidence": "much of what decides it rests on judgement and not on a source",
        "width": "the estimates leave the answer wide open",
        "defaults": "much of what decides it nobody has stated",
    },
    "moderate": {
        "evidence": "part of what decides it rests on judgement and not on a source",
        "width": "the estimates leave the answer some room",
        "defaults": "some of what decides it nobody has stated",
    },
    "high": {
        "evidence": "what decides it rests on sources",
        "width": "the estimates leave the answer little room",
        "defaults": "what decides it has been stated",
    },
}
_TIGHT = {
    "low": {
        "evidence": "it rests on judgement",
        "width": "the estimates leave it wide open",
        "defaults": "much is not stated",
    },
    "moderate": {
        "evidence": "part of it rests on judgement",
        "width": "the estimates leave it some room",
        "defaults": "some of it is not stated",
    },
    "high": {
        "evidence": "it rests on sources",
        "width": "the estimates leave it little room",
        "defaults": "what decides it is stated",
    },
}


def confidence_row(found: Confidence) -> Row:
    """The level, and the reasons that keep it there: in a narrow place fewer, but at least one."""
    level = found.level.capitalize()
    at = [reason.kind for reason in found.reasons if reason.level == found.level]
    full = f"{level} confidence, since {listed(_WHY[found.level][kind] for kind in at)}."
    tight = [_TIGHT[found.level][kind] for kind in at]
    fewer = [
        f"{level}: {listed(some)}."
        for n in range(len(at), 0, -1)
        for some in combinations(tight, n)
    ]
    return Row(
        question="How sure is this?",
        label="Confidence",
        says=(((full,), (full,), *((words,) for words in fewer)),),
    )
