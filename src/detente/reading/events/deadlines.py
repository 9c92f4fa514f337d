"""Deadlines: the phrase that names each, its day, and whether it was met, missed or dropped."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from detente.documents.document import Span
from detente.dossier.model.dates import When
from detente.reading.actors import Actors
from detente.reading.dates.words import one_of
from detente.reading.events.written import suggested
from detente.reading.lexicon.read import lexicon
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_WORDS = {key: one_of(words) for key, words in lexicon("deadlines").items()}
_FAR = 300
_NAME = re.compile(
    rf"\b(?:{_WORDS['determiners']}\s|[A-Z]\w{{1,30}}[’']s\s){{1,3}}(?:(?!(?:{_WORDS['verbs']}"
    rf"|{_WORDS['links']})\b)[\w’'-]{{1,30}}\s){{0,3}}?(?P<noun>{_WORDS['nouns']})\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"\s(?:for|to)\s(?:(?!{_WORDS['verbs']}\b)[\w’'-]{{1,30}}\s?){{1,12}}", re.IGNORECASE
)
_BESIDE = re.compile(r"(?:,|\sof|\son|\sfor|\s\(|\s[–—])?\s?(?:the\s)?")
_BY = re.compile(
    r"\b(?:by|until|till|before|(?:not|no) later than|at the latest by|within)"
    r"\s(?:the\s)?(?:(?:midnight|noon|midday|dawn)\s)?$",
    re.IGNORECASE,
)
_DUE = re.compile(rf"\b{_WORDS['due']}\b", re.IGNORECASE)
_NOT_DONE = re.compile(r"\b(?:was|were) not(?= met\b|[.,;]|$)|\b(?:unmet|not met)\b")
_BECAME = tuple(
    (status, re.compile(rf"\b{_WORDS[status]}\b")) for status in ("dropped", "missed", "met")
)
_OF_IT = re.compile(
    r"\W*(?:The|That|This|Each|Both|Those|It)\b[^.;]{0,30}\b(?:deadlines?|dates?)\b"
)
_IF = re.compile(r"\b(?:if|unless|should|in case|provided that)\b", re.IGNORECASE)
_OR = re.compile(r"\b(?:if|unless|should|in case|provided|or|otherwise|once|when)\b", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:will|would|shall|should|may|might|can|could|must|to)(?:\s(?:not|also|then|have))?"
    r"(?:\sbe(?:en)?)?\s*$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"\b(?:not|never|yet)\s+\w+\s*$")


def deadlines(
    parsed: Parsed, dates: Sequence[Suggestion], actors: Actors | None = None
) -> list[Suggestion]:
    """The deadlines that a text names, each with its day and its state as of publication.

    Examples
    --------
    >>> import datetime as dt
    >>> from detente.reading.dates.find import dates
    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> text = "The deadline of 3 May was missed. Both must answer by 9 June."
    >>> day = dt.date(2025, 5, 20)
    >>> document = Document(name="a.txt", text=text, sha256="0" * 64, published=day)
    >>> parsed = parse(document)
    >>> [(d.text, d.date, d.status) for d in deadlines(parsed, dates(parsed))]
    [('The deadline of 3 May', '2025-05-03', 'missed'), ('by 9 June', '2025-06-09', 'set')]
    """
    ordered = sorted(dates, key=lambda date: date.start)
    found: list[Suggestion] = []
    for span, date, rule in sorted([*_named(parsed, ordered), *_due(parsed, ordered)], key=_place):
        if not found or found[-1].end <= span.start:
            found.append(_written(parsed, span, date, rule))
    return found


_Found = tuple[Span, Suggestion | None, str]


def _place(found: _Found) -> Span:
    return found[0]


def _named(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[_Found]:
    """Named as such: "the deadline of 30 September for the tables"."""
    starts = [date.start for date in dates]
    for match in _NAME.finditer(parsed.text):
        end = match.end()
        inside = [d for d in dates[bisect.bisect_left(starts, match.start()) :][:1] if d.end <= end]
        beside = _BESIDE.match(parsed.text, end)
        near = dates[bisect.bisect_left(starts, end) :][:1]
        if near and beside is not None and near[0].start == beside.end() > end:
            inside, end = [near[0]], near[0].end
        tail = _FOR.match(parsed.text, end)
        if tail is not None:
            end = match.start() + len(parsed.text[match.start() : tail.end()].rstrip())
        named = match.group("noun").lower() in ("deadline", "ultimatum", "cut-off")
        if inside or (named and (tail is not None or len(match.group().split()) > 2)):
            rule = "named as one, with its day" if inside else "named as one"
            yield Span(match.start(), end), inside[0] if inside else None, rule


def _due(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[_Found]:
    """ "By Dec. 15", "until 30 June", where the clause says that something is due."""
    for date in dates:
        sentence = parsed.sentence_at(date.start)
        before = parsed.text[max(sentence.start, date.start - _FAR) : date.start]
        lead = _BY.search(before, max(0, len(before) - 40))
        if lead is not None and _DUE.search(before):
            start = date.start - len(before) + lead.start()
            yield Span(start, date.end), date, "day by which something is due"


def _status(parsed: Parsed, span: Span, date: Suggestion | None) -> tuple[str, str]:
    """What became of a deadline, and how that is told."""
    sentence = parsed.sentence_at(span.start)
    before = parsed.text[max(sentence.start, span.start - 40) : span.start]
    rest = parsed.text[span.end : min(sentence.end, span.end + _FAR)]
    # "If the deadline is missed", "or the offer is withdrawn": nothing has become of it yet.
    supposed = _IF.search(parsed.text, max(sentence.start, span.start - _FAR), span.start)
    rest = "" if supposed else _OR.split(rest, maxsplit=1)[0]
    after = parsed.sentence_at(min(sentence.end + 2, len(parsed.text)))
    following = parsed.text[after.start : min(after.end, after.start + _FAR)]
    if after.start <= sentence.start or _OF_IT.match(following) is None:
        following = ""
    for status, became in _BECAME:
        did = None if supposed else became.search(before)
        if did is not None and len(before) - did.end() < 6:
            undone = _NOT_BEFORE.search(before[: did.end()]) is not None
            return ("met" if undone else status), "said of the deadline"
    for words in (rest, following):
        if _NOT_DONE.search(words):
            return "missed", "said of the deadline"
        for status, became in _BECAME:
            did = became.search(words)
            if did is not None and _MODAL.search(words[: did.start()]) is None:
                return status, "said of the deadline"
    published = parsed.document.published
    over = date is not None and date.date and published and When.parse(date.date).latest < published
    return ("missed" if over else "set"), "day of publication"


def _written(parsed: Parsed, span: Span, date: Suggestion | None, rule: str) -> Suggestion:
    status, how = _status(parsed, span, date)
    rules = {"span": rule, "status": how, **({"day": rule} if date else {})}
    why = (f"{status}, by the words around it and the day of publication",)
    day = date.date if date else None
    return suggested(parsed, "deadline", span, date=day, status=status, rules=rules, why=why)
