"""A sentence as words and clauses: by its words alone, or with a parse to tell verbs from nouns."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.documents.document import Span
from detente.reading.dates.words import MONTHS, WEEKDAYS
from detente.reading.events.frames import classes_of, types_of, verbs, words
from detente.reading.parsed import Parsed

_WORD = re.compile(r"\d+(?:[.:,]\d+)*|\w+(?:[’'-]\w+)*|[^\w\s]")
_MARKS = frozenset(";:—–“”«»\"()[]‘’'„•…?!")
_LONGEST = 60
"""Words; what runs on longer without a mark is cut."""
_HELPERS, _BEFORE_NOUNS = words("helpers"), words("determiners") | words("prepositions")
_ASIDE = 10
_SUBJECTS, _SUBORDINATE = words("subjects"), words("subordinators")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am"])
_OWNERS = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "my", "any", "no", "every"]
)
_RELATIVE = frozenset(["who", "whom", "whose", "which", "that", "where", "when"])
_JOINS = frozenset(["and", "but", "or", "nor"])
_CONDITIONS = frozenset(["if", "unless", "whether", "because"])
_CLAUSAL = frozenset(["relcl", "advcl", "ccomp", "conj", "parataxis", "acl"])


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark, with its place in the text."""

    start: int
    end: int
    text: str
    low: str


