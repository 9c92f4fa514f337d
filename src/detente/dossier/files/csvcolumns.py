"""The columns of the tables, in the order in which they are written."""

from __future__ import annotations

STATEMENT_COLUMNS = (
    "id",
    "date",
    "known",
    "person",
    "party",
    "to",
    "channel",
    "form",
    "text",
    "language",
    "positions",
    "status",
    "source",
    "place-in-source",
    "start",
    "end",
    "grade",
)
EVENT_COLUMNS = (
    "id",
    "date",
    "known",
    "until",
    "type",
    "venue",
    "people",
    "parties",
    "length",
    "planned",
    "draft",
    "deadline",
    "source",
    "place-in-source",
    "start",
    "end",
    "grade",
    "text",
)
