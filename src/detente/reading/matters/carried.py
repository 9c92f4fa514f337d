"""The issue that a record takes over from what stands before it: what its pronouns stand for."""

from __future__ import annotations

import bisect
import re
from itertools import islice

from detente.documents.document import Span
from detente.reading.matters.clauses import clauses_in
from detente.reading.matters.issues import About, named_by, refers_back
from detente.reading.matters.keywords import Keywords
from detente.reading.parsed import Parsed

_BACK = 1
"""So many sentences before the record's own are looked at, within its paragraph."""
_ANSWER = 40
_LONGEST_SENTENCE = 2000
_POINTING = re.compile(r"\b(?:such|those|these|the same)\b", re.IGNORECASE)
_NAMED_AGAIN = re.compile(r"\b(?:the|that|this|those|these|such) ([a-z]{4,})\b")
_GENERAL = frozenset(
    """
    talks side sides party parties people government country president minister leader peace deal
    agreement agreements text paper draft proposal time week year month other others only same
    first last next most whole world part fact point idea question answer matter issue region
    south north east west delegation mediator mediators meeting
    """.split()  # noqa: SIM905
)
_QUESTION = re.compile(r"\?[”\"’»]?\s*$")


def carried(parsed: Parsed, span: Span, around: Span, keywords: Keywords) -> About:
    """What a record is about that names no issue, but speaks of what was named before it.

    The sentences before it in its paragraph are looked at, the nearest first; the last one of
    the paragraph before where the record says "such", "those" or "the same"; and the question
    that a short turn answers.
    """
    record = parsed.text[around.start : span.end]
    at = bisect.bisect_right(parsed.sentences, around.start, key=lambda one: one.start) - 1
    paragraph = parsed.paragraph_at(span.start)
    refers = refers_back(record)
    before = (parsed.sentences[n] for n in range(at - 1, max(at - 6, -1), -1))
    # "MR." and the like are cut off as if they were sentences.
    whole = (one for one in before if " " in parsed.text[one.start : one.end].strip())
    for sentence in islice(whole, _BACK):
        inside = sentence.start >= paragraph.start
        if not inside and not _reaches_back(parsed, span, Span(sentence.end, around.start)):
            break
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            break
        told = _of_sentence(parsed.text, sentence, keywords)
        if told.issues:
            again = refers or not inside or _again(record, parsed.text[slice(*sentence)])
            return told if again else About()
    return About()


def _reaches_back(parsed: Parsed, span: Span, between: Span) -> bool:
    """Whether a record, or what stands before it in its paragraph, is about the one before."""
    record = parsed.text[span.start : span.end]
    asked = _QUESTION.search(parsed.text[max(between.start - 5, 0) : between.start]) is not None
    answers = asked and len(record.split()) <= _ANSWER
    pointing = _POINTING.search(parsed.text, between.start, span.end) is not None
    return answers or pointing


def _of_sentence(text: str, sentence: Span, keywords: Keywords) -> About:
    """By the last clause of a sentence that names an issue."""
    for clause in reversed(clauses_in(text, sentence)):
        hits = keywords.hits(text[clause.start : clause.end])
        if hits and not all(hit.loosely for hit in hits):
            return named_by(hits, "before")
    return About()


def _again(record: str, sentence: str) -> bool:
    """Whether a thing of a sentence is named again: "the word", "the vote"."""
    return any(
        match.group(1) not in _GENERAL and re.search(rf"\b{match.group(1)}\b", sentence)
        for match in _NAMED_AGAIN.finditer(record[-_LONGEST_SENTENCE:])
    )
