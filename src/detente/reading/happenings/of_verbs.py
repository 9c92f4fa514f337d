"""Events told by a verb: "was shelled", "sat down with", "put forward a plan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from detente.documents.document import Span
from detente.reading.happenings.clauses import clause_of, standing_of
from detente.reading.happenings.frames import lemma_of, objects_of, type_by_frame
from detente.reading.happenings.kinds_of_noun import is_a, is_name, is_truce
from detente.reading.happenings.phrases import ahead_of
from detente.reading.happenings.sightings import Sighting
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_PAPERS = frozenset(
    ["newspaper", "reporter", "journalist", "press", "magazine", "daily", "weekly", "agency"]
)
_HIM = frozenset(["me", "him", "her", "us", "them", "you"])
_REACHING = frozenset(["reach", "strike", "conclude", "clinch", "seal", "cut", "forge"])
_TRUCE_VERBS = frozenset(["take", "hold", "begin", "collapse", "come", "enter", "end", "start"])
_BARE = frozenset(["give", "lay", "present", "turn", "show", "put", "bring", "send", "see", "say"])


def by_verbs(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[Sighting]:
    """The clauses whose verb tells of an event."""
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
            kind = "ceasefire" if is_truce(token.head) else kind
        else:
            span = clause_of(token, parsed.text)
        ahead = ahead_of(parsed, span, dates)
        yield Sighting(span=span, type=kind, standing=standing_of(token, ahead), sure=sure)


def _type_of_verb(verb: Any) -> tuple[str, float] | None:
    lemma = lemma_of(verb)
    if lemma in ("pass", "hand", "slip", "give", "send") and _to_a_paper(verb):
        return ("draft-leaked", 0.8) if any(is_a(o, "draft") for o in objects_of(verb)) else None
    if lemma in ("publish", "print", "carry", "obtain", "quote") and _by_a_paper(verb):
        return ("draft-leaked", 0.8) if any(is_a(o, "draft") for o in objects_of(verb)) else None
    if lemma == "say" and any(c.lower_ == "no" for c in verb.children):
        about = any(is_a(g, "draft") == 1 for c in verb.children for g in c.children)
        return ("draft-rejected", 0.8) if about else None
    if lemma == "sign" and any(c.lower_ == "off" for c in verb.children):
        about = any(is_a(t, "draft") == 1 for c in verb.rights for t in c.subtree)
        return ("draft-accepted", 0.8) if about else None
    framed = type_by_frame(verb)
    if framed is not None and _allowed(verb, lemma, framed):
        return framed
    return _by_object(verb, lemma)


def _allowed(verb: Any, lemma: str, framed: tuple[str, float]) -> bool:
    """Whether nothing beside a verb speaks against what its frame says."""
    kind, sure = framed
    if kind.startswith("draft"):
        if sure < 0.8 and lemma in _BARE:
            return False
        return not (verb.dep_ == "conj" and any(c.lower_ == "neither" for c in verb.head.children))
    aimed = verb.tag_ == "VBG" or any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if kind == "agreement" and lemma in _REACHING and aimed:
        return False
    if kind == "agreement" and verb.dep_ != "acl" and not list(objects_of(verb)):
        return False
    if verb.tag_ == "VBG" and verb.dep_ in ("amod", "compound", "pobj", "nsubj"):
        return False
    if verb.tag_ == "VBG" and kind != "attack" and verb.dep_ not in ("ROOT", "ccomp", "relcl"):
        return any(c.dep_ == "aux" for c in verb.children)
    return not (verb.tag_ == "VBN" and verb.dep_ == "amod")


def _by_object(verb: Any, lemma: str) -> tuple[str, float] | None:
    """Verbs that name an event only with a person, a place or a truce: "call Ankara"."""
    children = list(verb.children)
    named = any(
        c.dep_ == "dobj" and (is_name(c) or c.lower_ in _HIM or is_a(c, "person") == 1)
        for c in children
    )
    helpers = {c.lower_ for c in children}
    subject = next((c for c in children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if lemma == "call" and named:
        plain = not any(c.dep_ in ("oprd", "xcomp", "ccomp", "attr", "punct") and c.i > verb.i
                        and c.text not in ".?!," for c in children)  # fmt: skip
        return ("call", 0.6) if plain else None
    if lemma == "leave" and any(c.dep_ == "dobj" and c.ent_type_ == "GPE" for c in children):
        return "visit", 0.5
    if lemma == "come" and "back" in helpers and any(is_a(t, "place") for t in verb.subtree):
        return "visit", 0.6
    if lemma == "see" and named and (helpers & {"will", "’ll", "again", "to"} or _dated(verb)):
        return "meeting", 0.6
    if lemma in ("give", "have") and "until" in {t.lower_ for t in verb.subtree}:
        return ("deadline-set", 0.6) if lemma == "give" else None
    if lemma in ("fall", "go") and subject is not None and subject.lemma_ in ("gun", "front"):
        return ("ceasefire", 0.7) if helpers & {"silent", "quiet"} else None
    if subject is not None and is_truce(subject) and lemma in _TRUCE_VERBS:
        return "ceasefire", 0.7
    if lemma == "shake" and any(c.dep_ == "dobj" and c.lemma_ == "hand" for c in children):
        return "meeting", 0.6
    if lemma in ("talk", "negotiate", "speak") and _for_hours(verb):
        return "meeting", 0.6
    if lemma == "see" and any(c.lower_ == "other" for c in children):
        return "meeting", 0.6
    if lemma == "expect" and subject is not None and is_a(subject, "person") == 1:
        there = any(c.lower_ == "in" and any(g.ent_type_ == "GPE" for g in c.children)
                    for c in children)  # fmt: skip
        return ("visit", 0.6) if there else None
    if lemma == "spend" and any(c.lower_ in ("meeting", "talking") for c in verb.subtree):
        return "meeting", 0.8
    if lemma in ("make", "find", "call", "declare") and _unacceptable(verb):
        return "draft-rejected", 0.6
    return None


def _for_hours(verb: Any) -> bool:
    return verb.tag_ == "VBD" and any(
        c.dep_ == "prep" and c.lower_ in ("for", "until") and g.ent_type_ in ("TIME", "DATE")
        for c in verb.children
        for g in c.children
    )


def _dated(verb: Any) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") for c in verb.rights for t in c.subtree)


def _unacceptable(verb: Any) -> bool:
    return any(t.lower_ == "unacceptable" for t in verb.subtree)


def _by_a_paper(verb: Any) -> bool:
    return any(c.dep_ == "nsubj" and c.lemma_ in _PAPERS for c in verb.children)


def _to_a_paper(verb: Any) -> bool:
    return any(t.lemma_ in _PAPERS for child in verb.rights for t in child.subtree)
