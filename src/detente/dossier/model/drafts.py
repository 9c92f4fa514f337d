"""Drafts on the table and the answers to them; deadlines."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError

from detente.dossier.model.dates import When
from detente.dossier.model.record import Record, Several, Slug

Stance = Literal[
    "demands",
    "supports",
    "accepts",
    "accepts-part",
    "acceptable-if",
    "undecided",
    "objects",
    "rejects",
    "red-line",
    "silent",
]
STANCES: tuple[Stance, ...] = get_args(Stance)
CAMPS: dict[Stance, str] = {
    "demands": "for",
    "supports": "for",
    "accepts": "for",
    "accepts-part": "for",
    "acceptable-if": "open",
    "undecided": "open",
    "silent": "open",
    "objects": "against",
    "rejects": "against",
    "red-line": "against",
}
"""Stances by what they come to; two voices differ if theirs are of different kinds."""
Became = Literal["open", "kept", "missed", "dropped", "moved"]


def _read_point(value: Any) -> Any:
    return None if value == "unknown" else value


def _write_point(point: dict[str, str] | None) -> Any:
    return "unknown" if point is None else point


def _one_option(value: Any) -> Any:
    if isinstance(value, list | tuple):
        raise PydanticCustomError(
            "two-options-of-one-issue",
            "a point is mapped to {number} options of one issue",
            {
                "number": len(value),
                "mend": "A draft gives one answer to an issue: choose it, "
                "or split the issue into the two that the point is about.",
            },
        )
    return value


Point = Annotated[
    dict[Slug, Annotated[Slug, BeforeValidator(_one_option, json_schema_input_type=str)]] | None,
    BeforeValidator(_read_point, json_schema_input_type=Literal["unknown"] | dict[str, str] | None),
    PlainSerializer(_write_point),
]


class Response(Record):
    """A party's answer to a draft: to the whole, and to points by number."""

    stance: Stance
    date: When
    known: When | None = None
    accepts: Several = ()
    objects: Several = ()
    complete: bool = False
    statement: Several = ()


class Draft(Record):
    """A text on the table; its points say which option of which issue they hold.

    A point is ``unknown`` where no source gives it, and ``{}`` where it touches no issue here.
    """

    name: str
    by: Several
    date: When
    known: When | None = None
    derived_from: Several = ()
    points: dict[Slug, Point] = {}
    responses: dict[Slug, Response] = {}


class Deadline(Record):
    """A deadline: who set it for whom, when it was due, and what became of it."""

    name: str | None = None
    set_by: Slug
    for_: Several
    set: When
    due: When
    became: Became = "open"
    became_on: When | None = None
    known: When | None = None
    statement: Several = ()
