"""Events by rules alone, for a text without a parse: clauses that hold a word of the lexicon."""

# A pattern a line reads better than one that is broken up.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.documents.document import Span
from detente.reading.happenings.clauses import Standing
from detente.reading.happenings.lexicon import PRESS
from detente.reading.happenings.sightings import Sighting
from detente.reading.parsed import Parsed

_DRAFT = r"(?:proposals?|plans?|drafts?|texts?|papers?|outline|framework|document|version|it|them)"
_KINDS = (
    ("deadline-missed", r"\b(?:deadline|target|date)s?\b[^.]*\b(?:slipped|passed|missed|expired|lapsed|went by)\b"),
    ("deadline-met", r"\bdeadline\b[^.]*\bmet\b"),
    ("deadline-dropped", r"\b(?:deadline|target)\b[^.]*\bdropped\b"),
    ("draft-leaked", r"\bleaked\b"),
    ("draft-rewritten", r"\b(?:rewritten|rewrote|redrafted|revised by|reworked|watered down|pared down|amended)\b"),
    ("draft-rejected", rf"\b(?:reject(?:s|ed)?|disowned|refused|spurned|rebuffed|dismissed|turned down|threw out|balked at)\s(?:\w+\s){{0,4}}{_DRAFT}\b"),
    ("draft-accepted", rf"\b(?:accept(?:s|ed)?|endorsed|approved)\s(?:\w+\s){{0,4}}{_DRAFT}\b|{_DRAFT}\s(?:was|were|has been)\saccepted"),
    ("draft-tabled", rf"\b{_DRAFT}\b[^.]*\b(?:tabled|circulated|submitted|unveiled|presented)\b"),
    ("ceasefire", r"\b(?:cease-?fire|truce|armistice)\b[^.]*\b(?:signed|extended|agreed|began|declared)\b|\b(?:extend|signed|declared)\s(?:\w+\s){0,3}(?:cease-?fire|truce)\b"),
    ("attack", r"\b(?:attacked|shelled|shelling|bombed|bombing|killed|rammed|raided|explosion|ambush(?:ed)?|bombardment|air ?strikes?|fired on|opened fire|stormed|assassinated|kidnapped)\b"),
    ("call", r"\b(?:telephoned|phoned|by (?:tele)?phone|phone call)\b|\bto telephone\b"),
    ("visit", r"\b(?:visit|visited|flew|flies|arrived|arrives|travelled|traveled|leaves\s[A-Z]\w+)\b"),
    ("meeting", r"\b(?:met|will meet|to meet|meeting|session|summit|sat down|convened|reconvened|hosted|talks\s(?:collapsed?|resumed?|opened|open|end|ended|began|begin|broke|break))\b"),
    ("agreement", r"\b(?:signed|initialled|initialed)\b"),
)  # fmt: skip
_HEADLINE = re.compile(r"^[^\n]{8,140}[^\n.?!:;,”\"’]$", re.MULTILINE)
_CLAUSE = re.compile(r"[^,;:—“”«»()]+")
_LEAD = re.compile(r"\s*(?:(?:and|but|that|then|or|when|who|which|said that)\s)*")
_NOT = re.compile(r"\b(?:not|never|no|neither|nobody|none|n[’']t)\b", re.IGNORECASE)
_PERHAPS = re.compile(  # "may", not the month
    r"\b(?:if|whether|could|might|(?-i:may)|should|would have|denied)\b", re.IGNORECASE
)
_AHEAD = re.compile(r"\b(?:will|shall|would|due to|planned|scheduled|expected)\b|[’']ll\b")


def events_by_words(parsed: Parsed) -> list[Sighting]:
    """The clauses of a text that tell of an event, at most one a clause."""
    found = [
        Sighting(
            span=Span(*match.span()),
            type="briefing",
            standing=Standing(happened=True, planned=False, why="said to the press"),
            sure=0.6,
        )
        for match in PRESS.finditer(parsed.text)
    ]
    for sentence in parsed.sentences:
        found.extend(_in_sentence(parsed.text, sentence))
    return found


def headlines(parsed: Parsed, sightings: Sequence[Sighting]) -> list[Sighting]:
    """The events of lines without an end, whose capitals mislead a parse."""
    found: list[Sighting] = []
    for match in _HEADLINE.finditer(parsed.text):
        line = Span(*match.span())
        if not any(line.start <= s.span.start < line.end for s in sightings):
            found.extend(_in_sentence(parsed.text, line))
    return found


def _in_sentence(text: str, sentence: Span) -> Iterator[Sighting]:
    for clause in _CLAUSE.finditer(text, sentence.start, sentence.end):
        words = clause.group().rstrip(" .?!\n")
        kind = next((k for k, p in _KINDS if re.search(p, words, re.IGNORECASE)), None)
        if kind is not None:
            lead = _LEAD.match(words)
            start = clause.start() + (lead.end() if lead else 0)
            span = Span(start, clause.start() + len(words))
            yield Sighting(span=span, type=kind, standing=_standing(words), sure=0.45)


def _standing(words: str) -> Standing:
    if _NOT.search(words):
        return Standing(happened=False, planned=False, why="negated")
    if _PERHAPS.search(words):
        return Standing(happened=False, planned=False, why="hypothetical")
    if _AHEAD.search(words):
        return Standing(happened=False, planned=True, why="to come")
    return Standing(happened=True, planned=False, why="told as past")
