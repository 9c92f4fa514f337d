"""What was said and what happened: statements, events, and the sources they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationError
from pydantic_core import PydanticCustomError

from detente.dossier.model.dates import When
from detente.dossier.model.drafts import STANCES, Stance
from detente.dossier.model.record import (
    Cell,
    DeadlineId,
    DraftId,
    PartyId,
    PersonId,
    Record,
    Slug,
    SourceId,
)

Form = Literal["quote", "paraphrase"]
Status = Literal["stated", "assessed"]
EventType = Literal[
    "meeting",
    "call",
    "visit",
    "briefing",
    "draft-tabled",
    "draft-leaked",
    "draft-rewritten",
    "draft-accepted",
    "draft-rejected",
    "deadline-set",
    "deadline-met",
    "deadline-missed",
    "deadline-dropped",
    "attack",
    "ceasefire",
    "agreement",
    "ratification",
    "other",
]
_LANGUAGE = re.compile(r"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$")
_GRADE = re.compile(r"^[A-F][1-6]$")


class Position(Record):
    """A stance on one option of an issue, or on the issue as a whole."""

    issue: Slug = Field(description="The issue.")
    option: Slug | None = Field(
        default=None, description="The option; none for the issue as a whole."
    )
    stance: Stance = Field(description="How who speaks stands to it.")

    def __str__(self) -> str:
        return f"{self.issue}{'=' + self.option if self.option else ''}:{self.stance}"


def _read_positions(value: Any) -> Any:
    return _positions_in(value) if isinstance(value, str) else value


@lru_cache(maxsize=65536)
def _positions_in(text: str) -> tuple[Any, ...]:
    """The positions in a text; the same few are stated again and again, so they are kept."""
    stated = [_read_position(part) for part in text.split(";") if part.strip()]
    try:
        return tuple(Position.model_validate(position) for position in stated)
    except ValidationError:
        return tuple(stated)  # the model around it says what is wrong, and where


def _read_position(text: str) -> dict[str, str]:
    answer, colon, stance = text.strip().rpartition(":")
    issue, _, option = answer.partition("=")
    if not colon or stance.strip() not in STANCES or "," in answer:
        mend = f"Write issue=option:stance; stances are {', '.join(STANCES)}."
        if "," in answer:
            parts = "; ".join(part.strip() for part in text.split(","))
            mend = f"Separate several by semicolons: {parts[:300]}."
        raise PydanticCustomError(
            "bad-position",
            '"{text}" is not a position',
            {"text": text.strip()[:60], "mend": mend},
        )
    read = {"issue": issue.strip(), "stance": stance.strip()}
    return {**read, "option": option.strip()} if option.strip() else read


def _read_grade(value: Any) -> Any:
    if value in (None, ""):
        return None
    if not isinstance(value, str) or not _GRADE.match(value):
        raise PydanticCustomError(
            "bad-grade",
            '"{value}" is not an Admiralty grade',
            {
                "value": str(value)[:20],
                "mend": "Write a letter A-F (the source) and a digit 1-6 (the information): B2.",
            },
        )
    return value


def _read_people(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value or ()


def _read_language(value: Any) -> Any:
    if value is not None and not (isinstance(value, str) and _LANGUAGE.match(value)):
        raise PydanticCustomError(
            "bad-language",
            '"{value}" is not the tag of a language',
            {"value": str(value)[:30], "mend": "Write en, uk, pt-BR, zh-Hant (BCP 47)."},
        )
    return value


def _read_text(value: Any) -> Any:
    """A blank cell says nothing."""
    return (value.strip() or None) if isinstance(value, str) else value


Positions = Annotated[
    tuple[Position, ...],
    BeforeValidator(_read_positions, json_schema_input_type=str),
    PlainSerializer(lambda positions: "; ".join(str(position) for position in positions)),
    Cell(sort="word", width=36),
]
People = Annotated[
    tuple[Slug, ...],
    BeforeValidator(_read_people, json_schema_input_type=str),
    PlainSerializer(lambda names: "; ".join(names)),
]
Sources = Annotated[
    tuple[str, ...],
    BeforeValidator(_read_people, json_schema_input_type=str),
    PlainSerializer(lambda names: "; ".join(names)),
    Cell(sort="word"),
]
Grade = Annotated[str | None, BeforeValidator(_read_grade), Cell(sort="word")]
Language = Annotated[str | None, BeforeValidator(_read_language), Cell(sort="word")]
Words = Annotated[str | None, BeforeValidator(_read_text), Cell(sort="word")]


class Anchored(Record):
    """Something that stands at a place in a source, whose text's SHA-256 is in ``sources.json``."""

    id: Slug = Field(description="Its id.")
    date: When = Field(description="When it was said; when it happened, or is to happen.")
    known: When | None = Field(default=None, description="When it became known, if later (a leak).")
    text: Annotated[str, Cell(width=70)] = Field(
        description="The words or their sense; what happened."
    )
    source: SourceId | None = Field(
        default=None, description="Where it stands, by id in sources.json."
    )
    place_in_source: Words = Field(
        default=None, description="The place for people: paragraph 12, page 3."
    )
    start: int | None = Field(
        default=None, description="The first character of it in the source's text, from 0."
    )
    end: int | None = Field(default=None, description="The character after its last.")
    grade: Grade = Field(
        default=None, description="Admiralty grade: A-F for the source, 1-6 for what it says."
    )
    also_in: Sources = Field(
        default=(),
        description="Other sources of the same, each with a place after #: wire#paragraph 4; "
        "report.",
    )

    @property
    def known_from(self) -> When:
        """When it became known: later than its date where it leaked."""
        return self.known or self.date


