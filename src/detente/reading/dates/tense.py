"""Whether what a date belongs to is still to come: from the verb that governs it."""

from __future__ import annotations

import re
from typing import Any

from detente.documents.document import Span
from detente.reading.parsed import Parsed

_FAR = 400
_PLANS = frozenset(
    [
        "plan",
        "schedule",
        "set",
        "pencil",
        "slate",
        "book",
        "expect",
        "postpone",
        "delay",
        "fix",
        "adjourn",
        "convene",
        "due",
        "tip",
        "extend",
        "suspend",
        "call",
        "intend",
        "prolong",
    ]
)
_GIVES = frozenset(
    ["give", "extend", "postpone", "delay", "adjourn", "suspend", "prolong", "push", "set", "have"]
)
_DONE = frozenset(
    [
        "fail",
        "manage",
        "begin",
        "start",
        "continue",
        "come",
        "force",
        "help",
        "able",
        "use",
        "have",
        "refuse",
    ]
)
_MODALS = frozenset(
    [
        "will",
        "shall",
        "may",
        "might",
        "can",
        "could",
        "must",
        "should",
        "would",
        "’ll",
        "'ll",
        "wo",
        "ca",
    ]
)
_FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|would(?! have)|may(?! have)|might(?! have)|could(?! have)"
    r"|must|should|can|cannot|(?:is|are|am) (?:to|due|set|expected|planned|scheduled|likely|ready)"
    r"|due|going to|to (?!the\b|a\b|be the\b)[a-z]{3,}|(?:planned|scheduled|set|pencilled in|slated"
    r"|postponed|adjourned) (?:for|until|to)|until|let)\b|[’']ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have been|would have|met|said|told|wrote|came|went|took|gave|made"
    r"|held|left|began|broke|fell|sent|saw|flew|spoke|struck|shot|blew|won|lost|kept|brought"
    r"|since|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)


def to_come(parsed: Parsed, span: Span) -> bool | None:
    """Whether the clause around a date speaks of what is to come; None where it does not say."""
    before = parsed.text[max(span.start - 8, 0) : span.start].lower()
    if before.rstrip().endswith("since"):
        return False
    if re.search(r"[a-z] of(?: the)?$", before.rstrip()):
        return None  # the date tells one thing from others of its kind: "the paper of 9 May"
    tokens = parsed.tokens(span)
    if tokens is None or not len(tokens):
        return _by_words(parsed, span)
    preposition = before.split()[-1] if before.split() else ""
    return _by_verb(tokens.root, preposition, 0)


def _verb_above(token: Any) -> Any:
    climbs = 0
    while token.pos_ not in ("VERB", "AUX") and token.head is not token and climbs < 12:
        if token.lower_ == "due":
            return token
        token, climbs = token.head, climbs + 1
    return token


def _by_verb(token: Any, preposition: str, depth: int) -> bool | None:
    verb = _verb_above(token)
    if verb.lower_ == "due":
        return not any(child.lower_ in ("was", "were") for child in verb.head.children)
    if verb.pos_ not in ("VERB", "AUX") or depth > 4:
        return None
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    perfect = helpers & {"have", "has", "had", "having", "’ve", "'ve", "been"}
    if helpers & _MODALS:
        return None if "have" in helpers else True
    if "to" in helpers and verb.lemma_ == "show" and verb.dep_ in ("acl", "relcl"):
        return None  # "nothing to show for the meeting on Tuesday"
    if "to" in helpers:
        return _by_infinitive(verb, preposition, depth, perfect=bool(perfect))
    if verb.tag_ == "VB" and verb.dep_ == "conj" and not helpers:
        return _by_verb(verb.head, preposition, depth + 1)
    if verb.tag_ in ("VBZ", "VBP", "VB"):
        return _present(verb)
    hangs = verb.dep_ in ("acl", "advcl", "xcomp", "pcomp", "ccomp")
    if hangs and verb.tag_ in ("VBG", "VBN") and not helpers:
        return _by_participle(verb, preposition, depth)
    now = not helpers & {"was", "were", "had"}
    if verb.lemma_ in _PLANS and helpers and preposition in ("for", "until", "to", "on", "by"):
        return True if now else None
    if verb.lemma_ in _GIVES and preposition in ("until", "to") and "had" not in helpers:
        return True
    now = bool(helpers & {"is", "are", "’s", "'s", "’re", "'re", "am"})
    return verb.tag_ == "VBG" and now


def _by_infinitive(verb: Any, preposition: str, depth: int, *, perfect: bool) -> bool | None:
    head = verb.head
    if perfect:
        return False
    if head.lemma_ == "be" and head.tag_ == "VBD":
        return None
    if head is verb or head.lemma_ not in _DONE:
        above = {child.lower_ for child in head.children if child.dep_[:3] == "aux"}
        if head.lemma_ == "suppose" and above & {"was", "were"}:
            return False
        return None if "had" in above else True
    return _by_verb(head, preposition, depth + 1)


def _by_participle(verb: Any, preposition: str, depth: int) -> bool | None:
    above = _by_verb(verb.head, preposition, depth + 1) if verb.head is not verb else None
    if verb.lemma_ in _PLANS and preposition in ("for", "until", "to", "on", "by"):
        return above is not False
    return False if verb.tag_ == "VBN" else above


def _present(verb: Any) -> bool | None:
    if verb.lemma_ in ("say", "tell", "be", "have", "recall", "argue", "insist", "report"):
        return None
    return True


def _by_words(parsed: Parsed, span: Span) -> bool | None:
    sentence = parsed.sentence_at(span.start)
    before = parsed.text[max(sentence.start, span.start - _FAR) : span.start]
    clause = re.split(r"[,;:—“”()]", before)[-1]
    for text in (clause, before):
        ahead = [match.start() for match in _FUTURE.finditer(text)]
        back = [match.start() for match in _PAST.finditer(text)]
        if ahead or back:
            return max(ahead, default=-1) > max(back, default=-1)
    after = parsed.text[span.end : min(sentence.end, span.end + _FAR)]
    ahead, back = ([m.start() for m in p.finditer(after)][:1] for p in (_FUTURE, _PAST))
    if not ahead and not back:
        return None
    return min(ahead, default=10**9) < min(back, default=10**9)
