"""What happens without a deal, in a war or a standoff, and what the forecast is about."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from pydantic import Field

from detente.dossier.model.dates import When
from detente.dossier.model.quantities import (
    Balance,
    Discount,
    Drift,
    SomeMonths,
    Spread,
    Weight,
    Worth,
    WorthAMonth,
)
from detente.dossier.model.record import Record, Slug
from detente.estimates import Share


class Moves(Record):
    """How the balance moves in a month, as the analyst sees it."""

    drift: Drift | None = Field(default=None, description="The balance's mean move in a month.")
    spread: Spread | None = Field(
        default=None, description="The standard deviation of the balance's move in a month."
    )


class WarParty(Record):
    """What the war is to one party.

    Worths are on the scale of packages and may lie outside [0, 1]: what is at stake may lie beyond
    the table.
    """

    dictating: Worth | None = Field(
        default=None,
        description="Worth of dictating peace; more than 1 where more than the table is at stake.",
    )
    dictated_to: Worth | None = Field(
        default=None, description="Worth of being dictated to; less than 0 where more is at stake."
    )
    cost_per_month: WorthAMonth | None = Field(
        default=None, description="Worth that a month of war costs a party (below 0: it gains)."
    )
    believes_drift: Drift | None = Field(
        default=None, description="The drift of the balance that a party believes in."
    )
    belief_spread: Spread | None = Field(
        default=None,
        description="How unsure a party is of that drift (a standard deviation).",
    )
    discount_a_month: Discount | None = Field(
        default=None, description="How much less a month's delay makes things worth to a party."
    )
    no_deal: Worth | None = Field(
        default=None,
        description="Worth of going on without a deal, stated outright: for a party on no side.",
    )


class War(Record):
    """The war: two sides, the balance between them (1: the first dictates), the parties' stakes."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[
        str, Annotated[WarParty, Field(title="party", description="What the war is to a party.")]
    ] = Field(init=False)

    sides: tuple[Slug, Slug] = Field(description="The two parties that fight.")
    began: When | None = Field(default=None, description="When it began.")
    balance: Balance | None = Field(
        default=None,
        description="How the war stands: 1, the first side dictates; 0, the second does.",
    )
    moves: Moves = Field(default=Moves(), description="How the balance moves in a month.")
    ends_in_months: SomeMonths | None = Field(
        default=None,
        description="Months until the war ends by exhaustion, if nobody agrees (a mean).",
    )
    ceasefire_in_months: SomeMonths | None = Field(
        default=None,
        description="Months until a ceasefire (a mean), counted only while a month of fighting "
        "costs each side more than it believes that it wins by it.",
    )
    ceasefire_holds_months: SomeMonths | None = Field(
        default=None,
        description="Months that a ceasefire holds (a mean): so long the front stands still and "
        "fighting costs less. Without it a ceasefire is a date, and changes nothing else.",
    )
    ceasefire_spares: Share | None = Field(
        default=None,
        description="The share of the costs of fighting that fall away while a ceasefire holds.",
    )

    @property
    def parties(self) -> dict[str, WarParty]:
        """What the war is to each party named."""
        return self.__pydantic_extra__


class StandoffParty(Record):
    """What the standoff is to one party.

    Worths are on the scale of packages and may lie outside [0, 1]. ``no-deal`` stands instead of
    cost and fallback.
    """

    cost_per_month: WorthAMonth | None = Field(
        default=None,
        description="Worth that a month of waiting costs a party (below 0: it gains).",
    )
    fallback: Worth | None = Field(
        default=None, description="Worth of what a party expects once the standoff has lapsed."
    )
    discount_a_month: Discount | None = Field(
        default=None, description="How much less a month's delay makes things worth to a party."
    )
    no_deal: Worth | None = Field(
        default=None, description="Worth of going on without a deal, stated outright instead."
    )

    @property
    def by_time(self) -> bool:
        """Whether its no-deal value follows from what time costs it and from what comes then."""
        return self.cost_per_month is not None or self.fallback is not None


class Standoff(Record):
    """What happens without a deal where there is no war: today's state goes on, until it lapses.

    A party that is not named here, and states no no-deal value, gets a wide default around the
    worth of today's state.
    """

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[
        str,
        Annotated[
            StandoffParty, Field(title="party", description="What the standoff is to a party.")
        ],
    ] = Field(init=False)

    lapses_in_months: SomeMonths | Literal["never"] | None = Field(
        default=None,
        description="Months until today's state lapses, if nobody agrees (a mean); or never.",
    )

    @property
    def parties(self) -> dict[str, StandoffParty]:
        """What the standoff is to each party named."""
        return self.__pydantic_extra__


ConflictKind = Literal["between-states", "within-a-state", "none"]
"""The kinds of conflict that past cases are classed by; ``none`` is one without a war."""

SETTLEMENT: Final = "settlement signed"
RATIFIED: Final = "settlement signed and ratified"
"""What is forecast: that all whose leave is needed sign one text."""
_OF_A_TEXT: Final = re.compile(
    r"\b(?:agree\w*|accords?|deals?|memorand(?:a|um)|pacts?|protocols?|settle\w*|sign\w*|texts?"
    r"|treat(?:y|ies))\b",
    re.I,
)
_ANOTHER: Final = re.compile(
    r"\b(?:cease-?\s?fires?|truces?|armistices?|renew\w*|withdraw\w*|elections?|referend\w+|summits?"
    r"|partial|interim|exchanges?|prisoners?|implement\w*|no|not|never|without|fail\w*|reject\w*"
    r"|collaps\w*)\b",
    re.I,
)


class Question(Record):
    """What the forecast is about, how it is resolved, the dates, and what it is set beside."""

    event: str = Field(
        description="What is forecast, in your words: always that all whose leave is needed sign "
        "one text."
    )
    resolves: str | None = Field(default=None, description="How one will know that it has come.")
    by: tuple[When, ...] = Field(min_length=1, description="The dates of interest.")
    class_: ConflictKind | None = Field(
        default=None,
        description="The kind of conflict, whose past cases the forecast is set beside; if it is "
        "left out, it is read from the sides of the war and printed.",
    )
    weight: Weight | None = Field(
        default=None,
        description="How much the model counts beside past cases, 0 to 1; 0.5 if left out.",
    )

    @property
    def of_a_settlement(self) -> bool:
        """Whether the event's words are those of a text to be signed, and of no other event.

        >>> asked = {"by": ["2031-09-01"]}
        >>> Question.model_validate({"event": "the accord signed by both", **asked}).of_a_settlement
        True
        >>> Question.model_validate({"event": "ceasefire", **asked}).of_a_settlement
        False
        """
        return bool(_OF_A_TEXT.search(self.event)) and not _ANOTHER.search(self.event)
