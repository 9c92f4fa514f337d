"""What stands in where a dossier says nothing: wide estimates, each with its reason in words.

They are inputs like any other: printed among the assumptions, and varied in the tornado. No
hidden constant decides a headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from detente.dossier.model.quantities import HOLDING_OUT, LEAST_MONTHS, LEAST_NOISE, MOST_ROUNDS
from detente.estimates import Estimate


@dataclass(frozen=True, slots=True)
class Default:
    """An estimate that stands in for one left out, and why it is as wide as it is.

    ``estimate`` is None where all that can be said is "anything at all": every value equally
    likely, or every set of weights.
    """

    estimate: Estimate | None
    assumption: str


def _default(text: str | None, assumption: str) -> Default:
    return Default(None if text is None else Estimate.parse(text), assumption)


DEFAULTS = MappingProxyType(
    {
        "weights.unknown": _default(
            None, "Nothing is known of how it ranks the issues: every set of weights is as likely."
        ),
        "weights.unranked": _default(
            None, "Its ranking leaves this issue out: it may stand anywhere in it."
        ),
        "weights.left-out": _default(
            "0..0.05", "Its stated weights leave this issue out: it is taken to matter little."
        ),
        "worth": _default(
            None, "Nothing is known of what it thinks of this option: any worth is as likely."
        ),
        "red-lines.otherwise-costs": _default(
            "0.2 (0.05..0.5)", "What crossing this line would cost is not known."
        ),
        "war.balance": _default(
            "0.5 (0.25..0.75)", "Which side would have to give way in the end is not known."
        ),
        "war.drift": _default(
            "0 (-0.01..0.01)", "The balance may move either way, by up to a hundredth a month."
        ),
        "war.spread": _default(
            "0.04 (0.02..0.08)", "How far the balance swings in a month is not known."
        ),
        "war.ends-in-months": _default(
            "36 (10..120)", "How long fighting lasts if nobody agrees is known within a decade."
        ),
        "war.dictating": _default(
            "1.2 (1..2)", "To dictate is worth at least its best package, perhaps twice that."
        ),
        "war.dictated-to": _default(
            "-0.3 (-1..0)", "To be dictated to is at best its worst package, perhaps far worse."
        ),
        "war.cost-per-month": _default(
            "0.006 (0.001..0.02)", "What a month of war costs it is not known."
        ),
        "war.cost-per-month.beside": _default(
            "0.001 (0..0.005)", "It stands beside the war, which costs it little a month."
        ),
        "war.believes-drift": _default(
            "0 (-0.01..0.01)", "What it believes about the course of the war is not known."
        ),
        "war.belief-spread": _default(
            "0.006 (0.002..0.015)",
            "How fast the front can change its mind about the course of the war is not known.",
        ),
        "war.discount-a-month": _default(
            "0.01 (0.003..0.03)", "It looks ahead over some three to thirty years."
        ),
        "standoff.against-today": _default(
            "0 (-0.3..0.3)",
            "Nothing says what going on without a deal is worth to it: it may be far better or "
            "far worse than today.",
        ),
        "standoff.lapses-in-months": _default(
            "36 (10..120)", "How long today's state goes on if nobody agrees is not known."
        ),
        "standoff.cost-per-month": _default(
            "0.003 (-0.003..0.012)", "What a month of waiting costs it is not known."
        ),
        "standoff.fallback": _default(
            "0.3 (-0.3..0.9)", "What it would be left with if today's state lapsed is not known."
        ),
        "standoff.discount-a-month": _default(
            "0.01 (0.003..0.03)", "It looks ahead over some three to thirty years."
        ),
        "durability.any-deal": _default(
            "0.3..0.9", "How long a deal would live is not known, whatever it says."
        ),
        "durability.any-deal.exact": _default(
            "1", "Nothing here is uncertain, and nothing is said of deals that fail: a deal holds."
        ),
        "red-lines.otherwise-costs.exact": _default(
            "0.2", "Its line is absolute and nobody crosses it: what that would cost has no effect."
        ),
        "durability.by": _default(
            "0.2..0.8", "How long a deal with this guarantee would live is not known."
        ),
        "durability.breaking-costs": _default(
            "0", "Nothing is said of what this would make breaking the deal cost: nothing more."
        ),
        "durability.signed-under-deadline": _default(
            "-0.05 (-0.2..0)", "Deals made in haste hold less well (Pinfari 2011, 68 episodes)."
        ),
        "durability.if-it-fails": _default(
            "0 (-0.1..0.1)", "Who would be the stronger if a deal failed is not known."
        ),
        "behaviour.firmness": _default(
            "0.5 (0.1..0.9)", "How much it asks for at first, of what it could get, is not known."
        ),
        "behaviour.holding-out": _default(
            "1.2 (0.3..5)", "It may hold out to the end (above 1) or give way early."
        ),
        "behaviour.patience-months": _default(
            "18 (6..60)", "How long it would go on bargaining is not known."
        ),
        "behaviour.noise": _default(
            "0.05 (0.02..0.12)", "How surely its answers follow its interest is not known."
        ),
        "behaviour.yes-for-show": _default(
            "0.03 (0.005..0.25)", "It may say yes to what it does not want, now and then."
        ),
        "behaviour.bargaining-no": _default(
            "0.12 (0.04..0.45)", "It may say no to what it would take, in order to get more."
        ),
        "behaviour.deadline-fatigue": _default(
            "0.3 (0.1..0.6)", "How far a missed deadline spoils the next one is not known."
        ),
        "mediation.rounds-a-month": _default(
            "1.5 (0.5..5)", "How often the parties answer a text is not known."
        ),
        "mediation.patience-months": _default(
            "18 (6..48)", "How long the mediator would go on is not known."
        ),
    }
)
"""By kind of input; one visible table, nothing elsewhere."""

_ANY_CHANCE = (0.0, 1.0)
_NOT_NEGATIVE = (0.0, float("inf"))
_ANYTHING = (float("-inf"), float("inf"))
_SOME_MONTHS = (LEAST_MONTHS, float("inf"))

LAWFUL = MappingProxyType(
    {
        "weights": _NOT_NEGATIVE,
        "red-lines.absolute": _ANY_CHANCE,
        "red-lines.otherwise-costs": _NOT_NEGATIVE,
        "war.balance": _ANY_CHANCE,
        "war.spread": _NOT_NEGATIVE,
        "war.ends-in-months": _SOME_MONTHS,
        "war.belief-spread": _NOT_NEGATIVE,
        "war.discount-a-month": _NOT_NEGATIVE,
        "standoff.lapses-in-months": _SOME_MONTHS,
        "standoff.discount-a-month": _NOT_NEGATIVE,
        "durability.any-deal": _ANY_CHANCE,
        "durability.by": _ANY_CHANCE,
        "durability.holds-for-months": _SOME_MONTHS,
        "durability.breaking-costs": _NOT_NEGATIVE,
        "durability.signed-under-deadline": (-1.0, 1.0),
        "behaviour.firmness": _ANY_CHANCE,
        "behaviour.holding-out": HOLDING_OUT,
        "behaviour.patience-months": _SOME_MONTHS,
        "behaviour.noise": (LEAST_NOISE, float("inf")),
        "behaviour.yes-for-show": _ANY_CHANCE,
        "behaviour.bargaining-no": _ANY_CHANCE,
        "behaviour.deadline-fatigue": _ANY_CHANCE,
        "mediation.rounds-a-month": (0.0, MOST_ROUNDS),
        "mediation.patience-months": _SOME_MONTHS,
        "levers.costs": _NOT_NEGATIVE,
        "levers.delay-months": _NOT_NEGATIVE,
        "levers.ramp-months": _NOT_NEGATIVE,
    }
)
"""What an input of each kind can be; draws and changes are clipped to it."""


def lawful(kind: str) -> tuple[float, float]:
    """Lowest and highest value that an input of this kind can take."""
    parts = kind.split(".")
    for length in range(len(parts), 0, -1):
        if ".".join(parts[:length]) in LAWFUL:
            return LAWFUL[".".join(parts[:length])]
    return _ANYTHING
