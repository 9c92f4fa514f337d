"""Words that one person passes on of another: who quotes is not who speaks."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.documents.document import Span
from detente.reading.people.words import word_set
from detente.reading.quotes.frame import Frame
from detente.reading.quotes.somebody import is_somebody

QUOTING = word_set("quote cite")
"""Verbs whose object speaks: "quoted the envoy as saying"."""
CITING = QUOTING | word_set(
    """report recall accuse mock blame criticize criticise condemn denounce praise thank hear"""
)
"""Verbs before "Lund as saying", "for saying" and "of saying"."""
_PASSING = QUOTING | word_set("recall recount invoke repeat mention echo read remember")
_AS_SAYING = re.compile(
    r"\s((?:[\w.’'-]+,?\s){1,8}?)(?:(?:as|for|of)\s(?:having\s)?(?=\w+(?:ing|ed|id)\b)|(?=saying\b))"
    r"(?:said|say|tell|warn|argu|insist|add|claim|stat|express|call|ask|predict|promis|suggest)"
)
_MADE_BY = re.compile(
    r"\b(?:remark|word|comment|saying|line|phrase|statement|warning|maxim|proverb|quip|joke|verse|"
    r"speech|letter|advice|motto|boast|promise|claim|message|note|diary|book|poem|memoir)s?\s"
    r"(?:(?:made|written|spoken|once|left|given)\s)*(?:by|of|from)\s(?P<who>[^:;“”\ue000]+?)[:,]?\s*$"
)
_A_THING = re.compile(r"\s(?:an?|the|his|her|their|its|one)\s\w[^\ue000]*:\s*$")


def quoted_as_saying(text: str, cue: Span, end: int) -> Span | None:
    """Who is quoted by somebody else: "Lund quoted the envoy as saying".

    >>> text = "Lund quoted the envoy as saying so."
    >>> span = quoted_as_saying(text, Span(5, 11), len(text))
    >>> text[span.start : span.end]
    'the envoy'
    """
    match = _AS_SAYING.match(text, cue.end, min(end, cue.end + 160))
    if match is None or not is_somebody(match.group(1)):
        return None
    return Span(match.start(1), match.end(1) - 1)


def passed_on(text: str, frame: Frame, quote: int) -> Frame:
    """The frame with the speaker whose words are passed on, where it names another than its own.

    Nobody, where what is cited is a thing of which the text names no speaker.
    """
    if (
        frame.lemma not in _PASSING
        or frame.inverted
        or frame.passive
        or quote - frame.cue.end > 300
    ):
        return frame
    if frame.speaker is not None and frame.speaker.start > frame.cue.start:
        return frame
    made = _MADE_BY.search(text, frame.cue.end, quote)
    if made is not None and is_somebody(made.group("who")):
        return replace(frame, speaker=Span(made.start("who"), made.end("who")))
    if frame.lemma in QUOTING and _A_THING.match(text, frame.cue.end, quote):
        return replace(frame, speaker=None)
    return frame
