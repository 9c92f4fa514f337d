"""Going on without a war: when it lapses, and what waiting costs and leaves each party."""

from __future__ import annotations

from detente.dossier.inputs.kind import NOT_NEGATIVE, SOME_MONTHS, Default, declared

LAPSES_IN_MONTHS = declared(
    "standoff.lapses-in-months",
    "Months until today's state lapses",
    lawful=SOME_MONTHS,
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
    lawful=NOT_NEGATIVE,
    default=Default.of("0.01 (0.003..0.03)", "It looks ahead over some three to thirty years."),
    when="No war; a party whose consent counts, or whose no-deal value follows from waiting.",
)
