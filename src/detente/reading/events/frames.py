"""The verbs and nouns that tell of an event: their forms, and what they need beside them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.reading.lexicon.read import lexicon

_HELD: dict[str, Any] = lexicon("events")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a verb needs to tell of a type of event: classes of nouns, and words beside it.

    ``about`` and ``within`` ask for a noun of a class, as what the verb is about or anywhere in its
    clause; ``beside`` for a word next to it; with ``never`` and ``apart`` it tells of no event.
    """

    type: str
    beside: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    named: bool = False
    passive: bool = False


def words(key: str) -> frozenset[str]:
    """One list of words of the lexicon."""
    return frozenset(_HELD[key])


def forms(lemma: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb, each with what it is: base, s, past, part or ing.

    >>> sorted(forms("shell"))
    [('shell', 'base'), ('shelled', 'part'), ('shelled', 'past'), ('shelling', 'ing'),
     ('shells', 's')]
    """
    yield lemma, "base"
    hissing = lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
    soft = lemma.endswith("y") and lemma[-2] not in _VOWELS
    yield (lemma[:-1] + "ies" if soft else lemma + ("es" if hissing else "s")), "s"
    stems = [lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma]
    if lemma[-1] not in "aeiouwxy" and lemma[-2] in _VOWELS and lemma[-3:-2] not in _VOWELS:
        stems = [lemma + lemma[-1], *(stems if len(lemma) > 4 else [])]
    for stem in stems:
        yield stem + "ing", "ing"
    if lemma in _HELD["irregular"]:
        past, participle = _HELD["irregular"][lemma]
        yield from ((past, "past"), (participle, "part"))
        return
    for stem in stems:
        ended = stem[:-1] + "ied" if soft else stem + ("d" if stem.endswith("e") else "ed")
        yield from ((ended, "past"), (ended, "part"))


@functools.cache
def verbs() -> dict[str, tuple[str, frozenset[str]]]:
    """Every form of every verb of the lexicon: its verb, and what form it is."""
    lemmas = {v for rows in _HELD["frames"].values() for row in rows for v in row["verbs"]}
    lemmas |= {*_HELD["course"], *_HELD["called_off"], *_HELD["fixed"]}
    found: dict[str, tuple[str, set[str]]] = {}
    for lemma in sorted(lemmas):
        for form, kind in forms(lemma):
            found.setdefault(form, (lemma, set()))[1].add(kind)
    return {form: (lemma, frozenset(kinds)) for form, (lemma, kinds) in found.items()}


@functools.cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb."""
    made: dict[str, list[Frame]] = {}
    for kind, rows in _HELD["frames"].items():
        for row in rows:
            frame = Frame(
                type=kind,
                beside=frozenset(row.get("beside", ())),
                about=frozenset(row.get("about", ())),
                within=frozenset(row.get("with", ())),
                never=frozenset(row.get("not", ())),
                apart=frozenset(row.get("apart", ())),
                named=row.get("named", False),
                passive=row.get("passive", False),
            )
            for verb in row["verbs"]:
                made.setdefault(verb, []).append(frame)
    return {verb: tuple(rows) for verb, rows in made.items()}


@functools.cache
def _by_noun(part: str) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for name, nouns in _HELD[part].items():
        for noun in nouns:
            for form in (noun, *(form for form, kind in forms(noun) if kind == "s")):
                classes.setdefault(form, set()).add(name)
    classes.setdefault("men", set()).update(classes.get("man", ()))
    classes.setdefault("women", set()).update(classes.get("woman", ()))
    classes.setdefault("children", set()).update(classes.get("child", ()))
    return {form: frozenset(names) for form, names in classes.items()}


def classes_of(word: str) -> frozenset[str]:
    """The classes of nouns that a word belongs to.

    >>> sorted(classes_of("proposals"))
    ['draft']
    """
    return _by_noun("nouns").get(word, frozenset())


def types_of(word: str) -> frozenset[str]:
    """The types of event that a noun names of itself.

    >>> sorted(types_of("ambush")), sorted(types_of("talks"))
    (['attack'], ['meeting'])
    """
    return _by_noun("events").get(word, frozenset())
