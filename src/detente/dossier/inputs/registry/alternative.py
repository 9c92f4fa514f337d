"""Going on without a deal, at war or in a standoff: how it stands, what it costs and leaves."""

from __future__ import annotations

from detente.dossier.inputs.kind import (
    LONG,
    MUCH,
    NOT_NEGATIVE,
    PATIENT,
    SHARE,
    SOME_MONTHS,
    SOON,
    Default,
    Topic,
    declared,
)

BESIDE = "beside"
"""The case of a party that stands on no side of the war."""
_FOR_A_SIDE = ("if for {second}", "if for {first}")

BALANCE = declared(
    "war.balance",
    "The balance of the war today",
    lawful=SHARE,
    default=Default.of(
        "0.5 (0.25..0.75)", "Which side would have to give way in the end is not known."
    ),
    when="There is a war.",
    topic=Topic("How the war stands", _FOR_A_SIDE),
)
DRIFT = declared(
    "war.drift",
    "Where the balance of the war is drifting, a month",
    path="war.moves.drift",
    default=Default.of(
        "0 (-0.01..0.01)", "The balance may move either way, by up to a hundredth a month."
    ),
    when="There is a war.",
    topic=Topic("Which way the war is moving", _FOR_A_SIDE),
    odd_beyond=0.25,
)
SPREAD = declared(
    "war.spread",
    "How far the balance of the war swings in a month",
    path="war.moves.spread",
    lawful=NOT_NEGATIVE,
    default=Default.of("0.04 (0.02..0.08)", "How far the balance swings in a month is not known."),
    when="There is a war.",
    topic=Topic("How far the fortunes of war swing", ("if little", "if far")),
    odd_beyond=0.5,
)
ENDS_IN_MONTHS = declared(
    "war.ends-in-months",
    "Months until fighting ends by exhaustion",
    lawful=SOME_MONTHS,
    odd_beyond=600.0,
    default=Default.of(
        "36 (10..120)", "How long fighting lasts if nobody agrees is known within a decade."
    ),
    when="There is a war.",
    topic=Topic("How soon fighting ends by exhaustion", SOON),
)
CEASEFIRE_IN_MONTHS = declared(
    "war.ceasefire-in-months",
    "Months until a ceasefire, while both sides would rather pause",
    lawful=SOME_MONTHS,
    odd_beyond=1200.0,
    default=Default.of(
        "24 (6..240)",
        "How soon two sides stop fighting that would both rather pause is not known. Whatever they "
        "would, one ceasefire ended 59 months of fighting between states, one 985 months of war "
        "within them (UCDP, 1946-2020).",
    ),
    when="There is a war.",
    topic=Topic("How soon a ceasefire would come", SOON),
)
CEASEFIRE_HOLDS = declared(
    "war.ceasefire-holds-months",
    "Months that a ceasefire holds",
    lawful=SOME_MONTHS,
    odd_beyond=1200.0,
    when="It is stated.",
    topic=Topic("How long a ceasefire would hold", LONG),
)
CEASEFIRE_SPARES = declared(
    "war.ceasefire-spares",
    "What share of the costs of fighting a ceasefire spares",
    lawful=SHARE,
    default=Default.of(
        "0.8 (0.5..0.97)",
        "An army that stands by still costs; how much of what fighting costs is not known.",
    ),
    when="`war.ceasefire-holds-months` is stated.",
    topic=Topic("How much a ceasefire would spare each side", MUCH),
)
WAR_NO_DEAL = declared(
    "war.{party}.no-deal",
    "What going on without a deal is worth to {party}",
    when="A party on no side of the war states it.",
    topic=Topic("What going on is worth to {party}", MUCH),
    odd_beyond=10.0,
)
WAR_COST = declared(
    "war.{party}.cost-per-month",
    "{party}'s cost of fighting on, a month",
    defaults={
        "": Default.of("0.006 (0.001..0.02)", "What a month of war costs it is not known."),
        BESIDE: Default.of(
            "0.001 (0..0.005)",
            "It stands beside the war, which costs it little a month.",
            when="a party beside the war",
            label="What the war costs {party} from beside it, a month",
        ),
    },
    when="Both sides of the war, and whoever beside it has a no-deal value that follows from it.",
    topics={
        "": Topic("What fighting on costs {party}", MUCH),
        BESIDE: Topic("What the war costs {party}", MUCH),
    },
    odd_beyond=0.5,
)
DICTATING = declared(
    "war.{party}.dictating",
    "What dictating the terms is worth to {party}",
    default=Default.of(
        "1.2 (1..2)", "To dictate is worth at least its best package, perhaps twice that."
    ),
    when="Both sides of the war.",
    topic=Topic("What dictating the terms is worth to {party}", MUCH),
    odd_beyond=10.0,
)
DICTATED_TO = declared(
    "war.{party}.dictated-to",
    "What being dictated to is worth to {party}",
    default=Default.of(
        "-0.3 (-1..0)", "To be dictated to is at best its worst package, perhaps far worse."
    ),
    when="Both sides of the war.",
    topic=Topic("How bad it is for {party} to be dictated to", ("if very bad", "if bearable")),
    odd_beyond=10.0,
)
BELIEVES_DRIFT = declared(
    "war.{party}.believes-drift",
    "Where {party} believes the war is drifting, a month",
    default=Default.of(
        "0 (-0.01..0.01)", "What it believes about the course of the war is not known."
    ),
    when="Both sides of the war.",
    odd_beyond=0.25,
)
BELIEF_SPREAD = declared(
    "war.{party}.belief-spread",
    "How unsure {party} is of where the war is drifting",
    lawful=NOT_NEGATIVE,
    default=Default.of(
        "0.006 (0.002..0.015)",
        "How fast the front can change its mind about the course of the war is not known.",
    ),
    when="Both sides of the war.",
    topic=Topic("How sure {party} can be of how the war is going", ("if sure", "if unsure")),
    odd_beyond=0.5,
)
WAR_DISCOUNT = declared(
    "war.{party}.discount-a-month",
    "How much {party} discounts the future, a month",
    lawful=NOT_NEGATIVE,
    default=Default.of("0.01 (0.003..0.03)", "It looks ahead over some three to thirty years."),
    when="Parties to which the war has a cost; all, where holds-for-months is stated.",
    topic=Topic("How impatient {party} may be", PATIENT),
    odd_beyond=0.5,
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