class Statement(Anchored):
    """One attributed utterance: who, for whom, when, where, to whom."""

    person: PersonId | None = Field(default=None, description="Who said it, by id.")
    party: PartyId = Field(description="For whom.")
    to: Words = Field(default=None, description="To whom.")
    channel: Words = Field(default=None, description="Through which channel.")
    form: Form = Field(description="quote (its words) or paraphrase (its sense).")
    language: Language = Field(
        default=None, description="Its language, as in BCP 47: en, uk, pt-BR."
    )
    positions: Positions = Field(
        default=(),
        description="Issue, option and stance: border=middle-line:accepts; army=cap-50k:rejects.",
    )
    status: Status = Field(
        default="stated",
        description="stated (what was said) or assessed (what the analyst believes).",
    )


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
"""The columns of ``statements.csv``, in the order in which they are written."""


class Event(Anchored):
    """Something that happened or is planned: a meeting, a leak, a deadline set, a briefing."""

    until: When | None = Field(default=None, description="When it ended, if on another day.")
    type: EventType = Field(description="What it was.")
    venue: Words = Field(default=None, description="Where.")
    people: Annotated[People, Cell(of="People")] = Field(
        default=(), description="Who took part, by id, separated by semicolons."
    )
    parties: Annotated[People, Cell(of="Parties")] = Field(
        default=(), description="The parties, by id, separated by semicolons."
    )
    length: Words = Field(default=None, description="How long, in words.")
    planned: bool = Field(default=False, description="yes, if it is still to come.")
    draft: DraftId | None = Field(default=None, description="The draft it is about.")
    deadline: DeadlineId | None = Field(default=None, description="The deadline it is about.")


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
"""The columns of ``events.csv``, in the order in which they are written."""


def issued_in_words(stated: Any) -> str:
    """A date of CSL-JSON that stands in words, as in ``{"raw": "May 2031"}``; as they stand.

    >>> issued_in_words({"raw": "May 2031"}), issued_in_words(2031), issued_in_words({})
    ('May 2031', '2031', '')
    """
    if isinstance(stated, Mapping):
        stated = stated.get("raw") or stated.get("literal") or ""
    return str(stated) if isinstance(stated, str | int) else ""


class Source(Record):
    """A source, as CSL-JSON knows it; ``custom.sha256`` is the hash of its text."""

    model_config = {"extra": "allow"}

    id: Slug = Field(description="Its id, by which statements, events and reasons name it.")
    type: Annotated[str, Cell(sort="word")] = Field(
        description="What it is, as CSL names it: article-newspaper, report, interview."
    )
    title: Annotated[str | None, Cell(width=60)] = Field(default=None, description="Its title.")

    @property
    def sha256(self) -> str | None:
        """The hash of the text that offsets point into, if stated."""
        custom = (self.__pydantic_extra__ or {}).get("custom") or {}
        return custom.get("sha256") if isinstance(custom, dict) else None

    @property
    def issued(self) -> When | None:
        """The day, month or year it was issued, if stated as CSL-JSON does, or as a plain date."""
        stated = (self.__pydantic_extra__ or {}).get("issued")
        if isinstance(stated, Mapping) and stated.get("date-parts"):
            first = next((date for date in self.dates() if date[0] == "issued"), None)
            return None if first is None or first[2] else When.of_parts(first[1])
        try:
            return When.parse(issued_in_words(stated))
        except ValidationError:
            return None

    def dates(self) -> Iterator[tuple[str, Any, bool]]:
        """Each date that it states as CSL-JSON does: its name, its year, month and day, whether
        these stand in one pair of brackets, which should be two.
        """
        for name, value in (self.__pydantic_extra__ or {}).items():
            parts = value.get("date-parts") if isinstance(value, Mapping) else None
            parts = parts if isinstance(parts, list | tuple) else ()
            flat = bool(parts) and not any(isinstance(numbers, list | tuple) for numbers in parts)
            for numbers in [parts] if flat else parts:
                yield name, numbers, flat

    def words(self) -> Iterator[str]:
        """Publisher, title and date, as far as stated."""
        extra = self.__pydantic_extra__ or {}
        for value in (extra.get("container-title"), self.title, extra.get("publisher")):
            if isinstance(value, str):
                yield value


SOURCE_COLUMNS = {
    "container-title": Cell(width=30),
    "publisher": Cell(width=24),
    "URL": Cell(width=40),
}
"""Words of CSL-JSON that have a column of their own in a workbook, beside those of the model."""
