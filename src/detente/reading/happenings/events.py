"""The events of a text: the clause or phrase that names each, its type, and whether it happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from detente.reading.actors import Actors
from detente.reading.dates.near import value_near
from detente.reading.document import Span
from detente.reading.happenings.by_words import events_by_words
from detente.reading.happenings.clauses import (
    Standing,
    clause_of,
    phrase_of,
    standing_of,
)
from detente.reading.happenings.lexicon import (
    DEADLINE,
    DRAFT,
    OCCURS,
    OF_DEADLINE,
    OF_DRAFT,
    OF_NOUN,
    OF_VERB,
    PRESS,
)
from detente.reading.happenings.sightings import Sighting, written
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_PRONOUNS = frozenset("it them that this one both neither".split())
_PASSED = re.compile(r"\b(?:slipped|went|gone|slip|go)\s+by\b|\bpass|\bmiss|\bexpire|\blapse")
_NEVER = re.compile(r"\b(?:was|were) not$")


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
        sightings = [*_of_verbs(parsed, dates), *_of_nouns(parsed, dates), *_to_the_press(parsed)]
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


def _of_verbs(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[Sighting]:
    for token in parsed.doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        named = _type_of_verb(token)
        if named is None:
            continue
        kind, sure = named
        if token.tag_ == "VBN" and token.dep_ == "acl" and token.head.pos_ in ("NOUN", "PROPN"):
            span = Span(token.head.left_edge.idx, clause_of(token, parsed.text).end)
        else:
            span = clause_of(token, parsed.text)
        ahead = any(span.start <= d.start < span.end and "to come" in " ".join(d.why) for d in dates)
        yield Sighting(span=span, type=kind, standing=standing_of(token, ahead), sure=sure)


def _type_of_verb(verb: Any) -> tuple[str, float] | None:
    lemma = verb.lemma_.lower()
    if lemma in OF_DRAFT and (sure := _about_draft(verb)):
        particle = {c.lower_ for c in verb.children}
        if lemma in ("throw", "tear", "turn") and not particle & {"out", "up", "down", "back"}:
            return None
        return OF_DRAFT[lemma], sure
    if lemma in OF_DEADLINE and _about_deadline(verb):
        if lemma == "go" and not {c.lower_ for c in verb.children} & {"by"}:
            return None
        return OF_DEADLINE[lemma], 0.85
    if lemma in OF_VERB and verb.tag_ != "VBG" or (lemma in OF_VERB and OF_VERB[lemma] == "attack"):
        return _plain(verb, OF_VERB[lemma])
    if lemma == "return" and any(c.lower_ == "to" for c in verb.children if c.dep_ == "prep"):
        return "visit", 0.5
    return None


def _plain(verb: Any, kind: str) -> tuple[str, float] | None:
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    named = {o.lemma_.lower() for o in objects}
    if kind == "meeting" and named & (DEADLINE | {"demand", "need", "condition"}):
        return None
    if kind == "agreement" and not (objects or verb.dep_ == "acl"):
        return None
    if kind == "agreement" and named & {"ceasefire", "truce", "cease", "fire", "armistice"}:
        return "ceasefire", 0.8
    return kind, 0.75


def _about_draft(verb: Any) -> float:
    related = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "attr", "dative")]
    if verb.dep_ in ("acl", "relcl"):
        related.append(verb.head)
    if verb.dep_ == "conj" and not related:
        return _about_draft(verb.head) if verb.head.pos_ == "VERB" else 0.0
    for noun in related:
        if DRAFT.search(noun.lower_):
            return 0.85
        if noun.lower_ in _PRONOUNS and verb.lemma_ not in ("give", "lay", "present", "turn"):
            return 0.6 if _drafted_before(noun) else 0.0
    return 0.0


def _drafted_before(pronoun: Any) -> bool:
    """Whether a text under negotiation was named shortly before a pronoun."""
    start = max(pronoun.i - 60, 0)
    return any(DRAFT.search(token.lower_) for token in pronoun.doc[start : pronoun.i])


def _about_deadline(verb: Any) -> bool:
    related = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass")]
    if verb.dep_ in ("relcl", "acl"):
        related.append(verb.head)
    return any(t.lower_ in DEADLINE for noun in related for t in noun.subtree)


def _of_nouns(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[Sighting]:
    for token in parsed.doc:
        lemma = token.lemma_.lower()
        if token.pos_ not in ("NOUN", "PROPN") or lemma not in OF_NOUN:
            continue
        if token.dep_ == "compound":
            continue
        verb = _verb_of(token)
        if verb is not None:
            span = clause_of(verb, parsed.text)
            standing = _called_off(verb) or standing_of(verb, None)
            if verb.lemma_ in ("plan", "schedule", "expect", "set", "pencil") and standing.happened:
                standing = Standing(happened=False, planned=True, why="planned")
            yield Sighting(span=span, type=OF_NOUN[lemma], standing=standing, sure=0.7)
        else:
            span = phrase_of(token, parsed.text)
            dated = any(span.start <= d.start and d.end <= span.end for d in dates)
            if dated or OF_NOUN[lemma] == "attack" and token.left_edge.lower_ == "the":
                standing = _of_phrase(token, span, dates)
                yield Sighting(span=span, type=OF_NOUN[lemma], standing=standing, sure=0.65)


def _verb_of(noun: Any) -> Any:
    """The verb that says of the event a noun names that it takes place; None where there is none."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in ("round", "session"):
        noun, head = head.head, head.head.head
    if head.pos_ not in ("VERB", "AUX") or head.lemma_ not in OCCURS:
        return None
    if head.lemma_ == "be" and not any(c.dep_ == "expl" for c in head.children):
        return None
    return head if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") else None


def _called_off(verb: Any) -> Standing | None:
    if verb.lemma_ in ("cancel", "postpone", "scrap", "rule"):
        return Standing(happened=False, planned=False, why="called off")
    return None


def _of_phrase(noun: Any, span: Span, dates: Sequence[Suggestion]) -> Standing:
    if any(c.lower_ in ("no", "any") for c in noun.children):
        return Standing(happened=False, planned=False, why="negated")
    above = list(noun.ancestors)[:3]
    if any(a.lemma_ in ("deny", "refuse") for a in above):
        return Standing(happened=False, planned=False, why="denied")
    ahead = any(span.start <= d.start < span.end and "to come" in " ".join(d.why) for d in dates)
    return Standing(happened=not ahead, planned=ahead, why="named as a fact")


def _to_the_press(parsed: Parsed) -> Iterator[Sighting]:
    for match in PRESS.finditer(parsed.text):
        yield Sighting(
            span=Span(*match.span()),
            type="briefing",
            standing=Standing(happened=True, planned=False, why="said to the press"),
            sure=0.8,
        )


__all__ = ["events", "value_near"]
