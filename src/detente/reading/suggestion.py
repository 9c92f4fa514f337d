"""What a reading proposes: one record of a document, for a person to accept, correct or reject."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from detente.dossier.model.dates import When
from detente.dossier.model.record import Record, Texts

Kind = Literal[
    "quotation", "indirect", "event", "date", "draft", "deadline", "option", "remark", "amendment"
]
"""Remarks and amendments stand beside the text of a draft; no reading of a text gives them."""


class Saying(Record):
    """One thing that a document says, at its place: what a reading gives, and a dossier keeps.

    What the text does not state is None or empty, never a guess that looks like knowledge.
    """

    kind: Kind = Field(
        description="quotation, indirect, event, date, draft, deadline or option; of a draft that "
        "was added from a Word file also remark or amendment."
    )
    start: int = Field(ge=0, description="Code points into the document's stored text.")
    end: int = Field(ge=0)
    text: str = Field(description="What stands there.")
    speaker: str | None = Field(None, description="As the text names them, a pronoun too.")
    person: str | None = Field(
        None,
        description="Full name in the actor list, or as the text gives it in full; None for "
        "somebody unnamed.",
    )
    party: str | None = Field(None, description="The party spoken for, by its name (slug).")
    role: str | None = None
    cue: str | None = Field(None, description="The words that say it was said: made clear.")
    to: str | None = Field(None, description="Whom it was said to, as the text names them.")
    channel: str | None = Field(None, description="By what way, as the text names it.")
    date: When | str | None = Field(
        None,
        description="ISO 8601 or EDTF; on a record other than a date only if the text states it, "
        "or, where date_guessed, inferred.",
    )
    date_guessed: bool = False
    issues: Texts = Field((), description="Names (slugs) of issues.")
    stance: str | None = Field(None, description="The speaker's, on the scale of the dossier.")
    piece_of: str | None = Field(
        None,
        description="Shared by the pieces of one quotation that is split, or runs over paragraphs.",
    )
    nested: bool = False
    type: str | None = Field(None, description="Of an event: what kind.")
    happened: bool | None = Field(None, description="Of an event: whether it took place.")
    planned: bool | None = Field(None, description="Of an event: whether it is to come.")
    same_event: str | None = Field(None, description="Shared by the mentions of one event.")
    venue: str | None = Field(None, description="Where, as the text names it.")
    people: Texts = ()
    draft: str | None = Field(None, description="The text under negotiation that is meant.")
    derived_from: str | None = Field(None, description="The text that it was made from.")
    status: str | None = Field(
        None, description="Of a deadline: set, met, missed or dropped, as of publication."
    )
    confidence: float = Field(
        ge=0, le=1, description="The chance that every part of it that is shown is right."
    )
    rules: dict[str, str] = Field(
        {}, description="The class of rule that each part was found by, by part: span, speaker, …"
    )
    part_confidence: dict[str, float] = Field(
        {}, description="The chance that each part is right, as counted on texts held out."
    )
    why: Texts = Field((), description="The reasons, in words.")


class Suggestion(Saying):
    """One thing that a document says, as a reading proposes it; the document by its name."""

    document: str
    date: str | None = None
    confidence: float = Field(0.5, ge=0, le=1)
