"""What a lever does and costs: no lever changes these."""

from __future__ import annotations

from detente.dossier.inputs.kind import NOT_NEGATIVE, declared

LEVER_CHANGES = declared(
    "levers.{lever}.changes.{target}",
    "How far “{lever}” changes {target}",
    path="levers.{lever}.changes.{target}.amount",
    when="Each change of a lever; no lever changes it.",
)
LEVER_COSTS = declared(
    "levers.{lever}.costs",
    "What “{lever}” costs who uses it",
    lawful=NOT_NEGATIVE,
    when="It is stated; no lever changes it.",
    odd_beyond=1.0,
)
DELAY_MONTHS = declared(
    "levers.{lever}.delay-months",
    "Months before “{lever}” works",
    lawful=NOT_NEGATIVE,
    when="It is stated; no lever changes it.",
)
RAMP_MONTHS = declared(
    "levers.{lever}.ramp-months",
    "Months until “{lever}” works in full",
    lawful=NOT_NEGATIVE,
    when="It is stated; no lever changes it.",
)
