"""A sentence as words and clauses: by its words alone, or with a parse to tell verbs from nouns."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from typing import Any

from detente.documents.document import Span
from detente.reading.dates.words import MONTHS, WEEKDAYS
from detente.reading.events.frames import classes_of, types_of, verbs, words
from detente.reading.parsed import Parsed

_WORD = re.compile(r"\d+(?:-[a-z]+)+|\d+(?:[.:,–-]\d+)*|\w+(?:[’'-]\w+)*|[^\w\s]")
_HEADLINE = re.compile(r"[^\n]{8,140}[^\n.?!:;,”\"’)]")
_MARKS = frozenset(";:—–“”«»\"()[]‘’'„•…?!-")
_LONGEST = 60
"""Words; what runs on longer without a mark is cut."""
_CLAUSAL = frozenset(["relcl", "advcl", "ccomp", "conj", "parataxis", "acl"])
_OPENS = frozenset(["mark", "nsubj", "nsubjpass", "expl"])


class Sentence:
    """The words of a sentence, where its clauses begin, and which of its words are verbs."""

    def __init__(self, parsed: Parsed, span: Span) -> None:
        self.text = parsed.text
        found = list(_WORD.finditer(parsed.text, span.start, span.end))
        self.spans = [Span(*match.span()) for match in found]
        self.lows = [match.group().lower() for match in found]
        for at in range(1, len(found)):
            if self.lows[at] == "conference" and self.lows[at - 1] in ("news", "press"):
                self.lows[at] = f"{self.lows[at - 1]}-conference"
            if self.lows[at - 1] == "exchange" and self.lows[at : at + 2] == ["of", "fire"]:
                self.lows[at - 1] = "firefight"
        days = WEEKDAYS.keys() | MONTHS.keys()
        self.names = {
            at for at, match in enumerate(found)
            if match.group()[0].isupper() and self.lows[at] not in days
        }  # fmt: skip
        self.headline = _HEADLINE.fullmatch(parsed.text, *span) is not None
        self.asks = parsed.text[span.start : span.end].rstrip("\"'”’») ").endswith("?")
        self._tokens = {} if self.headline else self._parsed(parsed, span)
        begins = {0, *self._at_marks(), *(self._by_parse() if self._tokens else self._by_words())}
        went = ["came", "and", "went"]
        whole = {at for at in begins for n in (1, 2) if self.lows[max(0, at - n) :][:3] == went}
        starts = sorted(begins - whole)
        ends = [*starts[1:], len(found)]
        self._starts = [n for ab in zip(starts, ends, strict=True) for n in range(*ab, _LONGEST)]
        places = range(len(found))
        drafts = (at for at in places if "draft" in classes_of(self.lows[at]))
        self.first_draft = next(drafts, len(found))
        self.verbs = {at for at in places if self.lows[at] in verbs() and self.is_verb(at)}
        self.nouns = {at for at in places if types_of(self.lows[at]) and self.is_noun(at)}

    def low(self, at: int) -> str:
        """A word in small letters; empty beyond the ends."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def clause(self, at: int) -> tuple[int, int]:
        """The first word of the clause around a word, and the one after its last."""
        place = bisect.bisect_right(self._starts, max(at, 0))
        after = self._starts[place] if place < len(self._starts) else len(self.lows)
        return self._starts[place - 1], after

    def classes(self, places: Iterable[int]) -> frozenset[str]:
        """The classes of nouns among some words."""
        return frozenset(name for at in places for name in classes_of(self.low(at)))

    def passive(self, at: int) -> bool:
        """Whether a form stands after "was", "has been", "being"."""
        return not self.low(at).endswith("ing") and any(
            self.low(n) in words("be") for n in range(at - 3, at)
        )

    def bare(self, at: int) -> bool:
        """Whether a verb stands in the present, without a helper."""
        bare = verbs()[self.low(at)][1] <= {"base", "s"}
        return bare and self.low(at - 1) not in words("helpers") | {"to"}

    def _parsed(self, parsed: Parsed, span: Span) -> dict[int, Any]:
        """The parse's token of each word: of one with hyphens the last."""
        starts = [start for start, _ in self.spans]
        tokens: dict[int, Any] = {}
        for token in parsed.tokens(span) or ():
            at = bisect.bisect_right(starts, token.idx) - 1
            clitic = token.lower_ in ("'s", "’s", "n't", "n’t") and at in tokens
            if at >= 0 and token.idx < self.spans[at].end and not clitic:
                tokens[at] = token
        return tokens

    def _at_marks(self) -> Iterator[int]:
        told = words("subordinators", "helpers", "joins")
        for at, low in enumerate(self.lows):
            if low in _MARKS or (low == "," and not self._in_date(at)):
                yield from (at, at + 1)
            if low in words("nominative") and self.low(at - 1) not in told:
                yield at

    def _in_date(self, comma: int) -> bool:
        """Whether a comma stands within a date: "on Tuesday, 5 June, at 11.00"."""
        after, before = self.low(comma + 1), self.low(comma - 1)
        after = self.low(comma + 2) if after in ("on", "at") else after
        days = WEEKDAYS.keys() | MONTHS.keys()
        return after[:1].isdigit() or (
            after in days and (before in days or before[:1].isdigit() or before.endswith("day"))
        )

    def _by_words(self) -> Iterator[int]:
        told = 0
        for at, low in enumerate(self.lows):
            before = self.low(at - 1)
            helper = low in words("helpers")
            if told > 1 and helper and before not in words("helpers", "subjects", "relative"):
                yield at  # "a meeting that was set for Friday / was postponed"
                told = 0
            elif told and (helper or low in verbs() or low.endswith("ed")):
                told = 2
            told = 1 if low in words("relative") else told
            if (
                low in words("relative", "conditions", "reasons")
                or (low == "as" and self.headline)
                or (low in words("subordinators") and self._clause_follows(at))
                or (low in words("joins") and self._begins(at + 1))
            ):
                yield at

    def _begins(self, at: int) -> bool:
        low = self.low(at)
        return low in words("subjects", "helpers") or (low in verbs() and self.is_verb(at))

    def _clause_follows(self, at: int) -> bool:
        """ "After the company signed": whether a verb comes before the next preposition."""
        for n in range(at + 1, min(at + 6, len(self.lows))):
            low = self.lows[n]
            if low in words("subjects", "helpers") or ("past" in verbs().get(low, "  ")[1]):
                return n > at + 1 or low in words("subjects")
            if low in words("prepositions") or not low[0].isalnum():
                return False
        return False

    def _by_parse(self) -> Iterator[int]:
        places = {token.i: at for at, token in self._tokens.items()}
        for at, token in self._tokens.items():
            if token.dep_ not in _CLAUSAL or token.pos_ not in ("VERB", "AUX"):
                continue
            opens = [child for child in token.lefts if child.dep_ in _OPENS]
            if not opens and token.dep_ in ("advcl", "acl", "ccomp"):
                continue
            mark = next((child.i for child in opens if child.dep_ == "mark"), token.left_edge.i)
            yield places.get(mark, at)
            if token.dep_ == "relcl" and token.right_edge.i in places:
                yield places[token.right_edge.i] + 1

    def is_verb(self, at: int) -> bool:
        """Whether a form that may be a verb's is one here."""
        token = self._tokens.get(at)
        if token is not None:
            return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound")
        low, before = self.low(at), self.low(at - 1)
        kinds = verbs()[low][1]
        owned = before.endswith(("’s", "'s")) or before in words("determiners")
        if low.endswith("ed"):
            return not owned or before in ("both", "all", "that")
        if before in words("be"):
            return bool(kinds & {"part", "ing"})
        if before in words("subjects", "helpers") or before in ("to", "not", "never"):
            return True
        if owned or before in words("prepositions"):
            return not owned and "ing" in kinds
        if kinds & {"past", "part"}:
            return True
        noun = types_of(low) or classes_of(low)
        told = not noun or (self.headline and self.low(at + 1) != "of")
        after_did = self.asks and not {"did", "do", "does"}.isdisjoint(self.lows[:at])
        plural = "s" in kinds or before.endswith("s") or (after_did and "base" in kinds)
        return told and plural and before[:1].isalpha()

    def is_noun(self, at: int) -> bool:
        """Whether a form that may be a noun's is one here, and the head of its phrase."""
        token = self._tokens.get(at)
        after = self.classes(range(at + 2, at + 5))
        if self.low(at) == "round" and self.low(at + 1) == "of" and "talks" not in after:
            return False  # of sanctions
        if token is not None:
            return token.pos_ not in ("VERB", "AUX") and token.dep_ not in ("compound", "amod")
        return at not in self.verbs and not types_of(self.low(at + 1))

    def phrase(self, at: int) -> tuple[int, int]:
        """The phrase that a noun heads: its first word, and the one after its last."""
        low, high = self.clause(at)
        first, last = at, at + 1
        while first > max(low, at - 7) and self.low(first) not in words("determiners"):
            before = self.low(first - 1)
            verbal = before in verbs() and not before.endswith(("ed", "ing"))
            if verbal or before in words("prepositions", "helpers") or not before[0].isalnum():
                break
            first -= 1
        while first > low and self.low(first).endswith(("’s", "'s")) and first - 1 in self.names:
            first -= 1
        while last < min(high, at + 14) and last not in self.verbs and (
            self.low(last) not in words("helpers", "relative")
            and not (self.low(last) == "and" and self.low(last + 1) in words("determiners"))
        ):  # fmt: skip
            last += 1
        return first, last
