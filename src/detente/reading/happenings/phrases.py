"""The phrase around a noun: with place, day and participle, without what was thought of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from detente.documents.document import Span
from detente.dossier.model.dates import When
from detente.reading.happenings.clauses import without_relative
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_DEFINING = frozenset(
    [
        "table",
        "circulate",
        "submit",
        "present",
        "lay",
        "offer",
        "give",
        "put",
        "draw",
        "draft",
        "write",
        "float",
        "leave",
        "bring",
        "send",
        "publish",
        "leak",
        "propose",
        "hand",
        "deliver",
        "produce",
        "introduce",
        "know",
        "call",
        "sign",
        "make",
        "kill",
        "hold",
        "take",
        "reject",
        "replace",
    ]
)


def ahead_of(parsed: Parsed, span: Span, dates: Sequence[Suggestion]) -> bool:
    """Whether a date in a clause or phrase lies after the day of publication."""
    published = parsed.document.published
    return published is not None and any(
        When.parse(d.date).earliest > published
        for d in dates
        if d.date and dates_it(parsed.text, span, d)
    )


def dates_it(text: str, span: Span, date: Suggestion) -> bool:
    """Whether a date within a span says when it is, not since or until when."""
    lead = text[span.start : date.start].lower().split()[-2:]
    return span.start <= date.start and date.end <= span.end and not {"since", "before", "after",
        "until"} & set(lead)  # fmt: skip


def phrase_of(noun: Any, text: str) -> Span:
    """The phrase that a noun heads: with what follows it directly or as a participle."""
    start = noun.left_edge.idx
    end = noun.idx + len(noun)
    for child in noun.rights:
        if child.dep_ not in ("prep", "acl", "relcl", "npadvmod", "advmod", "nummod", "punct"):
            break
        between = text[end : child.left_edge.idx]
        if child.dep_ == "punct":
            if child.text != ",":
                break
            continue
        if "," in between and not (child.dep_ == "acl" and child.tag_ == "VBN"):
            break
        if child.dep_ == "relcl" and _wanders(child):
            break
        whole = without_relative(child)
        clause = child.dep_ in ("acl", "relcl") and "," not in between
        stop = re.compile(r"[;:—“”«»\"]" if clause else r"[,;:—–“”«»()\"]")
        match = stop.search(text, child.left_edge.idx, whole)
        end = match.start() if match else whole
        if match:
            break
    while end > start and text[end - 1] in " .,;:!?\n":
        end -= 1
    return Span(start, end)


_PARTICIPLE = re.compile(
    r",\s(?:\w+\s){0,2}(?:\w+ed|\w+en|held|sent|laid|put|set)\s(?:in|on|at|by|from|to|before|last)\b"
    r"[^,;:.“”]*"
)


def _wanders(verb: Any) -> bool:
    """Whether a relative clause tells what was thought of a thing rather than which it is."""
    return verb.lemma_ not in _DEFINING and not any(c.lower_ in ("he", "she", "they", "it")
                                                    for c in verb.children)  # fmt: skip


def with_participle(span: Span, text: str, dates: Sequence[Suggestion]) -> Span:
    """A phrase with the dated participle after its comma: "a second version, tabled on Oct. 11"."""
    span = _with_day(span, text, dates)
    match = _PARTICIPLE.match(text, span.end)
    if match is None:
        return span
    dated = [d for d in dates if match.start() < d.start < match.end() + 1]
    return Span(span.start, max(match.end(), dated[-1].end)) if dated else span


_THERE = re.compile(
    r"\s(?:in|at|near|outside)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}"
    r"(?:,\s[A-Z][\w’'-]+(?=[,.]))?"
)


def _with_day(span: Span, text: str, dates: Sequence[Suggestion]) -> Span:
    """A phrase with the place and the day right after it, whatever the parse hung them on."""
    for _ in range(3):
        place = _THERE.match(text, span.end)
        day = next((d for d in dates if 1 <= d.start - span.end <= 4
                    and text[span.end : d.start] in (" ", " on ", " in ", " of ")),
                   None)  # fmt: skip
        if day is not None:
            span = Span(span.start, day.end)
        elif place is not None:
            span = Span(span.start, place.end())
        else:
            break
    return span
