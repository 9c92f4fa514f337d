"""Sightings of events, and the suggestions made of them: date, place, people, and which are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.happenings.clauses import Standing
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_PLACE = re.compile(r"\b(?:in|at|near|to)\s((?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})")
_MONTHS = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October"
                     r"|November|December|Christmas|Easter)\b")  # fmt: skip
_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "and",
        "or",
        "was",
        "were",
        "is",
        "be",
        "been",
        "has",
        "had",
        "have",
        "that",
        "it",
        "its",
        "his",
        "her",
        "their",
        "they",
        "he",
        "she",
        "there",
        "not",
        "no",
        "did",
        "will",
        "would",
        "for",
        "from",
        "with",
        "who",
        "which",
        "this",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One mention of an event."""

    span: Span
    type: str
    standing: Standing
    sure: float


def written(
    parsed: Parsed, sightings: Sequence[Sighting], dates: Sequence[Suggestion], actors: Actors
) -> list[Suggestion]:
    """The suggestions of sightings, in the order of the text."""
    made: list[Suggestion] = []
    for one in sightings:
        text = parsed.text[one.span.start : one.span.end]
        date = value_near(one.span, dates)
        made.append(
            Suggestion(
                document=parsed.document.name,
                kind="event",
                start=one.span.start,
                end=one.span.end,
                text=text,
                date=date,
                type=one.type,
                happened=one.standing.happened,
                planned=one.standing.planned,
                same_event=_same(one, text, date, made) or f"{one.type}-{one.span.start}",
                venue=_venue(text),
                people=_people(text, actors),
                confidence=one.sure,
                why=(one.type.replace("-", " "), one.standing.why),
            )
        )
    return made


def value_near(span: Span, dates: Sequence[Suggestion]) -> str | None:
    """The value of the one date inside a clause; None where there is none, or several.

    Examples
    --------
    >>> date = Suggestion(
    ...     document="a.txt", kind="date", start=9, end=16, text="July 12", date="2005-07-12"
    ... )
    >>> value_near(Span(0, 20), [date])
    '2005-07-12'
    """
    inside = {d.date for d in dates if span.start <= d.start and d.end <= span.end and d.date}
    return inside.pop() if len(inside) == 1 else None


def _venue(text: str) -> str | None:
    for match in _PLACE.finditer(text):
        if not _MONTHS.search(match.group(1)) and not match.group(1).endswith("day"):
            return match.group(1)
    return None


def _people(text: str, actors: Actors) -> tuple[str, ...]:
    named = ((person.name, (person.name, *person.also)) for person in actors.people)
    parties = ((party.id, (party.name, *party.also)) for party in actors.parties)
    return tuple(
        name
        for name, words in (*named, *parties)
        if any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)
    )


def _words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[^\W\d_]{3,}", text.lower())} - _STOP


def _same(one: Sighting, text: str, date: str | None, made: Sequence[Suggestion]) -> str | None:
    """The earlier mention of the same event: same type, no other date, words in common."""
    for other in reversed(made):
        if other.type != one.type or (date and other.date and date != other.date):
            continue
        if date and date == other.date:
            return other.same_event
        shared = _words(text) & _words(other.text)
        if len(shared) >= 2 and bool(other.happened) == one.standing.happened:
            return other.same_event
    return None
