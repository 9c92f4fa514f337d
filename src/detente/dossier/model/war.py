"""What happens without a deal: a war between two sides, or a standoff."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from detente.dossier.model.dates import When
from detente.dossier.model.quantities import (
    SomeMonths,
)
from detente.dossier.model.record import Record, Slug
from detente.estimates import Chance, Estimate, NotNegative


class Moves(Record):
    """How the balance moves in a month, as the analyst sees it."""

    drift: Estimate | None = None
    spread: NotNegative | None = None


class WarParty(Record):
    """What the war is to one party.

    ``dictating`` and ``dictated-to`` are worths on the scale of packages and may lie outside
    [0, 1]: what is at stake may lie beyond the table. ``no-deal`` states the no-deal value
    outright, for a party on no side.
    """

    dictating: Estimate | None = None
    dictated_to: Estimate | None = None
    cost_per_month: Estimate | None = None
    believes_drift: Estimate | None = None
    belief_spread: NotNegative | None = None
    discount_a_month: NotNegative | None = None
    no_deal: Estimate | None = None


class War(Record):
    """The war: two sides, the balance between them (1: the first dictates), the parties' stakes."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, WarParty] = Field(init=False)

    sides: tuple[Slug, Slug]
    began: When | None = None
    balance: Chance | None = None
    moves: Moves = Moves()
    ends_in_months: SomeMonths | None = None

    @property
    def parties(self) -> dict[str, WarParty]:
        """What the war is to each party named."""
        return self.__pydantic_extra__


class StandoffParty(Record):
    """What the standoff is to one party.

    ``fallback`` is the worth of what it expects if the standoff lapses, on the scale of packages;
    it may lie outside [0, 1]. ``no-deal`` states the no-deal value outright, instead of both.
    """

    cost_per_month: Estimate | None = None
    fallback: Estimate | None = None
    discount_a_month: NotNegative | None = None
    no_deal: Estimate | None = None

    @property
    def by_time(self) -> bool:
        """Whether its no-deal value follows from what time costs it and from what comes then."""
        return self.cost_per_month is not None or self.fallback is not None


class Standoff(Record):
    """What happens without a deal where there is no war: today's state goes on, until it lapses.

    ``lapses-in-months`` is a mean, or ``never``; a party that is not named here, and states no
    no-deal value, gets a wide default around the worth of today's state.
    """

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, StandoffParty] = Field(init=False)

    lapses_in_months: SomeMonths | Literal["never"] | None = None

    @property
    def parties(self) -> dict[str, StandoffParty]:
        """What the standoff is to each party named."""
        return self.__pydantic_extra__
