"""The words of one text, and what each is: a figure, a day, a name, who acts."""

from __future__ import annotations

import re

from detente.drafting.figures import NUMBER, figure, plain, together, value_of
from detente.drafting.redline import TOKEN
from detente.drafting.terms import loose, modal, terms

_YEAR = re.compile(r"^(?:19|20|21)\d\d$")


class Words:
    """The words of one text, and what each is; a number in words is its figure."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        self.plain: list[str] = []
        for match in TOKEN.finditer(text):
            word, value = plain(match.group()), value_of(match.group())
            if value is not None and self._runs_on(match.start(), value):
                start, _ = self.spans.pop()
                whole = together(float(self.plain.pop()), value)
                self.spans.append((start, match.end()))
                self.plain.append(figure(whole))
            else:
                self.spans.append(match.span())
                self.plain.append(word if value is None else figure(value))
        self.words = [text[start:end] for start, end in self.spans]
        self.known = frozenset(self.plain)

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
        )

    def said(self, start: int, end: int) -> str:
        """The text from one word to before another."""
        if start >= end:
            return ""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]].strip(" ,;.")

    def terms(self, start: int, end: int, name: str) -> frozenset[str]:
        """The terms of that name within these words."""
        joined = " " + " ".join(self.plain[start:end]) + " "
        inside = set(self.plain[start:end])
        held: frozenset[str] = terms()[name]
        return frozenset(t for t in held if (t in inside or (" " in t and f" {t} " in joined)))

    def group(self, start: int, end: int, name: str) -> frozenset[str]:
        """The groups of that name of which a term stands within these words."""
        groups = terms()[name]
        return frozenset(g for g in groups if self.terms(start, end, f"{name} {g}"))

    def is_number(self, at: int) -> bool:
        return NUMBER.match(self.plain[at]) is not None

    def is_date(self, at: int) -> bool:
        """Whether a word is of a day or a length of time."""
        word, after = self.plain[at], self.plain[at + 1 : at + 3]
        if _YEAR.match(word):
            return True
        if word in terms()["months"]:  # but not the verb "may", nor to march
            around = self.plain[max(at - 1, 0) : at] + after[:1]
            return not self.words[at].islower() or any(map(NUMBER.match, around))
        units = terms()["units"] | terms()["months"]
        return self.is_number(at) and any(near in units for near in after)

    def is_reference(self, at: int) -> bool:
        """Whether a number is that of a point."""
        return self.is_number(at) and at > 0 and self.plain[at - 1] in terms()["reference"]

    def is_name(self, at: int) -> bool:
        first = at == 0 or self.words[at - 1] in (".", ":", ";", "!", "?")
        word = self.words[at]
        return word[0].isupper() and (not first or (word.isupper() and len(word) > 1))

    def says(self, start: int, end: int) -> list[str]:
        """The words that say something, without those that only turn or loosen."""
        words = self.plain[start:end]
        return [w for w in words if w not in loose() and w[0].isalnum() and not NUMBER.match(w)]

    def is_subject(self, at: int) -> bool:
        """Whether a word stands before the verb of its clause, as far as that is told."""
        start = at
        while start > 0 and self.words[start - 1] not in (".", ";", ":"):
            start -= 1
        for n in range(start, len(self.plain)):
            if self.plain[n] in modal() or self.plain[n] in terms()["be"]:
                return at < n
        return at < start + 4
