"""The clause around a verb, and whether it tells of something that took place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from detente.documents.document import Span
from detente.reading.happenings.lexicon import RAISING

_LEFT = frozenset(["nsubj", "nsubjpass", "expl", "aux", "auxpass", "neg", "npadvmod", "csubj"])
_BREAKS = re.compile(
    r"[,;:—–“”«»()]|\s-\s|(?:(?<=day)|(?<=\d))\sfor\s(?:a|another|the)\s(?:\w+\s)?(?=dinner|lunch|meeting"
    r"|talks|summit|session|round|ceremony)"
)
_DATED = re.compile(r"\s*(?:on|in|at|by|until|last|next|early|late)?\s*(?:[A-Z]\w+|\d)")
_HYPOTHETICAL = frozenset(["if", "unless", "whether"])
_DENIES = frozenset(
    ["deny", "refute", "reject", "rule", "exclude", "prevent", "avoid", "fail", "refuse", "cancel"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether an event took place, and whether it is to come."""

    happened: bool
    planned: bool
    why: str


def top_of(verb: Any) -> Any:
    """The verb that carries the tense of an infinitive: "is due" of "is due to visit"."""
    while (
        verb.dep_ in ("xcomp", "acl", "advcl")
        and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
        and (verb.head.lemma_ in RAISING or verb.head.lemma_ == "be" or verb.head.lower_ == "due")
    ):
        verb = verb.head
        if verb.lower_ == "due" and verb.head.lemma_ == "be":
            verb = verb.head
    return verb


def clause_of(verb: Any, text: str) -> Span:
    """The clause that a verb heads, with subject and complements, without what hangs on commas."""
    top = top_of(verb)
    start = _after_break(text, _left(top), verb.idx)
    end = verb.idx + len(verb)
    sentence_end = verb.sent[-1].idx + len(verb.sent[-1])
    for child in (*verb.rights, *(top.rights if top is not verb else ())):
        if child.dep_ in ("punct", "cc", "conj", "advcl", "ccomp", "parataxis"):
            continue
        if child is not verb and child.idx > verb.idx:
            end = max(end, without_relative(child))
    end = min(_cut(text, verb.idx, end), sentence_end)
    while end > start and text[end - 1] in " .,;:!?”\"'’\n":
        end -= 1
    return Span(start, end)


def without_relative(child: Any) -> int:
    """Where a complement ends: before a relative clause on it and before "for them to do"."""
    for token in child.subtree:
        relative = token.dep_ == "relcl" and token.left_edge.i > child.i
        aim = token.dep_ in ("acl", "advcl") and token.left_edge.lower_ == "for"
        if (relative or aim) and token.left_edge.i > child.i:
            before = token.left_edge.nbor(-1)
            return int(before.idx + len(before))
    last = child.right_edge
    return int(last.idx + len(last))


def _left(verb: Any) -> int:
    start: int = verb.idx
    for child in verb.lefts:
        short = child.right_edge.i - child.left_edge.i < 5
        dated = any(t.ent_type_ in ("DATE", "TIME") for t in child.subtree)
        beside = child.dep_ == "advmod" and child.lower_ not in ("so", "then", "however", "yet")
        if child.dep_ in _LEFT or (child.dep_ == "prep" and short and dated) or beside:
            if child.lower_ in ("to", "that") and child.dep_ == "aux":
                continue
            if _set_off(child):
                continue
            if child.tag_ in ("WDT", "WP", "WRB") and child.dep_ not in ("nsubj", "nsubjpass"):
                continue
            start = min(start, child.left_edge.idx)
    return start


def _set_off(child: Any) -> bool:
    """Whether a comma parts an adverbial from its clause: "two weeks ago, he met them"."""
    after = child.right_edge.i + 1
    subject = child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")
    return not subject and after < len(child.doc) and child.doc[after].text == ","


