"""What the forecast is about."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from detente.dossier.model.dates import When
from detente.dossier.model.quantities import (
    Weight,
)
from detente.dossier.model.record import Record

ConflictKind = Literal["between-states", "within-a-state", "none"]
"""The kinds of conflict that past cases are classed by; ``none`` is one without a war."""


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
