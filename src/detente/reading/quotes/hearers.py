"""Whom a statement was made to, and by what way."""

from __future__ import annotations

import re

from detente.documents.document import Span
from detente.reading.parsed import Parsed
from detente.reading.people.words import word_set
from detente.reading.quotes.frame import Frame

_TOLD = re.compile(
    r"\s((?:(?!that\b|in\b|on\b|at\b|by\b|the\s\w+\s(?:was|had|would)\b)[\w.’'-]+\s){0,5}?[\w.’'-]+)"
    r"(?=\s(?:that|on|in|at|to|he|she|it|they|we|what|how|why|his|by|during|there|this|last|after|"
    r"when|before|yesterday|the\s(?:\w+\s){1,3}(?:had|was|were|would|could|is))\b|[,.:;\ue000“\"«‘]|$)"
)
_TO = re.compile(
    r"(?:\s(?:\w+ly|clear|plain))?\s(?:to|with)\s((?:the\s|an?\s|his\s|her\s|their\s|its\s|our\s)?"
    r"[\w.’'-]+(?:\s(?:of\s)?[A-Z][\w.’'-]+)*)(?=\s(?:that|is|on|in|this|last|about)\b|[,.:;])"
)
_CHANNEL = re.compile(
    r"\b(?:in|on|at|during|through|via|by)\s((?:an?|the|his|her|its|their|one|another)\s"
    r"(?:[\w’'-]+\s){0,3}?(?:statement|interview|letter|speech|address|telephone\scall|call|tweet|post|"
    r"message|briefing|news\sconference|press\sconference|broadcast|memo|note|email|e-mail|video|"
    r"report|communiqu[eé]|article|column|rally|op-ed|telegram|cable|sermon|hearing|podcast)"
    r"|(?:state\s|national\s|local\s)?(?:television|radio|TV)|social\smedia|Twitter|X|Telegram|Facebook|Truth\sSocial|"
    r"writing|parliament|(?:written\s)?remarks)\b"
)
_NO_ONE = word_set("that the a an him her them it us me you")


def hearer(text: str, frame: Frame) -> Span | None:
    """Where the words stand that name whom it was said to."""
    if frame.inverted:
        return None
    pattern = _TOLD if frame.kind == "tell" else _TO
    match = pattern.match(text, frame.cue.end, min(len(text), frame.cue.end + 120))
    return Span(match.start(1), match.end(1)) if match else None


def hearer_of(text: str, frame: Frame) -> str | None:
    """Whom it was said to, as the text names them; a pronoun for nobody known is left out."""
    span = hearer(text, frame)
    if span is None:
        return None
    words = text[span.start : span.end]
    return None if words.casefold() in _NO_ONE else words


def channel_of(parsed: Parsed, frame: Frame) -> str | None:
    """By what way it was said ("a telephone interview"), if the sentence of its cue tells."""
    sentence = parsed.sentence_at(frame.cue.start)
    after = _CHANNEL.search(parsed.text, frame.cue.end, min(sentence.end, frame.cue.end + 140))
    lead = parsed.text[sentence.start : frame.cue.start]
    found = (
        after
        if after and not re.search(r"[“\"«]", parsed.text[frame.cue.end : after.start()])
        else None
    )
    found = found or _CHANNEL.search(lead[-200:])
    return found.group(1) if found else None
