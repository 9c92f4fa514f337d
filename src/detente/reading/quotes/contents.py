"""What a frame says: the clauses, or the thing wanted or refused, that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.documents.document import Span
from detente.reading.people.words import word_set
from detente.reading.quotes.around import Content, around, is_quoted, stands_aside
from detente.reading.quotes.frame import FINITE, Frame
from detente.reading.quotes.hearers import hearer
from detente.reading.quotes.hiding import MASK, Hidden
from detente.reading.quotes.reach import WHEN, is_clause, reach, that_after, trimmed

_EASILY = word_set("say believe think hope tell insist claim suspect fear")
_WITH_THAT = word_set("consider judge see feel imagine trust worry regret assume know")
"""Verbs that say something only with a "that"."""
_CUT = re.compile(
    r",\s(?:\w+\s)?(?:hours|minutes|days|weeks|months|years|after|before|when|while|but|as|though|"
    r"although|a\sday|citing|and\sthen|and\s(?:he|she|it|they|the)\s)\b"
)
_TO_DO = word_set(
    """promise pledge vow threaten agree offer refuse propose want demand hope decline
    undertake"""
)
_GRANTED = word_set("acknowledge concede admit recognize recognise suggest fear")
"""Verbs after which a noun tells what is said: "acknowledging the difficulty of a deal"."""
_NOUN_AHEAD = re.compile(r"\s(?:the|a|an|some|his|her|its|their|no)\s")
_PRONOUN_ONLY = re.compile(
    r"\s?(?:it|this|that|them|him|her|us|me|so|these|those|itself|himself|all|both|one)"
    r"(?:\s(?:all|too|outright|again|entirely|daily|at\sonce|out(?:right)?))?"
    r"(?=[.,;:]|$|\s(?:in|on|at|for|with|and|but|when|while|because|since|until|after|before|by|last|"
    r"this|yesterday|today|from|publicly|privately)\b)"
)
_OBJECT = re.compile(
    rf"\s(?:(?:also|again|outright|\w+ly|yesterday|on\s\w+day)\s)?(?=(?:the|a|an|any|all|some|no|its|his|her|their|our|such|both|this|these|"
    rf"those|that|more|[a-z]+ing|[a-z’'-]+|[A-Z\d{MASK}][\w’'.-]*)\b|{MASK})"
)
_STOPS = word_set("to of for on in at by with from about against as into and or but than when if")


_WISHES = word_set("want demand request") | {
    f"{verb} for"
    for verb in ("ask", "asks", "asked", "call", "calls", "called", "pressed", "pushed")
}
"""After these a noun of saying is what is wanted ("wants a guarantee that")."""
_COMMA = re.compile(",")


def contents_of(
    view: Hidden, sentence: Span, frame: Frame, frames: Sequence[Frame]
) -> list[Content]:
    """The clauses that a frame says; none where it says nothing beside a quotation."""
    if frame.kind == "according":
        return around(view, sentence, frame, "according to")
    if frame.kind == "words":
        return []
    if frame.kind == "noun":
        return _of_noun(view, sentence, frame, frames)
    start = that_after(view, frame, sentence.end)
    if start is not None and frame.kind not in {"call", "accuse"}:
        if _quoted_only(view, start):
            return []
        spans = reach(view, start, sentence, frames, frame)
        return [Content(span=span, confidence=0.9, why="its own “that”") for span in spans]
    if stands_aside(view, sentence, frame):
        opening = view.text[sentence.start : frame.start].strip().casefold() == "as"
        if opening and any(f.kind == "say" and f.start > frame.end for f in frames):
            return []
        return around(view, sentence, frame, "beside")
    if frame.inverted:
        return []
    if frame.kind in {"want", "accuse"} or frame.lemma in _TO_DO or _takes_things(frame):
        wanted = _thing(view, sentence, frame, frames)
        if wanted or frame.kind in {"want", "accuse"}:
            return wanted
    bare = _bare(view, sentence, frame, frames)
    if not bare and frame.lemma in _GRANTED and _NOUN_AHEAD.match(view.text, frame.cue.end):
        return _thing(view, sentence, frame, frames)
    return bare


def _takes_things(frame: Frame) -> bool:
    return frame.kind == "phrase" and frame.lemma.split()[-1] in {
        "for", "out", "on", "upon", "of", "against", "to", "about", "with",
    } and not frame.lemma.startswith(("point", "set", "spell", "went", "goes"))  # fmt: skip


def _quoted_only(view: Hidden, start: int) -> bool:
    """Whether a "that" brings a quotation that its comma ends: "her remark that “...,” he left"."""
    quoted = re.compile(rf"{MASK}+(?=\s\w)").match(view.text, start)
    return quoted is not None and view.parsed.text[quoted.end() - 2] == ","


def _of_noun(view: Hidden, sentence: Span, frame: Frame, frames: Sequence[Frame]) -> list[Content]:
    start = that_after(view, frame, sentence.end)
    between = [f for f in frames if f.kind == "noun" and frame.cue.end < f.cue.start < (start or 0)]
    wishes = [f for f in frames if f.lemma in _WISHES and 0 < frame.cue.start - f.cue.end < 40]
    if (
        start is None
        or _quoted_only(view, start)
        or between
        or (wishes and wishes[-1].speaker == frame.speaker)
    ):
        return []
    spans = reach(view, start, sentence, frames, frame)
    if (
        not view.text[sentence.start : frame.cue.start].strip()
        or frame.cue.start - sentence.start < 40
    ):
        wished = re.match(r"insistence|demand|proposal|request|recommendation|plea", frame.lemma)
        spans = [_as_subject(view, span, 1 if wished else 2) for span in spans[:1]]
    return [Content(span=span, confidence=0.65, why="a noun with its own “that”") for span in spans]


def _as_subject(view: Hidden, span: Span, verbs: int) -> Span:
    """Up to the verb of the sentence, where the noun is its subject."""
    seen = 0
    last = ""
    for word in re.finditer(r"[\w’']+", view.text[span.start : span.end]):
        plain = word.group().casefold()
        if plain in FINITE and last not in FINITE:
            seen += 1
            if seen == verbs:
                return trimmed(view, Span(span.start, span.start + word.start()))
        last = plain
    return span


def _thing(view: Hidden, sentence: Span, frame: Frame, frames: Sequence[Frame]) -> list[Content]:
    """What is wanted, refused or denied: a thing, or something to do."""
    text = view.text
    rest = text[frame.cue.end : sentence.end]
    if (
        re.match(r"\sto\sbe\s(?:named|identified|quoted)\b", rest)
        or _PRONOUN_ONLY.match(rest)
        or re.match(rf"\s?[,:]?\s?{MASK}", rest)
    ):
        return []
    to_do = re.match(
        r"\s(?:(?:\w+ly|again)\s)?(?:(?:in|at)\s[A-Z]\w+\s|on\s[A-Z]\w+day\s)?(?=(?:never\s|not\s)?to\s\w)",
        rest,
    )
    match = to_do or _OBJECT.match(rest)
    if match is None:
        return []
    first = re.match(r"[\w’'-]+", rest[match.end() :])
    if first is None or (first.group() in _STOPS and not to_do):
        return []
    if not (to_do or frame.lemma in _GRANTED or frame.kind in {"want", "accuse", "phrase"}):
        return []
    if first.group() == "to" and frame.lemma not in _TO_DO:
        return []
    noun = next((f for f in frames if f.kind == "noun" and f.cue.start > frame.cue.end), None)
    if noun is not None and noun.cue.start - frame.cue.end < 40:
        wished = frame.lemma in _WISHES
        owner = text[noun.speaker.start : noun.speaker.end].casefold() if noun.speaker else ""
        if not wished and (
            noun.speaker == frame.speaker or owner in {"his", "her", "its", "their"}
        ):
            return []
    spans = reach(view, frame.cue.end + match.end(), sentence, frames, frame)
    relative = frame.speaker is not None and text[frame.speaker.start : frame.speaker.end] == "who"
    pattern = _COMMA if relative else _CUT
    if spans and (cut := pattern.search(text, spans[0].start, spans[0].end)):
        spans = [Span(spans[0].start, cut.start())]
    return (
        [Content(span=spans[0], confidence=0.6, why=f"what is meant by “{frame.lemma}”")]
        if spans
        else []
    )


def _bare(view: Hidden, sentence: Span, frame: Frame, frames: Sequence[Frame]) -> list[Content]:
    """A clause without "that": `said the deal was dead`, `put it less politely: ...`"""
    text = view.text
    at = frame.cue.end
    if frame.kind == "tell":
        hearing = hearer(text, frame)
        if hearing is None:
            return []
        at = hearing.end
    when = WHEN.match(text, at, sentence.end)
    at = when.end() if when else at
    colon = re.match(r"[^,.;:]{0,60}:\s", text[at : sentence.end])
    easily = frame.lemma in _EASILY
    if colon is not None and frame.kind != "think":
        at, easily = at + colon.end(), True
    elif not re.match(r"\s[A-Za-z\d$€£]", text[at : at + 2]):
        return []
    if frame.kind in {"call", "accuse"} or (frame.kind == "phrase" and colon is None):
        return []
    if frame.lemma in _WITH_THAT or frame.lemma == "ask":
        return []
    spans = reach(view, at, sentence, frames, frame)
    if (
        not spans
        or is_quoted(view, spans[0])
        or not is_clause(text[spans[0].start : spans[0].end], easily=easily)
    ):
        return []
    return [Content(span=span, confidence=0.8, why="a clause right after it") for span in spans]
