"""Deadlines: the phrase that names each, its day, and whether it was met, missed or dropped."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from detente.documents.document import Span
from detente.dossier.model.dates import When
from detente.reading.actors import Actors
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_NAME = re.compile(
    r"\b(?:(?:the|a|an|its|their|his|her|that|this|another|earlier|last|new|final|first|second"
    r"|original|previous|self-imposed)\s){1,4}(?:[\w’'-]+\s){0,2}?"
    r"(?:deadline|target|target date|ultimatum|cut-off|one|timetable)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:the|a|an|its|their|his|her|this|another|(?:[A-Z]\w+|today|yesterday|tomorrow|week|month"
    r"|year)[’']s)\s(?:(?!is\b|was\b|has\b|had\b|and\b|of\b|to\b)[\w’'.-]+\s){0,3}?"
    r"(?:deadline|ultimatum|cut-off date|cut-off|target date)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:\sset|\sfixed|\sagreed)?\s(?:for|to)\s(?:(?!was\b|is\b|has\b|had\b|passed\b|expired\b"
    r"|came\b|slipped\b|lapsed\b)[\w’'-]+\s?){1,14}"
)
_BEFORE = re.compile(
    r"\b(?:by|until|till|before|(?:not|no) later than|at the latest by|no later than)\s(?:the\s)?$",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:suppos\w+ to|must|has to|have to|had to|deadline|ultimatum|g[ia]ven?\b|gave|lapse|expire"
    r"|answer|reply|respon[ds]\w*|decide|know|told to|asked to|requested to|ordered to"
    r"|shall|undert\w+|agreed? to|undertaking|pledged?|promised?|commit\w*|due\b|expected to"
    r"|are to|is to|were to|was to|to be\b|required|requir\w+|called on|urged|needs? to|need\b"
    r"|sign\w*|complete\w*|submit\w*|withdraw\w*|comply|hand over|leave\b|disarm\w*|finish\w*"
    r"|conclude\w*|end of the talks|time\b|ready|done|finali[sz]e\w*|reach\w*|wrap\w*|hoped? to"
    r"|aim\w*|release\w*|return\b|reopen\w*|pay\b|decision|will be|would be|will have|agreement"
    r"|demand\w*|insist\w*|wanted|deliver|not later than|no later than|at the latest)\b",
    re.IGNORECASE,
)
_CLAUSE_STARTS = re.compile(
    r"(?:^|[;:—“]|,\s(?:but|and|that)\b|\bthat\b(?! deadline))", re.IGNORECASE
)
_MISSED = re.compile(
    r"\b(?:missed|slipped|expired|lapsed|came and went|went by|passed (?:without|by)|ran out"
    r"|was not(?:$|[.,;])|not met|unmet|failed to)\b",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(
    r"(?<!not )(?<!never )(?<!yet )\b(?:(?P<missed>missed|failed\sto\smeet|overran|let\sslip)"
    r"|(?P<dropped>dropped|scrapped|abandoned|lifted|waived|shelved)|(?P<met>met|kept|honou?red))\s"
    r"(?:the\s|its\s|their\s)?$",
    re.IGNORECASE,
)
"""What somebody did with the deadline that follows: "has missed the deadline"."""
_OF_THE_DATE = re.compile(
    r"^\W*(?:(?:[Tt]h(?:e|at|is|ose|ese)|[Bb]oth|[Ii]ts|[Tt]heir)\s)?(?:\w+\s){0,2}(?:deadline|date)s?\b"
    r"|\b(?:missed|dropped|scrapped|met|lifted|abandoned|waived|kept)\s(?:the|that|this|its|their|both)\s"
    r"(?:\w+\s){0,2}(?:deadline|date)s?\b"
)
"""A sentence that says what became of a deadline, not one that has a date in it."""
_DROPPED = re.compile(r"\b(?:dropped|scrapped|abandoned|lifted|waived|withdrawn|shelved)\b", re.I)
_MET = re.compile(r"\b(?:was|were|been|both)?\s*(?:met|kept|honou?red|observed)\b(?! for)", re.I)


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
    found: list[Suggestion] = []
    for span, date in (*_named(parsed, dates), *_due(parsed, dates), *_plain(parsed, dates)):
        if not any(span.start < other.end and other.start < span.end for other in found):
            found.append(_suggestion(parsed, span, date))
    return sorted(found, key=lambda one: one.start)


def _named(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[tuple[Span, Suggestion | None]]:
    """Named as such: "the deadline of 30 September for the tables"."""
    for match in _NAME.finditer(parsed.text):
        sentence = parsed.sentence_at(match.start())
        date = next((d for d in dates if 0 <= d.start - match.end() <= 5), None)
        if date is None or date.end > sentence.end:
            continue
        between = parsed.text[match.end() : date.start]
        one = match.group().lower().endswith(" one")
        if between not in (", ", " of ", " on ", " (", " – ", " — ", " for ") or (
            one and between != ", "
        ):
            continue
        tail = re.compile(
            r"(?:\sfor\s(?:the|a|an|its|their)(?:\s(?!was\b|is\b|has\b|had\b)[\w’-]+){1,6})"
        ).match(parsed.text, date.end, sentence.end)
        yield Span(match.start(), tail.end() if tail else date.end), date


def _plain(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[tuple[Span, Suggestion | None]]:
    """Named as such without a day beside it: "a Thanksgiving deadline for both to sign"."""
    for match in _PLAIN.finditer(parsed.text):
        sentence = parsed.sentence_at(match.start())
        tail = _FOR.match(parsed.text, match.end(), sentence.end)
        end = tail.end() if tail else match.end()
        while parsed.text[end - 1].isspace():
            end -= 1
        inside = next((d for d in dates if match.start() <= d.start < end), None)
        told = len(match.group().split()) > 2 and not match.group().lower().startswith("this")
        if inside is not None or tail is not None or told:
            yield Span(match.start(), end), inside


def _due(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[tuple[Span, Suggestion | None]]:
    """ "By Dec. 15", "until 30 June", where the clause says that something is due."""
    for date in dates:
        sentence = parsed.sentence_at(date.start)
        before = parsed.text[max(sentence.start, date.start - 400) : date.start]
        lead = _BEFORE.search(before)
        if lead is None:
            continue
        starts = [m.end() for m in _CLAUSE_STARTS.finditer(before, 0, lead.start())]
        clause = before[starts[-1] if starts else 0 : lead.end()]
        if _DUE.search(clause) or _spoken_of_next(parsed, sentence):
            yield Span(date.start - len(before) + lead.start(), date.end), date


def _spoken_of_next(parsed: Parsed, sentence: Span) -> bool:
    """Whether the next sentence calls it a deadline."""
    after = parsed.sentence_at(min(sentence.end + 2, len(parsed.text)))
    words = parsed.text[after.start : min(after.end, after.start + 400)]
    return after != sentence and bool(re.search(r"\b(?:that|this|the) deadline\b", words, re.I))


def _status(parsed: Parsed, span: Span, date: Suggestion | None) -> str:
    sentence = parsed.sentence_at(span.start)
    rest = parsed.text[span.end : min(sentence.end, span.end + 400)]
    after = parsed.sentence_at(min(sentence.end + 2, len(parsed.text)))
    following = (
        parsed.text[after.start : min(after.end, after.start + 400)]
        if after.start > sentence.start
        else ""
    )
    lead = _BEFORE_IT.search(parsed.text[max(sentence.start, span.start - 60) : span.start])
    if lead is not None:
        return next(state for state, words in lead.groupdict().items() if words)
    for words in (rest, following if _OF_THE_DATE.search(following) else ""):
        if _DROPPED.search(words):
            return "dropped"
        if _MISSED.search(words):
            return "missed"
        if _MET.search(words):
            return "met"
    published = parsed.document.published
    if date is None or date.date is None or published is None:
        return "set"
    return "missed" if _over(date.date, published) else "set"


def _over(value: str, published: dt.date) -> bool:
    return When.parse(value).latest < published


def _suggestion(parsed: Parsed, span: Span, date: Suggestion | None) -> Suggestion:
    status = _status(parsed, span, date)
    return Suggestion(
        document=parsed.document.name,
        kind="deadline",
        start=span.start,
        end=span.end,
        text=parsed.text[span.start : span.end],
        date=date.date if date else None,
        status=status,
        confidence=0.6,
        why=(f"{status}, by the words around it and the day of publication",),
    )
