"""The dates of a text: every expression, and the days that it means."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Sequence

from detente.documents.document import Span
from detente.dossier.model.dates import When
from detente.reading.dates.grammar import FORMS
from detente.reading.dates.readings import READINGS
from detente.reading.dates.standing import Standing
from detente.reading.dates.stretch import Stretch
from detente.reading.dates.tense import to_come
from detente.reading.dates.words import MONTH, WEEKDAY, YEAR
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_FAR = 400  # how much of a sentence is looked at: a text without full stops is one sentence
_UNDATED = frozenset(["iso", "figures", "decade", "year", "bare-year"])
_OWN_YEAR = re.compile(rf"\b{YEAR}$")
_NAMES = re.compile(rf"\b(?:{MONTH}|{WEEKDAY})", re.IGNORECASE)
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|before|after|from|to|and|or|between|for|during|through"
    r"|throughout|than|on|around|late|early|mid|end|last|next|this|every|each)[\s-]+(?:the\s)?)$",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|since|until|till|before|after|from|to|and|or|between|for|during|through|by"
    r"|throughout|than|around|circa|the|its|their|a|back\sin|early|late|mid)[\s-]+|[(\[–—]\s?"
    r"|\b(?:pre|post)-)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:(?:square|cubic|more|other|km|metric|nautical)\s)?(?:people|men|women|troops|"
    r"soldiers|prisoners|fighters|dead|tons?|tonnes|metres|meters|miles|words|pages|houses|homes|"
    r"families|refugees|euros|dollars|pounds|per|percent|votes|seats|acres|hectares|kilomet\w+)\b"
)
_SEASON_NOUN = re.compile(
    r"\s+(?:recess|camp|school|of\s(?!\d)|house|palace|wheat|coat|term|games|olympics|offensive"
    r"(?=\sof)|water|rain|break)",
    re.IGNORECASE,
)
_BEFORE_SEASON = re.compile(
    r"\b(?:in|by|since|until|till|before|after|from|during|for|over|through|and|to|into|this|last)"
    r"\s+(?:the\s)?$",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"“[^”]*”?|«[^»]*»?|\"[^\"\n]*\"?")


def dates(parsed: Parsed) -> list[Suggestion]:
    """The date expressions of a text, with their values in ISO 8601 or EDTF.

    A value is relative to the document's day of publication, or, inside a quotation, to the day
    that the sentence around it states. Where nothing says which day is meant there is no value.

    Examples
    --------
    >>> import datetime as dt
    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> text = "They met on Tuesday and will sign by late March."
    >>> day = dt.date(2025, 2, 6)
    >>> document = Document(name="a.txt", text=text, sha256="0" * 64, published=day)
    >>> [(date.text, date.date) for date in dates(parse(document))]
    [('on Tuesday', '2025-02-04'), ('late March', '2025-03-21/2025-03-31')]
    """
    found: list[Suggestion] = []
    told: Stretch | None = None
    quoted = [match.span() for match in _QUOTE.finditer(parsed.text)]
    for name, match in _matches(parsed.text):
        span = Span(*match.span())
        standing = _standing(parsed, span, told, _day_around(parsed, span, quoted, found))
        value, why = _value(name, match, standing)
        if value is not None and name != "feast":
            told = value
        text = value.edtf() if value else None
        found.append(_suggestion(parsed, span, text, why))
    return _joined(parsed, found)


def _matches(text: str) -> list[tuple[str, re.Match[str]]]:
    """The longest expressions, in the order of the text."""
    every = [
        (name, match)
        for name, pattern in FORMS
        for match in pattern.finditer(text)
        if _admitted(name, match, text)
    ]
    every.sort(key=lambda one: (one[1].start(), -one[1].end()))
    kept: list[tuple[str, re.Match[str]]] = []
    for name, match in every:
        if not kept or match.start() >= kept[-1][1].end():
            kept.append((name, match))
        elif match.end() - match.start() > kept[-1][1].end() - kept[-1][1].start():
            kept[-1] = (name, match)
    return kept


def _admitted(name: str, match: re.Match[str], text: str) -> bool:
    """Whether a match is a date at all: "may", "march", "fall" and numbers often are not."""
    before, after = text[max(match.start() - 24, 0) : match.start()], text[match.end() :][:40]
    words = _NAMES.findall(match.group())
    if any(word[0].islower() for word in words):
        return False
    if name == "month":
        return _is_month(match, before, after)
    if name == "bare-year":
        return bool(_BEFORE_YEAR.search(before)) and not _COUNTED.match(after)
    if name == "season":
        return _is_season(match, before, after)
    if name == "feast":
        return match.group("feast")[0].isupper() or match.group("feast").startswith(
            ("early", "mid", "late", "spring", "may", "august", "summer")
        )
    return True


def _is_month(match: re.Match[str], before: str, after: str) -> bool:
    groups = match.groupdict()
    word = (groups["month"] or "").rstrip(".")
    if groups.get("part") or groups.get("this") or groups.get("year"):
        return True
    if word.lower() in ("may", "march", "august", "mar", "jun", "apr", "jan"):
        named = _BEFORE_MONTH.search(before) or _tells_a_kind(before, after)
        return bool(named) and not after.startswith("-")
    return len(word) > 3 and not re.match(r"\s+(?:[A-Z][a-z]+\s+)?(?:said|told)\b", after)


def _tells_a_kind(before: str, after: str) -> bool:
    """Whether a month stands before what it tells from others: "his August meeting"."""
    owned = re.search(r"(?:\b(?:an?|the|his|her|its|their|our|my|that|this)|[’']s)\s$", before)
    return (
        bool(owned) and re.match(r"\s(?!(?:said|told|has|had|was|is)\b)[a-z]+", after) is not None
    )


def _is_season(match: re.Match[str], before: str, after: str) -> bool:
    groups = match.groupdict()
    if _SEASON_NOUN.match(after):
        return False
    if groups.get("this") or groups.get("year") or groups.get("part"):
        return True
    if (groups["season"] or "").lower() == "fall" and "the" not in match.group().lower():
        return before.endswith(" in ") and not re.match(r"\s+\w", after)
    return bool(_BEFORE_SEASON.search(before)) and not re.match(r"\s+of\b", after)


def _standing(parsed: Parsed, span: Span, told: Stretch | None, day: dt.date | None) -> Standing:
    sentence = parsed.sentence_at(span.start)
    return Standing(
        today=day or dt.date.min,
        ahead=to_come(parsed, span),
        before=parsed.text[max(sentence.start, span.start - _FAR) : span.start],
        after=parsed.text[span.end : min(sentence.end, span.end + _FAR)],
        told=told,
    )


def _day_around(
    parsed: Parsed, span: Span, quoted: Sequence[tuple[int, int]], found: Sequence[Suggestion]
) -> dt.date | None:
    """The day that an expression is reckoned from.

    Of one inside a quotation the day that the same sentence states outside it, before it.
    """
    inside = _around(quoted, span.start)
    if inside is not None:
        first = parsed.sentence_at(inside[0]).start
        for date in reversed(found[-12:]):
            if first <= date.start and date.end <= inside[0] and date.date:
                when = When.parse(date.date)
                if when.exact:
                    return when.earliest
    return parsed.document.published


def _around(quoted: Sequence[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    at = bisect.bisect_right(quoted, offset, key=lambda one: one[0]) - 1
    return quoted[at] if at >= 0 and offset < quoted[at][1] else None


def _value(
    name: str, match: re.Match[str], standing: Standing
) -> tuple[Stretch | None, tuple[str, ...]]:
    stated = name in _UNDATED or _OWN_YEAR.search(match.group()) is not None
    if standing.today == dt.date.min and not stated:
        return None, ("the day of publication is not known",)
    try:
        value = READINGS[name](match.groupdict(), standing)
    except (ValueError, OverflowError, KeyError):
        value = None
    if value is None:
        return None, ("the text does not say which day this is",)
    if stated:
        return value, ("stated in full",)
    tense = {True: ", still to come", False: ", past", None: ""}[standing.ahead]
    return value, (f"reckoned from {standing.today.isoformat()}{tense}",)


def _suggestion(parsed: Parsed, span: Span, value: str | None, why: tuple[str, ...]) -> Suggestion:
    sure = 0.95 if why == ("stated in full",) else 0.8
    return Suggestion(
        document=parsed.document.name,
        kind="date",
        start=span.start,
        end=span.end,
        text=parsed.text[span.start : span.end],
        date=value,
        date_guessed=False,
        confidence=sure if value else 0.4,
        why=why,
    )


def _joined(parsed: Parsed, found: list[Suggestion]) -> list[Suggestion]:
    """Two names of one day, side by side ("Independence Day, August 17"), are one date."""
    made: list[Suggestion] = []
    for date in found:
        between = parsed.text[made[-1].end : date.start] if made else ""
        if made and between in (", ", " (") and _same_day(made[-1], date):
            whole = Span(made[-1].start, date.end)
            made[-1] = _suggestion(parsed, whole, date.date, date.why)
        else:
            made.append(date)
    return made


def _same_day(one: Suggestion, other: Suggestion) -> bool:
    named = re.fullmatch(r"(?:on )?(?:the )?[A-Z][\w.’']+(?: [A-Z][\w’']+)* (?:Day|Eve)", one.text)
    return (one.date == other.date and one.date is not None) or named is not None
