"""What each clause of a draft says: who acts, by when, measured how, watched by whom, and so on.

Found by words alone, with their place; what a clause does not say is empty, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from detente.dossier.points import Numbered, TextPoint
from detente.drafting.terms import terms
from detente.drafting.verbs import Verb, clause_words, find_verb, owns

_PARTED = re.compile(r";\s+|(?<=[.!?])[\"”»']?\s+(?=[A-Z“\"])|(?<=\w{4}\.)\s+(?=\d)|(?<=[.!?])$")
_LABEL = re.compile(r"^([A-Z“][^:;.]{1,70}):\s+")
_WORD = re.compile(r"[^\W_]+(?:[-–][^\W_]+)*(?:['’](?:s\b|(?=\s)))?")
_INSIDE = re.compile(r"(?<![.!?:;“\"] )(?<!^)\b[A-Z][\w’'–-]+")
_AFTER_HEAD = re.compile(
    r"\s(?:of|on|from|for|in|at|with|to|that|which|whose|chaired|headed|led|planning)\s"
)
_SOURCE = re.compile(
    r"(?:compensation|grants?|money|funds)\s+from\s+(?=the\s|both\s|each\s|[A-Z])([^,;.]+?)(?=\s+of\s|[,;.]|$)|"
    r"from\s+([^,;.]*?\b(?:assets|fund|budget|revenue)\b)|at the expense of\s+([^,;.]+)"
)
_UNDER = re.compile(r"\s+(?:of|by)\s+((?:the\s+)?[^,;.]+?)(?=,|;|\.|\s(?:and its|which|who)\s|$)")
_OWNER = re.compile(r"under\s+((?:the\s+)?\S+(?:\s\S+){0,3}?)(?:['’]s|s['’])\s*$")
_WATCHERS = re.compile(
    r"\b((?:the\s+)?(?:inspectors|observers|monitors))\s+(?:report|confirm|certify|verify)"
)
_PER = re.compile(r"(?:per|an?|each|every)\s+\w+$", re.IGNORECASE)
_SUM = re.compile(
    r"(?:\d|\b(?:hundred|thousand|million|billion)\b)[\d.,]*\s+"
    r"(?!times\b|days?\b|visits?\b|meetings?\b|reports?\b)[^\W\d_]+\s+$"
    r"|[$€£¥]\s?[\d.,]+(?:\s*(?:m|bn|thousand|million|billion))?\s+$",
    re.IGNORECASE,
)
_LONGEST = 9
"""Words of a subject; what is longer is none that rules can read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Some words of a point and their place in its text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One thing that a point says.

    Attributes
    ----------
    point : str
        Its number.
    words : Words
        All of the clause, without a label before it.
    label : Words or None
        What stands before a colon: ``Territory:``.
    subject, verb : Words or None
    act : str
        The plain form of the verb; empty where no rule reads it.
    passive : bool
    actor, deadline, measure, verifier, breach, dispute, payer : Words or None
        Who acts, by when, measured how, verified by whom, what if breached, disputes where, paid
        by whom; None where the clause does not say.
    """

    point: str
    words: Words
    label: Words | None = None
    subject: Words | None = None
    verb: Words | None = None
    act: str = ""
    passive: bool = False
    actor: Words | None = None
    deadline: Words | None = None
    measure: Words | None = None
    verifier: Words | None = None
    breach: Words | None = None
    dispute: Words | None = None
    payer: Words | None = None


def clauses(text: Numbered, names: Iterable[str] = ()) -> tuple[Clause, ...]:
    """The clauses of a draft, in order.

    Parameters
    ----------
    text : Numbered
    names : iterable of str
        Names of parties, beside those that the text shows to be names.

    Examples
    --------
    >>> from detente.dossier.points import numbered
    >>> draft = numbered("1. The north leaves within ten days. Observers of the Union verify it.")
    >>> first, then = clauses(draft, ["the north"])
    >>> first.actor.text, first.act, first.deadline.text, then.verifier.text
    ('The north', 'leave', 'within ten days', 'Observers of the Union')
    >>> first.verifier is None
    True
    """
    known = _names(text) | {name.casefold() for name in names}
    return tuple(clause for point in text.points for clause in _of_point(point, known))


def _names(text: Numbered) -> frozenset[str]:
    """Words that the text writes with a capital inside a sentence: they are names at its head."""
    whole = (text.preamble, *(point.text for point in text.points))
    return frozenset(word.casefold() for part in whole for word in _INSIDE.findall(part))


def _of_point(point: TextPoint, known: frozenset[str]) -> Iterator[Clause]:
    before: Clause | None = None
    for start, end in _parts(point.text):
        for first, last in _at_colon(point.text, start, end):
            before = _Reader(point, first, last, known, before).clause()
            yield before


def _at_colon(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A part is two where what stands before its colon has a verb and is no label."""
    colon = text.find(": ", start, end)
    if colon > 0 and find_verb(list(_WORD.finditer(text[start:colon]))):
        yield start, colon
        start = colon + 2
    yield start, end


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PARTED.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


