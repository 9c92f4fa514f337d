"""How likely each part of a suggestion is right: counted on texts that no rule was made for."""

from __future__ import annotations

import math
from collections.abc import Mapping

from detente.reading.lexicon.read import lexicon
from detente.reading.suggestion import Suggestion

STATEMENT = ("span", "speaker", "party", "day", "issue", "stance")
PARTS: Mapping[str, tuple[str, ...]] = {
    "quotation": STATEMENT,
    "indirect": STATEMENT,
    "event": ("span", "type", "time", "day"),
    "date": ("span", "value"),
    "deadline": ("span", "status", "day"),
    "draft": ("span",),
    "option": ("span",),
}
"""The parts of each kind of suggestion that a rule may have found."""
_WEIGHT = 4.0
"""So many trials of its part stand behind a class of rule that was seen seldom or never."""

Counts = Mapping[str, Mapping[str, tuple[float, float]]]


def with_confidence(suggestion: Suggestion, counts: Counts | None = None) -> Suggestion:
    """The same with the chance that each part is right, and all of them.

    A class of rule that was counted seldom leans on its part's whole count. The chance that all
    are right takes them as independent, which errs to the low side.

    Parameters
    ----------
    suggestion : Suggestion
        With the class of rule of every part that it states.
    counts : mapping, optional
        Part of a kind ("quotation speaker") to class of rule to how many were right, of how many;
        the counted ones unless given.

    Examples
    --------
    >>> one = Suggestion(document="a", kind="date", start=0, end=3, text="May", rules={"span": "x"})
    >>> with_confidence(one, {"date span": {"x": (46, 46), "y": (0, 4)}}).part_confidence
    {'span': 0.992}
    """
    counted = lexicon("confidence") if counts is None else counts
    chances = {
        part: _chance(counted.get(f"{suggestion.kind} {part}", {}), rule)
        for part, rule in suggestion.rules.items()
    }
    if not chances or not counted:
        return suggestion
    return suggestion.model_copy(
        update={"part_confidence": chances, "confidence": round(math.prod(chances.values()), 3)}
    )


def _chance(by_rule: Mapping[str, tuple[float, float]], rule: str) -> float:
    right = sum(pair[0] for pair in by_rule.values())
    of = sum(pair[1] for pair in by_rule.values())
    part = (right + 1) / (of + 2)
    own = by_rule.get(rule, (0.0, 0.0))
    return round((own[0] + _WEIGHT * part) / (own[1] + _WEIGHT), 3)
