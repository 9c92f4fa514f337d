"""How parties and mediator act at the table, and what levers do and cost."""

from __future__ import annotations

import math

from detente.dossier.inputs.kind import (
    LONG,
    MUCH,
    NOT_NEGATIVE,
    OFTEN,
    SHARE,
    SOME_MONTHS,
    SOON,
    Default,
    Topic,
    declared,
)
from detente.dossier.model import quantities

FIRMNESS = declared(
    "behaviour.{party}.firmness",
    "How much {party} asks for at first",
    lawful=SHARE,
    default=Default.of(
        "0.5 (0.1..0.9)", "How much it asks for at first, of what it could get, is not known."
    ),
    when="Every required party.",
    topic=Topic("How much {party} would ask for at first", MUCH),
)
HOLDING_OUT = declared(
    "behaviour.{party}.holding-out",
    "How long {party} holds out before it gives way",
    lawful=quantities.HOLDING_OUT,
    default=Default.of("1.2 (0.3..5)", "It may hold out to the end (above 1) or give way early."),
    when="Every required party.",
    topic=Topic("How long {party} would hold out before giving way", LONG),
)
PATIENCE_MONTHS = declared(
    "behaviour.{party}.patience-months",
    "Months for which {party} goes on bargaining",
    lawful=SOME_MONTHS,
    odd_beyond=600.0,
    default=Default.of("18 (6..60)", "How long it would go on bargaining is not known."),
    when="Every required party.",
    topic=Topic("How long {party} would go on bargaining", LONG),
)
NOISE = declared(
    "behaviour.{party}.noise",
    "How far {party}'s answers stray from its interest",
    lawful=(quantities.LEAST_NOISE, math.inf),
    default=Default.of(
        "0.05 (0.02..0.12)", "How surely its answers follow its interest is not known."
    ),
    when="Every required party.",
    topic=Topic("How much chance sways {owner} answers", MUCH),
)
YES_FOR_SHOW = declared(
    "behaviour.{party}.yes-for-show",
    "How often {party} says yes for show",
    lawful=SHARE,
    default=Default.of(
        "0.03 (0.005..0.25)", "It may say yes to what it does not want, now and then."
    ),
    when="Every required party.",
    topic=Topic("How often {party} would say yes for show", OFTEN),
)
BARGAINING_NO = declared(
    "behaviour.{party}.bargaining-no",
    "How often {party} says no in order to bargain",
    lawful=SHARE,
    default=Default.of(
        "0.12 (0.04..0.45)", "It may say no to what it would take, in order to get more."
    ),
    when="Every required party.",
    topic=Topic("How often {party} would say no in order to bargain", OFTEN),
)
AUDIENCE_COST = declared(
    "behaviour.{party}.audience-cost",
    "How far {party} hardens when a text is made public",
    lawful=SHARE,
    default=Default.of(
        "0.25 (0.02..0.7)",
        "How much its public would make it ask for, having read what it was asked to give, is not "
        "known.",
    ),
    when="Every required party, where `mediation.leaks` is stated.",
    topic=Topic("How far {party} would harden when a text is made public", MUCH),
)
DEADLINE_FATIGUE = declared(
    "behaviour.deadline-fatigue",
    "How far a missed deadline spoils the next",
    lawful=SHARE,
    default=Default.of(
        "0.3 (0.1..0.6)", "How far a missed deadline spoils the next one is not known."
    ),
    when="Always.",
)
RATIFIED = declared(
    "behaviour.ratified",
    "How surely what is signed is ratified",
    lawful=SHARE,
    when="It is stated.",
    topic=Topic("How surely what is signed is ratified", ("if unlikely", "if likely")),
)
TAKEN_UP_AGAIN = declared(
    "behaviour.taken-up-again-months",
    "Months until talks are taken up again once a text is not ratified",
    lawful=SOME_MONTHS,
    odd_beyond=600.0,
    when="It is stated.",
    topic=Topic("How soon talks are taken up again once a text is not ratified", SOON),
)
ROUNDS_A_MONTH = declared(
    "mediation.rounds-a-month",
    "Rounds of talks a month",
    lawful=(0.0, quantities.MOST_ROUNDS),
    default=Default.of("1.5 (0.5..5)", "How often the parties answer a text is not known."),
    when="Always.",
    topic=Topic("How often the mediator convenes", OFTEN),
)
ROUNDS_ALONE = declared(
    "mediation.rounds-without-mediator",
    "Rounds of talks a month between the parties, once the mediator has left",
    lawful=(0.0, quantities.MOST_ROUNDS),
    default=Default.of(
        "0.2 (0.02..1)",
        "How often enemies would meet without a mediator is not known: hardly ever, or nearly as "
        "often as with one.",
    ),
    when="Always.",
    topic=Topic("How often the parties meet without the mediator", OFTEN),
)
MEDIATOR_PATIENCE = declared(
    "mediation.patience-months",
    "Months for which the mediator goes on",
    lawful=SOME_MONTHS,
    odd_beyond=600.0,
    default=Default.of("18 (6..48)", "How long the mediator would go on is not known."),
    when="Always.",
    topic=Topic("How long the mediator goes on", LONG),
)
TILT_STRENGTH = declared(
    "mediation.tilt-strength",
    "How far the mediator's texts lean",
    lawful=SHARE,
    default=Default.of(
        "0.5 (0.1..0.9)", "How much chance of an agreement it gives up for its side is not known."
    ),
    when="`mediation.tilt` names a party.",
    topic=Topic("How far the mediator's texts lean", MUCH),
)
LEAKS = declared(
    "mediation.leaks",
    "How often a text put in a round is made public",
    lawful=SHARE,
    when="It is stated.",
    topic=Topic("How often texts are made public", OFTEN),
)
LEAK_FADES = declared(
    "mediation.leak-fades-months",
    "Months until a text made public is forgotten",
    lawful=SOME_MONTHS,
    odd_beyond=600.0,
    default=Default.of("3 (1..12)", "How soon a public forgets what it has read is not known."),
    when="`mediation.leaks` is stated.",
    topic=Topic("How long a text made public is remembered", LONG),
)


LEVER_CHANGES = declared(
    "levers.{lever}.changes.{target}",
    "How far “{lever}” changes {target}",
    path="levers.{lever}.changes.{target}.amount",
    when="Each change of a lever; no lever changes it.",
)
LEVER_COSTS = declared(
    "levers.{lever}.costs",
    "What “{lever}” costs who uses it",
    lawful=NOT_NEGATIVE,
    when="It is stated; no lever changes it.",
    odd_beyond=1.0,
)
DELAY_MONTHS = declared(
    "levers.{lever}.delay-months",
    "Months before “{lever}” works",
    lawful=NOT_NEGATIVE,
    when="It is stated; no lever changes it.",
)
RAMP_MONTHS = declared(
    "levers.{lever}.ramp-months",
    "Months until “{lever}” works in full",
    lawful=NOT_NEGATIVE,
    when="It is stated; no lever changes it.",
)
