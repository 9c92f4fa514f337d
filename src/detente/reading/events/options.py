"""Options: the courses that a text says are open to the mediator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.dates.words import one_of
from detente.reading.events.written import suggested
from detente.reading.lexicon.read import lexicon
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_WORDS = {key: one_of(words) for key, words in lexicon("mediators").items()}
_ROLE = re.compile(_WORDS["roles"], re.IGNORECASE)
_PRONOUN = re.compile(r"(?:\w{1,20}\s)?(?:she|he|they|we|it)", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:could|might|may|can)(?:\s?,\s[^,;.]{3,60},)?\s(?:(?:also|still|now|instead|always)\s)?"
)
_NOT_OPEN = re.compile(rf"(?:{_WORDS['not_open']}|n[’']t)\b")
_NEXT = re.compile(
    r"(?:[;,]\s(?:and\s|or\s|else\s)?|\s(?:or|and)\s)(?:\w{1,20}\s){0,3}?(?:could|might|may|can)\b"
)
_TAIL = re.compile(rf",\s(?:{_WORDS['reasons']}\b|(?:[\w’'.-]{{1,30}}\s){{1,6}}{_WORDS['said']}\b)")
_CLAUSE = re.compile(r"[,;:“”]|\b(?:or|and|but|that|whether|if)\b")
_WHY = "said to be open to the mediator"
_UNDER = re.compile(r"\b(?:if|whether|that|who|which)\s[^,;]*$")


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
        words = parsed.text[sentence.start : sentence.end]
        spans = list(_in_sentence(parsed.text, sentence, subject, before))
        found.extend(
            suggested(parsed, "option", span, rules={"span": rule}, why=(_WHY,))
            for span, rule in spans
        )
        goes_on = re.match(r"\W*(?:Or )?(?:She|He|They|We|It)\b", words) is not None
        before = bool(spans) or subject.search(words) is not None or (before and goes_on)
    return found


def _subjects(actors: Actors) -> re.Pattern[str]:
    """Whoever mediates, by name or office."""
    mediating = {p.id for p in actors.parties if _ROLE.search(f"{p.id} {p.name}")}
    named = [(p.name, *p.also) for p in actors.parties if p.id in mediating]
    named += [
        (person.name, *person.also)
        for person in actors.people
        if person.party in mediating or _ROLE.search(person.role or "")
    ]
    names = sorted({n for every in named for n in every if len(n) > 2}, key=len, reverse=True)
    return re.compile(
        rf"\b(?:{'|'.join([_WORDS['who'], *map(re.escape, names)])})\b", re.IGNORECASE
    )


def _in_sentence(
    text: str, sentence: Span, subject: re.Pattern[str], before: bool
) -> Iterator[tuple[Span, str]]:
    open_to = False
    several = len(re.findall(r"\bwe could\b", text[sentence.start : sentence.end], re.I)) >= 2
    for modal in _MODAL.finditer(text, sentence.start, sentence.end):
        lead = text[max(sentence.start, modal.start() - 60) : modal.start()].rstrip()
        clause = _CLAUSE.split(lead)[-1].strip()
        direct = subject.search(clause) is not None
        pronoun = _PRONOUN.fullmatch(clause) is not None
        meant = direct or (open_to and not clause) or (pronoun and (before or several or open_to))
        open_to = meant and _UNDER.search(lead) is None
        if open_to and not _NOT_OPEN.match(text, modal.end()):
            span = _course(text, modal.end(), sentence.end)
            if span.end - span.start > 3:
                yield span, "mediator named" if direct else "pronoun"


def _course(text: str, start: int, end: int) -> Span:
    following = _NEXT.search(text, start, end)
    stop = following.start() if following else end
    tail = _TAIL.search(text, start, stop)
    words = text[start : tail.start() if tail else stop].rstrip(' .;,?!"”\n')
    return Span(start, start + len(words))