def _after_break(text: str, start: int, verb: int) -> int:
    """Past a dateline, a colon or a quotation mark that stands before the verb."""
    breaks = [m.end() for m in re.finditer(r"[“”«»;:—\"]\s?|\s[-–]\s", text[start:verb])]
    return start + breaks[-1] if breaks else start


def _cut(text: str, verb: int, end: int) -> int:
    for match in _BREAKS.finditer(text, verb, end):
        if not (match.group() == "," and _DATED.match(text, match.end())):
            return match.start()
    return end


def standing_of(verb: Any, ahead: bool | None) -> Standing:
    """Whether the clause of a verb tells of what happened, is to come, or did not happen."""
    top = top_of(verb)
    if verb.lemma_ in ("cancel", "postpone", "scrap", "abandon") or (
        verb.lemma_ == "call" and any(c.lower_ == "off" for c in verb.children)
    ):
        return Standing(happened=False, planned=False, why="called off")
    chain = [verb] if top is verb else [verb, top]
    words = {child.lower_ for one in chain for child in one.children}
    if verb.lemma_ == "say":
        words -= {"no"}
    helpers = {c.lower_ for one in chain for c in one.children if c.dep_ in ("aux", "auxpass")}
    subject = next((c for c in top.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    lowered = {t.lower_ for t in subject.subtree} if subject is not None else set()
    if words & {"not", "n’t", "n't", "never", "no", "neither", "nor"} or lowered & {
        "no",
        "nobody",
        "neither",
        "none",
    }:
        return Standing(happened=False, planned=False, why="negated")
    if any(c.tag_ == "DT" and c.lower_ == "no" for d in verb.children for c in d.children):
        return Standing(happened=False, planned=False, why="negated")
    return _positive(verb, top, words, helpers, ahead)


def _positive(
    verb: Any, top: Any, words: set[str], helpers: set[str], ahead: bool | None
) -> Standing:
    sentence = verb.sent.text
    if words & _HYPOTHETICAL or (top.dep_ == "advcl" and words & {"if", "unless"}):
        return Standing(happened=False, planned=False, why="hypothetical")
    if top.lefts and top.left_edge.lower_ == "had" and top.dep_ in ("advcl", "ROOT", "ccomp"):
        return Standing(happened=False, planned=False, why="hypothetical")
    if helpers & {"would", "could", "might", "may", "can"} and "have" in helpers:
        return Standing(happened=False, planned=False, why="did not come about")
    if helpers & {"could", "might", "may", "can", "should", "must"}:
        return Standing(happened=False, planned=False, why="possible")
    if (
        any(_denies(above) and above.i < top.i for above in (top.head, top.head.head))
        and top.dep_ != "ROOT"
    ):
        return Standing(happened=False, planned=False, why="denied")
    if top is not verb and any(c.lower_ in ("was", "were") for c in top.children):
        return Standing(happened=False, planned=False, why="was to have taken place")
    if top.lower_ in ("was", "were") and top is not verb:
        return Standing(happened=False, planned=False, why="was to have taken place")
    if sentence.rstrip('"”’ ').endswith("?"):
        return Standing(happened=False, planned=False, why="asked")
    if top is not verb and top.lemma_ == "vote":
        return Standing(happened=True, planned=False, why="decided")
    if top.lemma_ in ("force", "compel", "oblige") and top.tag_ in ("VBD", "VBN"):
        return Standing(happened=True, planned=False, why="had to be done")
    if helpers & {"will", "’ll", "'ll", "shall", "would"} or top is not verb:
        return Standing(happened=False, planned=True, why="to come")
    if "to" in helpers:
        hoped = top.head.lemma_ in ("hope", "plan", "intend", "aim", "promise", "mean")
        if top.head.lemma_ in ("agree", "decide", "vote", "manage", "begin", "decision"):
            return Standing(happened=True, planned=False, why="decided")
        return Standing(happened=False, planned=bool(ahead) or hoped, why="intended")
    return Standing(happened=True, planned=False, why="told as past")


def _denies(token: Any) -> bool:
    return token.lemma_ in _DENIES and not any(c.dep_ == "neg" for c in token.children)