class _Reader:
    """Reads one clause."""

    def __init__(
        self, point: TextPoint, start: int, end: int, known: frozenset[str], before: Clause | None
    ) -> None:
        self.point, self.known, self.before = point, known, before
        self.label: Words | None = None
        whole = point.text[start:end]
        label = _LABEL.match(whole)
        if label and not find_verb(list(_WORD.finditer(label[1]))):
            self.label = Words(text=label[1], start=start, end=start + len(label[1]))
            start += label.end()
        self.start, self.end = start, end
        self.said = point.text[start:end]

    def words(self, start: int, end: int) -> Words:
        """Words of the clause, without blanks and commas around them."""
        text = self.said[start:end]
        left = len(text) - len(text.lstrip(" ,;:"))
        text = text.strip(" ,;:.")
        at = self.start + start + left
        return Words(text=text, start=at, end=at + len(text))

    def clause(self) -> Clause:
        head = self._head()
        tokens = [t for t in _WORD.finditer(self.said) if t.start() >= head]
        verb = find_verb(tokens)
        subject = self.words(head, tokens[verb.first].start()) if verb else None
        told: dict[str, Words | None] = {
            name: self._told(name) for name in ("measured", "verified", "breach", "disputes")
        }
        return Clause(
            point=self.point.number,
            words=self.words(0, len(self.said)),
            label=self.label,
            subject=subject,
            verb=self.words(tokens[verb.first].start(), tokens[verb.last].end()) if verb else None,
            act=verb.act if verb else "",
            passive=verb is not None and verb.passive,
            actor=self._actor(subject, verb, tokens),
            deadline=self._deadline(),
            measure=told["measured"],
            verifier=self._verifier(subject, verb),
            breach=told["breach"],
            dispute=told["disputes"],
            payer=self._payer(subject, verb, tokens),
        )

    def _head(self) -> int:
        """Where the clause begins in earnest, after a condition at its head."""
        first = re.match(r"[^\W\d_]+", self.said)
        if first is None or first[0].casefold() not in clause_words()["conditions"]:
            return 0
        comma = self.said.find(", ")
        return comma + 2 if 0 < comma < 120 else 0

    def _actor(
        self, subject: Words | None, verb: Verb | None, tokens: list[re.Match[str]]
    ) -> Words | None:
        if verb is None or subject is None:
            return None
        if verb.passive:
            return self._agent(tokens[verb.last].end()) or self._bearer(subject, verb)
        if self.is_actor(subject.text):
            return subject
        if subject.text.casefold() == "they" and self.before:
            return self.before.actor
        return None

    def is_actor(self, text: str) -> bool:
        """Whether a run of words names who can act."""
        head = _AFTER_HEAD.split(text, maxsplit=1)[0]
        parts = [part.strip(" ,") for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", head)]
        parts = [part for part in parts if part]
        return bool(parts) and all(map(self._is_name, parts))

    def _is_name(self, text: str) -> bool:
        words = text.split()
        while words and words[0].casefold() in clause_words()["each"]:
            words = words[1:]
        if not words or len(words) > _LONGEST or any(map(owns, words[:-1])) or owns(words[-1]):
            return False
        if text.casefold() in self.known or words[-1].casefold() in clause_words()["actors"]:
            return True
        if " ".join(words).casefold() in self.known:
            return True
        return all(word[0].isupper() and word.casefold() in self.known for word in words)

    def _agent(self, at: int) -> Words | None:
        """Who stands after "by", close behind a participle."""
        match = re.match(
            r"(?:\s+(?!after|before|if|when|once)[\w’'-]+){0,4}?\s+by\s+", self.said[at:]
        )
        if match is None:
            return None
        begin = at + match.end()
        ends = re.search(r",|;|\.|\s(?:and|which|who|that|on|in|within|after|before|to|under)\s|$",
                         self.said[begin:])  # fmt: skip
        found = self.words(begin, begin + (ends.start() if ends else 0))
        return found if self.is_actor(found.text) else None

    def _bearer(self, subject: Words, verb: Verb) -> Words | None:
        """Whose it is, of what is limited or withdrawn: "Ukraine's forces are limited"."""
        if verb.act not in clause_words()["bearers"]:
            return None
        match = re.match(r"(.+?)(?:['’]s|s['’])\s", subject.text)
        if match is None or not self.is_actor(match[1]):
            return None
        return Words(text=match[1], start=subject.start, end=subject.start + len(match[1]))

    def _deadline(self) -> Words | None:
        first: re.Match[str] | None = None
        for pattern in _when():
            every = pattern.finditer(self.said)
            match = next((one for one in every if not _is_rate(self.said, one)), None)
            if match and (first is None or match.start() < first.start()):
                first = match
        return self.words(*first.span()) if first else None

    def _told(self, name: str) -> Words | None:
        """The words from the one that tells, to the end of its phrase."""
        match = _pattern(name).search(self.said)
        if match is None:
            return None
        if name in ("breach", "disputes"):
            return self.words(0, len(self.said))
        ends = re.search(r"[;.,]|$", self.said[match.end() :])
        return self.words(match.start(), match.end() + (ends.start() if ends else 0))

    def _verifier(self, subject: Words | None, verb: Verb | None) -> Words | None:
        """Who watches: the one who does it, or who stands after "supervision of" or "by"."""
        for match in islice(_pattern("verified").finditer(self.said), 5):
            people = match[0].casefold().endswith(("ers", "ors", "er", "or"))
            named = None if people else _UNDER.match(self.said, match.end())
            owner = _OWNER.search(self.said, 0, match.start())
            for found in filter(None, (named, owner)):
                return self.words(*found.span(1))
            acts = subject and verb and not verb.passive and self.is_actor(subject.text)
            second = self.said[: match.start()].endswith(" and ")
            if acts and verb and (second or verb.act in clause_words()["verifying"]):
                return subject
        who = _WATCHERS.search(self.said)
        return self.words(*who.span(1)) if who else None

    def _payer(
        self, subject: Words | None, verb: Verb | None, tokens: list[re.Match[str]]
    ) -> Words | None:
        """Who pays: the one who does it, or who stands after "by", or what it is paid from."""
        match = _pattern("paid").search(self.said)
        if match is None:
            return None
        pays = verb is not None and verb.act in clause_words()["paying"]
        if pays and verb and not verb.passive and subject and self.is_actor(subject.text):
            return subject
        if pays and verb and verb.passive:
            agent = self._agent(tokens[verb.last].end())
            if agent:
                return agent
        source = _SOURCE.search(self.said)
        return self.words(*source.span(source.lastindex or 0)) if source else None


def _is_rate(said: str, match: re.Match[str]) -> bool:
    """Whether "a year" is that of a sum, as in "12 million crowns a year", and no day."""
    return _PER.match(match[0]) is not None and _SUM.search(said, 0, match.start()) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(clause_words()[name])})\b", re.IGNORECASE)


@cache
def _when() -> tuple[re.Pattern[str], ...]:
    numbers = "|".join(sorted(map(re.escape, terms()["numbers"]), key=len, reverse=True))
    parts = {
        "number": rf"(?:\d[\d,.]*|(?:{numbers})(?:[\s-](?:{numbers}))?|an?)",
        "unit": "|".join(clause_words()["units_of_time"]),
        "month": "|".join(sorted(map(re.escape, terms()["months"]), key=len, reverse=True)),
        "day": r"\d{1,2}(?:st|nd|rd|th)?",
        "year": r"(?:19|20|21)\d\d",
    }
    made = (text.format(**parts) for text in clause_words()["when"].values())
    return tuple(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for pattern in made)