class Sentence:
    """The words of a sentence, and where its clauses begin."""

    def __init__(self, parsed: Parsed, span: Span, *, headline: bool = False) -> None:
        text = parsed.text
        self.span, self.headline = span, headline
        self.words = [
            Word(m.start(), m.end(), m.group(), m.group().lower())
            for m in _WORD.finditer(text, span.start, span.end)
        ]
        self.asks = text[span.start : span.end].rstrip("\"'”’») ").endswith("?")
        self._tokens = {} if headline else _tokens_of(parsed, span, self.words)
        self._starts = sorted({0, *self._at_marks(), *self._at_words()})
        self._starts = sorted({*self._starts, *_cuts(self._starts, len(self.words))})
        whole = [n for n in range(2, len(self.words)) if self._came_and_went(n)]
        self._starts = [n for n in self._starts if n not in whole and n + 1 not in whole]
        places = range(len(self.words))
        self.verbs = [at for at in places if self.low(at) in verbs() and self.is_verb(at)]
        self.nouns = [at for at in places if types_of(self.low(at)) and self.is_noun(at)]
        drafts = [at for at in places if "draft" in classes_of(self.low(at))]
        self.first_draft = drafts[0] if drafts else len(self.words)
        self.goes_on = any(word.low in ("it", "them", "neither", "both") for word in self.words)

    def clause(self, at: int) -> tuple[int, int]:
        """The first word of the clause around a word, and the one after its last."""
        place = bisect.bisect_right(self._starts, at)
        after = self._starts[place] if place < len(self._starts) else len(self.words)
        return self._starts[place - 1], after

    def is_name(self, at: int) -> bool:
        """Whether a word has a capital and is none of the calendar's."""
        word = self.words[at]
        return word.text[:1].isupper() and not is_day(word.low)

    def low(self, at: int) -> str:
        """A word in small letters; empty beyond the ends."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def _at_marks(self) -> Iterator[int]:
        aside = 0
        for at, word in enumerate(self.words):
            if word.text == "(" and at >= aside:
                closing = [n for n in range(at, min(at + 9, len(self.words))) if self.low(n) == ")"]
                aside = closing[0] + 1 if closing and at else aside
            if at >= aside and (
                word.text in _MARKS or (word.text in ",-" and not self._runs_on(at))
            ):
                yield at
                yield at + 1

    def _runs_on(self, comma: int) -> bool:
        """Whether a comma stands within a date or a list of names."""
        following = self.low(comma + 1)
        if following in ("on", "at"):
            following = self.low(comma + 2)
        if following in WEEKDAYS or following in MONTHS or following[:1].isdigit():
            return following[:1].isdigit() or is_day(self.low(comma - 1))
        return False

    def _at_words(self) -> Iterator[int]:
        if self._tokens:
            yield from self._by_parse()
            return
        told = 0
        for at, word in enumerate(self.words):
            low, before = word.low, self.low(at - 1)
            helps = low in _HELPERS and before not in _HELPERS | _SUBJECTS | _RELATIVE
            if told > 1 and helps:  # "a meeting that was set for Friday / was postponed"
                yield at
                told = 0
            elif told and (low in _HELPERS or low in verbs() or low.endswith("ed")):
                told = 2
            if low in _RELATIVE:
                told = 1
            joins = low in _JOINS and self._begins(at + 1)
            clausal = low in _SUBORDINATE and self.low(at + 1) in _SUBJECTS
            opens = low in _RELATIVE | _CONDITIONS or (low == "as" and self.headline)
            if joins or clausal or opens:
                yield at

    def _came_and_went(self, at: int) -> bool:
        return [self.low(at - n) for n in (2, 1, 0)] == ["came", "and", "went"]

    def _begins(self, at: int) -> bool:
        """Whether a clause of its own begins after "and"."""
        low = self.low(at)
        known = verbs().get(low)
        return low in _SUBJECTS or low in _HELPERS or (known is not None and self.is_verb(at))

    def _by_parse(self) -> Iterator[int]:
        places = {token.i: at for at, token in self._tokens.items()}
        for at, token in self._tokens.items():
            if token.dep_ not in _CLAUSAL or token.pos_ not in ("VERB", "AUX"):
                continue
            opens = [c for c in token.lefts if c.dep_ in ("mark", "nsubj", "nsubjpass", "expl")]
            if not opens and token.dep_ in ("advcl", "acl", "ccomp"):
                continue
            mark = next((c for c in opens if c.dep_ == "mark"), None)
            first = places.get(token.left_edge.i if mark is None else mark.i, at)
            if first:
                yield first
            last = places.get(token.right_edge.i)
            if token.dep_ == "relcl" and last is not None:
                yield last + 1

    def is_verb(self, at: int) -> bool:
        """Whether a form that may be a verb's is one here."""
        token = self._tokens.get(at)
        if token is not None:
            return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound")
        _, kinds = verbs().get(self.low(at), ("", frozenset[str]()))
        before, following = self.low(at - 1), self.low(at + 1)
        owned = before.endswith(("’s", "'s")) or before in _OWNERS
        if kinds & {"past", "part"} and self.low(at).endswith("ed"):
            return not owned
        if before in _BE:
            return bool(kinds & {"part", "ing"})
        if before in _SUBJECTS or before in _HELPERS or before in ("to", "not", "never"):
            return True
        if owned or before in words("determiners"):
            return False
        if before in words("prepositions"):
            return "ing" in kinds
        if kinds & {"past", "part"}:
            return True
        heads = "s" in kinds or ("base" in kinds and before.endswith("s"))
        noun = types_of(self.low(at)) or classes_of(self.low(at))
        told = not noun or (self.headline and following != "of")
        return heads and told and before[:1].isalpha()

    def passive(self, at: int) -> bool:
        """Whether a form is a participle after "was", "has been", "being"."""
        return any(self.low(n) in _BE for n in range(at - 3, at)) and "ing" not in self.low(at)[-3:]

    def is_noun(self, at: int) -> bool:
        """Whether a form that may be a noun's is one here, and the head of its phrase."""
        token = self._tokens.get(at)
        if token is not None:
            return token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound"
        return not self.is_verb(at) and not types_of(self.low(at + 1))

    def subject(self, low: int) -> int:
        """Where the subject of a clause begins that opens with its verb, after a short aside."""
        opens = self.low(low) in _HELPERS or low in self.verbs
        comma = self.low(low - 1) == ","
        if low < 3 or not opens:
            return low
        first, _ = self.clause(low - 2 if comma else low - 1)
        aside = (self.low(first - 1) == ",") == comma and comma != (self.low(first) in _RELATIVE)
        if not first or not aside or low - first > _ASIDE:
            return low
        before, _ = self.clause(first - 2 if comma else first - 1)
        return before

    def phrase(self, at: int) -> tuple[int, int]:
        """The phrase that a noun heads: its first word, and the one after its last."""
        low, high = self.clause(at)
        token = self._tokens.get(at)
        if token is not None:
            places = {t.i: n for n, t in self._tokens.items() if low <= n < high}
            inside = [places[t.i] for t in token.subtree if t.i in places]
            return min(inside, default=at), max(inside, default=at) + 1
        return self._first(at, low), self._last(at, high)

    def _first(self, at: int, low: int) -> int:
        first = at
        while first > max(low, at - 6):
            before = self.low(first - 1)
            if before in words("determiners") or before.endswith(("’s", "'s")):
                owner = first - 1
                while owner > low and self.words[owner - 1].text[:1].isupper() and owner > at - 9:
                    owner -= 1
                return owner
            if before in _BEFORE_NOUNS or before in _HELPERS or before in verbs() or not (
                before[:1].isalnum()
            ):  # fmt: skip
                return first
            first -= 1
        return first

    def _last(self, at: int, high: int) -> int:
        last = at + 1
        while last < min(high, at + 14):
            low = self.low(last)
            known = verbs().get(low)
            if low in _HELPERS or low in _RELATIVE or (known and self.is_verb(last)):
                break
            last += 1
        return last


def is_day(low: str) -> bool:
    """Whether a word is of the calendar."""
    return low in WEEKDAYS or low in MONTHS or low[:1].isdigit() or low.endswith("day")


def _cuts(starts: list[int], length: int) -> Iterator[int]:
    for low, high in zip(starts, [*starts[1:], length], strict=True):
        yield from range(low + _LONGEST, high, _LONGEST)


def _tokens_of(parsed: Parsed, span: Span, found: list[Word]) -> dict[int, Any]:
    """The parse's token of each word: of one with hyphens the last."""
    if parsed.doc is None:
        return {}
    starts = [word.start for word in found]
    tokens: dict[int, Any] = {}
    for token in parsed.tokens(span) or ():
        at = bisect.bisect_right(starts, token.idx) - 1
        clitic = token.text.lower() in ("'s", "’s", "n't", "n’t")
        if at >= 0 and token.idx < found[at].end and not (clitic and at in tokens):
            tokens[at] = token
    return tokens
