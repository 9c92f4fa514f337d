"""How parties answer, and how the mediator works."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from detente.dossier.model.quantities import (
    HOLDING_OUT,
    LEAST_NOISE,
    Rounds,
    SomeMonths,
)
from detente.dossier.model.record import Record, Slug
from detente.estimates import Chance, Estimate, within


class PartyBehaviour(Record):
    """How a party answers (model.md 6): what is left out gets a wide default, printed as such."""

    firmness: Chance | None = None
    holding_out: Annotated[Estimate, within(*HOLDING_OUT)] | None = None
    patience_months: SomeMonths | None = None
    noise: Annotated[Estimate, within(LEAST_NOISE, math.inf)] | None = None
    yes_for_show: Chance | None = None
    bargaining_no: Chance | None = None


class Behaviour(Record):
    """How parties act, by party."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, PartyBehaviour] = Field(init=False)

    deadline_fatigue: Chance | None = None

    @property
    def parties(self) -> dict[str, PartyBehaviour]:
        return self.__pydantic_extra__


class Mediation(Record):
    """The mediator's way of working: rounds, tilt, patience."""

    by: Slug | None = None
    rounds_a_month: Rounds | None = None
    tilt: Slug = "none"
    patience_months: SomeMonths | None = None
