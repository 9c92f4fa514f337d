"""How much the answer can be relied on: low, moderate or high, by a stated rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.dealspace.chance import Chance
from detente.levers.tornado import Tornado
from detente.shown import Result
from detente.worlds.inputs import Inputs

Level = Literal["low", "moderate", "high"]
RULE = (
    "Confidence is the lowest of three. Evidence: high where nine tenths of the spread rest on "
    "numbers whose reasons name a source or a statement, moderate from half. Width: high where "
    "the 90 % range of the chance of a zone spans a fifth at most, moderate up to a half. "
    "Defaults: high where a tenth of the spread at most rests on numbers that the dossier leaves "
    "out, moderate up to a third. Where no number moves the chance of a zone, every uncertain one "
    "counts alike."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Result):
    """One of three things that confidence rests on.

    Attributes
    ----------
    kind : str
        ``evidence``, ``width`` or ``defaults``.
    level : str
        What it alone would make of the confidence.
    share : float
        The share of the spread that rests on evidence or on defaults, or the width of the range.
    """

    kind: Literal["evidence", "width", "defaults"]
    level: Level
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence(Result):
    """How far the chance of a zone can be relied on, by the rule in ``RULE``.

    Attributes
    ----------
    level : str
        low, moderate or high: the lowest of its reasons.
    reasons : tuple of Reason
        Evidence, width, defaults.
    rule : str
        In words.
    """

    level: Level
    reasons: tuple[Reason, ...]
    rule: str


def confidence(
    inputs: Inputs, zone: Chance, swings: Tornado, evidence: frozenset[str]
) -> Confidence:
    """How much the chance of a zone can be relied on.

    The spread is what the inputs of the tornado bring to it: the squares of their swings.

    Parameters
    ----------
    inputs : Inputs
    zone : Chance
    swings : Tornado
        Of the same chance.
    evidence : frozenset of str
        Names of sources and statements; other reasons are assumptions.
    """
    spread = _spread(inputs, swings)
    total = sum(spread.values())
    known = {name: inputs.inputs[inputs.at(name)] for name in spread}
    by_default = sum(spread[name] for name, entry in known.items() if entry.default)
    on_record = sum(
        spread[name]
        for name, entry in known.items()
        if any(why.split("#")[0] in evidence for why in entry.why)
    )
    width = zone.high - zone.low
    defaults, recorded = (by_default / total, on_record / total) if total else (0.0, 1.0)
    reasons = (
        Reason(kind="evidence", level=_level(1.0 - recorded, 0.1, 0.5), share=recorded),
        Reason(kind="width", level=_level(width, 0.2, 0.5), share=width),
        Reason(kind="defaults", level=_level(defaults, 0.1, 1 / 3), share=defaults),
    )
    order: tuple[Level, ...] = ("low", "moderate", "high")
    lowest = min((reason.level for reason in reasons), key=order.index)
    return Confidence(level=lowest, reasons=reasons, rule=RULE)


def _spread(inputs: Inputs, swings: Tornado) -> dict[str, float]:
    """What each number brings to the spread; alike where none moves the chance at all."""
    spread = {swing.name: swing.width**2 for swing in swings.swings}
    if any(spread.values()):
        return spread
    uncertain = inputs.values.min(axis=0) < inputs.values.max(axis=0)
    return {entry.name: 1.0 for entry, moves in zip(inputs.inputs, uncertain, strict=True) if moves}


def _level(doubt: float, little: float, some: float) -> Level:
    if doubt <= little + 1e-9:
        return "high"
    return "moderate" if doubt <= some + 1e-9 else "low"
