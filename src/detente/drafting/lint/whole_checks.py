"""The checks of the rules about a draft as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from detente.drafting.clauses import Clause
from detente.drafting.likeness import words_of
from detente.drafting.lint.draft import Draft, Hit, match_words, pattern
from detente.drafting.terms import terms

_WHOLE = 6
"""Points of a draft that can be held to what a whole agreement has."""
_IN_PASSING = re.compile(
    r"\b(?:of|within|during|while|under|after)\s+the\s+(?:truce|cease-?fire|armistice)",
    re.IGNORECASE,
)
_SAME = 0.75
_TERM = re.compile(
    r"\b(?:for|of|lasts?|first)\s+(?:the\s+)?(?:first\s+)?[\w-]+[\s-]years?\b|\b\d+\s+years?\b",
    re.IGNORECASE,
)


def no_consequence(draft: Draft) -> Iterator[Hit]:
    """No point that says what follows a breach, and none that has it judged with effect."""
    said = draft.whole()
    met = pattern("consequence").search(said) or pattern("binding").search(said)
    if len(draft.text.points) >= _WHOLE and not met:
        yield Hit(point="")


def no_disputes(draft: Draft) -> Iterator[Hit]:
    """No point that says where disputes go."""
    if len(draft.text.points) >= _WHOLE and not pattern("disputes").search(draft.whole()):
        yield Hit(point="")


def contradiction(draft: Draft) -> Iterator[Hit]:
    """Points that say the same with another figure."""
    told = [(clause, *_figures(clause)) for clause in draft.all_clauses()]
    with_figures = [one for one in told if one[2] and len(one[1]) >= 4]
    told_of = set[str]()  # one finding a point: a table of figures is no quarrel
    for (a, words, figures), (b, others, other_figures) in combinations(with_figures[:400], 2):
        if a.point == b.point or b.point in told_of or len(figures) != len(other_figures):
            continue
        one_differs = sum(x != y for x, y in zip(figures, other_figures, strict=True)) == 1
        if one_differs and len(words & others) >= _SAME * len(words | others) and _same_names(a, b):
            told_of.add(b.point)
            yield Hit(point=b.point, words=b.words, more=a.point)


def two_options(draft: Draft) -> Iterator[Hit]:
    """Points that the dossier maps to different options of one issue."""
    for conflict in draft.conflicts:
        *_, last = conflict.points
        held = ", ".join(f"{number} ({option})" for number, option in conflict.points.items())
        yield Hit(point=last, more=f"{conflict.issue}: {held}")


def _figures(clause: Clause) -> tuple[frozenset[str], tuple[str, ...]]:
    words = words_of(clause.words.text)
    numbers = re.findall(r"\d[\d,.]*", clause.words.text)
    numbers += [word for word in words if word in terms()["numbers"]]
    return frozenset(words) - terms()["numbers"].keys() - terms()["empty"], tuple(numbers)


def _same_names(a: Clause, b: Clause) -> bool:
    """Whether two clauses speak of the same: no word of either subject is missing in the other."""
    first, then = (set(words_of(c.subject.text)) if c.subject else set() for c in (a, b))
    return first == then


def outlived_guarantee(draft: Draft) -> Iterator[Hit]:
    """A duty for good, beside a guarantee that ends."""
    ending = next(
        (
            clause
            for clause in draft.all_clauses()
            if pattern("guarantee").search(clause.words.text) and _TERM.search(clause.words.text)
        ),
        None,
    )
    if ending is None:
        return
    for clause in draft.all_clauses():
        if clause.point != ending.point and pattern("permanent").search(clause.words.text):
            yield Hit(point=clause.point, words=clause.words, more=ending.point)


def unwatched_ceasefire(draft: Draft) -> Iterator[Hit]:
    """A ceasefire in a draft in which nobody watches."""
    for clause in draft.all_clauses():
        said = clause.words.text
        if pattern("ceasefire").search(said) and not _IN_PASSING.search(said):
            if clause.point not in draft.watched():
                yield Hit(point=clause.point, words=clause.words)
            return


def waiting_ceasefire(draft: Draft) -> Iterator[Hit]:
    """A ceasefire that begins after a withdrawal that no point sets a day for."""
    for clause in draft.all_clauses():
        said = clause.words.text
        match = pattern("waits").search(said)
        if match and pattern("ceasefire").search(said) and not re.search(r"\d", said):
            begin = re.search(r"\b(?:takes? effect|begins?|starts?|enters?)\b", said)
            if begin:
                point = draft.text.get(clause.point)
                again = point and re.compile(re.escape(match[0])).search(point.text)
                if point and again:
                    yield Hit(point=clause.point, words=match_words(point, again))


def amnesty_against_redress(draft: Draft) -> Iterator[Hit]:
    """An amnesty in one point, redress in another."""
    amnesty = next(
        (
            clause
            for clause in draft.all_clauses()
            if pattern("amnesty").search(clause.words.text)
            and not pattern("no_amnesty").search(clause.words.text)
        ),
        None,
    )
    if amnesty is None:
        return
    for clause in draft.all_clauses():
        if clause.point != amnesty.point and pattern("redress").search(clause.words.text):
            yield Hit(point=amnesty.point, words=amnesty.words, more=clause.point)
            return


WHOLE_CHECKS = {
    "no-consequence": no_consequence,
    "no-disputes": no_disputes,
    "contradiction": contradiction,
    "two-options": two_options,
    "outlived-guarantee": outlived_guarantee,
    "unwatched-ceasefire": unwatched_ceasefire,
    "waiting-ceasefire": waiting_ceasefire,
    "amnesty-against-redress": amnesty_against_redress,
}
