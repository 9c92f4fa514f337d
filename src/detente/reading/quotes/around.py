"""What stands on either side of an attribution: which of the pieces is what was said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.people.roles import ROLES, head_of
from detente.reading.quotes.frame import Frame
from detente.reading.quotes.hearers import hearer
from detente.reading.quotes.hiding import MASK, Hidden
from detente.reading.quotes.lexicon import LEMMAS
from detente.reading.quotes.reach import WHEN, is_clause, trimmed
from detente.reading.quotes.subjects import LEAD

_DEPENDS = re.compile(
    r"(?:had|were|should|if|when|whenever|while|unless|although|though|because|since|after|before|"
    r"once|until|despite|in|at|on|by|without|with|under|for|from|as|to|among|during|given)\b",
    re.IGNORECASE,
)
_HANGS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|must|should|do|does|did|"
    r"not|to|of|for|in|on|at|with|by|the|a|an|and|that|say|tell|call|as)$|n[’']t$"
)
_QUOTED_ON = re.compile(rf"{MASK}+\s(?:on|about|of|over|in|at|to|for|with|as|by)\s")
"""A quotation and what it is about: the words are the quotation's."""
_RELATIVE = re.compile(r",\s((?:whose|which)\s[^,]*)$")
"""A relative clause that an attribution parts from its verb: "whose goals, he said, remained"."""
_DATELINE = re.compile(r"^[A-Z][A-Za-z\d .,’'-]{2,60}(?:\([^)]{2,30}\)\s)?\s?(?:[—–-]|--)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is said, where it stands, and how it was found."""

    span: Span
    confidence: float
    why: str


def stands_aside(view: Hidden, sentence: Span, frame: Frame) -> bool:
    """Whether an attribution stands between or after the words that it attributes."""
    lead = view.text[sentence.start : frame.start].rstrip()
    lead = re.sub(r"[,\s]+(?:as|or\sso|so)$", ",", lead)
    if frame.kind in {"want", "call", "accuse"} or not lead.endswith((",", MASK, "—", "–", "?")):
        return re.fullmatch(r"(?:as\s?)", lead, re.IGNORECASE) is not None
    if frame.speaker is not None and view.text[frame.speaker.start : frame.speaker.end] == "who":
        return False
    following = view.text[frame.end : min(sentence.end, frame.end + 60)]
    when = WHEN.match(following)
    following = following[when.end() :] if when else following
    hearing = hearer(view.text, frame) if frame.kind == "tell" else None
    if hearing is not None:
        following = view.text[hearing.end : min(sentence.end, hearing.end + 60)]
    return (
        re.match(
            rf"\s?(?:[,.:;—–{MASK}]|$|(?:in|at|on|during|after|before|when|as|from|who)\s)",
            following,
        )
        is not None
    )


def around(view: Hidden, sentence: Span, frame: Frame, why: str) -> list[Content]:
    """The longer of the pieces on either side of an attribution; both if each is a sentence."""
    before = _before(view, sentence, frame)
    if before is not None and (tail := _RELATIVE.search(view.text[before.start : before.end])):
        before = Span(before.start + tail.start(1), before.end)
    if before is not None and _QUOTED_ON.match(view.text, before.start, before.end):
        return []
    quoted_before = view.text[sentence.start : frame.start].rstrip(" ,").endswith(MASK)
    hangs = before is not None and _HANGS.search(view.text[before.start : before.end]) is not None
    alone = before is None or hangs
    after = None if quoted_before else _after(view, sentence, frame, first=alone)
    quoted_next = re.match(rf",\s{MASK}", view.text[frame.end : frame.end + 3]) is not None
    text = view.text
    if before and quoted_next and not is_clause(text[before.start : before.end], easily=True):
        return []  # "The hill, he added, “is still there”": a piece that is no clause of its own
    if before is not None and (whole := _whole(view, before, after)) is not None:
        return [Content(span=piece, confidence=0.75, why=why) for piece in whole]
    opens = view.text[frame.end : frame.end + 1] == ":"
    pieces = [
        piece for piece in (before, after) if piece is not None and not is_quoted(view, piece)
    ]
    if opens and before is not None and pieces[:1] == [before]:
        pieces = [before]
    if len(pieces) == 2:
        lead = view.text[frame.end : pieces[1].start]
        joined = re.search(r"^\W*(?:and|but)\s$", lead)
        if not joined or not is_clause(view.text[pieces[1].start : pieces[1].end], easily=False):
            pieces = [max(pieces, key=lambda piece: piece.end - piece.start)]
    return [Content(span=piece, confidence=0.8, why=why) for piece in pieces]


def _whole(view: Hidden, before: Span, after: Span | None) -> list[Span] | None:
    """What an attribution stands in the middle of, where the piece before it needs the other."""
    text = view.text
    hangs = _HANGS.search(text[before.start : before.end]) is not None
    if _DEPENDS.match(text, before.start):
        if after is None:
            return [] if MASK not in text[before.start : before.end] else None
        return [] if is_quoted(view, after) else [after]
    if not hangs:
        return None
    return [] if after is None or is_quoted(view, after) else [Span(before.start, after.end)]


def is_quoted(view: Hidden, piece: Span) -> bool:
    """Whether a piece is nothing but a quotation."""
    return not re.search(r"\w", view.text[piece.start : piece.end].replace(MASK, " "))


def _before(view: Hidden, sentence: Span, frame: Frame) -> Span | None:
    text = view.text
    start = sentence.start
    date = _DATELINE.match(text[start : frame.start])
    start += date.end() if date else 0
    start = max(start, text.rfind(";", start, frame.start) + 1)
    end = frame.start
    conjunction = re.search(r"[,\s]+(?:as|or\sso|so)\s$", text[start:end])
    end = start + conjunction.start() if conjunction else end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if re.match(
        r"(?:Asked|Speaking|Pressed|Questioned|Challenged|Told|When\sasked)\b", text[start:end]
    ):
        return None
    lead = LEAD.match(text, start, end)
    if lead is not None:
        start = lead.end()
    span = trimmed(view, Span(start, end))
    return span if len(text[span.start : span.end].split()) >= 2 else None


def _after(view: Hidden, sentence: Span, frame: Frame, *, first: bool) -> Span | None:
    text = view.text
    at = frame.end
    if frame.kind == "tell" and (hearing := hearer(text, frame)) is not None:
        at = hearing.end
    comma = re.match(r"[^,;:]{0,120}?([,:—–])\s", text[at : sentence.end])
    if comma is None:
        return None
    start = at + comma.end()
    joined = re.match(r"(?:and|but)\s", text[start : start + 5])
    start += joined.end() if joined else 0
    stop = text.find(";", start, sentence.end)
    span = trimmed(view, Span(start, stop if stop > 0 else sentence.end))
    words = text[span.start : span.end]
    if first and (apposed := re.match(r"(?:the|an?|who|his|her|its)\s[^,;]{2,80},\s", words)) and (
        head_of(apposed.group().rstrip(", ")) in ROLES or words.startswith("who")
    ):  # fmt: skip
        span = Span(span.start + apposed.end(), span.end)
        words = text[span.start : span.end]
    second = re.match(r"[a-z]+", words)
    if joined is not None and second is not None and second.group() in LEMMAS:
        return None
    aside = re.match(
        r"(?:who|which|whose|where|when|after|before|as|in|on|at)\s|\w+ing\b", words
    ) or (
        not first
        and re.match(r"(?:a|an|the)\s[^,]*$", words)
        and not is_clause(words, easily=False)
    )
    return None if aside or len(words.split()) < 2 else span
