"""Mentions of events: a verb with what it needs in its clause, or a noun that names one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from detente.documents.document import Span
from detente.reading.events.frames import Frame, classes_of, frames, types_of, verbs, words
from detente.reading.events.sentence import Sentence
from detente.reading.events.standing import Standing, existential, of_phrase
from detente.reading.events.standing import of_verb as standing_of_verb
from detente.reading.suggestion import Suggestion

_LEADS = words("subordinators") | frozenset(
    ["and", "but", "or", "nor", "so", "then", "yet", "also"]
)
_FAR = 9
_PRONOUNS = frozenset(["it", "them", "neither", "both", "one"])
_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "latest"])
_DRAWN = frozenset(["draft", "deadline", "truce", "talks", "accord"])
_FINITE = words("helpers")
_OPENING = words("determiners") - {"all", "both", "no"}
_RELATING = frozenset(["in", "at", "with", "between", "on", "near", "of", "to", "against"])
_OWN = frozenset(["the", "this", "that", "his", "her", "their", "its", "our", "my"])


class Dated(Protocol):
    """What knows the dates of a text."""

    def within(self, span: Span) -> list[Suggestion]: ...

    def ahead(self, span: Span) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One mention of an event; ``stated`` is where its day may stand, the nearest first."""

    span: Span
    type: str
    standing: Standing
    rule: str
    stated: tuple[Span, ...]


def of_verb(sentence: Sentence, at: int, days: Dated, draft_before: bool) -> Sighting | None:
    """The event that a verb tells of with the words of its clause."""
    low, high = sentence.clause(at)
    named = _by_frame(sentence, at, draft_before) or _by_course(sentence, at)
    if named is None:
        return None
    kind, rule = named
    low = _participle_of(sentence, at, low) or low
    head = _head(sentence, at, low)
    first = _group(sentence, at) if kind == "briefing" else low
    if any(types_of(sentence.low(n)) or _DRAWN & classes_of(sentence.low(n)) for n in head):
        first = head.start
    stated = (_trimmed(sentence, low, high), *_beside(sentence, head.start if head else low, low))
    standing = standing_of_verb(sentence, at, any(map(days.ahead, stated)))
    if standing is None:
        return None
    span = _trimmed(sentence, first, high)
    return Sighting(span=span, type=kind, standing=standing, rule=rule, stated=stated)


def _by_frame(sentence: Sentence, at: int, draft_before: bool) -> tuple[str, str] | None:
    lemma, _ = verbs()[sentence.low(at)]
    low, high = sentence.clause(at)
    before = [*range(max(low, at - 2 * _FAR), at), *_head(sentence, at, low)]
    after = range(at + 1, min(high, at + 2 * _FAR))
    objects = _classes(sentence, after)
    subjects = _classes(sentence, before)
    suffers = sentence.passive(at) or low >= _group(sentence, at)
    about = objects | _stood_for(sentence, at, draft_before)
    if suffers or lemma in words("intransitive"):
        about |= subjects
    beside = {sentence.low(n) for n in range(at + 1, at + 5)}
    named = not sentence.passive(at) and any(sentence.is_name(n) for n in after[:_FAR])
    for frame in frames().get(lemma, ()):
        if (
            _fits(frame, about, objects | subjects, beside)
            and (named or not frame.named)
            and (sentence.passive(at) or not frame.passive)
        ):
            return frame.type, "verb with its noun" if frame.about else "verb alone"
    return None


def _classes(sentence: Sentence, places: Iterable[int]) -> frozenset[str]:
    return frozenset(name for n in places for name in classes_of(sentence.low(n)))


def _fits(frame: Frame, about: frozenset[str], held: frozenset[str], beside: set[str]) -> bool:
    return (
        (not frame.about or bool(frame.about & about))
        and (not frame.within or bool(frame.within & held))
        and (not frame.beside or bool(frame.beside & beside))
        and not frame.never & held
        and not frame.apart & beside
    )


def _stood_for(sentence: Sentence, at: int, draft_before: bool) -> frozenset[str]:
    """ "Rejected it", "the second was leaked": a text that was named before."""
    after = {sentence.low(at + 1), sentence.low(at + 2)}
    start = _group(sentence, at)
    before = {sentence.low(start - 1), sentence.low(start - 2)} if sentence.passive(at) else set()
    near = (after | before) & (_PRONOUNS | _ORDINALS)
    named = draft_before or sentence.first_draft < at
    return frozenset(["draft"] if named and near else [])


def _head(sentence: Sentence, at: int, low: int) -> range:
    """What a clause that opens with its verb hangs on: "A truce, signed in May", "was met"."""
    first = sentence.subject(low)
    if first == low and _group(sentence, at) <= low:
        if sentence.low(low - 1) != ",":
            return range(0)
        first, _ = sentence.clause(low - 2)
        if any(first <= n < low for n in sentence.verbs) or low - first > 8:
            return range(0)
    return range(first, low)


