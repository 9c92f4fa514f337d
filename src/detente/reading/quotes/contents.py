"""What a frame says: the clauses, or the thing wanted or refused, that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.document import Span
from detente.reading.people.roles import ROLES, head_of
from detente.reading.people.words import word_set
from detente.reading.quotes.frame import FINITE, Frame
from detente.reading.quotes.hearers import hearer
from detente.reading.quotes.hiding import MASK, Hidden
from detente.reading.quotes.reach import WHEN, is_clause, reach, that_after, trimmed
from detente.reading.quotes.subjects import LEAD

_EASILY = word_set("say believe think hope tell insist claim suspect fear")
_WITH_THAT = word_set("consider judge see feel imagine trust worry regret assume know")
"""Verbs that say something only with a "that"."""
_DEPENDS = re.compile(
    r"(?:had|were|should|if|when|whenever|while|unless|although|though|because|since|after|before|"
    r"once|until|despite|in|at|on|by|without|with|under|for|from|as|to|among|during|given)\b",
    re.IGNORECASE,
)
_HANGS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|must|should|do|does|did|"
    r"not|to|of|for|in|on|at|with|by|the|a|an|and|that|say|tell|call|as)$|n[’']t$"
)
_CUT = re.compile(
    r",\s(?:\w+\s)?(?:hours|minutes|days|weeks|months|years|after|before|when|while|but|as|though|"
    r"although|a\sday|citing|and\sthen|and\s(?:he|she|it|they|the)\s)\b"
)
_TO_DO = word_set(
    """promise pledge vow threaten agree offer refuse propose want demand hope decline
    undertake"""
)
_DATELINE = re.compile(r"^[A-Z][A-Za-z .,’'-]{2,60}(?:\([^)]{2,30}\)\s)?\s?(?:[—–-]|--)\s")
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


_COMMA = re.compile(",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is said, where it stands, and how it was found."""

    span: Span
    confidence: float
    why: str


def contents_of(
    view: Hidden, sentence: Span, frame: Frame, frames: Sequence[Frame]
) -> list[Content]:
    """The clauses that a frame says; none where it says nothing beside a quotation."""
    if frame.kind == "according":
        return _around(view, sentence, frame, "according to")
    if frame.kind == "words":
        return []
    if frame.kind == "noun":
        return _of_noun(view, sentence, frame, frames)
    start = that_after(view, frame, sentence.end)
    if start is not None and frame.kind not in {"call", "accuse"}:
        spans = reach(view, start, sentence, frames, frame)
        return [Content(span=span, confidence=0.9, why="its own “that”") for span in spans]
    if _stands_aside(view, sentence, frame):
        opening = view.text[sentence.start : frame.start].strip().casefold() == "as"
        if opening and any(f.kind == "say" and f.start > frame.end for f in frames):
            return []
        return _around(view, sentence, frame, "beside")
    if frame.inverted:
        return []
    if frame.kind in {"want", "accuse"} or frame.lemma in _TO_DO or _takes_things(frame):
        wanted = _thing(view, sentence, frame, frames)
        if wanted or frame.kind in {"want", "accuse"}:
            return wanted
    return _bare(view, sentence, frame, frames)


def _takes_things(frame: Frame) -> bool:
    return frame.kind == "phrase" and frame.lemma.split()[-1] in {
        "for", "out", "on", "upon", "of", "against", "to", "about", "with",
    } and not frame.lemma.startswith(("point", "set", "spell", "went", "goes"))  # fmt: skip


def _stands_aside(view: Hidden, sentence: Span, frame: Frame) -> bool:
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


def _around(view: Hidden, sentence: Span, frame: Frame, why: str) -> list[Content]:
    """The longer of the pieces on either side of an attribution; both if each is a sentence."""
    before = _before(view, sentence, frame)
    quoted_before = view.text[sentence.start : frame.start].rstrip(" ,").endswith(MASK)
    after = None if quoted_before else _after(view, sentence, frame, first=before is None)
    if before is not None and (whole := _whole(view, before, after)) is not None:
        return [Content(span=piece, confidence=0.75, why=why) for piece in whole]
    opens = view.text[frame.end : frame.end + 1] == ":"
    pieces = [piece for piece in (before, after) if piece is not None and not _quoted(view, piece)]
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
        return [] if _quoted(view, after) else [after]
    if not hangs:
        return None
    return [] if after is None or _quoted(view, after) else [Span(before.start, after.end)]


def _quoted(view: Hidden, piece: Span) -> bool:
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
    aside = re.match(
        r"(?:who|which|whose|where|when|after|before|as|in|on|at)\s|\w+ing\b", words
    ) or (
        not first
        and re.match(r"(?:a|an|the)\s[^,]*$", words)
        and not is_clause(words, easily=False)
    )
    return None if aside or len(words.split()) < 2 else span


def _of_noun(view: Hidden, sentence: Span, frame: Frame, frames: Sequence[Frame]) -> list[Content]:
    start = that_after(view, frame, sentence.end)
    between = [f for f in frames if f.kind == "noun" and frame.cue.end < f.cue.start < (start or 0)]
    if start is None or between:
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
    if _PRONOUN_ONLY.match(rest) or re.match(rf"\s?[,:]?\s?{MASK}", rest):
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
    if frame.kind not in {"want", "accuse", "phrase"} and not to_do:
        return []
    if first.group() == "to" and frame.lemma not in _TO_DO:
        return []
    noun = next((f for f in frames if f.kind == "noun" and f.cue.start > frame.cue.end), None)
    if noun is not None and noun.cue.start - frame.cue.end < 40:
        owner = text[noun.speaker.start : noun.speaker.end].casefold() if noun.speaker else ""
        if noun.speaker == frame.speaker or owner in {"his", "her", "its", "their"}:
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
        or _quoted(view, spans[0])
        or not is_clause(text[spans[0].start : spans[0].end], easily=easily)
    ):
        return []
    return [Content(span=span, confidence=0.8, why="a clause right after it") for span in spans]
