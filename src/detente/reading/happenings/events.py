"""The events of a text: the clause or phrase that names each, its type, and whether it happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.happenings.by_words import events_by_words, headlines
from detente.reading.happenings.clauses import Standing
from detente.reading.happenings.deadlines import deadlines
from detente.reading.happenings.of_nouns import by_nouns
from detente.reading.happenings.of_verbs import by_verbs
from detente.reading.happenings.press import to_the_press
from detente.reading.happenings.sightings import Sighting, written
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_FATE = re.compile(
    r",?\s(?:(?:was|were|has|had|have|been|too|also|quietly|then|in turn)\W+){0,4}(?:missed|met"
    r"|dropped|slipped by|slipped|passed|went by|expired|lapsed|scrapped|abandoned|lifted)\b"
    r"[^,;:.“”]*"
)
_UNMET = re.compile(r"\bThe deadline\b[^.;]{3,120}\b(?:was|were) not(?= met\b|[.;])")


def events(parsed: Parsed, dates: Sequence[Suggestion], actors: Actors) -> list[Suggestion]:
    """The events that a text tells of, once for each mention.

    Parameters
    ----------
    parsed : Parsed
    dates : sequence of Suggestion
        The dates of the text.
    actors : Actors

    Returns
    -------
    list of Suggestion
        ``happened`` is false of what is planned, negated, denied or hypothetical; mentions of one
        event share ``same_event``.
    """
    if parsed.doc is None:
        sightings = events_by_words(parsed)
    else:
        sightings = [
            *by_verbs(parsed, dates),
            *by_nouns(parsed, dates),
            *to_the_press(parsed),
            *_left_unmet(parsed),
            *_of_deadlines(parsed, dates),
        ]
        sightings += headlines(parsed, sightings)
    return written(parsed, _best(sightings), dates, actors)


def _best(sightings: Sequence[Sighting]) -> list[Sighting]:
    """One sighting a place: the surer of two that share most of their words."""
    kept: list[Sighting] = []
    for one in sorted(sightings, key=lambda s: (-s.sure, s.span)):
        if not any(_same_place(one.span, other.span) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda s: s.span)


def _same_place(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0.5 * min(one.end - one.start, other.end - other.start)


def _left_unmet(parsed: Parsed) -> Iterator[Sighting]:
    """ "The deadline of 15 October was not", after one that was met."""
    for match in _UNMET.finditer(parsed.text):
        yield Sighting(
            span=Span(*match.span()),
            type="deadline-missed",
            standing=Standing(happened=True, planned=False, why="not met"),
            sure=0.8,
        )


def _of_deadlines(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[Sighting]:
    """What the same clause says of a deadline: "an earlier target, Pentecost, was missed"."""
    for deadline in deadlines(parsed, dates):
        said = _FATE.match(parsed.text, deadline.end)
        if said is not None and deadline.status != "set":
            yield Sighting(
                span=Span(deadline.start, said.end()),
                type=f"deadline-{deadline.status}",
                standing=Standing(happened=True, planned=False, why="said of the deadline"),
                sure=0.9,
            )
