"""The dates of a text: every expression, and the days that it means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.documents.document import Span
from detente.dossier.model.dates import When
from detente.reading.actors import Actors
from detente.reading.dates.grammar import forms
from detente.reading.dates.names import Names, is_date
from detente.reading.dates.readings import READINGS, Groups
from detente.reading.dates.standing import Standing
from detente.reading.dates.states import States
from detente.reading.dates.stretch import Stretch
from detente.reading.dates.tense import Tense
from detente.reading.dates.under import reach_of
from detente.reading.dates.words import DAY
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_FAR = 400  # how much of a sentence is looked at: a text without full stops is one sentence
_STATED = frozenset(["iso", "figures", "year", "bare-year"])
_BY_TODAY = frozenset(["weekday", "further", "deictic", "ago", "period", "rolling"])
_OPENS = re.compile(r"[“«]|[\s(]\"")
_ITEM = re.compile(rf"(?P<first>{DAY})(?:[-–](?P<day>{DAY}))?(?!\d)")
_NAMED_DAY = re.compile(
    r"(?:on )?(?:the )?[A-Z][\w.’']{0,20}(?: [A-Z][\w’']{0,20}){0,4} (?:Day|Eve)"
)
_BESIDE = (", ", " (")
_FULL, _UNDATED = "stated in full", "the day of publication is not known"
_OPEN = "the text does not say which day this is"


@dataclass(frozen=True, slots=True)
class _Expression:
    """One expression of date: its form, its place, its parts; of a list where its days stand."""

    form: str
    span: Span
    groups: Groups
    days: Span | None = None


def dates(parsed: Parsed, actors: Actors | None = None) -> list[Suggestion]:
    """The date expressions of a text, with their values in ISO 8601 or EDTF.

    A value is relative to the document's day of publication, to the day that a heading sets, or,
    inside a quotation, to the day that the sentence around it states. Where nothing says which day
    is meant there is no value. The first reason of each names the class of rule that gave it.

    Parameters
    ----------
    parsed : Parsed
    actors : Actors, optional
        The people and parties of the dossier: whose names hold no date, whose holidays are meant.

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
    reader = _Reader(parsed, actors)
    for expression in _expressions(parsed.text, Names(parsed.text, actors)):
        reader.read(expression)
    return reader.found


def _expressions(text: str, names: Names) -> list[_Expression]:
    """The longest expressions, in the order of the text."""
    every = []
    for form, pattern in forms():
        for match in pattern.finditer(text):
            parts = match.groupdict().items()
            groups = {name: " ".join(part.lower().split()) for name, part in parts if part}
            if is_date(form, groups, match, names):
                days = Span(*match.span("list")) if form == "list" else None
                every.append(_Expression(form, Span(*match.span()), groups, days))
    every.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[_Expression] = []
    for one in every:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
        elif one.span.end - one.span.start > kept[-1].span.end - kept[-1].span.start:
            kept[-1] = one
    return [piece for one in kept for piece in _pieces(text, one)]


def _pieces(text: str, one: _Expression) -> Iterator[_Expression]:
    """The days of a list ("1, 8 and 15 June") one by one; two that follow each other as one."""
    if one.days is None:
        yield one
        return
    items = list(_ITEM.finditer(text, *one.days))
    for item in items:
        start = one.span.start if item is items[0] else item.start()
        end = one.span.end if item is items[-1] else item.end()
        days = {"first": item["first"], "day": item["day"] or item["first"]}
        days["last"] = items[-1]["day"] or items[-1]["first"]
        form = "days" if item["day"] else "list"
        yield _Expression(form, Span(start, end), {**one.groups, **days})


