"""Events told by a noun: "the third round", "a call with the king", "Tuesday's strike"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from detente.documents.document import Span
from detente.reading.happenings.clauses import Standing, clause_of, standing_of
from detente.reading.happenings.kinds_of_noun import is_a, is_name, is_truce
from detente.reading.happenings.lexicon import COURSE, DRAFT_NOUNS, LOOSE, OCCURS, OF_NOUN
from detente.reading.happenings.phrases import ahead_of, dates_it, phrase_of, with_participle
from detente.reading.happenings.sightings import Sighting
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_GENERIC = frozenset(["any", "every", "each", "such", "more", "further", "what", "which"])
_DENYING = frozenset(["deny", "refuse", "rule", "demand", "oppose", "reject"])
_WISHED = frozenset(["want", "seek", "propose", "demand", "urge", "hope", "offer", "request",
                     "suggest", "avoid", "prevent", "threaten", "need"])  # fmt: skip
_RELATING = frozenset(["with", "between", "of", "on", "against", "in", "at", "to", "near", "from"])


def by_nouns(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[Sighting]:
    """The phrases, or the clauses around them, whose noun names an event."""
    for token in parsed.doc:
        kind = _kind_of(token)
        if kind is None:
            continue
        verb = _verb_of(token, kind)
        if verb is not None:
            yield _clause(parsed, token, verb, kind)
            continue
        span = with_participle(phrase_of(token, parsed.text), parsed.text, dates)
        if _particular(parsed, token, span, (kind, dates)):
            standing = _of_phrase(token, ahead_of(parsed, span, dates))
            yield Sighting(span=span, type=kind, standing=standing, sure=0.65)


def _kind_of(token: Any) -> str | None:
    lemma = "truce" if is_truce(token) else token.lemma_.lower()
    if token.lower_ == "one" and token.head.lemma_ == "be":
        lemma = _named_before(token)
    elif token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
        return None
    if lemma in DRAFT_NOUNS:
        about = any(
            c.lower_ in ("of", "to") and any(is_a(g, "draft") == 1 for g in c.children)
            for c in token.rights
        )
        return DRAFT_NOUNS[lemma] if about else None
    kind = OF_NOUN.get(lemma)
    if lemma == "conference" and any(c.lower_ in ("news", "press") for c in token.lefts):
        return "briefing"
    if lemma == "round" and not (_ordinal(token) or _of(token) & {"talk", "negotiation"}):
        return None
    return kind


def _of(noun: Any) -> set[str]:
    return {g.lemma_ for c in noun.rights if c.lower_ in ("of", "in") for g in c.children}


def _ordinal(noun: Any) -> bool:
    return any(
        c.lower_
        in ("first", "second", "third", "last", "next", "latest", "final", "previous", "another")
        or c.lower_.endswith(("th", "rd"))
        for c in noun.lefts
    )


def _named_before(one: Any) -> str:
    """The noun that "one" stands for: the last event named."""
    for token in reversed(one.doc[max(one.i - 60, 0) : one.i]):
        if is_truce(token):
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


def _verb_of(noun: Any, kind: str) -> Any:
    """The verb that says of a noun's event that it takes place; None where there is none."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in ("round", "session"):
        noun, head = head.head, head.head.head
    off = head.lemma_ in ("call", "break") and any(c.lower_ == "off" for c in head.children)
    if head.pos_ not in ("VERB", "AUX") or not (head.lemma_ in OCCURS or off):
        return None
    if noun.lemma_ in LOOSE and not _runs(noun, head):
        return None
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr"):
        return None
    if head.lemma_ == "be":
        same = noun.dep_ == "nsubj" and any(
            c.dep_ == "attr"
            and any(
                kind in (OF_NOUN.get(t.lemma_.lower()), OF_NOUN.get(t.lower_)) for t in c.subtree
            )
            for c in head.children
        )
        around = (*head.children, *head.head.children)
        return head if same or any(c.dep_ == "expl" for c in around) else None
    return head


def _runs(noun: Any, verb: Any) -> bool:
    """Whether a verb says that talks or a deal, in general so far, came about or ended."""
    told = verb.tag_ in ("VBD", "VBN", "VBZ") or any(c.dep_ == "aux" for c in verb.children)
    aimed = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return verb.lemma_ in COURSE and told and not aimed


def _clause(parsed: Parsed, noun: Any, verb: Any, kind: str) -> Sighting:
    span = clause_of(verb, parsed.text)
    standing = standing_of(verb, None)
    if verb.lemma_ == "rule":
        standing = Standing(happened=False, planned=False, why="ruled out")
    if verb.lemma_ in ("plan", "schedule", "expect", "set", "pencil") and standing.happened:
        standing = Standing(happened=False, planned=True, why="planned")
    attribute = next((c for c in verb.children if c.dep_ == "attr" and verb.lemma_ == "be"), None)
    if attribute is not None and noun.dep_ == "nsubj" and noun.lower_ != "one":
        last = attribute.right_edge
        span = Span(span.start, max(span.end, last.idx + len(last)))
    return Sighting(span=span, type=kind, standing=standing, sure=0.7)


def _particular(
    parsed: Parsed, noun: Any, span: Span, about: tuple[str, Sequence[Suggestion]]
) -> bool:
    """Whether a phrase names one event rather than a kind: by day, place, number or persons."""
    kind, dates = about
    lefts = list(noun.lefts)
    if any(c.lower_ in _GENERIC for c in lefts) or noun.lower_ == "one":
        return False
    if any(dates_it(parsed.text, span, d) for d in dates):
        return kind != "agreement" or noun.lemma_ not in ("deal",)
    if any(c.dep_ == "poss" and c.ent_type_ in ("DATE", "TIME") for c in lefts):
        return True
    if kind.startswith("draft"):
        return True
    definite = any(c.lower_ in ("the", "this", "that", "his", "her", "their", "its") or
                   c.dep_ == "poss" for c in lefts)  # fmt: skip
    named = any(c.dep_ in ("compound", "amod") and is_name(c) for c in lefts)
    if kind == "agreement":
        return definite and named and noun.text[0].isupper()
    if kind == "ceasefire":
        return (definite and named) or noun.head.lemma_ in _DENYING
    if kind == "attack":
        return definite and (noun.lemma_ not in ("incident", "operation") or _related(noun))
    if noun.tag_ in ("NNS", "NNPS") or noun.lemma_ in LOOSE:
        return definite and named
    return (definite and (noun.lemma_ not in ("conference",) or named)) or _related_to_name(noun)


def _related(noun: Any) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in _RELATING for c in noun.rights)


def _related_to_name(noun: Any) -> bool:
    return any(
        c.dep_ == "prep"
        and c.lower_ in ("with", "between", "to", "in", "at", "aboard")
        and any(is_name(g) or is_a(g, "person") for g in c.children)
        for c in noun.rights
    )


def _of_phrase(noun: Any, ahead: bool) -> Standing:
    if any(c.lower_ in ("no", "any") for c in noun.children):
        return Standing(happened=False, planned=False, why="negated")
    above = list(noun.ancestors)[:3]
    if any(a.lemma_ in _DENYING for a in above):
        return Standing(happened=False, planned=False, why="denied")
    if noun.head.lemma_ in _WISHED and noun.dep_ == "dobj":
        return Standing(happened=False, planned=False, why="wished for")
    if any(c.lower_ in ("planned", "proposed", "next", "scheduled") for c in noun.lefts):
        return Standing(happened=False, planned=True, why="to come")
    return Standing(happened=not ahead, planned=ahead, why="named as a fact")
