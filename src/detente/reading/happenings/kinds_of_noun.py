"""The kinds of noun that decide what a verb tells of: a text, a person, a place, a truce."""

from __future__ import annotations

import re
from typing import Any

from detente.reading.happenings.lexicon import DEADLINE, DRAFT

_WORDS = {
    "person": """delegation leader president minister envoy ambassador negotiator general team
        emissary rebel party chief commander mediator king queen prime secretary counterpart guest
        diplomat premier chancellor official colonel bishop archbishop cardinal pope man woman
        adversary rival elder chairman spokesman representative director sheikh emir sultan
        governor mayor senator deputy councillor commissioner both all delegate side""",
    "place": """capital town city region village border camp front island headquarters valley
        palace retreat country province enclave cabin lodge villa residence embassy
        ministry monastery base airport""",
    "deadline": " ".join(sorted(DEADLINE)),
    "truce": "ceasefire truce armistice cessation cease-fire moratorium",
    "talks": """talk meeting summit negotiation session round conference table dialogue plenary
        consultation""",
    "accord": "accord agreement treaty pact deal settlement protocol peace charter",
    "prisoner": "prisoner hostage captive detainee body",
    "fire": "fire",
    "bomb": "bomb device mine explosive grenade charge",
    "weapon": """rocket missile shell mortar round bomb grenade shot drone torpedo attack assault
        raid offensive strike barrage incursion mine airstrike bombardment salvo operation""",
    "press": """conference briefing parliament nation council assembly reporter journalist press
        congress knesset rally correspondent""",
    "measure": """demand need condition criterion standard goal resistance opposition approval
        requirement expectation cost chord balance tone note blow pose spirit hope eye imagination
        interest doubt silence criticism scepticism skepticism fate challenge
        power record snag wall obstacle""",
}
_KINDS = {kind: frozenset(words.split()) for kind, words in _WORDS.items()}
_WIDE_DRAFT = re.compile(
    r"(?:^|[\s-])(?:accords?|agreements?|deals?|offers?|terms|communiqu[eé]s?|declarations?"
    r"|resolutions?|annex(?:es)?|clauses?|statements?|amendments?|initiatives?|packages?"
    r"|settlement|ideas|sections?|paragraphs?|articles?|points)$",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(["it", "they", "them", "that", "this", "one", "both", "neither", "which"])
_NAMES = frozenset(["PERSON", "ORG", "NORP"])
_PLACES = frozenset(["GPE", "LOC", "FAC"])


def is_a(noun: Any, kind: str) -> float:
    """How sure it is that a noun is of a kind: 1, 0, or between for a pronoun."""
    lemma = noun.lemma_.lower()
    if kind == "draft":
        return _draft(noun)
    if kind == "truce":
        return float(is_truce(noun))
    if kind == "place":
        return float(noun.ent_type_ in _PLACES or lemma in _KINDS[kind] or _proper(noun))
    if kind == "person":
        return float(
            noun.ent_type_ in _NAMES
            or lemma in _KINDS[kind]
            or (_proper(noun) and noun.ent_type_ not in (*_PLACES, "DATE"))
            or noun.lower_ in ("him", "her", "them", "us")
        )
    if kind == "deadline":
        return float(any(t.lower_ in DEADLINE for t in noun.subtree))
    return float(lemma in _KINDS[kind] or noun.lower_ in _KINDS[kind])


def is_name(token: Any) -> bool:
    """Whether a token is of the name of somebody or some place."""
    return token.ent_type_ in (_NAMES | _PLACES) or _proper(token)


def _proper(token: Any) -> bool:
    return bool(token.pos_ == "PROPN" and token.text[:1].isupper())


def is_truce(noun: Any) -> bool:
    """Whether a noun names a truce, also when the pipeline splits "cease-fire"."""
    low = noun.lower_
    if low in _KINDS["truce"]:
        return low != "cessation" or any(t.lower_ == "hostilities" for t in noun.subtree)
    return bool(low == "fire" and noun.i > 1 and noun.nbor(-1).text == "-")


def _draft(noun: Any) -> float:
    inner = (noun, *(c for c in noun.lefts if c.dep_ == "compound"))
    if any(DRAFT.search(t.lower_) or _WIDE_DRAFT.search(t.lower_) for t in inner) or _copy_of(noun):
        return 1.0
    if noun.lower_ in _PRONOUNS:
        return 0.7 if _drafted_before(noun) else 0.0
    return 0.0


def _copy_of(noun: Any) -> bool:
    return noun.lemma_ in ("copy", "part", "version", "half", "most", "all", "detail") and any(
        DRAFT.search(t.lower_) for t in noun.subtree
    )


def _drafted_before(pronoun: Any) -> bool:
    """Whether a text under negotiation was named shortly before a pronoun."""
    start = max(pronoun.i - 60, 0)
    return any(DRAFT.search(token.lower_) for token in pronoun.doc[start : pronoun.i])