def _participle_of(sentence: Sentence, at: int, low: int) -> int | None:
    """Where the noun begins that a participle hangs on: "settled by an agreement signed in May"."""
    _, kinds = verbs()[sentence.low(at)]
    finite = any(low <= n < at - 1 and sentence.low(n) in _FINITE for n in range(low, at))
    if "part" not in kinds or not finite or _group(sentence, at) < at:
        return None
    return next(
        (n for n in range(at - 2, max(low, at - 7), -1) if sentence.low(n) in _OPENING), None
    )


def _by_course(sentence: Sentence, at: int) -> tuple[str, str] | None:
    """ "The talks collapsed", "a meeting is planned": a verb of the course of what a noun names."""
    lemma, _ = verbs()[sentence.low(at)]
    low, high = sentence.clause(at)
    course = words("course") | words("called_off") | words("fixed")
    off = lemma in ("call", "put", "break") and sentence.low(at + 1) == "off"
    if lemma not in course and not off:
        return None
    after = range(at + 1, min(high, at + 6))
    object_ends = next((n for n in after if sentence.low(n) in words("prepositions")), high)
    before = [*_head(sentence, at, low), *range(max(low, at - 12), at)]
    for n in (*reversed(before), *after[: object_ends - at - 1]):
        types = types_of(sentence.low(n))
        if types and n in sentence.nouns and not ("attack" in types and _of_labour(sentence, n)):
            return min(types), "noun with its verb"
    return None


def _group(sentence: Sentence, at: int) -> int:
    while sentence.low(at - 1) in words("helpers") or sentence.low(at - 1) in ("not", "to"):
        at -= 1
    return at


def _trimmed(sentence: Sentence, low: int, high: int) -> Span:
    while (
        low < high - 1
        and (sentence.low(low) in _LEADS or not sentence.low(low)[0].isalnum())
        and not (sentence.low(low) == "that" and sentence.low(low + 1) in ("deadline", "date"))
    ):
        low += 1
    while high > low + 1 and (
        not sentence.low(high - 1)[0].isalnum() or sentence.low(high - 1) in ("and", "but", "or")
    ):
        high -= 1
    return Span(sentence.words[low].start, sentence.words[high - 1].end)


def _beside(sentence: Sentence, first: int, low: int) -> Iterator[Span]:
    """Where the day of a clause may stand before it: in its subject, or before its comma."""
    if first < low:
        _, last = sentence.clause(first)
        yield _trimmed(sentence, first, last)
        opens = sentence.low(last + 1 if sentence.low(last) == "," else last)
        if not (opens.endswith("ed") or opens in verbs() or opens in words("subordinators")):
            yield _trimmed(sentence, last, low)
    elif sentence.low(low - 1) == "," and low > 1:
        first, last = sentence.clause(low - 2)
        if first == 0 and last - first < 7:
            yield _trimmed(sentence, first, last)


def of_noun(sentence: Sentence, at: int, days: Dated) -> Sighting | None:
    """The one event that a noun names: by its day, its place, or those who took part."""
    kinds = types_of(sentence.low(at))
    if "attack" in kinds and _of_labour(sentence, at):
        return None
    there = _existential(sentence, at)
    if there is not None:
        return there
    first, last = sentence.phrase(at)
    span = _trimmed(sentence, first, last)
    rule = _particular(sentence, at, (first, last), bool(days.within(span)))
    if rule is None:
        return None
    standing = of_phrase(sentence, first, at, days.ahead(span))
    if standing is None:
        return None
    return Sighting(span=span, type=min(kinds), standing=standing, rule=rule, stated=(span,))


def _of_labour(sentence: Sentence, at: int) -> bool:
    """Whether a strike is one of writers or ferry crews."""
    near = range(max(0, at - _FAR), min(at + _FAR, len(sentence.words)))
    return "strike" in sentence.low(at) and "labour" in _classes(sentence, near)


def _existential(sentence: Sentence, at: int) -> Sighting | None:
    """ "There was no call": the clause of what there is or is not."""
    low, high = sentence.clause(at)
    there = next((n for n in range(low, at) if sentence.low(n) == "there"), None)
    standing = None if there is None or at - there > 8 else existential(sentence, there)
    if standing is None:
        return None
    kind = min(types_of(sentence.low(at)))
    span = _trimmed(sentence, low, high)
    return Sighting(span=span, type=kind, standing=standing, rule="there is", stated=(span,))


def _particular(sentence: Sentence, at: int, place: tuple[int, int], dated: bool) -> str | None:
    first, last = place
    lefts = [sentence.low(n) for n in range(first, at)]
    own = bool(_OWN & set(lefts)) or any(low.endswith(("’s", "'s")) for low in lefts)
    if dated:
        return "noun with its day"
    related = sentence.low(at + 1) in _RELATING and any(
        sentence.is_name(n) for n in range(at + 2, min(last, at + 7))
    )
    low = sentence.low(at)
    loose = low.endswith("s") or low in words("loose")
    if own and related and not loose:
        return "noun with its place"
    return None
