"""The turns of a transcript: paragraphs that a label gives to a speaker."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.lexicon.read import lexicon
from detente.reading.parsed import Parsed
from detente.reading.people.roles import BODIES, ROLES, TITLES
from detente.reading.people.words import word_set

_FLOOR, _CALLINGS, _NO_LABELS = (
    frozenset(lexicon("transcript")[name]) for name in ("floor", "callings", "no_labels")
)
_LINKS = word_set("of the for and de la von van al bin to in der du")
_CLOCK = r"[(\[]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?[)\]]?"
_WORD = r"[^\W\d_a-z][^\s:;,*!?“”\"«»()\[\]|]*"
_NAMED = rf"{_WORD}(?:[ \xa0](?:[a-z]{{2,4}}[ \xa0]){{0,2}}(?:{_WORD}|\d{{1,2}})){{0,5}}"
_AFTER = r"(?:,?\s[(\[][^)\]\n]{1,60}[)\]]|,\s[^:;.!?“”\"\n]{2,80})?"
_LABEL = re.compile(
    rf"(?:[-–—*>•]+\s?)?(?:{_CLOCK}\s)?(?:"
    rf"[*_]*(?P<colon>{_NAMED}){_AFTER}(?:\s{_CLOCK})?(?:[*_]*\s?:[*_]*|\s\|)(?:\s+|$)"
    rf"|[*_]*(?P<own>{_NAMED}),?\s{_CLOCK}[*_]*(?:\s*\n|\s{{2,}}|$)"
    rf"|\[(?P<square>{_NAMED})\]:?(?:\s+|$))"
)
_LETTER = re.compile(
    r"(?:\*\*)?(?P<who>[QA])(?!\.\s[^:\n]{1,40}:)(?:\d{0,2}(?:[:.]|\s[—–-])(?:\*\*)?\s+|\s?\([^)\n]{1,60}\)[:.]?\s+"
    r"|[ \xa0]{2,}|\t\s*)(?=\S)"
)
_STAGE = re.compile(
    rf"\s*(?:[(\[].*[)\]]|[*#_–—\s-]{{2,}}|-\s?30\s?-|(?:end|ends|###)(?:\sof\s.*)?|"
    rf"(?:(?:end|time|at)\s)?{_CLOCK}(?:\s[A-Z]{{1,4}})?)[\s.]*",
    re.IGNORECASE | re.DOTALL,
)
"""What somebody does, or what time it is: no words of the speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One paragraph of a turn. ``label`` names its speaker; ``floor``: a question is asked."""

    label: Span
    words: Span
    floor: bool


@dataclass(frozen=True, slots=True)
class _Label:
    name: Span
    end: int
    sure: bool
    """Whether its form alone shows a speaker: capitals, a title, Q and A, or a clock after it."""


def turns_in(parsed: Parsed, actors: Actors) -> tuple[Turn, ...]:
    r"""The turns of a transcript; none where fewer than two paragraphs have a label that is sure.

    A label that a sure one shows to be of its kind is one though it is heard once. A paragraph
    without a label goes on with the turn before it; one with a label of nobody ends it. A single
    paragraph is a turn where its label is somebody of the list.

    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> text = "Q: Is it over?\n\nMR. LAKE: Not yet.\n\nSoon."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [(text[t.words.start : t.words.end], t.floor) for t in turns_in(parsed, Actors())]
    [('Is it over?', True), ('Not yet.', False), ('Soon.', False)]
    """
    text = parsed.text
    listed = {_plain(name) for one in actors.people for name in (one.name, *one.also)}
    listed |= {name.split()[-1] for name in listed}
    labels = [_label(text, paragraph, listed) for paragraph in parsed.paragraphs]
    names = Counter(_plain(text[one.name.start : one.name.end]) for one in labels if one)
    sure = {one for one in labels if one is not None and (one.sure or _again(text, one, names))}
    known = {one for one in sure if _plain(text[one.name.start : one.name.end]) in listed}
    if len(sure) < 2 and not known:
        return ()
    found: list[Turn] = []
    speaking: _Label | None = None
    for paragraph, label in zip(parsed.paragraphs, labels, strict=True):
        words = paragraph
        if label is not None and (len(sure) > 1 or label in known):
            speaking = label if label in sure or _is_name(text, label.name) else None
            words = Span(label.end, paragraph.end)
        elif len(sure) < 2:
            speaking = None
        if speaking is not None and words.end > words.start and not _is_stage(text, words):
            floor = _is_floor(text[speaking.name.start : speaking.name.end])
            found.append(Turn(label=speaking.name, words=words, floor=floor))
    return tuple(found)


def _is_stage(text: str, words: Span) -> bool:
    piece = text[words.start : min(words.end, words.start + 200)]
    heading = piece.isupper() and len(piece) < 60 and piece.rstrip()[-1:] not in ".!?…"
    return heading or _STAGE.fullmatch(piece) is not None


def _is_floor(name: str) -> bool:
    plain = re.sub(r"[\W\d]+$", "", _plain(name))
    return plain in _FLOOR or plain.split()[-1:] in (["reporter"], ["journalist"])


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _label(text: str, paragraph: Span, listed: set[str]) -> _Label | None:
    end = min(paragraph.end, paragraph.start + 240)
    letter = _LETTER.match(text, paragraph.start, end)
    if letter is not None:
        return _Label(Span(letter.start("who"), letter.end("who")), letter.end(), True)
    match = _LABEL.match(text, paragraph.start, end)
    if match is None or match.lastgroup is None:
        return None
    name = Span(*match.span(match.lastgroup))
    plain = _plain(text[name.start : name.end])
    shown = match.lastgroup != "colon" or _is_spoken(text[name.start : name.end])
    sure = plain not in _NO_LABELS and (shown or plain in listed or plain in _FLOOR)
    return _Label(name, match.end(), sure)


def _is_spoken(name: str) -> bool:
    """Whether a label is written as one: in capitals, with a title, or as a calling."""
    words = name.split()
    last = words[-1].casefold().rstrip("0123456789 ")
    capitals = name.isupper() and len(name) > 2 and len(words) < 6
    titled = words[0] in TITLES and len(words) > 1
    return capitals or titled or (last or words[0].casefold()) in ROLES | _CALLINGS


def _is_name(text: str, name: Span) -> bool:
    """Whether a label could be a person's, in a text that is known to be a transcript."""
    words = text[name.start : name.end].split()
    heavy = [word for word in words if word not in _LINKS]
    plain = _plain(" ".join(words))
    nobody = plain in _NO_LABELS or heavy[-1].casefold() in BODIES - ROLES
    return not nobody and all(word[0].isupper() or word[0].isdigit() for word in heavy)


def _again(text: str, label: _Label, names: Counter[str]) -> bool:
    return names[_plain(text[label.name.start : label.name.end])] > 1 and _is_name(text, label.name)
