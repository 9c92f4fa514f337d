"""Mentions of events: a verb with what it needs in its clause, or a noun that names one event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from detente.documents.document import Span
from detente.reading.events.frames import Frame, frames, types_of, verbs, words
from detente.reading.events.sentence import Sentence
from detente.reading.events.standing import PAST, Standing, of_phrase, of_there
from detente.reading.events.standing import of_verb as standing_of
from detente.reading.suggestion import Suggestion

_GOES_ON = re.compile(rf"\s(?:{'|'.join(sorted(words('goes_on')))})\s(?![A-Z])")
"""What follows the day of an event and is no part of it."""
_FAR, _ASIDE = 12, 14
_DRAWN = frozenset(["draft", "deadline", "truce", "talks", "accord"])


class Dated(Protocol):
    """What knows the dates of a text."""

    def within(self, span: Span) -> list[Suggestion]: ...

    def ahead(self, span: Span, *, today: bool = False) -> bool: ...

    def past(self, span: Span) -> bool: ...


class Sighting(NamedTuple):
    """One mention of an event; ``stated`` is where its day may stand, the nearest first."""

    span: Span
    type: str
    standing: Standing
    rule: str
    stated: tuple[Span, ...]


class Clause:
    """The clause of a verb, with the subject or noun that it hangs on."""

    def __init__(self, sentence: Sentence, at: int) -> None:
        self.sentence, self.at = sentence, at
        self.low, self.high = sentence.clause(at)
        self.group = at
        while sentence.low(self.group - 1) in words("helpers") | {"not", "to"}:
            self.group -= 1
        self.head = self._head()
        drawn = any(types_of(sentence.low(n)) for n in self.head)
        self.drawn = drawn or bool(_DRAWN & sentence.classes(self.head))

    def _head(self) -> range:
        """ "A truce, signed in May", "The talks, which lasted a day, were suspended"."""
        sentence, low = self.sentence, self.low
        if low < 2:
            return range(0)
        if sentence.low(low) in words("relative"):
            return self._antecedent()
        if self.group > low:
            return range(0)
        comma = sentence.low(low - 1) == ","
        first, last = sentence.clause(low - 2 if comma else low - 1)
        relative = sentence.low(first) in words("relative")
        parted = comma == (sentence.low(first - 1) == ",") and first > 0
        if parted and low - first <= _ASIDE and (comma or relative):
            return range(*sentence.clause(first - 2 if comma else first - 1))
        if not comma or relative:
            return range(0)
        told = max((n + 1 for n in range(first, low) if n in sentence.verbs), default=first)
        opens = (n for n in range(told, low) if sentence.low(n) in words("determiners"))
        first = next(opens, told)
        return range(first, last) if low - first <= _FAR else range(0)

    def _antecedent(self) -> range:
        """ "The envoy, who flew in on Monday", "a draft that was leaked", "attacks in which"."""
        sentence, last = self.sentence, self.low
        last -= sentence.low(last - 1) in words("relating")
        last -= sentence.low(last - 1) == ","
        held = sentence.classes((last - 1,)) & _DRAWN or types_of(sentence.low(last - 1))
        if sentence.low(self.low) in ("that", "where", "when") and not held:
            return range(0)  # "said that they met"
        first, _ = sentence.clause(last - 1)
        acts = (
            n + 1
            for n in range(first, last)
            if n in sentence.verbs or sentence.low(n) in words("helpers")
        )
        told = max(acts, default=first)
        opens = [n for n in range(told, last) if sentence.low(n) in words("determiners")]
        first = opens[0] if opens else told
        return range(first, last) if 0 < last - first <= _FAR else range(0)

    def span(self, *, whole: bool = True) -> Span:
        """With its subject before an aside."""
        first = self.head.start if whole and self.head else self.low
        return trimmed(self.sentence, first if whole else self.group, self.high)

    def stated(self) -> Iterator[Span]:
        """Where its day may stand: in it, in its subject, before its comma."""
        sentence, low = self.sentence, self.low
        yield trimmed(sentence, low, self.high)
        if self.head:
            yield trimmed(sentence, self.head.start, self.head.stop)
            aside = self.head.stop + (sentence.low(self.head.stop) == ",")
            opens = sentence.low(aside)
            if aside < low and not (
                opens.endswith("ed") or opens in verbs() or opens in words("subordinators")
            ):
                yield trimmed(sentence, aside, low)
        elif sentence.low(low - 1) in (",", ":") and low > 1:
            first, last = sentence.clause(low - 2)
            if first == 0 and last < 7:
                yield trimmed(sentence, first, last)


def trimmed(sentence: Sentence, low: int, high: int) -> Span:
    """The place of some words without what joins them to others."""
    named = ("deadline", "date")
    while low < high - 1 and (
        sentence.low(low) in words("leads") or not sentence.low(low)[0].isalnum()
    ) and not (sentence.low(low) == "that" and sentence.low(low + 1) in named):  # fmt: skip
        low += 1
    while high > low + 1 and (
        not sentence.low(high - 1)[0].isalnum() or sentence.low(high - 1) in words("trailing")
    ):
        high -= 1
    return Span(sentence.spans[low].start, sentence.spans[high - 1].end)


def of_verb(sentence: Sentence, at: int, days: Dated, draft_before: bool) -> Sighting | None:
    """The event that a verb tells of with the words of its clause."""
    low, high = sentence.clause(at)
    if high - low < 3 and words("leads", "helpers").issuperset(
        sentence.lows[low:at] + sentence.lows[at + 1 : high]
    ):
        return None  # a verb alone tells nothing
    clause = Clause(sentence, at)
    kind = _by_frame(clause, draft_before)
    rule = "verb with its noun" if kind and kind[1] else "verb alone"
    if kind is None:
        kind, rule = _by_course(clause), "noun with its verb"
    if kind is None:
        return None
    name, stated = kind[0], tuple(clause.stated())
    ahead = any(days.ahead(part, today=True) for part in stated)
    past = not ahead and any(map(days.past, stated))
    standing = standing_of(sentence, at, ahead, rule == "noun with its verb")
    if standing is None and past and sentence.bare(at):
        standing = PAST  # "3 May: Talks open in Bern."
    if standing is None:
        return None
    if name == "deadline-met" and standing.why == "negated":
        name, standing = "deadline-missed", standing._replace(happened=True)
    whole = name != "briefing" and _aside_tells(clause, draft_before) in (None, name)
    span = clause.span(whole=whole)
    dated = [day.end for day in days.within(stated[0]) if day.start > sentence.spans[at].end]
    if dated and _GOES_ON.match(sentence.text, dated[0], span.end):
        span = Span(span.start, dated[0])  # "met on Monday / for the first time in years"
    return Sighting(span, name, standing, rule, stated)


def _aside_tells(clause: Clause, draft_before: bool) -> str | None:
    """The type of event of an aside: "Lund, who flew in on Monday, met Berg" tells of two."""
    aside = range(clause.head.stop, clause.low) if clause.head else ()
    within = (n for n in aside if n in clause.sentence.verbs)
    told = (_by_frame(Clause(clause.sentence, n), draft_before) for n in within)
    return next((kind[0] for kind in told if kind), None)


def _by_frame(clause: Clause, draft_before: bool) -> tuple[str, bool] | None:
    """The type of event, and whether a noun told it."""
    sentence, at = clause.sentence, clause.at
    after = range(at + 1, min(clause.high, at + _FAR))
    subjects = sentence.classes((*range(max(clause.low, at - 2 * _FAR), at), *clause.head))
    objects = sentence.classes(after)
    passive, lemma = sentence.passive(at), verbs()[sentence.low(at)][0]
    about = objects | ({"draft"} if _stands_for_draft(clause, draft_before) else set())
    alone = sentence.low(at + 1) in words("prepositions", "no_object") or at + 1 >= clause.high
    if passive or alone or clause.low >= clause.group or lemma in words("intransitive"):
        about |= subjects
    beside = set(sentence.lows[at + 1 : at + 5])
    named = not passive and any(n in sentence.names for n in after[:_FAR])
    for frame in frames().get(lemma, ()):
        told = _fits(frame, about, objects | subjects, beside)
        if told and (named or not frame.get("named")) and (passive or not frame.get("passive")):
            return frame["type"], "about" in frame
    return None


def _fits(frame: Frame, about: frozenset[str], held: frozenset[str], beside: set[str]) -> bool:
    return all(
        not frame.get(key) or bool(set(frame[key]) & there) == wanted
        for key, there, wanted in (
            ("about", about, True), ("with", held, True), ("beside", beside, True),
            ("not", held, False), ("apart", beside, False),
        )
    )  # fmt: skip


def _stands_for_draft(clause: Clause, draft_before: bool) -> bool:
    """ "Rejected it", "the second was leaked": a text that was named before."""
    sentence, at, start = clause.sentence, clause.at, clause.group
    near = set(sentence.lows[at + 1 : at + 3])
    if sentence.passive(at):
        near |= set(sentence.lows[max(0, start - 2) : start])
    named = draft_before or sentence.first_draft < at
    return named and bool(near & words("stand_for_drafts"))


def _by_course(clause: Clause) -> tuple[str, bool] | None:
    """ "The talks collapsed", "a meeting is planned": a verb of the course of what a noun names."""
    sentence, at = clause.sentence, clause.at
    lemma = verbs()[sentence.low(at)][0]
    off = lemma in words("put_off") and sentence.low(at + 1) in ("off", "back")
    if lemma not in words("course", "called_off", "fixed") and not off:
        return None
    after = range(at + 1, min(clause.high, at + 6))
    ends = next((n for n in after if sentence.low(n) in words("prepositions")), clause.high)
    before = [*clause.head, *range(max(clause.low, at - 12), at)]
    for n in (*reversed(before), *after[: ends - at - 1]):
        if n in sentence.verbs and n < at and (
            verbs()[sentence.low(n)][0] not in words("fixed") | {"have"}
        ):  # fmt: skip
            return None
        if n in sentence.nouns and not _of_labour(sentence, n):
            return min(types_of(sentence.low(n))), True
    return None


def _of_labour(sentence: Sentence, at: int) -> bool:
    """Whether a strike is one of writers or ferry crews."""
    told = sentence.classes(range(len(sentence.lows)))
    return "strike" in sentence.low(at) and "labour" in told and not told & {"weapon", "force"}


def of_noun(sentence: Sentence, at: int, days: Dated) -> Sighting | None:
    """The one event that a noun names by its day, or that there is or is not."""
    name = min(types_of(sentence.low(at)))
    if _of_labour(sentence, at):
        return None
    low, high = sentence.clause(at)
    there = next((n for n in range(max(low, at - 8), at) if sentence.low(n) == "there"), None)
    if there is not None and (standing := of_there(sentence, there)) is not None:
        span = trimmed(sentence, low, high)
        return Sighting(span, name, standing, "there is", (span,))
    first, last = sentence.phrase(at)
    span = trimmed(sentence, first, last)
    if not days.within(span):
        return None
    standing = of_phrase(sentence, first, at, days.ahead(span))
    return standing and Sighting(span, name, standing, "noun with its day", (span,))
