"""The day on which something was said: only a date that hangs on the verb of saying.

A sentence holds other dates too: of what was said, of whom it was said to, of a draft. Which of
them is meant is not guessed: where a date does not stand beside the verb of saying or at the head
of its clause, the day is not known.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable, Sequence

from detente.documents.document import Span
from detente.dossier.model.dates import When
from detente.errors import DetenteError
from detente.reading.matters.cue_at import cue_of
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

SAID = frozenset({"quotation", "indirect"})
_FAR = 400  # code points: a text without full stops is one sentence
_BESIDE = 160  # between a date and the verb it hangs on
_WORD = r"[\w’'.-]+"
_PLAIN = (
    rf"(?!(?:who|whom|whose|which|that|what|of|and|or|but|when|while|to)\b)(?!\w+(?:ed)\b){_WORD}"
)
_PLACE = (
    rf"(?:\s+(?:in|at|from|during|outside|inside|on)(?:\s+(?:the|a|an|his|her|its|their))?"
    rf"(?:\s+(?:steps|side|sidelines|margins|end|start|opening)\s+of)?(?:\s+{_PLAIN}){{1,4}}?)"
)
_HEARERS = (
    r"(?:\s+(?:to\s+)?(?:me|us|you|him|her|them|(?:the\s+|both\s+|his\s+|her\s+|its\s+|their\s+)?"
    r"(?:[a-z]+\s+)?(?:[a-z]{3,}s|press|parliament|cabinet|nation|council|media|envoy"
    r"|[A-Z][\w’'-]+)))"
)
_TELLING = re.compile(
    r"(?:told|tells?|assure[sd]?|inform(?:s|ed)|warn(?:s|ed)|remind(?:s|ed)|promise[sd]?"
    r"|ask(?:s|ed)|advise[sd]?|notif(?:ies|ied)|call(?:s|ed) on|urge[sd]?)$",
    re.IGNORECASE,
)
"""Verbs that take the hearer without "to"; after others a noun begins what is said."""
_SAYING = re.compile(
    r"(?:sa(?:id|ys?)|told|tells?|added?|adds|announce[sd]?|wr(?:ote|ites?)|declare[sd]?"
    r"|repl(?:ied|ies)|repeat(?:s|ed)|warn(?:s|ed)|insist(?:s|ed)|argue[sd]?|stat(?:ed|es)"
    r"|complained|confirmed|conceded|admitted|answered|remarked|promised|testified|tweeted)$",
    re.IGNORECASE,
)
"""Verbs after which a bare day ("said Tuesday") is when, not what."""
_BARE = re.compile(
    r"(?:on\s|yesterday|today|tonight|this\s+(?:morning|afternoon|evening)|earlier|late\s|early\s"
    r"|last\s|this\s)",
    re.IGNORECASE,
)
_LEAD = (
    r"(?:\s+(?:in|late|late\s+on|late\s+in|early|early\s+on|early\s+in|earlier|back\s+in|again))?"
)
_MESSAGE = (
    r"(?:[Ii]n|[Aa]t|[Dd]uring)\s+(?:an?|the|his|her|its|their)\s+(?:\w+\s+){0,2}"
    r"(?:letter|statement|speech|interview|address|message|broadcast|note|briefing|conference"
    r"|communiqu[eé]|remarks|sermon|telephone call|call)(?:\s+(?:made public|published|released"
    r"|issued|sent|given|broadcast|posted|dated))?(?:\s+by(?:\s+\w+){1,2})?(?:\s+in\s+\w+)?"
    r"(?:\s+to(?:\s+\w+){1,2})?\s+"
)
_HEAD = re.compile(
    rf"(?:^|[.;:!?”’\"»]\s+|\b(?:and|but)\s+|[“‘\"'«])(?:{_MESSAGE})?(?:[Ii]n\s+|[Ll]ate\s+|[Ee]arly\s+)?$"
)
_AUX = r"(?:\s+(?:had|has|have|also|then|later|again|only|\w+ly))*\s+"
_ASIDE = r"(?:,(?:\s+(?!(?:who|whom|whose|which|that|said|says|told)\b)[\w’'.-]+){1,9},)?"
_AFTER = re.compile(
    r"\s*(?:$|[,.;:—–()“”\"‘«]|(?:that|in|at|to|as|and|but|for|during|after|before|from|when|while"
    r"|he|she|they|it|we|the|his|her|its|their|an?|there|no|how|why|whether)\b)"
)


def on_their_day(
    said: Iterable[Suggestion], dated: Sequence[Suggestion], parsed: Parsed
) -> list[Suggestion]:
    """What was said, with the day that its own sentence states for the saying.

    Parameters
    ----------
    said : iterable of Suggestion
    dated : sequence of Suggestion
        The dates of the text, in its order.
    parsed : Parsed

    Returns
    -------
    list of Suggestion
        In the same order; the pieces of one quotation share their day.
    """
    starts = [date.start for date in dated]
    every: list[Suggestion] = []
    for one in said:
        if one.kind not in SAID or one.date is not None:
            every.append(one)
            continue
        around = _around(one, parsed)
        low = bisect.bisect_left(starts, around.start)
        high = bisect.bisect_left(starts, around.end)
        every.append(_with_day(one, dated[low:high], parsed, around))
    return _pieces_alike(every)


def _around(one: Suggestion, parsed: Parsed) -> Span:
    first, last = parsed.sentence_at(one.start), parsed.sentence_at(max(one.end - 1, one.start))
    return Span(
        max(min(first.start, one.start), one.start - _FAR),
        min(max(last.end, one.end), one.end + _FAR),
    )


def _with_day(
    one: Suggestion, dated: Sequence[Suggestion], parsed: Parsed, around: Span
) -> Suggestion:
    outside = [
        date for date in dated if date.date and (date.end <= one.start or date.start >= one.end)
    ]
    cue = cue_of(one, parsed.text, around) if outside else None
    if cue is None:
        return one
    published = parsed.document.published
    told = [
        date
        for date in outside
        if _hangs_on(date, cue, one, parsed.text, around) and not _to_come(date.date, published)
    ]
    if len({date.date for date in told}) != 1:
        return one
    why = (*one.why, f"said on the day its sentence states, “{told[0].text}”")
    return one.model_copy(update={"date": told[0].date, "why": why})


def _hangs_on(date: Suggestion, cue: Span, one: Suggestion, text: str, around: Span) -> bool:
    """Whether a date is an adverbial of the verb of saying."""
    if re.match(r"[’']s?\b", text[date.end : date.end + 2]) or re.search(r"[’']s?$", date.text):
        return False
    verb = text[cue.start : cue.end]
    speaker = re.escape(one.speaker) if one.speaker else r"(?!)"
    if cue.end <= date.start <= cue.end + _BESIDE:
        rest = text[date.end : around.end]
        begins = date.end <= one.start and not text[date.end : one.start].strip()
        hearers = _HEARERS if _TELLING.search(verb) else _HEARERS.replace("to\\s+)?", "to\\s+)")
        gap = rf"(?:\s+{speaker})?{_ASIDE}{hearers}?{_PLACE}?{_LEAD}\s+"
        if re.fullmatch(gap, text[cue.end : date.start]) is None:
            return False
        if not _adverbial(date.text, text[cue.end : date.start], verb, rest):
            return False
        return begins or _AFTER.match(rest) is not None
    if date.end <= cue.start <= date.end + _BESIDE:
        between, before = text[date.end : cue.start], text[around.start : date.start]
        if re.fullmatch(rf",?\s+{speaker}{_ASIDE}{_AUX}", between):
            return _HEAD.search(before) is not None
        after_speaker = re.search(rf"{speaker}{_ASIDE}{_LEAD}\s+$", before) is not None
        return after_speaker and re.fullmatch(rf",?{_AUX}", between) is not None
    return False


def _adverbial(date: str, gap: str, verb: str, rest: str) -> bool:
    """Whether a date after the verb tells when: "said in May", not "called Tuesday" a dark day."""
    if re.search(r"\b(?:in|on|late|early|earlier)\s+$", gap) or _BARE.match(date):
        return True
    named = re.search(r"\d|day\b|night\b|morning\b", date) is not None
    goes_on = re.match(r"\s*[“‘\"'«]\s?[a-z]", rest) is not None
    return named and not goes_on and _SAYING.search(verb) is not None


def _to_come(value: str | None, published: dt.date | None) -> bool:
    """Whether a date begins only after the day of publication."""
    if published is None or value is None:
        return False
    try:
        earliest = When.parse(value).earliest
    except (DetenteError, ValueError):
        return True
    return earliest is not None and earliest > published


def _pieces_alike(said: Sequence[Suggestion]) -> list[Suggestion]:
    """A quotation that is split was said on one day."""
    days: dict[str, set[str]] = {}
    for one in said:
        if one.piece_of and one.date:
            days.setdefault(one.piece_of, set()).add(one.date)
    return [
        one.model_copy(update={"date": next(iter(days[one.piece_of]))})
        if one.piece_of and not one.date and len(days.get(one.piece_of, ())) == 1
        else one
        for one in said
    ]
