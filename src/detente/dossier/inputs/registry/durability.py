"""A deal's life: what makes it last, and what comes if it fails."""

from __future__ import annotations

from detente.dossier.inputs.kind import (
    LONG,
    NOT_NEGATIVE,
    SHARE,
    SOME_MONTHS,
    Default,
    Topic,
    declared,
)

ANY_DEAL = declared(
    "durability.by.any-deal",
    "How long a deal lives, whatever guards it",
    path="durability.any-deal",
    key="durability.any-deal",
    lawful=SHARE,
    defaults={
        "": Default.of("0.3..0.9", "How long a deal would live is not known, whatever it says."),
        "exact": Default.of(
            "1",
            "Nothing here is uncertain, and nothing is said of deals that fail: a deal holds.",
            when="nothing else is uncertain",
        ),
    },
    when="No issue guards a deal.",
    topic=Topic("How long a deal lasts", LONG),
)
LIFE_BY_OPTION = declared(
    "durability.by.{issue}.{option}",
    "How long a deal lives with “{option}” ({issue})",
    lawful=SHARE,
    default=Default.of("0.2..0.8", "How long a deal with this guarantee would live is not known."),
    several="how long a deal lives",
    when="Each option of an issue that guards a deal.",
)
BREAKING_COSTS = declared(
    "durability.breaking-costs.{issue}.{option}",
    "What “{option}” makes breaking the deal cost ({issue})",
    lawful=NOT_NEGATIVE,
    default=Default.of(
        "0", "Nothing is said of what this would make breaking the deal cost: nothing more."
    ),
    several="what breaking a deal would cost",
    when="Each option of an issue that makes breaking the deal cost.",
    odd_beyond=2.0,
)
HOLDS_FOR_MONTHS = declared(
    "durability.holds-for-months",
    "Months for which a deal's chance to hold is stated",
    lawful=SOME_MONTHS,
    odd_beyond=600.0,
    when="It is stated.",
)
SHARE_OVER_MONTHS = declared(
    "durability.share-over-months",
    "Months over which a deal's share of time is meant",
    lawful=SOME_MONTHS,
    odd_beyond=600.0,
    defaults={
        "": Default.of(
            "100 (50..200)",
            "A stated share of time is taken to be of the next eight years, four to seventeen: "
            "about as far as parties look ahead.",
        ),
        "exact": Default.of(
            "100",
            "Nothing here is uncertain: a stated share of time is of the next eight years.",
            when="nothing else is uncertain",
        ),
    },
    when="holds-for-months is not stated.",
    topic=Topic("Over how long a deal's share of time is meant", LONG),
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
    odd_beyond=2.0,
)
SHIFT_ADDS = declared(
    "durability.and.{item}.adds",
    "How “{issue}” shifts strength to {party} if a deal fails",
    path="durability.and.{number}.adds",
    key="durability.and",
    when="Each shift of power that is stated.",
    odd_beyond=2.0,
)
