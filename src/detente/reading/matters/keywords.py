"""Which issues the words of a text point to: phrases before single words, in any form."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.reading.matters.forms import family, forms
from detente.reading.topics import Topic

_WORD = re.compile(r"[^\W_]+(?:[.,](?=\d)[^\W_]+)*(?:[’']s\b|[’'](?=\w)\w+)?")
_OWNER = re.compile(r"[’']s$")
_BREAK = re.compile(r"[.,;:!?—–“”«»\"]")
_SMALL = frozenset(
    ["a", "an", "the", "of", "for", "on", "in", "to", "and", "or", "by", "with", "from", "at", "as"]
)
_SLACK = 4
"""How many other words may stand between those of a phrase that is not met as it is written."""
_JOINED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A keyword met in a text: where, as it stands there, and the issues it points to.

    ``loosely``: not as listed, but in a word of its family or with its words apart.
    """

    start: int
    end: int
    word: str
    issues: tuple[str, ...]
    loosely: bool = False

    @property
    def alone(self) -> bool:
        """Whether it points to one issue only."""
        return len(self.issues) == 1


Parts = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    parts: Parts
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    start: int
    end: int
    form: str  # as it stands, without the 's
    low: str
    stretch: int  # tokens of one stretch have no mark but a hyphen between them


