"""What the forecast is about."""

from __future__ import annotations

from typing import Literal

from detente.dossier.model.dates import When
from detente.dossier.model.quantities import (
    Weight,
)
from detente.dossier.model.record import Record

ConflictKind = Literal["between-states", "within-a-state", "none"]
"""The kinds of conflict that past cases are classed by; ``none`` is one without a war."""


class Question(Record):
    """What the forecast is about, how it is resolved, the dates, and what it is set beside."""

    event: str
    resolves: str | None = None
    by: tuple[When, ...]
    class_: ConflictKind | None = None
    weight: Weight | None = None
