"""The frame beside a quotation: right after it, or the nearest before it that reaches it."""

from __future__ import annotations

import re

from detente.documents.document import Span
from detente.reading.quotes.frame import FINITE, Frame
from detente.reading.quotes.hiding import Hidden
from detente.reading.quotes.lexicon import AUX, LEMMAS
from detente.reading.quotes.marks import Marked
from detente.reading.quotes.passed_on import passed_on
from detente.reading.quotes.reach import that_after
from detente.reading.quotes.subjects import subject_before

_BREAK = re.compile(
    r";|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bGen)(?<!\bSen)(?<!\bGov)(?<!\bCol)(?<!\bLt)"
    r"(?<!\b[A-Z])[.!?]\s|\s[—–]\s"
)
ENDS = re.compile(r"[,?!—–…]\s*$|\.\.\.$")
"""What ends a quotation whose sentence goes on."""
_WOULD = re.compile(r"\b(?:would|will)\s$")
_OTHER_VERB = re.compile(
    r"[\s,]*(?!(?:and|but|while|as|when|yet|though|although|after|before|if|or|so)\s)"
    r"((?:[\w.’'-]+\s){1,6}?)([a-z]+(?:ed|s))\b"
)

ANY_VERB = "(any verb)"
"""The lemma of a verb that is none of saying, by which a quotation is given to its subject."""
_AND_THAT = re.compile(
    r"\b(?:and|but|or)\s(?:\w+ly\s)?that\s(?!.*\b(?:and|but|or)\sthat\s)[^;:—–]*$"
)
"""Joins a second clause to the saying that has a "that" already: "said that ..., but that"."""


def breaks(gap: str) -> bool:
    """Whether what stands between a quotation and a frame parts the two."""
    return _BREAK.search(gap) is not None


def frame_after(
    view: Hidden, sentence: Span, quote: Marked, frames: tuple[Frame, ...]
) -> Frame | None:
    """The frame right after a quotation: `"...," she said`."""
    text = view.parsed.text
    rest = view.text[quote.outer.end : sentence.end]
    if rest.strip(" ,.") == "":
        return None
    comma = rest.lstrip()[:1] in {",", "—", "–"}
    inside = text[quote.inner.start : quote.inner.end]
    if not (ENDS.search(inside) or comma):
        return None
    for frame in frames:
        gap = view.text[quote.outer.end : max(frame.start, quote.outer.end)]
        if frame.start >= quote.outer.end and re.fullmatch(r"[\s,—–]*(?:as\s|so\s|or\sso\s)?", gap):
            participle = frame.speaker is None or frame.speaker.start < quote.outer.start
            return None if participle else frame
    if comma and not ENDS.search(inside):
        return None
    return _by_any_verb(view, quote, rest)


def _by_any_verb(view: Hidden, quote: Marked, rest: str) -> Frame | None:
    """A quotation that ends with a comma is given to whoever does anything after it."""
    other = _OTHER_VERB.match(rest)
    if other is None or other.group(2) in FINITE | AUX or other.group(2) == "becomes":
        return None
    if any(word in LEMMAS or word in FINITE for word in other.group(1).split()):
        return None  # the verb of another clause: "but Lund said she was"
    start = quote.outer.end
    cue = Span(start + other.start(2), start + other.end(2))
    speaker = subject_before(view.text, start, cue.start)
    if speaker is None:
        return None
    return Frame(cue=cue, lemma=ANY_VERB, kind="say", speaker=speaker)


def frame_before(
    view: Hidden, sentence: Span, quote: Marked, frames: tuple[Frame, ...]
) -> Frame | None:
    """The nearest frame before a quotation, with nothing between that ends its reach."""
    denied: Frame | None = None
    for frame in reversed(_of_the_clause(view, sentence, quote, frames)):
        if frame.cue.start >= quote.outer.start:
            continue
        if frame.speaker is None and frame.kind in {"noun", "words", "impersonal"}:
            continue
        gap = view.text[frame.end : quote.outer.start] if frame.end < quote.outer.start else ""
        if breaks(gap) and ":" not in gap[-3:]:
            return denied
        if frame.negated and frame.kind != "call":
            # "He said he could not recommend it “as it stands”": the words are whose who said so.
            denied = denied or frame
            continue
        if _WOULD.search(view.text[max(0, frame.cue.start - 8) : frame.cue.start]) and any(
            f.said and f.kind in {"say", "tell"} and f.cue.end < frame.start for f in frames
        ):
            continue  # "said that her aides would brief the council, “and ...”"
        if not frame.said and not frame.negated and frame.kind in {"want", "call"}:
            continue
        return passed_on(view.text, frame, quote.outer.start)
    return denied


def _of_the_clause(
    view: Hidden, sentence: Span, quote: Marked, frames: tuple[Frame, ...]
) -> tuple[Frame, ...]:
    """The frames that may hold a quotation: past "but that", those that have a "that" already."""
    joined = _AND_THAT.search(
        view.text, max(sentence.start, quote.outer.start - 300), quote.outer.start
    )
    if joined is None:
        return frames
    later = tuple(f for f in frames if f.cue.start >= joined.start())
    holding = tuple(
        f for f in frames if f.cue.end <= joined.start()
        and f.kind in {"say", "tell", "think", "phrase"} and that_after(view, f, joined.start())
    )  # fmt: skip
    return (*holding, *later) if holding else frames
