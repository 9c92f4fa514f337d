"""How long a deal lives, and what follows if it fails."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from detente.dossier.model.quantities import Cost, SomeMonths, Worth
from detente.dossier.model.record import PartyId, Record, Slug
from detente.dossier.model.wants import Condition
from detente.estimates import Estimate, Share, Unit, within


class OptionChances(Record):
    """A chance for each option of one issue."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[
        str,
        Annotated[
            Share,
            Field(
                title="option",
                description="The share of time that a deal with the option lives, or its chance "
                "to hold so long.",
            ),
        ],
    ] = Field(init=False)

    @property
    def options(self) -> dict[str, Estimate]:
        return self.__pydantic_extra__


class OptionCosts(Record):
    """A cost for each option of one issue."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[
        str,
        Annotated[
            Cost,
            Field(
                title="option",
                description="Worth that breaking a deal with the option costs.",
            ),
        ],
    ] = Field(init=False)

    @property
    def options(self) -> dict[str, Estimate]:
        return self.__pydantic_extra__


class Shift(Record):
    """Power that shifts to or from a party if a deal with these answers fails."""

    party: PartyId = Field(description="The party.")
    when: dict[Slug, Condition] = Field(description="Issues and the options they must have.")
    adds: Worth = Field(
        description="Worth that such a deal brings the party besides if it fails (below 0: takes)."
    )


class Durability(Record):
    """How long a deal lives.

    Several issues guard a deal independently of each other.
    """

    any_deal: Share | None = Field(
        default=None,
        description="The share of time that any deal lives, or its chance to hold so long, where "
        "no issue guards it.",
    )
    by: dict[Slug, OptionChances] = Field(
        default={},
        description="For each option of the issues that guard a deal: the share of time that it "
        "lives, or, with holds-for-months, the chance that it holds so long.",
    )
    holds_for_months: SomeMonths | None = Field(
        default=None, description="The months that the chances of a deal to hold are about."
    )
    share_over_months: SomeMonths | None = Field(
        default=None,
        description="The months over which a share of time is meant: a deal that fails at f a "
        "month lives for 1 / (1 + f x months) of them.",
    )
    breaking_costs: dict[Slug, OptionCosts] = Field(
        default={}, description="What each option of a guarantee makes breaking the deal cost."
    )
    signed_under_deadline: Annotated[Estimate, within(-1.0, 1.0), Unit("share")] | None = Field(
        default=None,
        description="What a deadline's shadow adds to the share of time that a deal lives.",
    )
    if_it_fails: dict[Slug, Worth] = Field(
        default={},
        description="Worth that a failed deal brings a party: who used the pause better.",
    )
    and_: tuple[Shift, ...] = Field(
        default=(),
        description="Worth that a failed deal brings a party besides, where the deal had certain "
        "answers.",
    )
