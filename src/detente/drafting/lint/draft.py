"""What the rules look at: a draft with its clauses, and the words they look for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from detente.dossier.points import Numbered, TextPoint
from detente.drafting.clauses import Clause, Words
from detente.drafting.points import Conflict
from detente.drafting.terms import terms

_ENGLISH = frozenset(
    ["the", "of", "and", "to", "in", "is", "are", "a", "shall", "will", "by", "for", "on", "with"]
)
_WHOLE = re.compile(
    r"\b(?:agreement|accord|treaty|plan|paper|truce|cease-?fire|armistice|compliance|implementation|"
    r"line|it|carried out)\b",
    re.IGNORECASE,
)
_WATCHING = ("monitor", "enforce")
_ENOUGH = 0.1
"""Of the words of an English text so many at least are these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as the rules see it.

    Attributes
    ----------
    raw : str
        Its text as it stands in the file.
    text : Numbered
    clauses : dict of number -> tuple of Clause
    english : bool
    conflicts : tuple of Conflict
        Points that the dossier maps to different options of one issue.
    """

    raw: str
    text: Numbered
    clauses: Mapping[str, tuple[Clause, ...]]
    english: bool
    conflicts: tuple[Conflict, ...] = field(default=())

    def all_clauses(self) -> Iterator[Clause]:
        """The clauses of all points."""
        for point in self.text.points:
            yield from self.clauses.get(point.number, ())

    def whole(self) -> str:
        """All that it says, in one line."""
        return " ".join([self.text.preamble, *(point.text for point in self.text.points)])

    def watched(self) -> frozenset[str]:
        """The points that somebody watches over: their own words, another point, or one for all."""
        watching = [clause for clause in self.all_clauses() if clause.verifier]
        if any(_WHOLE.search(one.words.text) or one.act in _WATCHING for one in watching):
            return frozenset(self.clauses)
        named = {number for one in watching for _, _, number in references(one.words.text)}
        return frozenset(named | {one.point for one in watching})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where a rule speaks up: the point (empty for the whole), its words, what belongs to it."""

    point: str
    words: Words | None = None
    more: str = ""


@cache
def lint_words() -> Mapping[str, Any]:
    """The lists of ``words.yaml``."""
    text = files("detente.drafting.lint").joinpath("words.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return held


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the lists as a pattern; the lists of all languages together."""
    held = lint_words()[name]
    if isinstance(held, dict):
        held = [re.escape(word) for words in held.values() for word in words]
    longest = sorted(held, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", re.IGNORECASE)


def match_words(point: TextPoint, match: re.Match[str]) -> Words:
    """The words that a pattern met in a point."""
    return Words(text=match[0], start=match.start(), end=match.end())


def references(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """The references to points, articles and annexes in a text: match, word, number.

    >>> [(kind, number) for _, kind, number in references("Articles 1 and 2, and Annex II")]
    [('articles', '1'), ('articles', '2'), ('annex', 'ii')]
    """
    for match in _reference().finditer(text):
        kind = match[1].casefold()
        yield match, kind, _plain(match[2])
        more = _MORE.match(text, match.end())
        while more:
            yield more, kind, _plain(more[1])
            more = _MORE.match(text, more.end())


def _plain(number: str) -> str:
    return "".join(str(int(c)) if c.isdigit() else c for c in number).lower()


@cache
def _reference() -> re.Pattern[str]:
    words = sorted(terms()["reference"] - {"item", "section"}, key=len, reverse=True)
    number = r"(\d{1,3}(?:\.\d+)*[a-z]?|(?-i:[IVX]{1,5})|(?<=annex )(?-i:[A-H]))"
    kinds = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)({kinds})\s*{number}(?!\w|[.,]\d)", re.IGNORECASE)


_MORE = re.compile(
    r"(?:,\s*|\s+and\s+|\s+or\s+|,\s*and\s+)(\d{1,3}[a-z]?)(?!\w|[.,]\d|\s+[a-z]+s\b)"
)


def is_english(text: str) -> bool:
    """Whether the little words of a text are English.

    >>> is_english("The two sides withdraw to the line."), is_english("Les parties se retirent.")
    (True, False)
    >>> is_english("The south pays 12 300 400, 5 200 100 and 7 000 000 by 1 5 2031, 1 6 2031.")
    True
    """
    words = re.findall(r"[^\W\d_]+", text.casefold())  # figures are of no language
    return sum(word in _ENGLISH for word in words) >= max(_ENOUGH * len(words), 1)
