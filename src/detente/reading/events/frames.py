"""The verbs and nouns that tell of an event: their forms, and what they need beside them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from detente.reading.lexicon.read import lexicon

Frame = Mapping[str, Any]
"""What a verb needs to tell of a type of event, as the lexicon has it."""
_HELD: dict[str, Any] = lexicon("events")
_VOWELS = "aeiou"


@functools.cache
def words(*keys: str) -> frozenset[str]:
    """One list of words of the lexicon, or several together."""
    return frozenset(word for key in keys for word in _HELD["words"][key])


def forms(lemma: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb or noun, each with what it is: base, s, past, part or ing.

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
        stems = [lemma + lemma[-1], *(stems if len(lemma) > 3 else [])]
    for stem in stems:
        yield stem + "ing", "ing"
        ended = stem[:-1] + "ied" if soft else stem + ("d" if stem.endswith("e") else "ed")
        past, participle = _HELD["irregular"].get(lemma, (ended, ended))
        yield from ((past, "past"), (participle, "part"))


@functools.cache
def verbs() -> dict[str, tuple[str, frozenset[str]]]:
    """Every form of every verb of the lexicon: its verb, and what form it is."""
    found: dict[str, tuple[str, set[str]]] = {}
    for lemma in sorted({*frames(), *words("course", "called_off", "put_off", "fixed")}):
        for form, kind in forms(lemma):
            found.setdefault(form, (lemma, set()))[1].add(kind)
    return {form: (lemma, frozenset(kinds)) for form, (lemma, kinds) in found.items()}


@functools.cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb, in the order of the lexicon."""
    made: dict[str, list[Frame]] = {}
    for kind, rows in _HELD["frames"].items():
        for row in rows:
            for verb in row["verbs"]:
                made.setdefault(verb, []).append({**row, "type": kind})
    return {verb: tuple(rows) for verb, rows in made.items()}


@functools.cache
def _by_noun(part: str) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for name, nouns in _HELD[part].items():
        for form, kind in (pair for noun in nouns for pair in forms(noun)):
            if kind in ("base", "s"):
                classes.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in classes.items()}


def classes_of(word: str) -> frozenset[str]:
    """The classes of nouns that a word belongs to: "draft" of "proposals"."""
    return _by_noun("nouns").get(word, frozenset())


def types_of(word: str) -> frozenset[str]:
    """The types of event that a noun names of itself: "attack" of "ambush"."""
    return _by_noun("events").get(word, frozenset())
