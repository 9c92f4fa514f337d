"""The events of a text: the clause or phrase that names each, its type, and whether it happened."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from detente.documents.document import Span
from detente.dossier.model.dates import When
from detente.reading.actors import Actors
from detente.reading.events.frames import words
from detente.reading.events.sentence import Sentence, is_day
from detente.reading.events.sightings import Sighting, of_noun, of_verb
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_PLACE = re.compile(r"\b(?:in|at|near|to)\s((?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})")
_HEADLINE = re.compile(r"[^\n]{8,140}[^\n.?!:;,”\"’)]")
_NOT_ITS_DAY = frozenset(["since", "before", "after", "until", "till", "by"])
_STOP = words("determiners") | words("helpers") | words("subordinators") | words("prepositions")


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
        ``happened`` is false of what is planned, negated, denied or hypothetical, and None of
        what is only rumoured; mentions of one event share ``same_event``.
    """
    days = Days(parsed, dates)
    patterns = _patterns(actors)
    made: list[Suggestion] = []
    draft_before = False
    for span in parsed.sentences:
        headline = _HEADLINE.fullmatch(parsed.text, span.start, span.end) is not None
        sentence = Sentence(parsed, span, headline=headline)
        sightings = _in_sentence(sentence, days, draft_before)
        made.extend(_written(parsed, one, days, patterns) for one in sightings)
        draft_before = sentence.first_draft < len(sentence.words) or (
            draft_before and sentence.goes_on
        )
    return _joined(made)


class Days:
    """The dates of a text, by their place."""

    def __init__(self, parsed: Parsed, dates: Sequence[Suggestion]) -> None:
        self._text, self._published = parsed.text, parsed.document.published
        self._dates = sorted(dates, key=lambda date: date.start)
        self._starts = [date.start for date in self._dates]

    def within(self, span: Span) -> list[Suggestion]:
        """The dates in a span that say when it is, not since or until when."""
        first, last = (bisect.bisect_left(self._starts, at) for at in span)
        return [
            date
            for date in self._dates[first:last]
            if date.end <= span.end and date.date and self._its_own(span, date)
        ]

    def _its_own(self, span: Span, date: Suggestion) -> bool:
        lead = self._text[max(span.start, date.start - 20) : date.start].lower().split()[-2:]
        return not _NOT_ITS_DAY & set(lead)

    def ahead(self, span: Span) -> bool:
        """Whether a day in a span lies after the day of publication."""
        published = self._published
        return published is not None and any(
            When.parse(str(date.date)).earliest > published for date in self.within(span)
        )

    def of(self, sighting: Sighting) -> str | None:
        """The one day that a clause states; None where it states none, or several."""
        for span in sighting.stated:
            values = {date.date for date in self.within(span)}
            if values:
                return values.pop() if len(values) == 1 else None
        return None


def _in_sentence(sentence: Sentence, days: Days, draft_before: bool) -> list[Sighting]:
    found = [
        sighting
        for at in sentence.verbs
        if (sighting := of_verb(sentence, at, days, draft_before)) is not None
    ]
    told = _each_once(found)
    for at in sentence.nouns:
        sighting = of_noun(sentence, at, days)
        if sighting is not None and not any(_same(sighting, other) for other in told):
            told.append(sighting)
    return sorted(told, key=lambda one: one.span)


def _each_once(found: Sequence[Sighting]) -> list[Sighting]:
    """One sighting a clause: of the last verb, one with its noun before one alone."""
    return list(
        {one.span: one for one in sorted(found, key=lambda s: s.rule != "verb alone")}.values()
    )


def _same(one: Sighting, other: Sighting) -> bool:
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return shared > 0 and one.type == other.type


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
    date, standing = days.of(sighting), sighting.standing
    rules = {"span": sighting.rule, "type": sighting.rule, "time": standing.why}
    return Suggestion(
        document=parsed.document.name,
        kind="event",
        start=sighting.span.start,
        end=sighting.span.end,
        text=text,
        date=date,
        type=sighting.type,
        happened=standing.happened,
        planned=standing.planned,
        venue=_venue(text),
        people=tuple(name for name, pattern in patterns if pattern.search(text)),
        rules=rules if date is None else {**rules, "day": "day in its clause"},
        why=(sighting.type.replace("-", " "), standing.why),
    )


def _venue(text: str) -> str | None:
    """The place after in, at, near or to, by its capital letters."""
    return next(
        (m.group(1) for m in _PLACE.finditer(text) if not is_day(m.group(1).split()[-1].lower())),
        None,
    )


def _joined(made: Sequence[Suggestion]) -> list[Suggestion]:
    """Each with the name of its event: an earlier mention's of the same type and day or words."""
    last: dict[str, list[Suggestion]] = {}
    joined: list[Suggestion] = []
    for one in made:
        earlier = last.setdefault(str(one.type), [])
        same = next((other for other in reversed(earlier[-20:]) if _one_event(one, other)), None)
        name = same.same_event if same else f"{one.type}-{one.start}"
        earlier.append(one.model_copy(update={"same_event": name}))
        joined.append(earlier[-1])
    return joined


def _one_event(one: Suggestion, other: Suggestion) -> bool:
    if one.date and other.date:
        return one.date == other.date
    return one.happened == other.happened and len(_words(one.text) & _words(other.text)) >= 2


def _words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[^\W\d_]{3,}", text.lower()) if word not in _STOP}
