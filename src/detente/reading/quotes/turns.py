"""The turns of a transcript: paragraphs that a label gives to a speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.parsed import Parsed
from detente.reading.people.roles import BODIES, ROLES, TITLES
from detente.reading.people.words import word_set

_LABEL = re.compile(
    r"(?:\*\*|__)?(?P<who>[A-ZÀ-ÖØ-ÞŁŠŽČĆĐİ][^\s:;,.!?“”\"«»()]*\.?"
    r"(?:[ \xa0][^\s:;,!?“”\"«»()]+){0,6})"
    r"(?:,?\s[(\[][^)\]\n]{1,80}[)\]])?(?:\*\*|__)?\s?:(?:\*\*|__)?\s+(?=\S)"
)
_LETTER = re.compile(
    r"(?:\*\*)?(?P<who>[QA])(?:\s\([^)\n]{1,80}\))?(?:[:.](?:\*\*)?|\s[—–-])\s+(?=\S)"
)
_FLOOR = re.compile(
    r"(?:q|questions?|reporters?|journalists?|press|interviewer|the\spress|from\sthe\sfloor|"
    r"correspondent|audience\smember|speaker\sfrom\sthe\sfloor|unidentified.*|media|female\s.*|"
    r"male\s.*)(?:\s\d+)?",
    re.IGNORECASE,
)
_STAGE = re.compile(r"\s*(?:[(\[].*[)\]]|[*#_–—-]{2,}|end|ends)\s*\.?", re.IGNORECASE | re.DOTALL)
_LINK = word_set("of the for and de la von van al bin to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One paragraph of a turn. ``label`` names its speaker; ``floor``: a question is asked."""

    label: Span
    words: Span
    floor: bool


def turns_in(parsed: Parsed) -> tuple[Turn, ...]:
    r"""The turns of a transcript; none where fewer than two paragraphs have a label.

    A paragraph without a label goes on with the turn before it.

    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> text = "Q: Is it over?\n\nMR. LAKE: Not yet.\n\nSoon."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [(text[t.words.start : t.words.end], t.floor) for t in turns_in(parsed)]
    [('Is it over?', True), ('Not yet.', False), ('Soon.', False)]
    """
    labels = [_label(parsed.text, paragraph) for paragraph in parsed.paragraphs]
    known = _believed(parsed.text, labels)
    found: list[Turn] = []
    speaking: Turn | None = None
    for paragraph, label in zip(parsed.paragraphs, labels, strict=True):
        if label is not None and _bare(parsed.text, label[0]) in known:
            who = label[0]
            floor = _FLOOR.fullmatch(parsed.text[who.start : who.end]) is not None
            speaking = Turn(label=who, words=Span(label[1], paragraph.end), floor=floor)
            found.append(speaking)
        elif speaking is not None and not _STAGE.fullmatch(
            parsed.text[paragraph.start : min(paragraph.end, paragraph.start + 200)]
        ):
            found.append(Turn(label=speaking.label, words=paragraph, floor=speaking.floor))
    return tuple(found)


def _label(text: str, paragraph: Span) -> tuple[Span, int] | None:
    match = _LETTER.match(text, paragraph.start, paragraph.end) or _LABEL.match(
        text, paragraph.start, paragraph.end
    )
    if match is None or match.end() >= paragraph.end:
        return None
    words = match.group("who").split()
    if not all(word[:1].isupper() or word in _LINK or word[0].isdigit() for word in words):
        return None
    return Span(match.start("who"), match.end("who")), match.end()


def _bare(text: str, span: Span) -> str:
    return text[span.start : span.end].casefold()


def _believed(text: str, labels: list[tuple[Span, int] | None]) -> set[str]:
    """The labels that are speakers: in capitals, with a title or a role, or used twice."""
    seen: dict[str, int] = {}
    sure: set[str] = set()
    for label in labels:
        if label is None:
            continue
        written = text[label[0].start : label[0].end]
        plain = written.casefold()
        seen[plain] = seen.get(plain, 0) + 1
        words = written.split()
        named = words[0] in TITLES or words[-1].casefold() in ROLES
        if written in {"Q", "A"} or (written.isupper() and len(written) > 2) or named:
            sure.add(plain)
    sure |= {
        plain for plain, times in seen.items() if times > 1 and plain.split()[-1] not in BODIES
    }
    if sum(seen[plain] for plain in sure) < 2:
        return set()
    return sure
