"""How long a deal lives, and what follows if it fails."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from detente.dossier.model.parties import Condition
from detente.dossier.model.quantities import (
    SomeMonths,
)
from detente.dossier.model.record import Record, Slug
from detente.estimates import Chance, Estimate, NotNegative, within


class OptionChances(Record):
    """A chance for each option of one issue."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, Chance] = Field(init=False)

    @property
    def options(self) -> dict[str, Estimate]:
        return self.__pydantic_extra__


class OptionCosts(Record):
    """A cost for each option of one issue."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, NotNegative] = Field(init=False)

    @property
    def options(self) -> dict[str, Estimate]:
        return self.__pydantic_extra__


class Shift(Record):
    """Power that shifts to or from a party if a deal with these answers fails."""

    party: Slug
    when: dict[Slug, Condition]
    adds: Estimate


class Durability(Record):
    """How long a deal lives.

    ``by`` gives, for each option of the issues that guard a deal, the share of time it lives, or,
    with ``holds-for-months``, the chance that it holds that long. Several issues guard
    independently; ``any-deal`` is for deals that no issue guards. ``breaking-costs`` is what a
    guarantee makes breaking the deal cost.
    """

    any_deal: Chance | None = None
    by: dict[Slug, OptionChances] = {}
    holds_for_months: SomeMonths | None = None
    breaking_costs: dict[Slug, OptionCosts] = {}
    signed_under_deadline: Annotated[Estimate, within(-1.0, 1.0)] | None = None
    if_it_fails: dict[Slug, Estimate] = {}
    and_: tuple[Shift, ...] = ()
