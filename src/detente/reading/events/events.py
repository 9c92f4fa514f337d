"""The events of a text: the clause or phrase that names each, its type, and whether it happened."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from detente.documents.document import Span
from detente.dossier.model.dates import When
from detente.reading.actors import Actors
from detente.reading.dates.words import MONTHS, WEEKDAYS
from detente.reading.events.frames import words
from detente.reading.events.sentence import Sentence
from detente.reading.events.sightings import Sighting, of_noun, of_verb
from detente.reading.events.written import suggested
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_PLACE = re.compile(r"\b(?:in|at|near|to)\s((?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_STOP = words("determiners", "helpers", "subordinators", "prepositions")
_LONGEST = 1000  # code points of a sentence
_LATEST = 20
"""Earlier mentions of a type that a mention may be one event with."""


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
        ``happened`` is false of what is planned, negated, denied, hypothetical or rumoured;
        mentions of one event share ``same_event``.
    """
    days = Days(parsed, dates)
    patterns = _patterns(actors)
    made: dict[str, list[tuple[Suggestion, frozenset[str]]]] = {}
    draft_before = False
    for span in _pieces(parsed):
        sentence = Sentence(parsed, span)
        for sighting in _in_sentence(sentence, days, draft_before):
            one = _written(parsed, sighting, days, patterns)
            told = frozenset(w[:6] for w in _WORDS.findall(one.text.lower()) if w not in _STOP)
            earlier = made.setdefault(sighting.type, [])
            latest = reversed(earlier[-_LATEST:])
            same = next((o for o, other in latest if _one_event(one, o, told & other)), None)
            name = same.same_event if same else f"{one.type}-{one.start}"
            earlier.append((one.model_copy(update={"same_event": name}), told))
        goes_on = draft_before and not words("stand_for_drafts").isdisjoint(sentence.lows)
        draft_before = goes_on or sentence.first_draft < len(sentence.lows)
    return sorted((one for every in made.values() for one, _ in every), key=lambda one: one.start)


def _pieces(parsed: Parsed) -> Iterator[Span]:
    """The sentences; a text without full stops in pieces."""
    for start, end in parsed.sentences:
        while end - start > _LONGEST:
            cut = parsed.text.rfind(" ", start + 1, start + _LONGEST)
            yield Span(start, cut if cut > start else start + _LONGEST)
            start = cut if cut > start else start + _LONGEST
        yield Span(start, end)


class Days:
    """The dates of a text, by their place."""

    def __init__(self, parsed: Parsed, dates: Iterable[Suggestion]) -> None:
        self._text, self._published = parsed.text, parsed.document.published
        self._dates = sorted((date for date in dates if date.date), key=lambda date: date.start)
        self._starts = [date.start for date in self._dates]

    def _inside(self, span: Span) -> list[Suggestion]:
        first, last = (bisect.bisect_left(self._starts, at) for at in span)
        return [date for date in self._dates[first:last] if date.end <= span.end]

    def within(self, span: Span) -> list[Suggestion]:
        """The dates in a span that say when it is, not since or until when."""
        leads = {
            date.start: self._text[max(span.start, date.start - 20) : date.start].lower().split()
            for date in self._inside(span)
        }
        not_its_day = words("not_its_day")
        return [d for d in self._inside(span) if not_its_day.isdisjoint(leads[d.start][-2:])]

    def ahead(self, span: Span, *, today: bool = False) -> bool:
        """Whether a day in a span lies after the day of publication, or is that day."""
        if self._published is None:
            return False
        day = self._published - dt.timedelta(days=today)
        dates = self._inside(span) if today else self.within(span)
        return any(When.parse(str(date.date)).earliest > day for date in dates)

    def past(self, span: Span) -> bool:
        """Whether a span states a day that is over."""
        published = self._published or dt.date.min
        return any(When.parse(str(date.date)).latest < published for date in self.within(span))

    def of(self, sighting: Sighting) -> tuple[str | None, str]:
        """The one day that a clause states, and where; None where it states none, or several."""
        for place, span in enumerate(sighting.stated):
            values = {date.date for date in self.within(span)}
            if values:
                where = "day beside its clause" if place else "day in its clause"
                return (values.pop() if len(values) == 1 else None), where
        return None, ""


def _in_sentence(sentence: Sentence, days: Days, draft_before: bool) -> list[Sighting]:
    """One sighting a clause: of the last verb, one with its noun before one alone."""
    found = [of_verb(sentence, at, days, draft_before) for at in sorted(sentence.verbs)]
    told = sorted((one for one in found if one), key=lambda one: one.rule != "verb alone")
    # Of an aside and the clause around it the latter tells what came of a meeting.
    best = sorted(
        {one.span: one for one in told}.values(),
        key=lambda one: (one.span.end - one.span.start) * (1, -1)[one.rule == "noun with its verb"],
    )
    kept: list[Sighting] = []
    for one in (*best, *(of_noun(sentence, at, days) for at in sorted(sentence.nouns))):
        if one and not any(
            one.type == other.type
            and one.span.start < other.span.end
            and other.span.start < one.span.end
            for other in kept
        ):
            kept.append(one)
    return kept


def _patterns(actors: Actors) -> list[tuple[str, re.Pattern[str]]]:
    named = [(person.name, (person.name, *person.also)) for person in actors.people]
    named += [(party.id, (party.name, *party.also)) for party in actors.parties]
    return [
        (name, re.compile(rf"\b(?:{'|'.join(map(re.escape, every))})\b")) for name, every in named
    ]


def _written(
    parsed: Parsed, sighting: Sighting, days: Days, patterns: list[tuple[str, re.Pattern[str]]]
) -> Suggestion:
    text = parsed.text[sighting.span.start : sighting.span.end]
    standing, (date, where) = sighting.standing, days.of(sighting)
    rules = {"span": sighting.rule, "type": sighting.rule, "time": standing.why}
    return suggested(
        parsed,
        "event",
        sighting.span,
        date=date,
        type=sighting.type,
        happened=standing.happened,
        planned=standing.planned,
        venue=_venue(text),
        people=tuple(name for name, pattern in patterns if pattern.search(text)),
        rules=rules if date is None else {**rules, "day": where},
        why=(sighting.type.replace("-", " "), standing.why),
    )


def _venue(text: str) -> str | None:
    """The place after in, at, near or to, by its capital letters."""
    places = (match.group(1) for match in _PLACE.finditer(text))
    days = WEEKDAYS.keys() | MONTHS.keys()
    return next((place for place in places if place.split()[-1].lower() not in days), None)


def _one_event(one: Suggestion, other: Suggestion, shared: frozenset[str]) -> bool:
    """Of one type and day, or, where one has none, both told or neither, with words in common."""
    if one.date and other.date:
        return one.date == other.date
    return one.happened == other.happened and len(shared) >= 2
