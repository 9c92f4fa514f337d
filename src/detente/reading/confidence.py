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

LEAST = 0.5
"""What is less likely than this is not proposed: no such span, and a part of one is left open."""
_OPEN: Mapping[str, Mapping[str, object]] = {
    "speaker": {"person": None},
    "party": {"party": None},
    "day": {"date": None},
    "value": {"date": None},
    "issue": {"issues": (), "stance": None},
    "stance": {"stance": None},
    "type": {"type": None},
    "status": {"status": None},
}
"""What stands in the fields of a part that is left open."""

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
    if not suggestion.rules or not counted:
        return suggestion
    chances = {
        part: _chance(counted.get(f"{suggestion.kind} {part}", {}), rule)
        for part, rule in suggestion.rules.items()
    }
    unlikely = [part for part in chances if part in _OPEN and chances[part] < LEAST]
    left_open = {name: value for part in unlikely for name, value in _OPEN[part].items()}
    known = {part: chance for part, chance in chances.items() if part not in unlikely}
    if "issue" in unlikely:
        known.pop("stance", None)
    return suggestion.model_copy(
        update={
            **left_open,
            "rules": {part: suggestion.rules[part] for part in known},
            "part_confidence": known,
            "confidence": round(math.prod(known.values()), 3),
        }
    )


def likely(suggestion: Suggestion) -> bool:
    """Whether it is more likely than not that there is such a thing at its place."""
    return suggestion.part_confidence.get("span", 1.0) >= LEAST


def _chance(by_rule: Mapping[str, tuple[float, float]], rule: str) -> float:
    right = sum(pair[0] for pair in by_rule.values())
    of = sum(pair[1] for pair in by_rule.values())
    part = (right + 1) / (of + 2)
    own = by_rule.get(rule, (0.0, 0.0))
    return round((own[0] + _WEIGHT * part) / (own[1] + _WEIGHT), 3)
