"""Which issues the words of a text point to: phrases before single words, in any form."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    parts: tuple[frozenset[str], ...]
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    start: int
    end: int
    form: str  # as it stands, without the 's
    stretch: int  # tokens of one stretch have no mark but a hyphen between them

    @property
    def low(self) -> str:
        return self.form.lower()


Found = dict[tuple[int, int], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keywords:
    """The keywords of all topics, ready to be looked for."""

    single: dict[str, tuple[str, ...]]
    capitals: dict[str, tuple[str, ...]]
    kin: dict[str, tuple[str, ...]]
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
        for token in tokens:
            _add(found, token, token, self.single.get(token.low, ()))
            _add(found, token, token, self.capitals.get(token.form, ()))
        for one, other in pairwise(tokens):
            joined = one.low + other.low
            if len(joined) >= _JOINED and one.stretch == other.stretch and one.low not in _SMALL:
                _add(found, one, other, self.single.get(joined, ()))
        for phrase in self.phrases:
            for run in _runs(tokens, phrase.parts):
                _add(found, run[0], run[-1], phrase.issues)
        return found

    def _loosely(self, tokens: Sequence[_Token]) -> Found:
        found: Found = {}
        for token in tokens:
            _add(found, token, token, self.kin.get(token.low, ()))
        for phrase in self.phrases:
            parts = tuple(part for part in phrase.parts if not part <= _SMALL)
            for first, last in _near(tokens, parts) if len(parts) > 1 else ():
                _add(found, first, last, phrase.issues)
        return found


def _add(found: Found, first: _Token, last: _Token, issues: Iterable[str]) -> None:
    span = first.start, last.end
    before = found.get(span, ())
    together = (*before, *(i for i in issues if i not in before))
    if together:
        found[span] = together


def _runs(
    tokens: Sequence[_Token], parts: tuple[frozenset[str], ...]
) -> Iterator[Sequence[_Token]]:
    for n in range(len(tokens) - len(parts) + 1):
        run = tokens[n : n + len(parts)]
        if all(token.low in part for token, part in zip(run, parts, strict=True)):
            yield run


def _near(
    tokens: Sequence[_Token], parts: tuple[frozenset[str], ...]
) -> Iterator[tuple[_Token, _Token]]:
    """Stretches that hold every part, in any order, from one of them to another."""
    marked = [t for t in tokens if any(t.low in part for part in parts)]
    places = {token.start: n for n, token in enumerate(tokens)}
    for n, first in enumerate(marked):
        for m, last in enumerate(marked[n + 1 : n + 1 + len(parts)], n + 1):
            inside = marked[n : m + 1]
            far = places[last.start] - places[first.start] >= len(parts) + _SLACK
            if far or first.stretch != last.stretch:
                break
            if all(any(t.low in part for t in inside) for part in parts):
                yield first, last
                break


def _tokens(text: str) -> list[_Token]:
    made: list[_Token] = []
    stretch = end = 0
    for match in _WORD.finditer(text):
        stretch += _BREAK.search(text, end, match.start()) is not None
        form = _OWNER.sub("", match.group())
        made.append(_Token(start=match.start(), end=match.end(), form=form, stretch=stretch))
        end = match.end()
    return made


def keywords_of(topics: Sequence[Topic]) -> Keywords:
    """The keywords of the topics, compiled; one that several topics list points to each."""
    single: dict[str, list[str]] = {}
    capitals: dict[str, list[str]] = {}
    kin: dict[str, list[str]] = {}
    phrases: list[_Phrase] = []
    for topic in topics:
        for keyword in topic.keywords:
            words = [_OWNER.sub("", word) for word in _WORD.findall(keyword)]
            if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
                _point(capitals, (words[0], words[0] + "s"), topic.id)
            elif len(words) == 1:
                _point(single, forms(words[0]), topic.id)
                _point(kin, family(words[0]), topic.id)
            elif words:
                parts = (*(_exactly(w) for w in words[:-1]), forms(words[-1]))
                phrases.append(_Phrase(parts=parts, issues=(topic.id,)))
                start = "".join(words[:-1]).lower()
                _point(single, [start + form for form in forms(words[-1])], topic.id)
    listed = {*single, *(word for word in capitals)}
    return Keywords(
        single={word: tuple(ids) for word, ids in single.items()},
        capitals={word: tuple(ids) for word, ids in capitals.items()},
        kin={word: tuple(ids) for word, ids in kin.items() if word not in listed},
        phrases=tuple(phrases),
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
