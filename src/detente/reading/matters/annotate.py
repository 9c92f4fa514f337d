"""Issues and stance put on what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.reading.actors import Actors
from detente.reading.document import Span
from detente.reading.matters.carried import carried
from detente.reading.matters.issues import About, Telling, about
from detente.reading.matters.keywords import Keywords, keywords_of
from detente.reading.matters.meaning import Embed, nearest_in_meaning
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
    told = _stance(suggestion, parsed.text[around.start : around.end], found, matters.naming)
    sure = told.sure if told is not None and suggestion.stance is None else 1.0
    return replace(
        suggestion,
        issues=found.issues,
        stance=suggestion.stance or (told.stance if told else None),
        confidence=round(suggestion.confidence * found.sureness * sure, 3),
        why=(*suggestion.why, *_reasons(suggestion, found, told, matters)),
    )


def _sentences(parsed: Parsed, span: Span) -> Span:
    first, last = parsed.sentence_at(span.start), parsed.sentence_at(max(span.end - 1, span.start))
    return Span(min(first.start, span.start), max(last.end, span.end))


def _stance(suggestion: Suggestion, sentence: str, found: About, naming: Naming) -> Told | None:
    if suggestion.kind not in SAID or not (found.issues or suggestion.draft):
        return None
    if len(suggestion.text.split()) > _MANY_WORDS or _REPORTS.search(suggestion.text):
        return None  # a whole turn takes no one stance; who reports another's words takes none
    cue = suggestion.cue or ""
    told_of = suggestion.kind == "indirect"
    whose = Whose(said=suggestion, naming=naming, narrated=told_of)
    told = stance_in(suggestion.text, cue=cue, whose=whose)
    if told is None and suggestion.kind == "quotation" and (called := _CALLS.match(cue)):
        return Told(stance="objects", word=called.group())  # names that are called are seldom kind
    few = len(suggestion.text.split()) <= _FEW_WORDS
    if told is None and few:
        return stance_in(sentence, whose=replace(whose, narrated=True))
    return told


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
