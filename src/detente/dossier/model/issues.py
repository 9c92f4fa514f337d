"""Issues: the questions that a package answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from detente.dossier.model.cell import Cell
from detente.dossier.model.record import OptionId, Record, Slug, Texts


class Issue(Record):
    """A question that a package answers; its options stand in their natural order, if any."""

    name: str = Field(description="The question.")
    track: Annotated[Slug, Cell(of="Tracks")] | None = Field(
        default=None, description="The track it is handled on."
    )
    about: str | None = Field(default=None, description="What it is about, in a sentence.")
    options: dict[Slug, str] = Field(
        description="The answers to an issue: id and name, in their natural order."
    )
    ordered: bool = Field(default=True, description="Whether the options have a natural order.")
    today: OptionId | None = Field(default=None, description="The option that stands today.")
    keywords: Texts = Field(default=(), description="Words by which texts about it are found.")