Found = dict[tuple[int, int], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keywords:
    """The keywords of all topics, ready to be looked for."""

    single: dict[str, tuple[str, ...]]
    capitals: dict[str, tuple[str, ...]]
    kin: dict[str, tuple[str, ...]]
    names: frozenset[str]  # those that are listed with a capital
    phrases: tuple[_Phrase, ...]

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The keywords in a text, in its order; of two that overlap only the longer.

        Where not one is met as it is listed, those met loosely.

        >>> from detente.reading.topics import Topic
        >>> topics = (Topic(id="army", name="Army", keywords=("army", "withdraw")),
        ...           Topic(id="aid", name="Aid", keywords=("Army of Relief",)))
        >>> words = keywords_of(topics)
        >>> [(hit.word, hit.issues) for hit in words.hits("armies withdrew; the Army of Relief")]
        [('armies', ('army',)), ('withdrew', ('army',)), ('Army of Relief', ('aid',))]
        >>> [(hit.word, hit.loosely) for hit in words.hits("the withdrawal")]
        [('withdrawal', True)]
        """
        tokens = _tokens(text)
        found = self._as_listed(tokens)
        loosely = not found
        if loosely:
            found = self._loosely(tokens)
        return _longest(
            Hit(start=a, end=b, word=text[a:b], issues=issues, loosely=loosely)
            for (a, b), issues in found.items()
        )

    def _as_listed(self, tokens: Sequence[_Token]) -> Found:
        found: Found = {}
        for n, token in enumerate(tokens):
            if token.low in self.names or not _in_a_name(tokens, n):
                _add(found, token, token, self.single.get(token.low, ()))
            _add(found, token, token, self.capitals.get(token.form, ()))
        for one, other in pairwise(tokens):
            joined = one.low + other.low
            if len(joined) >= _JOINED and one.stretch == other.stretch and one.low not in _SMALL:
                _add(found, one, other, self.single.get(joined, ()))
        where = _where(tokens)
        for phrase in self.phrases:
            for run in _runs(tokens, where, phrase.parts):
                _add(found, run[0], run[-1], phrase.issues)
        return found

    def _loosely(self, tokens: Sequence[_Token]) -> Found:
        found: Found = {}
        for token in tokens:
            _add(found, token, token, self.kin.get(token.low, ()))
        where = _where(tokens)
        for phrase in self.phrases:
            parts = tuple(part for part in phrase.parts if not part <= _SMALL)
            for first, last in _near(tokens, where, parts) if len(parts) > 1 else ():
                _add(found, first, last, phrase.issues)
        return found


def _add(found: Found, first: _Token, last: _Token, issues: Iterable[str]) -> None:
    span = first.start, last.end
    before = found.get(span, ())
    together = (*before, *(i for i in issues if i not in before))
    if together:
        found[span] = together


def _in_a_name(tokens: Sequence[_Token], n: int) -> bool:
    """Whether a word is part of a longer name: "Independence Day" is not about independence."""
    token = tokens[n]
    if not token.form[0].isupper() or token.form.isupper():
        return False
    return any(
        other.stretch == token.stretch and other.form[0].isupper() and other.start > 0
        for other in tokens[max(n - 1, 0) : n + 2]
        if other is not token and token.start > 0
    )


def _places(where: Mapping[str, Sequence[int]], part: frozenset[str]) -> list[int]:
    return [n for form in part if form in where for n in where[form]]


def _runs(
    tokens: Sequence[_Token], where: Mapping[str, Sequence[int]], parts: Parts
) -> Iterator[Sequence[_Token]]:
    if not all(any(form in where for form in part) for part in parts):
        return
    for n in _places(where, parts[0]):
        run = tokens[n : n + len(parts)]
        if len(run) == len(parts) and all(
            token.low in part for token, part in zip(run, parts, strict=True)
        ):
            yield run


def _near(
    tokens: Sequence[_Token], where: Mapping[str, Sequence[int]], parts: Parts
) -> Iterator[tuple[_Token, _Token]]:
    """Stretches that hold every part, in any order, from one of them to another."""
    if not all(any(form in where for form in part) for part in parts):
        return
    marked = sorted({n for part in parts for n in _places(where, part)})
    for k, first in enumerate(marked):
        for m, last in enumerate(marked[k + 1 : k + 1 + len(parts)], k + 1):
            far = last - first >= len(parts) + _SLACK
            if far or tokens[first].stretch != tokens[last].stretch:
                break
            inside = {tokens[n].low for n in marked[k : m + 1]}
            if all(inside & part for part in parts):
                yield tokens[first], tokens[last]
                break


def _where(tokens: Sequence[_Token]) -> dict[str, list[int]]:
    where: dict[str, list[int]] = {}
    for n, token in enumerate(tokens):
        where.setdefault(token.low, []).append(n)
    return where


def _tokens(text: str) -> list[_Token]:
    made: list[_Token] = []
    stretch = end = 0
    for match in _WORD.finditer(text):
        stretch += _BREAK.search(text, end, match.start()) is not None
        form = _OWNER.sub("", match.group())
        made.append(
            _Token(
                start=match.start(), end=match.end(), form=form, low=form.lower(), stretch=stretch
            )
        )
        end = match.end()
    return made


def keywords_of(topics: Sequence[Topic]) -> Keywords:
    """The keywords of the topics, compiled; one that several topics list points to each."""
    single: dict[str, list[str]] = {}
    capitals: dict[str, list[str]] = {}
    kin: dict[str, list[str]] = {}
    phrases: dict[Parts, list[str]] = {}
    names: set[str] = set()
    for topic in topics:
        for keyword in topic.keywords:
            words = [_OWNER.sub("", word) for word in _WORD.findall(keyword)]
            if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
                _point(capitals, (words[0], words[0] + "s"), topic.id)
            elif len(words) == 1:
                _point(single, forms(words[0]), topic.id)
                if words[0][0].isupper():
                    names |= forms(words[0])
                _point(kin, family(words[0]), topic.id)
            elif words:
                parts = (*(_exactly(w) for w in words[:-1]), forms(words[-1]))
                phrases.setdefault(parts, []).append(topic.id)
                start = "".join(words[:-1]).lower()
                _point(single, [start + form for form in forms(words[-1])], topic.id)
    listed = {*single, *(word for word in capitals)}
    return Keywords(
        single={word: tuple(ids) for word, ids in single.items()},
        capitals={word: tuple(ids) for word, ids in capitals.items()},
        kin={word: tuple(ids) for word, ids in kin.items() if word not in listed},
        names=frozenset(names),
        phrases=tuple(
            _Phrase(parts=parts, issues=tuple(dict.fromkeys(ids))) for parts, ids in phrases.items()
        ),
    )


def _exactly(word: str) -> frozenset[str]:
    """A word within a phrase, one or many."""
    low = word.lower()
    return frozenset({low, low + "s", low.removesuffix("s") if len(low) > 3 else low})


def _point(table: dict[str, list[str]], words: Iterable[str], issue: str) -> None:
    for word in words:
        ids = table.setdefault(word, [])
        if issue not in ids:
            ids.append(issue)


def _longest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        at = bisect.bisect_left(kept, hit.start, key=lambda other: other.start)
        free_before = at == 0 or kept[at - 1].end <= hit.start
        if free_before and (at == len(kept) or hit.end <= kept[at].start):
            kept.insert(at, hit)
    return tuple(kept)
