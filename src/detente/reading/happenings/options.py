"""Options: the courses that a text says are open to the mediator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_ROLE = re.compile(
    r"mediat|envoy|special (?:representative|adviser|advisor)|facilitat|secretary-general"
    r"|secretariat|convener|broker|go-between|intermediar",
    re.IGNORECASE,
)
_NOUNS = (
    r"mediators?|mediation team|envoys?|facilitators?|Secretariat|Secretary-General|brokers?"
    r"|negotiating team|Special (?:Representative|Envoy|Adviser)|go-between|intermediar(?:y|ies)"
)
_PRONOUN = re.compile(r"\b(?:she|he|they|we|it)$", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?P<modal>could|might|may|can)\s*(?P<aside>,\s[^,;.]{3,60},\s)?\s*(?P<also>(?:also|still|now|instead|always)\s)?"
)
_NOT_OPEN = re.compile(r"(?:not|never|have|be|only|well|no longer|agree|accept|n[’']t)\b")
_NEXT = re.compile(
    r"(?:[;,]\s(?:and\s|or\s|else\s)?|\s(?:or|and)\s)(?:\w+\s){0,3}?(?:could|might|may|can)\b"
)
_TAIL = re.compile(
    r",\s(?:which|as|though|although|where|but|because|since|so|while|in the view|according)\b.*$"
    r"|,\s(?:[\w’'.-]+\s){1,6}(?:said|says|suggests?|suggested|argues?|argued|believes?|added)\b.*$"
    r"|,\s(?:one|an|a)\s.*\b(?:said|says|suggested)\b.*$",
    re.DOTALL,
)


def options(parsed: Parsed, actors: Actors) -> list[Suggestion]:
    """The courses that a text says are open to the mediator, one record each.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> text = "The mediator could publish both letters, or she could go home."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [option.text for option in options(parsed, Actors())]
    ['publish both letters', 'go home']
    """
    subject = _subjects(actors)
    found: list[Suggestion] = []
    before = False
    for sentence in parsed.sentences:
        spans = list(_in_sentence(parsed.text, sentence, subject, before))
        found.extend(_suggestion(parsed, span) for span in spans)
        named = re.search(subject, parsed.text[sentence.start : sentence.end]) is not None
        before = bool(spans) or named or (before and _pronouns(parsed, sentence))
    return found


def _subjects(actors: Actors) -> re.Pattern[str]:
    """Whoever mediates, by name or office."""
    parties = [p for p in actors.parties if _ROLE.search(f"{p.id} {p.name}")]
    mediating = {p.id for p in parties}
    names = {n for p in parties for n in (p.name, *p.also)}
    for person in actors.people:
        office = f"{person.role or ''}"
        if person.party in mediating or _ROLE.search(office):
            names |= {person.name, *person.also}
    every = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True) if len(n) > 2)
    return re.compile(rf"\b(?:{_NOUNS}{'|' + every if every else ''})\b", re.IGNORECASE)


def _pronouns(parsed: Parsed, sentence: Span) -> bool:
    return bool(re.match(r"\W*(?:Or )?(?:She|He|They|We|It)\b", parsed.text[sentence.start :][:12]))


def _in_sentence(
    text: str, sentence: Span, subject: re.Pattern[str], before: bool
) -> Iterator[Span]:
    open_to = False
    words = text[sentence.start : sentence.end]
    several = len(re.findall(r"\bwe could\b", words, re.IGNORECASE)) >= 2
    for modal in _MODAL.finditer(text, sentence.start, sentence.end):
        lead = text[max(sentence.start, modal.start() - 60) : modal.start()].rstrip()
        clause = re.split(r"[,;:“”]|\b(?:or|and|but|that|whether|if)\b", lead)[-1].strip()
        direct = subject.search(clause) is not None
        pronoun = _PRONOUN.search(clause) is not None and len(clause.split()) <= 2
        repeated = open_to and clause == ""
        conditional = re.search(r"\b(?:if|whether|that|who|which)\s[^,;]*$", lead) is not None
        open_to = (direct or repeated or (pronoun and (before or several or open_to))) and not (
            conditional
        )
        if open_to and not _NOT_OPEN.match(text, modal.end()):
            span = _course(text, modal.end(), sentence.end)
            if span.end - span.start > 3:
                yield span


def _course(text: str, start: int, end: int) -> Span:
    following = _NEXT.search(text, start, end)
    stop = following.start() if following else end
    words = _TAIL.sub("", text[start:stop]).rstrip(' .;,?!"”\n')
    return Span(start, start + len(words))


def _suggestion(parsed: Parsed, span: Span) -> Suggestion:
    return Suggestion(
        document=parsed.document.name,
        kind="option",
        start=span.start,
        end=span.end,
        text=parsed.text[span.start : span.end],
        confidence=0.6,
        why=("said to be open to the mediator",),
    )
