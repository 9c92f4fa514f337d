"""Issues and stance put on what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.matters.carried import carried
from detente.reading.matters.cue_at import cue_of
from detente.reading.matters.issues import About, Telling, about
from detente.reading.matters.keywords import Keywords, keywords_of
from detente.reading.matters.meaning import Embed, nearest_in_meaning
from detente.reading.matters.negation import negation_of
from detente.reading.matters.stance import Told, stance_in
from detente.reading.matters.whose import Naming, Whose, naming_of
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion
from detente.reading.topics import Topic

CONCERNED = frozenset({"quotation", "indirect", "sticking-point", "option"})
"""The kinds of records that are about an issue."""
SAID = frozenset({"quotation", "indirect"})
_FEW_WORDS = 4
_MANY_WORDS = 60
_BEFORE = 240
_REPORTS = re.compile(
    r"\b(?:ha[sd]|have) (?:said|signall?ed|told|insisted|promised|made clear|hinted|indicated)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"(?:call(?:s|ed|ing)?|liken(?:s|ed)?|compar(?:es|ed)|derided)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matters:
    """The topics of a dossier with their keywords compiled, and a model of meaning if any."""

    topics: tuple[Topic, ...]
    keywords: Keywords
    naming: Naming
    embed: Embed | None = None


def matters_of(
    topics: Sequence[Topic], embed: Embed | None = None, actors: Actors | None = None
) -> Matters:
    """The topics, ready to be looked for, and the names of those who may take a stance."""
    return Matters(
        topics=tuple(topics),
        keywords=keywords_of(topics),
        naming=naming_of(actors or Actors()),
        embed=embed,
    )


def annotated(suggestion: Suggestion, parsed: Parsed, matters: Matters) -> Suggestion:
    """A suggestion with its issues and the speaker's stance, as far as the text tells them.

    A stance is the speaker's on the issues, or on the draft that is meant; where neither is
    known there is none.
    """
    if suggestion.kind not in CONCERNED:
        return suggestion
    span = Span(suggestion.start, suggestion.end)
    around = _sentences(parsed, span)
    telling = Telling(indirect=suggestion.kind == "indirect", speaker=suggestion.speaker or "")
    found = about(parsed.text, span, around, matters.keywords, telling)
    if not found.issues:
        found = carried(parsed, span, around, matters.keywords)
    if suggestion.issues:  # whoever proposed it knew better
        found = About(issues=suggestion.issues)
    told = _stance(suggestion, parsed.text, around, (found, matters.naming))
    sure = told.sure if told is not None and suggestion.stance is None else 1.0
    return suggestion.model_copy(
        update={
            "issues": found.issues,
            "stance": suggestion.stance or (told.stance if told else None),
            "confidence": round(suggestion.confidence * found.sureness * sure, 3),
            "why": (*suggestion.why, *_reasons(suggestion, found, told, matters)),
        }
    )


def _sentences(parsed: Parsed, span: Span) -> Span:
    first, last = parsed.sentence_at(span.start), parsed.sentence_at(max(span.end - 1, span.start))
    return Span(min(first.start, span.start), max(last.end, span.end))


def _stance(
    suggestion: Suggestion, text: str, around: Span, known: tuple[About, Naming]
) -> Told | None:
    found, naming = known
    if suggestion.kind not in SAID or not (found.issues or suggestion.draft):
        return None
    if len(suggestion.text.split()) > _MANY_WORDS or _REPORTS.search(suggestion.text):
        return None  # a whole turn takes no one stance; who reports another's words takes none
    cue = suggestion.cue or ""
    whose = Whose(said=suggestion, naming=naming, narrated=suggestion.kind == "indirect")
    told = stance_in(suggestion.text, cue=_cue(suggestion, text, around, whose), whose=whose)
    if told is None and suggestion.kind == "quotation" and (called := _CALLS.match(cue)):
        return Told(stance="objects", word=called.group())  # names that are called are seldom kind
    few = len(suggestion.text.split()) <= _FEW_WORDS
    if told is None and few:
        low, high = suggestion.start - _BEFORE, suggestion.end + _BEFORE
        sentence = text[max(around.start, low) : min(around.end, high)]
        return stance_in(sentence, whose=replace(whose, narrated=True))
    return told


def _cue(suggestion: Suggestion, text: str, around: Span, whose: Whose) -> str:
    """The verb that ascribes, with what negates it; empty where it is not the speaker's own act."""
    cue = suggestion.cue or ""
    at = cue_of(suggestion, text, around)
    if at is None:
        return cue
    low, high = max(around.start, at.start - _BEFORE), min(around.end, at.end + _BEFORE)
    sentence, start, end = text[low:high], at.start - low, at.end - low
    negation = negation_of(sentence, start, end)
    narrator = replace(whose, narrated=True)
    if negation.unsure or not narrator.sureness(sentence, start, end):
        return ""
    return f"{negation.word} {cue}" if negation.word else cue


def _reasons(
    suggestion: Suggestion, found: About, told: Told | None, matters: Matters
) -> tuple[str, ...]:
    reasons = []
    if found.words:
        reasons.append(found.why)
    if told is not None and suggestion.stance is None:
        reasons.append(told.why)
    if matters.embed is not None and suggestion.kind in SAID:
        near = nearest_in_meaning(suggestion.text, matters.topics, matters.embed)
        if near:
            reasons.append(f"nearest in meaning: {', '.join(near)}")
    return tuple(reasons)
