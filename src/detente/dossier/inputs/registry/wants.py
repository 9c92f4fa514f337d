"""What the parties want: their no-deal values, weights, worths, red lines and links."""

from __future__ import annotations

from detente.dossier.inputs.kind import MUCH, NOT_NEGATIVE, SHARE, Default, Topic, declared

NO_DEAL = declared(
    "{party}.no-deal",
    "What going on without a deal is worth to {party}",
    path="parties.{party}.wants.no-deal",
    when="A party states it.",
    topic=Topic("What going on without a deal is worth to {party}", MUCH),
    odd_beyond=10.0,
)
WEIGHTS = declared(
    "{party}.weights.{issue}",
    "How much “{issue}” matters to {party}",
    path="parties.{party}.wants.weights.{issue}",
    lawful=NOT_NEGATIVE,
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
    lawful=SHARE,
    several="how absolute {party}'s lines are",
    when="Each red line.",
    topic=Topic("How firm {owner} red line on {issue} is", ("if soft", "if firm")),
)
OTHERWISE_COSTS = declared(
    "{party}.red-lines.{line}.otherwise-costs",
    "What crossing its line on “{issue}” would cost {party}",
    path="parties.{party}.wants.red-lines.{number}.otherwise-costs",
    lawful=NOT_NEGATIVE,
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
    odd_beyond=2.0,
)
LINK_ADDS = declared(
    "{party}.links.{item}.adds",
    "What {party} makes of “{issue}” taken together with other answers",
    path="parties.{party}.wants.links.{number}.adds",
    key="links",
    when="Each link that a party makes.",
    odd_beyond=2.0,
)