class _Reader:
    """Goes through a text's expressions in order, and keeps what later ones are reckoned from."""

    def __init__(self, parsed: Parsed, actors: Actors | None) -> None:
        self.found: list[Suggestion] = []
        self._parsed, self._states = parsed, States(parsed, actors)
        self._tense = Tense(parsed.text)
        self._told: Stretch | None = None
        self._heading: tuple[Stretch, int] | None = None  # and where what it sets ends

    def read(self, one: _Expression) -> None:
        """Take one expression, the next of the text."""
        standing, reach = self._standing(one), reach_of(self._parsed.text, one.span)
        if reach == "heading" and self._heading and one.form == "weekday":
            standing = replace(standing, ahead=True)  # "Monday", and further down "Tuesday"
        value, why = _value(one, standing)
        if value is not None and one.form != "feast":
            self._told = value
        if value is not None and reach is not None and one.form not in ("days", "list", "feast"):
            ends = self._parsed.paragraph_at(one.span.start).end
            self._heading = (value, ends if reach == "paragraph" else len(self._parsed.text))
        made = self._suggestion(one, one.span, value.edtf() if value else None, why)
        last = self.found[-1] if self.found else None
        if last and self._between(one) in _BESIDE and _same_day(last, made):
            # Two names of one day, side by side ("Independence Day, August 17"), are one date.
            self.found[-1] = self._suggestion(one, Span(last.start, made.end), made.date, why)
        else:
            self.found.append(made)

    def _between(self, one: _Expression) -> str:
        """What stands between an expression and the one before it, where that is short."""
        near = self.found and one.span.start - self.found[-1].end < 3
        return self._parsed.text[self.found[-1].end : one.span.start] if near else "far"

    def _standing(self, one: _Expression) -> Standing:
        span, text = one.span, self._parsed.text
        start = self.found[-1].start if self._between(one) in _BESIDE else span.start
        sentence = self._parsed.sentence_at(start)
        last = self._parsed.sentence_at(span.start).end
        around = Span(max(sentence.start, start - _FAR), min(last, span.end + _FAR))
        standing = Standing(
            today=self._parsed.document.published or dt.date.min,
            ahead=self._tense.to_come(Span(start, span.end), around),
            called_off=self._tense.called_off(span, around),
            before=text[around.start : start],
            after=text[span.end : around.end],
            told=self._told,
            state=lambda codes: self._states.in_question(span, codes),
        )
        if self._heading is not None and span.start <= self._heading[1]:
            set_by = self._heading[0]
            if set_by.length > 1:
                return replace(standing, within=set_by)
            standing = replace(standing, today=set_by.first)
        day = self._day_of_quotation(span.start, around.start)
        return replace(standing, today=day) if day else standing

    def _day_of_quotation(self, at: int, sentence: int) -> dt.date | None:
        """The day that a sentence states before the quotation that an expression lies in."""
        last = self.found[-1] if self.found else None
        if last is None or not last.date or not sentence <= last.start < at - 2:
            return None
        opens = _OPENS.search(self._parsed.text, last.end, at)
        when = When.parse(last.date)
        return when.earliest if opens and when.exact else None

    def _suggestion(
        self, one: _Expression, span: Span, value: str | None, why: tuple[str, ...]
    ) -> Suggestion:
        by = {"span": READINGS[one.form][1]} | ({"value": why[0]} if value else {})
        return Suggestion(
            document=self._parsed.document.name, kind="date", start=span.start, end=span.end,
            text=self._parsed.text[span.start : span.end], date=value, why=why, rules=by,
        )  # fmt: skip


def _value(one: _Expression, standing: Standing) -> tuple[Stretch | None, tuple[str, ...]]:
    """The days that an expression means, and why: first the class of rule, then from what."""
    stated = one.form in _STATED or one.groups.get("year", "").isdigit()
    today, within = standing.today, standing.within
    if today == dt.date.min and not stated and within is None:
        return None, (_UNDATED,)
    reading, named = READINGS[one.form]
    away = within is not None and not within.first <= today <= within.last
    try:
        value = None if away and one.form in _BY_TODAY else reading(one.groups, standing)
    except (ValueError, OverflowError, KeyError):
        value = None
    if value is None or stated:
        return value, (_FULL if stated and value else _OPEN,)
    tense = {True: ", still to come", False: ", past", None: ""}[standing.ahead]
    tense = ", called off" if standing.called_off else tense
    under = within.edtf() if within else today.isoformat()
    return value, (named, f"reckoned from {under}{tense}")


def _same_day(one: Suggestion, other: Suggestion) -> bool:
    same = one.date == other.date and one.date is not None
    return same or _NAMED_DAY.fullmatch(one.text) is not None
