"""Sticking points: the matters on which a text says that the parties are apart."""

# A pattern a line reads better than one that is broken up.
# ruff: noqa: E501

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_MATTERS = (
    r"(?:issues?|matters?|questions?|points?|sticking points?|differences|disagreements?|gaps?"
    r"|stumbling blocks?|obstacles?|hurdles?|items?)"
)
_OPEN = (
    r"(?:open|unresolved|outstanding|unsettled|contested|disputed|undecided|in dispute|contentious"
    r"|a sticking point|the sticking point|the (?:main|biggest|chief) obstacle|a stumbling block)"
)
_SIDES = (
    r"(?:the (?:two |three )?(?:sides|parties|delegations|governments|capitals)|them|both sides)"
)
_LISTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bstill {_OPEN}\b[^.:]{{0,80}}?\b(?:are|is)\s(?P<list>[^.;“]+)",
        rf"\b{_MATTERS}\b[^.:]{{0,40}}\b(?:divide|separate|remain|are)\b[^:.]{{0,120}}:\s*(?P<list>[^.“]+)",
        r"\b(?:sticking points?|stumbling blocks?|obstacles?|differences)\b[^.,:;]{0,40}\b(?:are|is|include[sd]?|remains?|concern)\s(?P<list>[^.;:“]+)",
        r"\b(?:disagree|differ|divided|at odds|far apart|apart|deadlocked|split|clash(?:ed)?|differences|dispute)\s(?:sharply\s|still\s|only\s)?(?:over|on|about)\s(?P<list>[^.;:“]+)",
        r"\b(?:failed to agree|could not agree|no agreement|not agreed|have yet to agree|without agreement|unable to agree)\s(?:on|over|about)\s(?P<list>[^.;:“]+)",
    )
)  # fmt: skip
_SINGLES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:^|,\sand\s|,\sbut\s|\bso\s|\bthat\s|[;:]\s)(?P<one>[^,;:“”]{{3,90}}?)\s(?:(?:is|are|was|remains?|remained|stays?|has been|have been)\s(?:still\s|also\s)?){_OPEN}\b",
        r"\bit is\s(?P<one>[^,;.“”]{3,60}?)\sthat\s(?:still\s)?(?:divides?|separates?)\b",
        rf"(?:^|[;:,]\s)(?P<one>[^,;:.“”]{{3,60}}?)\s(?:still\s)?(?:divides?|separates?)\s{_SIDES}\b",
        r"(?:^|[;:]\s)(?P<one>[A-Z][\w’' -]{2,40}?)(?:,[^.;]{3,60},)?\s(?:is|are)\sclaimed by both\b",
    )
)  # fmt: skip
_ITEM = re.compile(r"\s*(?:\([a-z0-9]\)\s*)?(?:and\s|or\s|on\s|over\s|about\s|notably\s)?\s*")
_CUT = re.compile(r"\([a-z0-9]\)\s*")
_ASIDE = re.compile(
    r",\s(?:on|over|about|in|for) which\b.*$|,\s(?:where|which|who|though|but|while|according"
    r"|officials|he said|she said)\b.*$|,\s[^,]*\b(?:said|says)\b.*$",
    re.DOTALL | re.IGNORECASE,
)


def sticking_points(parsed: Parsed, actors: Actors | None = None) -> list[Suggestion]:
    """The matters on which a text says that the parties are apart, one record each.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> text = "Two issues divide the parties: who guards the road, and what the town is called."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [point.text for point in sticking_points(parsed)]
    ['who guards the road', 'what the town is called']
    """
    spans: list[Span] = []
    for first, sentence in _stretches(parsed):
        for span in _in_stretch(parsed.text, first, sentence):
            if not any(span.start < other.end and other.start < span.end for other in spans):
                spans.append(span)
    return [_suggestion(parsed, span) for span in sorted(spans)]


def _stretches(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Sentences, each with the items of a list that it announces with a colon."""
    for sentence in parsed.sentences:
        end = sentence.end
        if parsed.text[sentence.start : end].rstrip().endswith(":"):
            item = re.compile(r"\s*(?:\([a-z0-9]\)|[-–•*])[^\n]+")
            while (match := item.match(parsed.text, end)) is not None:
                stop = parsed.sentence_at(match.start() + len(match.group()) // 9 + 2).end
                end = min(match.end(), max(stop, match.start() + 1))
                if end < match.end():
                    break
        yield sentence.start, end


def _in_stretch(text: str, start: int, end: int) -> Iterator[Span]:
    for pattern in _LISTS:
        for match in pattern.finditer(text[start:end]):
            listed = match.span("list")
            yield from _items(text, start + listed[0], start + listed[1])
    for pattern in _SINGLES:
        for match in pattern.finditer(text[start:end]):
            one = match.span("one")
            span = _trimmed(text, start + one[0], start + one[1])
            if span.end - span.start > 3 and not _hollow(text[span.start : span.end]):
                yield span


def _hollow(words: str) -> bool:
    return bool(
        re.search(rf"\b{_MATTERS}$", words, re.IGNORECASE)
        and (len(words.split()) < 5 or re.search(r"\b(?:two|three|four|several)\s\w+$", words))
    ) or bool(re.match(r"(?:it|that|this|he|she|they|there|which|what)$", words, re.IGNORECASE))


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if _CUT.search(words):
        cuts = [m.start() for m in _CUT.finditer(words)] + [len(words)]
        pairs = list(itertools.pairwise(cuts))
    else:
        words = _ASIDE.sub("", words)
        several = ", " in words
        split = r",\s(?:and\s)?|\sand\s" if several else r"\sand\s(?=the\s|who\s|what\s|how\s|a\s)"
        cuts = [0, *(m.end() for m in re.finditer(split, words))]
        ends = [*(m.start() for m in re.finditer(split, words)), len(words)]
        pairs = list(zip(cuts, ends))
    for low, high in pairs:
        piece = re.split(r";", words[low:high])[0]
        piece = _ASIDE.sub("", piece)
        span = _trimmed(text, start + low, start + low + len(piece))
        if 3 < span.end - span.start < 140:
            yield span


def _trimmed(text: str, start: int, end: int) -> Span:
    lead = _ITEM.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in " .,;:\n":
        end -= 1
    return Span(start, end)


def _suggestion(parsed: Parsed, span: Span) -> Suggestion:
    return Suggestion(
        document=parsed.document.name,
        kind="sticking-point",
        start=span.start,
        end=span.end,
        text=parsed.text[span.start : span.end],
        confidence=0.6,
        why=("said to be open between the parties",),
    )
