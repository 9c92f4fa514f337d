"""Going on without a war: when it lapses, and what waiting costs and leaves each party."""

from __future__ import annotations

from detente.dossier.inputs.kind import (
    MUCH,
    NOT_NEGATIVE,
    PATIENT,
    SOME_MONTHS,
    SOON,
    Default,
    Topic,
    declared,
)

LAPSES_IN_MONTHS = declared(
    "standoff.lapses-in-months",
    "Months until today's state lapses",
    lawful=SOME_MONTHS,
    odd_beyond=600.0,
    default=Default.of(
        "36 (10..120)", "How long today's state goes on if nobody agrees is not known."
    ),
    when="The standoff lapses.",
    topic=Topic("How soon the standoff lapses", SOON),
)
STANDOFF_NO_DEAL = declared(
    "standoff.{party}.no-deal",
    "What going on without a deal is worth to {party}",
    when="A party states it.",
    topic=Topic("What going on without a deal is worth to {party}", MUCH),
    odd_beyond=10.0,
)
WAITING_COST = declared(
    "standoff.{party}.cost-per-month",
    "{party}'s cost of waiting, a month",
    default=Default.of("0.003 (-0.003..0.012)", "What a month of waiting costs it is not known."),
    when="A party's cost of waiting or its fallback is stated.",
    topic=Topic("What time without a deal costs {party}", MUCH),
    odd_beyond=0.5,
)
FALLBACK = declared(
    "standoff.{party}.fallback",
    "What {party} is left with once today's state lapses",
    default=Default.of(
        "0.3 (-0.3..0.9)", "What it would be left with if today's state lapsed is not known."
    ),
    when="A party's cost of waiting or its fallback is stated, and the standoff lapses.",
    topic=Topic("What {party} can expect if the standoff lapses", MUCH),
    odd_beyond=10.0,
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
    topic=Topic("How {party} would fare without a deal, against today", ("if worse", "if better")),
)
WAITING_DISCOUNT = declared(
    "standoff.{party}.discount-a-month",
    "How much {party} discounts the future, a month",
    lawful=NOT_NEGATIVE,
    default=Default.of("0.01 (0.003..0.03)", "It looks ahead over some three to thirty years."),
    when="No war; a party whose consent counts, or whose no-deal value follows from waiting.",
    topic=Topic("How impatient {party} may be", PATIENT),
    odd_beyond=0.5,
)
