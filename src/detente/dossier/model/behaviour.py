"""How parties answer, and how the mediator works."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from detente.dossier.model.dates import When
from detente.dossier.model.quantities import (
    HOLDING_OUT,
    LEAST_NOISE,
    Rounds,
    SomeMonths,
)
from detente.dossier.model.record import PartyId, PartyOrNone, Record
from detente.estimates import Chance, Estimate, Share, Unit, within


class PartyBehaviour(Record):
    """How a party answers (model.md 6): what is left out gets a wide default, printed as such."""

    firmness: Share | None = Field(
        default=None, description="The share of its largest gain that a party asks for at first."
    )
    holding_out: Annotated[Estimate, within(*HOLDING_OUT)] | None = Field(
        default=None,
        description="How a party concedes: above 1 it holds out late, below 1 it gives way early.",
    )
    patience_months: SomeMonths | None = Field(
        default=None,
        description="The months after which a party asks for nothing more than a gain.",
    )
    noise: Annotated[Estimate, within(LEAST_NOISE, math.inf), Unit("worth")] | None = Field(
        default=None, description="How much worth a party's answers stray by."
    )
    yes_for_show: Chance | None = Field(
        default=None, description="The chance that a party's yes is not meant."
    )
    bargaining_no: Chance | None = Field(
        default=None, description="The chance that a party says no to what it would take."
    )
    audience_cost: Share | None = Field(
        default=None,
        description="How much more of its largest gain a party asks for once its public has read a "
        "text that gives it nothing; of one that gives it a part, as much less.",
    )


class Behaviour(Record):
    """How parties act, by party."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[
        str, Annotated[PartyBehaviour, Field(title="party", description="How a party answers.")]
    ] = Field(init=False)

    deadline_fatigue: Share | None = Field(
        default=None,
        description="The share of a deadline's credibility that each one missed takes away.",
    )
    ratified: Chance | None = Field(
        default=None,
        description="The chance that what is signed is ratified, by a parliament or a referendum "
        "that is no party here; without it nothing more is asked.",
    )
    taken_up_again_months: SomeMonths | None = Field(
        default=None,
        description="Months until talks are taken up again (a mean) once a text that was signed is "
        "not ratified; without it they are not.",
    )

    @property
    def parties(self) -> dict[str, PartyBehaviour]:
        return self.__pydantic_extra__


class Mediation(Record):
    """The mediator's way of working: rounds, tilt, patience."""

    by: PartyId | None = Field(default=None, description="The party that mediates.")
    since: When | None = Field(
        default=None,
        description="The day the talks began; if it is left out, that of the first draft or "
        "mediated round on record. That they have not ended since then is evidence.",
    )
    rounds_a_month: Rounds | None = Field(
        default=None,
        description="How often a month the mediator tables a text: 0 for never, 30 at most.",
    )
    rounds_without_mediator: Rounds | None = Field(
        default=None,
        description="How often a month the parties table texts in turn by themselves, once the "
        "mediator has left: 0 for never, 30 at most.",
    )
    tilt: PartyOrNone = Field(
        default="none", description="The party to which the mediator's texts lean, or none."
    )
    tilt_strength: Share | None = Field(
        default=None,
        description="How far they lean: what share of the likeliest text's chance of an agreement "
        "the mediator gives up for one that suits that party more.",
    )
    leaks: Chance | None = Field(
        default=None,
        description="The chance that a text put in a round is made public; without it none is.",
    )
    leak_fades_months: SomeMonths | None = Field(
        default=None,
        description="Months after which a text made public has no effect any more.",
    )
    patience_months: SomeMonths | None = Field(
        default=None,
        description="Months until the mediator leaves the talks, if nobody agrees (a mean).",
    )
    tracks: Literal["together", "parallel"] = Field(
        default="together",
        description="How the tracks are negotiated: together, as a single undertaking in which "
        "nothing is agreed until everything is; or in parallel, each with a text of its own that "
        "is initialled by itself, judged by its own issues.",
    )
    early_harvest: bool = Field(
        default=False,
        description="Whether a track in parallel whose text is a loss to nobody, with all else as "
        "today, is signed ahead of the rest and stands even if the rest fails.",
    )
