"""The events of a text: the clause or phrase that names each, its type, and whether it happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from detente.dossier.dates import When
from detente.reading.actors import Actors
from detente.reading.document import Span
from detente.reading.happenings.by_words import events_by_words
from detente.reading.happenings.clauses import (
    Standing,
    clause_of,
    phrase_of,
    standing_of,
    with_participle,
)
from detente.reading.happenings.deadlines import deadlines
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

_PRONOUNS = frozenset(["it", "they", "them", "that", "this", "one", "both", "neither"])
_NEEDS_OBJECT = frozenset(
    [
        "burn",
        "wound",
        "storm",
        "shoot",
        "strike",
        "seize",
        "kill",
        "raid",
        "storm",
        "attack",
        "visit",
        "invade",
    ]
)
_NAMES = frozenset(["PERSON", "GPE", "ORG", "NORP", "LOC", "FAC"])
_FATE = re.compile(
    r",?\s(?:(?:was|were|has|had|have|been|too|also|quietly|then|in turn)\W+){0,4}(?:missed|met"
    r"|dropped|slipped by|slipped|passed|went by|expired|lapsed|scrapped|abandoned|lifted)\b[^,;:.“”]*"  # noqa: E501
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
            *_of_verbs(parsed, dates),
            *_of_nouns(parsed, dates),
            *_to_the_press(parsed),
            *_left_unmet(parsed),
            *_of_deadlines(parsed, dates),
        ]
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
            head = token.head.head if token.head.dep_ == "appos" else token.head
            span = Span(head.left_edge.idx, clause_of(token, parsed.text).end)
            kind = "ceasefire" if _is_truce(token.head) else kind
        else:
            span = clause_of(token, parsed.text)
        ahead = _ahead(parsed, span, dates)
        yield Sighting(span=span, type=kind, standing=standing_of(token, ahead), sure=sure)


def _ahead(parsed: Parsed, span: Span, dates: Sequence[Suggestion]) -> bool:
    """Whether a date in a clause or phrase lies after the day of publication."""
    published = parsed.document.published
    return published is not None and any(
        When.parse(d.date).earliest > published
        for d in dates
        if d.date and _dates_it(parsed.text, span, d)
    )


def _type_of_verb(verb: Any) -> tuple[str, float] | None:
    lemma = _lemma(verb)
    if lemma in ("pass", "hand", "slip") and _to_a_paper(verb) and _about_draft(verb):
        return "draft-leaked", 0.8
    if lemma in OF_DRAFT and (sure := _about_draft(verb)):
        particle = {c.lower_ for c in verb.children}
        if lemma in ("throw", "tear", "turn") and not particle & {"out", "up", "down", "back"}:
            return None
        return OF_DRAFT[lemma], sure
    if lemma in OF_DEADLINE and _about_deadline(verb):
        if lemma == "go" and not {c.lower_ for c in verb.children} & {"by"}:
            return None
        return OF_DEADLINE[lemma], 0.85
    if (lemma in OF_VERB and verb.tag_ != "VBG") or (
        lemma in OF_VERB and OF_VERB[lemma] == "attack"
    ):
        return _plain(verb, OF_VERB[lemma])
    return _by_object(verb, lemma)


def _lemma(verb: Any) -> str:
    """The lemma; the pipeline adds an "e" to verbs that it does not know."""
    lemma: str = verb.lemma_.lower()
    bare = lemma.removesuffix("e")
    return bare if lemma not in OF_DRAFT and bare in OF_DRAFT else lemma


def _by_object(verb: Any, lemma: str) -> tuple[str, float] | None:
    """Verbs that name an event only with a person or a place: "call Ankara", "leaves Norgrad"."""
    children = list(verb.children)
    named = any(c.dep_ == "dobj" and _is_name(c) for c in children)
    to_place = any(
        c.lower_ == "to" and any(_is_name(g) or g.lemma_ == "capital" for g in c.children)
        for c in (*children, *(g for c in children if c.lower_ == "back" for g in c.children))
        if c.dep_ == "prep"
    )
    helpers = {c.lower_ for c in children}
    if lemma in ("call", "phone", "ring") and named:
        plain = not any(c.dep_ in ("oprd", "xcomp", "ccomp", "attr", "punct") and c.i > verb.i
                        and c.text not in ".?!," for c in children)  # fmt: skip
        return ("call", 0.6) if plain else None
    if lemma in ("speak", "talk") and any(t.lemma_ in ("phone", "telephone") for t in verb.subtree):
        return "call", 0.7
    if lemma == "leave" and named and any(c.ent_type_ == "GPE" for c in children):
        return "visit", 0.5
    if (lemma in ("return", "go") or (lemma == "come" and "back" in helpers)) and to_place:
        return "visit", 0.6
    if lemma in ("see", "receive", "host") and named and helpers & {"will", "’ll", "again", "to"}:
        return "meeting", 0.6
    if lemma in ("give", "extend") and "until" in helpers:
        return ("deadline-set", 0.6) if lemma == "give" else None
    if lemma in ("exchange", "swap") and any(c.lemma_ == "prisoner" for c in children):
        return "agreement", 0.6
    return None


def _is_name(token: Any) -> bool:
    return token.ent_type_ in _NAMES or (token.pos_ == "PROPN" and token.text[0].isupper())


def _to_a_paper(verb: Any) -> bool:
    return any(
        t.lemma_ in ("newspaper", "reporter", "journalist", "press", "magazine")
        for child in verb.rights
        for t in child.subtree
    )


def _is_truce(noun: Any) -> bool:
    low = noun.lower_
    return low in ("ceasefire", "truce", "armistice", "cease-fire") or (
        low == "fire" and noun.i > 1 and noun.nbor(-1).text == "-"
    )


def _plain(verb: Any, kind: str) -> tuple[str, float] | None:
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    named = {o.lemma_.lower() for o in objects}
    if kind == "meeting" and named & (DEADLINE | {"demand", "need", "condition"}):
        return None
    if kind == "agreement" and not (objects or verb.dep_ == "acl"):
        return None
    if kind == "agreement" and any(map(_is_truce, objects)):
        return "ceasefire", 0.8
    if verb.lemma_ in _NEEDS_OBJECT and not objects:
        return None
    return kind, 0.75


def _about_draft(verb: Any) -> float:
    related = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "attr", "dative")]
    if verb.dep_ in ("acl", "relcl"):
        related.append(verb.head)
    if any(c.lower_ == "neither" for c in verb.head.children) and verb.dep_ == "conj":
        return 0.0
    if verb.dep_ == "conj" and not related:
        return _about_draft(verb.head) if verb.head.pos_ == "VERB" else 0.0
    for noun in related:
        inner = (noun, *(c for c in noun.lefts if c.dep_ == "compound"))
        if any(DRAFT.search(t.lower_) for t in inner) or _copy_of(noun):
            return 0.85
        if noun.lower_ in _PRONOUNS and verb.lemma_ not in ("give", "lay", "present", "turn"):
            return 0.6 if _drafted_before(noun) else 0.0
    return 0.0


def _copy_of(noun: Any) -> bool:
    return noun.lemma_ in ("copy", "part", "version") and any(
        DRAFT.search(t.lower_) for t in noun.subtree
    )


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
        lemma = "truce" if _is_truce(token) else token.lemma_.lower()
        if token.lower_ == "one" and token.head.lemma_ == "be":
            lemma = _named_before(token)
        elif token.pos_ not in ("NOUN", "PROPN"):
            continue
        if lemma not in OF_NOUN:
            continue
        if token.dep_ == "compound":
            continue
        verb = _verb_of(token)
        if verb is not None:
            span = clause_of(verb, parsed.text)
            standing = _called_off(verb) or standing_of(verb, None)
            if verb.lemma_ in ("plan", "schedule", "expect", "set", "pencil") and standing.happened:
                standing = Standing(happened=False, planned=True, why="planned")
            if lemma == "deal" and verb.lemma_ == "be":
                continue
            yield Sighting(span=span, type=OF_NOUN[lemma], standing=standing, sure=0.7)
        else:
            span = with_participle(phrase_of(token, parsed.text), parsed.text, dates)
            dated = any(_dates_it(parsed.text, span, d) for d in dates)
            ruled = token.head.lemma_ in ("rule", "refuse", "reject", "demand", "oppose")
            if (
                dated
                or (ruled and lemma == "truce")
                or (OF_NOUN[lemma] == "attack" and token.left_edge.lower_ == "the")
            ):
                standing = _of_phrase(token, _ahead(parsed, span, dates))
                yield Sighting(span=span, type=OF_NOUN[lemma], standing=standing, sure=0.65)


def _dates_it(text: str, span: Span, date: Suggestion) -> bool:
    lead = text[span.start : date.start].lower().split()[-2:]
    return span.start <= date.start and date.end <= span.end and not {"since", "before", "after",
        "until"} & set(lead)  # fmt: skip


def _named_before(one: Any) -> str:
    """The noun that "one" stands for: the last event named."""
    for token in reversed(one.doc[max(one.i - 60, 0) : one.i]):
        if _is_truce(token):
            return "truce"
        if token.pos_ == "NOUN" and token.lemma_ in (
            "call",
            "meeting",
            "truce",
            "session",
            "visit",
        ):
            return str(token.lemma_)
    return ""


def _verb_of(noun: Any) -> Any:
    """The verb that says of a noun's event that it takes place; None where there is none."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in ("round", "session"):
        noun, head = head.head, head.head.head
    if head.pos_ not in ("VERB", "AUX") or head.lemma_ not in OCCURS:
        return None
    around = (*head.children, *head.head.children)
    if head.lemma_ == "be" and not any(c.dep_ == "expl" for c in around):
        return None
    return head if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") else None


def _called_off(verb: Any) -> Standing | None:
    if verb.lemma_ in ("cancel", "postpone", "scrap", "rule"):
        return Standing(happened=False, planned=False, why="called off")
    return None


def _of_phrase(noun: Any, ahead: bool) -> Standing:
    if any(c.lower_ in ("no", "any") for c in noun.children):
        return Standing(happened=False, planned=False, why="negated")
    above = list(noun.ancestors)[:3]
    if any(a.lemma_ in ("deny", "refuse", "rule", "demand", "oppose") for a in above):
        return Standing(happened=False, planned=False, why="denied")
    return Standing(happened=not ahead, planned=ahead, why="named as a fact")


def _to_the_press(parsed: Parsed) -> Iterator[Sighting]:
    for match in PRESS.finditer(parsed.text):
        yield Sighting(
            span=Span(*match.span()),
            type="briefing",
            standing=Standing(happened=True, planned=False, why="said to the press"),
            sure=0.8,
        )


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
