"""The turns of a transcript: paragraphs that a label gives to a speaker."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.lexicon.read import lexicon
from detente.reading.parsed import Parsed
from detente.reading.people.roles import BODIES, ROLES, TITLES

_FLOOR, _CALLINGS, _NO_LABELS, _LINKS = (
    frozenset(lexicon("transcript")[name]) for name in ("floor", "callings", "no_labels", "links")
)
_CLOCK = r"[(\[]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?[)\]]?"
_WORD = r"[^\W\d_a-z][^\s:;,*!?“”\"«»()\[\]|]*"
_NAMED = rf"{_WORD}(?:[ \xa0](?:[a-z]{{2,4}}[ \xa0]){{0,2}}(?:{_WORD}|\d{{1,2}})){{0,5}}"
_OFFICE = r"(?:,?\s[(\[][^)\]\n]{1,60}[)\]]|,\s[^:;.!?“”\"\n]{2,80})?"
_LABEL = re.compile(
    r"(?:\*\*)?(?P<letter>[QA])(?!\.\s[^:\n]{1,40}:)(?:\d{0,2}(?:[:.]|\s[—–-])(?:\*\*)?\s+"
    r"|\s?\([^)\n]{1,60}\)[:.]?\s+|[ \xa0]{2,}|\t\s*)(?=\S)"
    rf"|(?:[-–—*>•]+\s?)?(?:{_CLOCK}\s)?(?:"
    rf"[*_]*(?P<colon>{_NAMED}){_OFFICE}(?:\s{_CLOCK})?(?:[*_]*\s?:[*_]*|\s\|)(?:\s+|$)"
    rf"|[*_]*(?P<clock>{_NAMED}),?\s{_CLOCK}[*_]*(?:\s*\n|\s{{2,}}|$)"
    rf"|\[(?P<square>{_NAMED})\]:?(?:\s+|$))"
)
_DAY = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z]|[A-Z][a-z]+\s\d{1,2}\b|[12]\d{3}\b)")
_FEWEST = 1 / 6
"""Of the paragraphs of a transcript so many have a label at least; of a release, few do."""
_STAGE = re.compile(
    rf"\s*(?:[(\[].*[)\]]|[*#_–—\s-]{{2,}}|-\s?30\s?-|(?:end|ends|###)(?:\sof\s.*)?|"
    rf"(?:(?:end|time|at)\s)?{_CLOCK}(?:\s[A-Z]{{1,4}})?)[\s.]*",
    re.IGNORECASE | re.DOTALL,
)
"""What somebody does, or what time it is: no words of the speaker."""


class Turn(NamedTuple):
    """One paragraph of a turn. ``label`` names its speaker; ``floor``: a question is asked."""

    label: Span
    words: Span
    floor: bool


class _Label(NamedTuple):
    """A label, where its words begin, and whether its form alone shows a speaker."""

    name: Span
    plain: str
    words: int
    sure: bool


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
    listed = {_plain(name) for one in actors.people for name in (one.name, *one.also)}
    listed |= {name.split()[-1] for name in listed}
    labels = [_label(parsed.text, paragraph, listed) for paragraph in parsed.paragraphs]
    times = Counter(one.plain for one in labels if one)
    sure = {one for one in labels if one and (one.sure or (times[one.plain] > 1 and _fits(one)))}
    many, found = len(sure) > max(1, _FEWEST * len(labels)), list[Turn]()
    speaking: _Label | None = None
    for paragraph, label in zip(parsed.paragraphs, labels, strict=True):
        words = paragraph
        if label is not None and (many or (label in sure and label.plain in listed)):
            speaking = label if label in sure or _fits(label) else None
            words = Span(label.words, paragraph.end)
        elif not many:
            speaking = None
        if speaking is not None and not _is_stage(parsed.text[words.start : words.end][:200]):
            plain = re.sub(r"[\W\d]+$", "", speaking.plain)
            floor = plain in _FLOOR or plain.endswith((" reporter", " journalist"))
            found.append(Turn(speaking.name, words, floor))
    return tuple(found)


def _is_stage(piece: str) -> bool:
    heading = piece.isupper() and len(piece) < 60 and piece.rstrip()[-1:] not in ".!?…"
    return not piece or heading or _STAGE.fullmatch(piece) is not None


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _label(text: str, paragraph: Span, listed: set[str]) -> _Label | None:
    match = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + 240))
    if match is None or match.lastgroup is None:
        return None
    name = match[match.lastgroup]
    if _DAY.search(match.group()[len(name) :]) and match.lastgroup == "colon":
        return None  # a dateline
    words, plain = name.split(), _plain(name)
    last = words[-1].casefold().rstrip("0123456789") or words[0].casefold()
    capitals = name.isupper() and len(name) > 2 and len(words) < 6
    titled = (words[0] in TITLES and len(words) > 1) or last in ROLES | _CALLINGS
    shown = match.lastgroup != "colon" or capitals or titled or plain in listed | _FLOOR
    span = Span(*match.span(match.lastgroup))
    return _Label(span, plain, match.end(), shown and plain not in _NO_LABELS)


def _fits(label: _Label) -> bool:
    """Whether a label could be a person's, in a text that is known to be a transcript."""
    heavy = [word for word in label.plain.split() if word not in _LINKS]
    return label.plain not in _NO_LABELS and bool(heavy) and heavy[-1] not in BODIES - ROLES
