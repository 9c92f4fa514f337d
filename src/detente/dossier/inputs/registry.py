"""Every uncertain number that a dossier can hold, declared once.

Its meaning and its unit stand on the model of the dossier, at its path; its name, its range, what
stands in where it is left out, and what it is called stand here. Drawing, levers and their targets,
labels, workbooks and the reference page look it up.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from detente.dossier.inputs.kind import Default, InputKind, declared
from detente.dossier.model import quantities

_SHARE = (0.0, 1.0)
_NOT_NEGATIVE = (0.0, math.inf)
_SOME_MONTHS = (quantities.LEAST_MONTHS, math.inf)


NO_DEAL = declared(
    "{party}.no-deal",
    "What going on without a deal is worth to {party}",
    path="parties.{party}.wants.no-deal",
    when="A party states it.",
)
WEIGHTS = declared(
    "{party}.weights.{issue}",
    "How much “{issue}” matters to {party}",
    path="parties.{party}.wants.weights.{issue}",
    lawful=_NOT_NEGATIVE,
    defaults={
        "unknown": Default.of(
            None,
            "Nothing is known of how it ranks the issues: every set of weights is as likely.",
            when="nothing is said of how it ranks the issues",
        ),
        "unranked": Default.of(
            None,
            "Its ranking leaves this issue out: it may stand anywhere in it.",
            when="its ranking leaves the issue out",
        ),
        "left-out": Default.of(
            "0..0.05",
            "Its stated weights leave this issue out: it is taken to matter little.",
            when="its stated weights leave the issue out",
        ),
    },
    several="what matters to {party}",
    when="Each issue that counts for a party.",
)
WORTH = declared(
    "{party}.worth.{issue}.{option}",
    "What “{option}” is worth to {party} ({issue})",
    path="parties.{party}.wants.worth.{issue}.{option}",
    default=Default.of(
        None, "Nothing is known of what it thinks of this option: any worth is as likely."
    ),
    several="what answers are worth to {party}",
    when="Each option of an issue that counts for a party.",
)
ABSOLUTE = declared(
    "{party}.red-lines.{line}.absolute",
    "How absolute {party}'s line on “{issue}” is",
    path="parties.{party}.wants.red-lines.{number}.absolute",
    lawful=_SHARE,
    several="how absolute {party}'s lines are",
    when="Each red line.",
)
OTHERWISE_COSTS = declared(
    "{party}.red-lines.{line}.otherwise-costs",
    "What crossing its line on “{issue}” would cost {party}",
    path="parties.{party}.wants.red-lines.{number}.otherwise-costs",
    lawful=_NOT_NEGATIVE,
    defaults={
        "": Default.of("0.2 (0.05..0.5)", "What crossing this line would cost is not known."),
        "exact": Default.of(
            "0.2",
            "Its line is absolute and nobody crosses it: what that would cost has no effect.",
            when="nothing else is uncertain",
        ),
    },
    several="what crossing its lines would cost {party}",
    when="Each red line.",
)
LINKS = declared(
    "{party}.links.{item}.adds",
    "What {party} makes of “{issue}” taken together with other answers",
    path="parties.{party}.wants.links.{number}.adds",
    key="links",
    when="Each link that a party makes.",
)
BALANCE = declared(
    "war.balance",
    "The balance of the war today",
    lawful=_SHARE,
    default=Default.of(
        "0.5 (0.25..0.75)", "Which side would have to give way in the end is not known."
    ),
    when="There is a war.",
)
DRIFT = declared(
    "war.drift",
    "Where the balance of the war is drifting, a month",
    path="war.moves.drift",
    default=Default.of(
        "0 (-0.01..0.01)", "The balance may move either way, by up to a hundredth a month."
    ),
    when="There is a war.",
)
SPREAD = declared(
    "war.spread",
    "How far the balance of the war swings in a month",
    path="war.moves.spread",
    lawful=_NOT_NEGATIVE,
    default=Default.of("0.04 (0.02..0.08)", "How far the balance swings in a month is not known."),
    when="There is a war.",
)
ENDS_IN_MONTHS = declared(
    "war.ends-in-months",
    "Months until fighting ends by exhaustion",
    lawful=_SOME_MONTHS,
    default=Default.of(
        "36 (10..120)", "How long fighting lasts if nobody agrees is known within a decade."
    ),
    when="There is a war.",
)
WAR_NO_DEAL = declared(
    "war.{party}.no-deal",
    "What going on without a deal is worth to {party}",
    when="A party on no side of the war states it.",
)
WAR_COST = declared(
    "war.{party}.cost-per-month",
    "{party}'s cost of fighting on, a month",
    defaults={
        "": Default.of("0.006 (0.001..0.02)", "What a month of war costs it is not known."),
        "beside": Default.of(
            "0.001 (0..0.005)",
            "It stands beside the war, which costs it little a month.",
            when="a party beside the war",
            label="What the war costs {party} from beside it, a month",
        ),
    },
    when="Both sides of the war, and whoever beside it has a no-deal value that follows from it.",
)
DICTATING = declared(
    "war.{party}.dictating",
    "What dictating the terms is worth to {party}",
    default=Default.of(
        "1.2 (1..2)", "To dictate is worth at least its best package, perhaps twice that."
    ),
    when="Both sides of the war.",
)
DICTATED_TO = declared(
    "war.{party}.dictated-to",
    "What being dictated to is worth to {party}",
    default=Default.of(
        "-0.3 (-1..0)", "To be dictated to is at best its worst package, perhaps far worse."
    ),
    when="Both sides of the war.",
)
BELIEVES_DRIFT = declared(
    "war.{party}.believes-drift",
    "Where {party} believes the war is drifting, a month",
    default=Default.of(
        "0 (-0.01..0.01)", "What it believes about the course of the war is not known."
    ),
    when="Both sides of the war.",
)
BELIEF_SPREAD = declared(
    "war.{party}.belief-spread",
    "How unsure {party} is of where the war is drifting",
    lawful=_NOT_NEGATIVE,
    default=Default.of(
        "0.006 (0.002..0.015)",
        "How fast the front can change its mind about the course of the war is not known.",
    ),
    when="Both sides of the war.",
)
WAR_DISCOUNT = declared(
    "war.{party}.discount-a-month",
    "How much {party} discounts the future, a month",
    lawful=_NOT_NEGATIVE,
    default=Default.of("0.01 (0.003..0.03)", "It looks ahead over some three to thirty years."),
    when="Parties to which the war has a cost; all, where holds-for-months is stated.",
)
LAPSES_IN_MONTHS = declared(
    "standoff.lapses-in-months",
    "Months until today's state lapses",
    lawful=_SOME_MONTHS,
    default=Default.of(
        "36 (10..120)", "How long today's state goes on if nobody agrees is not known."
    ),
    when="The standoff lapses.",
)
STANDOFF_NO_DEAL = declared(
    "standoff.{party}.no-deal",
    "What going on without a deal is worth to {party}",
    when="A party states it.",
)
WAITING_COST = declared(
    "standoff.{party}.cost-per-month",
    "{party}'s cost of waiting, a month",
    default=Default.of("0.003 (-0.003..0.012)", "What a month of waiting costs it is not known."),
    when="A party's cost of waiting or its fallback is stated.",
)
FALLBACK = declared(
    "standoff.{party}.fallback",
    "What {party} is left with once today's state lapses",
    default=Default.of(
        "0.3 (-0.3..0.9)", "What it would be left with if today's state lapsed is not known."
    ),
    when="A party's cost of waiting or its fallback is stated, and the standoff lapses.",
)
AGAINST_TODAY = declared(
    "standoff.{party}.against-today",
    "How much better than today going on is to {party}",
    default=Default.of(
        "0 (-0.3..0.3)",
        "Nothing says what going on without a deal is worth to it: it may be far better or "
        "far worse than today.",
    ),
    when="No war, and nothing says what going on is worth to it; neither file nor lever names it.",
)
WAITING_DISCOUNT = declared(
    "standoff.{party}.discount-a-month",
    "How much {party} discounts the future, a month",
    lawful=_NOT_NEGATIVE,
    default=Default.of("0.01 (0.003..0.03)", "It looks ahead over some three to thirty years."),
    when="No war; a party whose consent counts, or whose no-deal value follows from waiting.",
)
ANY_DEAL = declared(
    "durability.by.any-deal",
    "How long a deal lives, whatever guards it",
    path="durability.any-deal",
    key="durability.any-deal",
    lawful=_SHARE,
    defaults={
        "": Default.of("0.3..0.9", "How long a deal would live is not known, whatever it says."),
        "exact": Default.of(
            "1",
            "Nothing here is uncertain, and nothing is said of deals that fail: a deal holds.",
            when="nothing else is uncertain",
        ),
    },
    when="No issue guards a deal.",
)
BY = declared(
    "durability.by.{issue}.{option}",
    "How long a deal lives with “{option}” ({issue})",
    lawful=_SHARE,
    default=Default.of("0.2..0.8", "How long a deal with this guarantee would live is not known."),
    several="how long a deal lives",
    when="Each option of an issue that guards a deal.",
)
BREAKING_COSTS = declared(
    "durability.breaking-costs.{issue}.{option}",
    "What “{option}” makes breaking the deal cost ({issue})",
    lawful=_NOT_NEGATIVE,
    default=Default.of(
        "0", "Nothing is said of what this would make breaking the deal cost: nothing more."
    ),
    several="what breaking a deal would cost",
    when="Each option of an issue that makes breaking the deal cost.",
)
HOLDS_FOR_MONTHS = declared(
    "durability.holds-for-months",
    "Months for which a deal's chance to hold is stated",
    lawful=_SOME_MONTHS,
    when="It is stated.",
)
SIGNED_UNDER_DEADLINE = declared(
    "durability.signed-under-deadline",
    "What signing under a deadline does to a deal's life",
    lawful=(-1.0, 1.0),
    default=Default.of(
        "-0.05 (-0.2..0)", "Deals made in haste hold less well (Pinfari 2011, 68 episodes)."
    ),
    when="Always.",
)
IF_IT_FAILS = declared(
    "durability.if-it-fails.{party}",
    "How much stronger {party} would be if a deal failed",
    default=Default.of("0 (-0.1..0.1)", "Who would be the stronger if a deal failed is not known."),
    when="Both sides of the war, or everyone in a standoff, and whoever it is stated for.",
)
AND = declared(
    "durability.and.{item}.adds",
    "How “{issue}” shifts strength to {party} if a deal fails",
    path="durability.and.{number}.adds",
    key="durability.and",
    when="Each shift of power that is stated.",
)
FIRMNESS = declared(
    "behaviour.{party}.firmness",
    "How much {party} asks for at first",
    lawful=_SHARE,
    default=Default.of(
        "0.5 (0.1..0.9)", "How much it asks for at first, of what it could get, is not known."
    ),
    when="Every required party.",
)
HOLDING_OUT = declared(
    "behaviour.{party}.holding-out",
    "How long {party} holds out before it gives way",
    lawful=quantities.HOLDING_OUT,
    default=Default.of("1.2 (0.3..5)", "It may hold out to the end (above 1) or give way early."),
    when="Every required party.",
)
PATIENCE_MONTHS = declared(
    "behaviour.{party}.patience-months",
    "Months for which {party} goes on bargaining",
    lawful=_SOME_MONTHS,
    default=Default.of("18 (6..60)", "How long it would go on bargaining is not known."),
    when="Every required party.",
)
NOISE = declared(
    "behaviour.{party}.noise",
    "How far {party}'s answers stray from its interest",
    lawful=(quantities.LEAST_NOISE, math.inf),
    default=Default.of(
        "0.05 (0.02..0.12)", "How surely its answers follow its interest is not known."
    ),
    when="Every required party.",
)
YES_FOR_SHOW = declared(
    "behaviour.{party}.yes-for-show",
    "How often {party} says yes for show",
    lawful=_SHARE,
    default=Default.of(
        "0.03 (0.005..0.25)", "It may say yes to what it does not want, now and then."
    ),
    when="Every required party.",
)
BARGAINING_NO = declared(
    "behaviour.{party}.bargaining-no",
    "How often {party} says no in order to bargain",
    lawful=_SHARE,
    default=Default.of(
        "0.12 (0.04..0.45)", "It may say no to what it would take, in order to get more."
    ),
    when="Every required party.",
)
DEADLINE_FATIGUE = declared(
    "behaviour.deadline-fatigue",
    "How far a missed deadline spoils the next",
    lawful=_SHARE,
    default=Default.of(
        "0.3 (0.1..0.6)", "How far a missed deadline spoils the next one is not known."
    ),
    when="Always.",
)
ROUNDS_A_MONTH = declared(
    "mediation.rounds-a-month",
    "Rounds of talks a month",
    lawful=(0.0, quantities.MOST_ROUNDS),
    default=Default.of("1.5 (0.5..5)", "How often the parties answer a text is not known."),
    when="Always.",
)
MEDIATOR_PATIENCE = declared(
    "mediation.patience-months",
    "Months for which the mediator goes on",
    lawful=_SOME_MONTHS,
    default=Default.of("18 (6..48)", "How long the mediator would go on is not known."),
    when="Always.",
)
LEVER_CHANGES = declared(
    "levers.{lever}.changes.{target}",
    "How far “{lever}” changes {target}",
    when="Each change of a lever; no lever changes it.",
)
LEVER_COSTS = declared(
    "levers.{lever}.costs",
    "What “{lever}” costs who uses it",
    lawful=_NOT_NEGATIVE,
    when="It is stated; no lever changes it.",
)
DELAY_MONTHS = declared(
    "levers.{lever}.delay-months",
    "Months before “{lever}” works",
    lawful=_NOT_NEGATIVE,
    when="It is stated; no lever changes it.",
)
RAMP_MONTHS = declared(
    "levers.{lever}.ramp-months",
    "Months until “{lever}” works in full",
    lawful=_NOT_NEGATIVE,
    when="It is stated; no lever changes it.",
)

INPUTS: Mapping[str, InputKind] = MappingProxyType(
    {kind.key: kind for kind in tuple(globals().values()) if isinstance(kind, InputKind)}
)
"""By key, in the order of the reference page."""


def below(top: str) -> tuple[InputKind, ...]:
    """The numbers whose name is these words and one more.

    >>> [kind.word for kind in below("mediation")]
    ['rounds-a-month', 'patience-months']
    """
    return tuple(kind for kind in INPUTS.values() if kind.name.rpartition(".")[0] == top)
