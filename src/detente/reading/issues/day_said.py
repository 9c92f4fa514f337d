"""The day on which something was said: only a date that hangs on the verb of saying.

Which of the other dates of a sentence may be meant is not guessed. Where none hangs on the verb the
day is left open, in a transcript or a release too: whoever reviews has its day of publication.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

from detente.dossier.model.dates import When
from detente.errors import DetenteError
from detente.reading.lexicon.read import lexicon
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_FAR = 300
_HEARERS, _OCCASIONS = ("|".join(lexicon("stance")[name]) for name in ("hearers", "occasions"))
_THE = r"(?:(?:the|an?|both|his|her|its|their)\s+)?"
_HEARER = rf"(?:{_THE}(?:[A-Z][\w.’'-]*\s+){{0,2}}(?:{_HEARERS}|[a-z]{{3,}}s|[A-Z][\w.’'-]*))"
_WHERE = rf"(?:in|at|from|on|during)\s+{_THE}(?:[A-Z][\w’'-]+|(?:[a-z]+\s+)?(?:{_OCCASIONS}))"
_TELLS = re.compile(r"(?:told|tells|assured|informed|warned|reminded|promised)$")
_SAYS = re.compile(r"(?:said|says|wrote|writes|announced|added|declared)$")
_LED = r"(?:on|in|late|early|earlier|last|this)\s[^⟧]*"
_A_DAY = r"(?:\w+day\b|to(?:day|night)\b|yesterday\b|[^⟧]*\b\d{1,2}\b)[^⟧]*"
_AFTER = rf"\s*(?:$|[,.;:—–()“”\"‘«]|(?:{'|'.join(lexicon('stance')['after_a_day'])})\b)"
_ASIDE = r"(?:,[^,.;]{1,60},)?"
_VERB = r"⟨(?:tells|says|other)⟩"
_HEAD = rf"(?:^|[.!?”\"]\s+|[“‘«])(?:(?:On|In|Late|Early)\s+)?⟦[^⟧]*⟧,?\s+⟨who⟩{_ASIDE}\s+"
_DATED = rf"(?:\s+(?:on|in|late|early|earlier|back))+\s+⟦[^⟧]*⟧|\s+⟦(?i:{_LED})⟧"
_TOLD = rf"{_VERB}(?:\s+⟨who⟩)?{_ASIDE}(?:\s+(?:to\s+{_HEARER}|(?<=tells⟩\s){_HEARER}))?"
_RULES = tuple(
    (rule, re.compile(pattern))
    for rule, pattern in (
        ("date at the head", rf"{_HEAD}(?:(?:\w+ly|had|has)\s+)?{_VERB}"),
        ("date beside the verb", rf"⟨who⟩\s+⟦(?i:{_LED})⟧\s+{_VERB}"),
        ("date beside the verb", rf"{_TOLD}(?:\s+{_WHERE})?(?:{_DATED}){_AFTER}"),
        (
            "date beside the verb",
            rf"⟨(?:tells|says)⟩{_TOLD[len(_VERB) :]}(?:\s+{_WHERE})?\s+⟦{_A_DAY}⟧{_AFTER}",
        ),
    )
)
"""How a date may hang on the verb of a saying: each class of rule with its pattern."""


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
    first, last = (parsed.sentence_at(at) for at in (one.start, max(one.end - 1, 0)))
    low = min(max(first.start, one.start - _FAR), one.start)
    high = max(min(last.end, one.end + _FAR), one.end)
    ends = (bisect.bisect_left(dated, at, key=lambda date: date.start) for at in (low, high))
    near = [date for date in dated[slice(*ends)] if date.end <= one.start or date.start >= one.end]
    for date in near if one.cue else ():
        before, after = parsed.text[low : date.start], parsed.text[date.end : high]
        marked = _marked(one, before) + f"⟦{date.text}⟧" + _marked(one, after)
        rule = next((rule for rule, at in _RULES if at.search(marked)), None)
        if rule and _by_then(date.date, parsed):
            return date, rule
    return None


def _marked(one: Suggestion, text: str) -> str:
    """A text with who says a thing as one sign, and the verb of saying as another by its kind."""
    said = (one.cue or "").split("…")[0].strip()
    verb = "⟨tells⟩" if _TELLS.search(said) else "⟨says⟩" if _SAYS.search(said) else "⟨other⟩"
    return text.replace(one.speaker or "\0", "⟨who⟩").replace(said or "\0", verb)


def _by_then(value: str | None, parsed: Parsed) -> bool:
    """Whether a date does not begin only after the day of publication."""
    try:
        earliest = When.parse(value or "").earliest
    except (DetenteError, ValueError):
        return False
    published = parsed.document.published
    return published is None or earliest is None or earliest <= published
