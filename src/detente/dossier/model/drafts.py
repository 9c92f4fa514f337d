"""What is on the table: issues, drafts that answer them, and the answers to those; deadlines."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from detente.dossier.model.dates import When
from detente.dossier.model.record import (
    Cell,
    DraftIds,
    OptionId,
    PartyId,
    PartyIds,
    Phrases,
    Record,
    Several,
    Slug,
    Texts,
)


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
    keywords: Phrases = Field(default=(), description="Words by which texts about it are found.")


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


class PointPair(NamedTuple):
    """A point of an earlier draft, and a point of the draft in which the pair stands."""

    draft: str
    before: str
    after: str


_PAIR = re.compile(r"(?P<draft>[^\s=]+)\s+(?P<before>[^\s=]+)\s*=\s*(?P<after>[^\s=]+)")
_AS_PAIR = "Write the earlier draft, its point = the point here, such as plan-a 3=5."


def point_pair(text: str) -> PointPair:
    """A pair as a dossier writes it.

    >>> point_pair("plan-a 3=5")
    PointPair(draft='plan-a', before='3', after='5')
    """
    match = _PAIR.fullmatch(text.strip())
    if match is None:
        raise PydanticCustomError(
            "not-a-pair", '"{value}" is no pair of points', {"value": text[:60], "mend": _AS_PAIR}
        )
    return PointPair(**match.groupdict())


def _check_pairs(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        point_pair(value)
    return values


PointPairs = Annotated[Texts, AfterValidator(_check_pairs), Cell(newer=True)]


class Response(Record):
    """A party's answer to a draft: to the whole, and to points by number."""

    stance: Stance = Field(description="The answer to the whole.")
    date: When = Field(description="When it was given.")
    known: When | None = Field(default=None, description="When it became known, if later.")
    accepts: Several = Field(default=(), description="Points it accepts, by number.")
    objects: Several = Field(default=(), description="Points it objects to, by number.")
    complete: bool = Field(
        default=False, description="Whether the points named are said to be all."
    )
    statement: Several = Field(default=(), description="The statements in which it was given.")


class Draft(Record):
    """A text on the table; its points say which option of which issue they hold."""

    name: str = Field(description="What it is called.")
    by: PartyIds = Field(description="The party or parties that wrote it.")
    date: When = Field(description="Its date.")
    known: When | None = Field(default=None, description="When it became known, if later.")
    derived_from: DraftIds = Field(default=(), description="The drafts it was made from.")
    tied: PointPairs = Field(
        default=(),
        description="Points that belong together, as a person has said: an earlier draft, its "
        "point = the point here, such as plan-a 3=5.",
    )
    apart: PointPairs = Field(
        default=(), description="Points that do not belong together, written alike."
    )
    points: dict[Slug, Point] = Field(
        default={},
        description="The points of a draft by number: the option each holds of each issue; "
        "unknown where no source gives it; empty, {}, where it touches no issue here.",
    )
    responses: dict[Slug, Response] = Field(default={}, description="The answers of the parties.")


class Deadline(Record):
    """A deadline: who set it for whom, when it was due, and what became of it."""

    name: str | None = Field(default=None, description="What it is for.")
    set_by: PartyId = Field(description="The party that set it.")
    for_: PartyIds = Field(min_length=1, description="The party or parties it was set for.")
    set: When = Field(description="When it was set.")
    due: When = Field(description="When it was due.")
    became: Became = Field(default="open", description="What became of it.")
    became_on: When | None = Field(default=None, description="When that was.")
    known: When | None = Field(default=None, description="When it became known, if later.")
    statement: Several = Field(default=(), description="The statements in which it was set.")
