"""The words of one text, and what each is: a figure, a month, a name, who acts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.drafting.figures import NUMBER, figure, is_part, plain, together, value_of
from detente.drafting.redline import TOKEN
from detente.drafting.same import said_as, stem
from detente.drafting.terms import loose, modal, terms

_ENDS_SENTENCE = (".", ":", ";", "!", "?")
_MAY = "mai"
"""The month of May, by its French name: never the verb."""
REFERENCES_JOINED = ("and", "or", ",", "to", "-", "–")
"""What stands between two points that are pointed to together."""
_TURNED = {"more than": "at most", "less than": "at least"}
_NO_RANK = {"more", "less", "fewer"}
_BARS = {"not": "the", "shall not": "shall", "cannot": "can"}
_REFERENCE = re.compile(r"^\d+[a-z]?$")


def _value(word: str) -> float:
    return float(word) if NUMBER.match(word) else 0.0


class Words:
    """The words of one text; a number in words is its figure, a phrase what stands for it.

    Attributes
    ----------
    text : str
    spans : list of (int, int)
        Where each word stands.
    words, plain, keys : list of str
        Each as it stands, as it is looked up, and as it is compared: without its endings.
    known : frozenset of str
        Its keys.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        self.plain: list[str] = []
        for match in TOKEN.finditer(text):
            self._add(match)
        self.words = [text[start:end] for start, end in self.spans]
        self.plain = [_MAY if self._is_may(at) else word for at, word in enumerate(self.plain)]
        self._put_ordinals()
        self._put_ranks()
        self._put_phrases()
        self.words = [text[start:end] for start, end in self.spans]
        self._find_keys()

    def _find_keys(self) -> None:
        # The dual of a week is two of them: its ending is a number.
        self.keys = [w if w in terms()["lengths"] else stem(w) for w in self.plain]
        self.known = frozenset(self.keys)

    def _add(self, match: re.Match[str]) -> None:
        word, value = plain(match.group()), value_of(match.group())
        if value is not None and self._runs_on(match.start(), value):
            start, _ = self.spans.pop()
            whole = together(float(self.plain.pop()), value)
            self.spans.append((start, match.end()))
            self.plain.append(figure(whole))
        elif word == ")" and len(self.plain) > 2 and self.plain[-1] == self.plain[-3] != "(":
            # "Ninety (90) days" says it twice.
            start = self.spans[-3][0]
            del self.spans[-3:], self.plain[-2:]
            self.spans.append((start, match.end()))
        else:
            self.spans.append(match.span())
            self.plain.append(word if value is None else figure(value))

    def _runs_on(self, start: int, value: float) -> bool:
        """Whether a number goes on with the word before it: three hundred, 600 thousand."""
        if not self.plain or not NUMBER.match(self.plain[-1]):
            return False
        between = self.text[self.spans[-1][1] : start]
        before = float(self.plain[-1])
        return not between.strip(" -") and (
            (value >= 100 and value.is_integer())
            or (before >= 20 and value < 10 <= before % 100)
            or (before < 10 == value)
            or (is_part(value) and before < 10 and self.text[start].isalpha())
        )

    def _is_may(self, at: int) -> bool:
        """Whether a word is the month of May, not the verb."""
        if self.plain[at] != "may" or self.words[at].islower():
            return False
        around = self.plain[max(at - 1, 0) : at] + self.plain[at + 1 : at + 2]
        return not self._opens(at) or any(map(NUMBER.match, around))

    def _put_phrases(self) -> None:
        spans, made, at = [], [], 0
        while at < len(self.plain):
            head, length = said_as(self.plain, at) or (self.plain[at], 1)
            spans.append((self.spans[at][0], self.spans[at + length - 1][1]))
            made.append(head)
            at += length
        self.spans, self.plain = spans, made

    def _put_ordinals(self) -> None:
        """Put the figure for the first of May, and for May the first."""
        for at, word in enumerate(map(plain, self.words)):
            if word not in terms()["ordinals"]:
                continue
            after = [n for n in (at + 1, at + 2) if n < len(self.plain)]
            before = [n for n in (at - 1, at - 2) if n >= 0]
            if (
                any(self.is_month(n) for n in after[:1])
                or (self.plain[at + 1 : at + 2] == ["of"] and any(map(self.is_month, after)))
                or any(self.is_month(n) and self.plain[n + 1] in ("the", word) for n in before)
            ):
                self.plain[at] = figure(float(terms()["ordinals"][word]))

    def _put_ranks(self) -> None:
        """Leave the third brigade a word: only a third of it, or two thirds, is a part."""
        for at in range(len(self.plain) - 1):
            if self.words[at].casefold() != "third" or not is_part(_value(self.plain[at])):
                continue
            before, after = self.plain[max(at - 1, 0) : at], self.plain[at + 1]
            named = after[0].isalpha() and after not in terms()["empty"] | _NO_RANK
            # "A third goes north", but "a third party".
            part = any(map(NUMBER.match, before)) or (before == ["a"] and after.endswith("s"))
            if named and not part:
                self.plain[at] = "third"

    def turn_comparisons(self, other: Words) -> None:
        """Put "shall at most" for "shall not ... more than" where another text says it so."""
        for at in range(len(self.plain) - 1, 0, -1):
            if _TURNED.get(self.plain[at]) not in other.plain:
                continue
            sentence = max((n for n in range(at) if self.plain[n] in _ENDS_SENTENCE), default=-1)
            bar = next((n for n in range(at - 1, sentence, -1) if self.plain[n] in _BARS), None)
            if bar is not None:
                self.plain[at], self.plain[bar] = _TURNED[self.plain[at]], _BARS[self.plain[bar]]
        self._find_keys()

    def said(self, start: int, end: int) -> str:
        """The text from one word to before another."""
        if start >= end:
            return ""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]].strip(" ,;.:")

    def terms(self, places: Sequence[int], name: str) -> frozenset[str]:
        """The terms of that name within these words."""
        joined = " " + " ".join(self.plain[at] for at in places) + " "
        inside = set(joined.split())
        held: frozenset[str] = terms()[name]
        return frozenset(t for t in held if (t in inside or (" " in t and f" {t} " in joined)))

    def group(self, places: Sequence[int], name: str) -> frozenset[str]:
        """The groups of that name of which a term stands within these words."""
        groups = terms()[name]
        return frozenset(g for g in groups if self.terms(places, f"{name} {g}"))

    def is_number(self, at: int) -> bool:
        return NUMBER.match(self.plain[at]) is not None

    def is_below(self, at: int) -> bool:
        """Whether a number is below zero: minus 5, -5, but not 10-5."""
        sign = self.plain[at - 1] if at else ""
        if sign == "minus":
            return True
        start = self.spans[at][0] - 1
        ahead = self.text[max(start - 1, 0) : start].strip(" (")
        return sign in ("-", "−", "–") and self.spans[at - 1][1] > start and not ahead

    def is_month(self, at: int) -> bool:
        """Whether a word is a month, but not to march."""
        if self.plain[at] not in terms()["months"] or self.plain[at] == "may":
            return False
        around = [n for n in (at - 1, at + 1) if 0 <= n < len(self.plain)]
        return not self.words[at].islower() or any(map(self.is_number, around))

    def is_reference(self, at: int) -> bool:
        """Whether a number is that of a point, alone or in a list: points 3 and 4."""
        if not _REFERENCE.match(self.plain[at]):
            return False
        before = self._unbracketed(at - 1)
        if before >= 0 and self.plain[before] in terms()["reference"]:
            return True
        listed = before > 0 and self.plain[before] in REFERENCES_JOINED
        return listed and self.is_reference(self._unbracketed(before - 1))

    def _unbracketed(self, at: int) -> int:
        """The place itself, or before it the first that is no bracket; -1 if none."""
        while at >= 0 and self.plain[at] in ("(", ")"):
            at -= 1
        return at

    def is_name(self, at: int) -> bool:
        word = self.words[at]
        if not word[0].isupper() or self.is_month(at):
            return False
        return not self._opens(at) or (word.isupper() and len(word) > 1)

    def _opens(self, at: int) -> bool:
        """Whether a word opens a sentence."""
        return at == 0 or self.words[at - 1] in _ENDS_SENTENCE

    def says(self, start: int, end: int) -> list[int]:
        """The words that say something, without those that only turn or loosen."""
        return [at for at in range(start, end) if self._says(at)]

    def _says(self, at: int) -> bool:
        parts = self.plain[at].split()
        return parts[0][0].isalnum() and not self.is_number(at) and not loose().issuperset(parts)

    def is_subject(self, at: int) -> bool:
        """Whether a word stands before the verb of its clause, as far as that is told."""
        start = at
        while start > 0 and self.words[start - 1] not in _ENDS_SENTENCE[:3]:
            start -= 1
        for n in range(start, len(self.plain)):
            if self.plain[n] in modal() or self.plain[n] in terms()["be"]:
                return at < n
        return at < start + 4
