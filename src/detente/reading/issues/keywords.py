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
Matches = Sequence[re.Match[str]]
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


class Keywords:
    """The keywords of all topics, ready to be looked for.

    >>> words = Keywords([Topic(id="army", name="Army", keywords=("army", "withdraw"))])
    >>> [hit.kind for hit in words.hits("Armies withdrew; the withdrawal")]
    ['listed', 'listed', 'family']
    """

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._held: dict[str, list[tuple[str, str, int]]] = {}  # kind, issue, how many words
        self._begins: set[str] = set()
        self._longest = 2
        for topic in topics:
            for kind, keywords in (("listed", topic.keywords), ("hint", topic.hints)):
                for keyword in keywords:
                    self._add(_WORD.findall(keyword), topic.id, kind)

    def _add(self, words: list[str], issue: str, kind: str) -> None:
        *inner, last = words or [""]
        self._longest = max(self._longest, len(words) + 1)
        forms = {base for base in bases(last) if len(base) > 3} | {_american(last)}
        if last.isupper() and last.isalpha() and not inner:
            forms = {last}  # "US" is not "us"
        for form in forms:
            key = "".join(map(_inner, inner)) + form
            self._begins |= {key[:n] for n in range(len(key))}
            self._held.setdefault(key, []).append((kind, issue, len(words)))
        if not inner and len(last) >= _STEM and kind == "listed":
            self._held.setdefault(_KIN + root(last), []).append(("family", issue, 1))

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The keywords in a text, in its order."""
        words = list(_WORD.finditer(text))
        ends = [0, *(word.end() for word in words)]
        parted = [_BREAK.search(text, end, word.start()) for end, word in zip(ends, words)]
        found: list[Hit] = []
        for n, word in enumerate(words):
            if not found or found[-1].end <= word.start():
                found += [*self._at(words, parted, n)][-1:]
        return tuple(found)

    def _at(self, words: Matches, parted: Sequence[object], n: int) -> Iterator[Hit]:
        """Those that begin with the word of a number, the longest last."""
        start, joined = "", words[n][1].lower() not in _FORMS["small"]
        if n + 1 < len(words) and words[n + 1][1] in _FORMS["name_makers"]:
            return  # "Independence Day" is not about independence
        for size, last in enumerate(words[n : n + self._longest], 1):
            if size > 1 and (parted[n + size - 1] or start not in self._begins):
                return
            form = last[1]
            keys = [start + one for one in {*bases(form), form, form.removesuffix("s")}]
            met = [
                (kind, issue)
                for key in keys + [_KIN + root(form)] * (size == 1)
                for kind, issue, many in self._held.get(key, ())
                if many == size or (joined and len(key) >= _JOINED)
            ]
            if met:
                kind, _ = max(met)  # "listed" is last in the alphabet
                issues = {issue for one, issue in met if one == kind}
                yield Hit(words[n].start(), last.end(), tuple(sorted(issues)), size, kind)
            start += _inner(form)


def _inner(word: str) -> str:
    """A word within a phrase, one or many."""
    low = _american(word)
    return low.removesuffix("s") if len(low) > 3 and not low.endswith("ss") else low


def within(hits: Sequence[Hit], start: int, end: int) -> tuple[Hit, ...]:
    """Those hits that lie within a span."""
    first, last = (bisect.bisect_left(hits, at, key=lambda hit: hit.start) for at in (start, end))
    return tuple(hit for hit in hits[first:last] if hit.end <= end)
