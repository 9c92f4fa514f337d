"""The day on which something was said: only a date that hangs on the verb of saying.

A sentence holds other dates too: of what was said, of whom it was said to, of a draft. Which of
them is meant is not guessed. Where none stands beside the verb the day is left open, in a
transcript or a release too: a person has the day of publication before them.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable, Sequence

from detente.dossier.model.dates import When
from detente.errors import DetenteError
from detente.reading.lexicon.read import lexicon
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_FAR = 300
_HEARER = r"(?:(?:the\s+)?(?:me|us|him|her|them|[a-z]{3,}s|parliament|[A-Z][\w.’'-]*))"
_AFTER = re.compile(
    rf"\s*(?:$|[,.;:—–()“”\"‘«]|(?:{'|'.join(lexicon('stance')['after_a_day'])})\b)"
)
_LED = re.compile(r"(?:on|in|late|early|earlier|last|this)\s", re.IGNORECASE)
_A_DAY = re.compile(r"\w+day\b|to(?:day|night)|yesterday|.*\d{1,2}\b(?!\d)")
_SAYS = re.compile(r"(?:said|says|told|tells|wrote|writes|announced|added|warned|declared)$")
_TELLS = re.compile(r"(?:told|tells|assured|informed|warned|reminded|promised)$")
_HEAD = re.compile(r"(?:.*[.!?”\"]\s+)?(?:(?:On|In|Late|Early)\s+)?", re.DOTALL)


def on_their_day(
    said: Iterable[Suggestion], dated: Sequence[Suggestion], parsed: Parsed
) -> list[Suggestion]:
    """What was said, in its order, with the day that its own sentence states for the saying.

    The pieces of one quotation share their day; ``dated`` are the dates of the text, in its order.
    """
    found = [(one, _day_of(one, dated, parsed)) for one in said]
    of_piece = {one.piece_of: day for one, day in found if one.piece_of and day}
    return [_on(one, day or of_piece.get(one.piece_of or "")) for one, day in found]


def _on(one: Suggestion, day: tuple[Suggestion, str] | None) -> Suggestion:
    if day is None or one.date is not None:
        return one
    why = (*one.why, f"said on the day its sentence states, “{day[0].text}”")
    rules = {**one.rules, "day": day[1]}
    return one.model_copy(update={"date": day[0].date, "why": why, "rules": rules})


def _day_of(
    one: Suggestion, dated: Sequence[Suggestion], parsed: Parsed
) -> tuple[Suggestion, str] | None:
    """The date that hangs on the verb of saying, with the class of the rule."""
    if not one.cue:
        return None
    first, last = parsed.sentence_at(one.start), parsed.sentence_at(max(one.end - 1, one.start))
    low = max(min(first.start, one.start), one.start - _FAR)
    high = min(max(last.end, one.end), one.end + _FAR)
    ends = (bisect.bisect_left(dated, at, key=lambda date: date.start) for at in (low, high))
    for date in dated[slice(*ends)]:
        before, after = parsed.text[low : date.start], parsed.text[date.end : high]
        outside = date.end <= one.start or date.start >= one.end
        if outside and date.date and not _to_come(date.date, parsed.document.published):
            if date.end <= one.start and _HEAD.fullmatch(before) and _leads(one, after):
                return date, "date at the head"
            if _between(one, before, after) or _follows(one, before, date.text, after):
                return date, "date beside the verb"
    return None


def _leads(one: Suggestion, after: str) -> bool:
    """Whether a date is followed by the speaker and the verb: "On Monday Dorn said"."""
    speaker, cue = re.escape(one.speaker or "\0"), re.escape(one.cue or "")
    had = r"(?:(?:\w+ly|had|has)\s+)?"
    return re.match(rf",?\s+{speaker}(?:,[^,]{{1,60}},)?\s+{had}{cue}\b", after) is not None


def _between(one: Suggestion, before: str, after: str) -> bool:
    """Whether a date stands between speaker and verb: "Dorn on Monday said"."""
    speaker, cue = re.escape(one.speaker or "\0"), re.escape(one.cue or "")
    return bool(re.search(rf"{speaker}\s+$", before) and re.match(rf"\s+{cue}\b", after))


def _follows(one: Suggestion, before: str, date: str, after: str) -> bool:
    """Whether a date stands right after the verb, its speaker or its hearer."""
    speaker, verb = re.escape(one.speaker or "\0"), (one.cue or "").split("…")[0].strip()
    to = rf"(?:\s+(?:to\s+{_HEARER}{'|' + _HEARER if _TELLS.search(verb) else ''}))?"
    where = r"(?:\s+(?:in|at|from)\s+(?:the\s+)?[A-Z][\w’'-]+)?"
    when = r"(?P<led>(?:\s+(?:on|in|late|early|earlier|back))*)\s+$"
    tail = re.search(
        rf"(?<!\w){re.escape(verb)}(?:\s+{speaker})?(?:,[^,.;]{{1,60}},)?{to}{where}{when}", before
    )
    if tail is None or not _AFTER.match(after):
        return False
    led = tail["led"] or _LED.match(date)
    return bool(led or (_A_DAY.match(date) and _SAYS.search(verb)))


def _to_come(value: str, published: dt.date | None) -> bool:
    """Whether a date begins only after the day of publication."""
    try:
        earliest = When.parse(value).earliest
    except (DetenteError, ValueError):
        return True
    return published is not None and earliest is not None and earliest > published
