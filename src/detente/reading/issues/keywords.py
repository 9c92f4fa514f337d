"""Where a text holds the keywords of an issue, in any form; of two that overlap, the longer."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from detente.reading.lexicon.read import lexicon
from detente.reading.topics import Topic

_FORMS = lexicon("word-forms")
_WORD = re.compile(r"([^\W_]+(?:[.,](?=\d)[^\W_]+)*(?:[’'](?=\w)(?!s\b)\w+)?)(?:[’']s\b)?")
_BREAK = re.compile(r"[.,;:!?—–“”«»\"]")
_JOINED, _STEM, _KIN = 7, 5, "~"


def _american(word: str) -> str:
    low = word.lower()
    for british, american in _FORMS["spellings"].items():
        if low.endswith(british) and len(low) - len(british) > 2:
            return f"{low.removesuffix(british)}{american}"
    return low


@lru_cache(maxsize=65536)
def bases(word: str) -> frozenset[str]:
    """What a word may be a form of, itself among them, in American spelling.

    >>> sorted(bases("armies")), "cap" in bases("capped"), bases("defence") == bases("defense")
    (['armies', 'army'], True, True)
    """
    low = _american(word)
    found = {low, _FORMS["irregular"].get(low, low)}
    if low in _FORMS["no_forms"] or not low.isalpha() or len(low) < 4:
        return frozenset(found)
    if low.endswith(("ies", "ied")):
        found.add(low[:-3] + "y")
    elif low.endswith("s") and not low.endswith(("ss", "us", "is")):
        found |= {low[:-1], low[:-2]} if low.endswith("es") else {low[:-1]}
    for stem in (low.removesuffix("ed"), low.removesuffix("ing")):
        if stem != low and len(stem) > 2:
            found |= {stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem}
    return frozenset(found)


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """What is left of a word without its ending; itself if that is short."""
    low = _american(word)
    ends = (e for e in _FORMS["endings"] if low.endswith(e) and len(low) - len(e) >= _STEM)
    return low.removesuffix(next(ends, ""))


class Hit(NamedTuple):
    """A keyword in a text: the issues it points to, of how many words, and how it is met.

    As "listed"; as a "hint", a word of a name or an option; or as "family", made of the same stem.
    """

    start: int
    end: int
    issues: tuple[str, ...]
    words: int
    kind: str


class _Entry(NamedTuple):
    kind: str
    issue: str
    words: int
    capital: bool


class _Token(NamedTuple):
    start: int
    end: int
    form: str
    stretch: int  # tokens of one stretch have no mark but a hyphen between them
    first: bool


class Keywords:
    """The keywords of all topics, ready to be looked for.

    >>> words = Keywords([Topic(id="army", name="Army", keywords=("army", "withdraw"))])
    >>> [hit.kind for hit in words.hits("Armies withdrew; the withdrawal")]
    ['listed', 'listed', 'family']
    """

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        self._longest = 2
        for topic in topics:
            for kind, keywords in (("listed", topic.keywords), ("hint", topic.hints)):
                for keyword in keywords:
                    self._add(_WORD.findall(keyword), topic.id, kind)

    def _add(self, words: list[str], issue: str, kind: str) -> None:
        *inner, last = words or [""]
        self._longest = max(self._longest, len(words) + 1)
        entry = _Entry(kind, issue, len(words), last[:1].isupper())
        forms = {base for base in bases(last) if len(base) > 3} | {_american(last)}
        if last.isupper() and last.isalpha() and not inner:
            forms = {last}  # "US" is not "us"
        for form in forms:
            self._entries.setdefault("".join(map(_inner, inner)) + form, []).append(entry)
        if not inner and len(last) >= _STEM and kind == "listed":
            kin = entry._replace(kind="family")
            self._entries.setdefault(_KIN + root(last), []).append(kin)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The keywords in a text, in its order."""
        tokens = _tokens(text)
        found = [hit for n in range(len(tokens)) for hit in self._at(tokens, n)]
        kept, taken = [], set[int]()
        for hit in sorted(found, key=lambda one: (one.start - one.end, one.start)):
            if taken.isdisjoint((hit.start, hit.end - 1)):
                taken.update(range(hit.start, hit.end))
                kept.append(hit)
        return tuple(sorted(kept))

    def _at(self, tokens: Sequence[_Token], n: int) -> Iterator[Hit]:
        start, first = "", tokens[n]
        for size, last in enumerate(tokens[n : n + self._longest], 1):
            if last.stretch != first.stretch:
                return
            forms = {*bases(last.form), last.form, last.form.removesuffix("s")}
            keys = [start + form for form in forms] + [_KIN + root(last.form)] * (size == 1)
            joined = first.form.lower() not in _FORMS["small"]
            met = [
                entry
                for key in keys
                for entry in self._entries.get(key, ())
                if entry.words == size or (joined and len(key) >= _JOINED)
            ]
            if size == 1 and _in_a_name(tokens, n):
                met = [entry for entry in met if entry.capital]
            if met:
                kind = max(entry.kind for entry in met)  # "listed" is last in the alphabet
                issues = dict.fromkeys(entry.issue for entry in met if entry.kind == kind)
                yield Hit(first.start, last.end, tuple(sorted(issues)), size, kind)
            start += _inner(last.form)


def _inner(word: str) -> str:
    """A word within a phrase, one or many."""
    low = _american(word)
    return low.removesuffix("s") if len(low) > 3 and not low.endswith("ss") else low


def _in_a_name(tokens: Sequence[_Token], n: int) -> bool:
    """Whether a word is part of a longer name: "Independence Day" is not about independence."""
    stretch = tokens[n].stretch
    near = [one for one in tokens[max(n - 1, 0) : n + 2] if one.stretch == stretch]
    named = [one for one in near if one.form.istitle() and not one.first]
    return tokens[n] in named and len(named) > 1


def _tokens(text: str) -> list[_Token]:
    made: list[_Token] = []
    stretch = end = 0
    for match in _WORD.finditer(text):
        first = not made or _BREAK.search(text, end, match.start()) is not None
        stretch += first
        end = match.end()
        made.append(_Token(match.start(), end, match.group(1), stretch, first))
    return made


def within(hits: Sequence[Hit], start: int, end: int) -> tuple[Hit, ...]:
    """Those hits that lie within a span."""
    first, last = (bisect.bisect_left(hits, at, key=lambda hit: hit.start) for at in (start, end))
    return tuple(hit for hit in hits[first:last] if hit.end <= end)
