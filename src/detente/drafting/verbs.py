"""The verb of a clause, found by lists of words: who does what, actively or passively."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "of",
        "and",
        "or",
    ]
)
_RELATIVE = frozenset(["which", "who", "whose", "where", "that"])
_PREPOSITIONS = frozenset(
    ["of", "on", "from", "for", "in", "at", "with", "to", "near", "under", "against", "between"]
)
_FAR = 18
"""Words of a clause in which its verb is looked for."""


@cache
def clause_words() -> Mapping[str, Any]:
    """The lists of words of ``clauses.yaml``."""
    text = files("detente.drafting").joinpath("clauses.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return held


def owns(word: str) -> bool:
    """Whether a word is a genitive."""
    return word.endswith(("'s", "’s", "s'", "s’"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """Where the verb stands among the words, its plain form, and whether it is passive."""

    first: int
    last: int
    act: str
    passive: bool


def find_verb(tokens: list[re.Match[str]]) -> Verb | None:
    """The first verb of a clause that says something of a subject."""
    plain = [token.group().casefold() for token in tokens]
    held, forms = clause_words(), _forms()
    inside = ended = False  # a subordinate clause, whose verb is its own
    for at in range(1, min(len(plain), _FAR)):
        word = plain[at]
        if word in _RELATIVE:
            inside, ended = True, False
            continue
        if ended and (word in held["be"] or word in forms["past"] or word == "not"):
            continue
        ended = False
        if inside:
            verbal = word in forms["finite"] or word in held["verbs"]
            ended = verbal or word in held["modals"] or word in held["be"]
            inside = not ended
            continue
        if word in held["modals"] or word in ("do", "does"):
            return _after(plain, at, at + 1)
        if word in held["be"]:
            return _after(plain, at, at)
        if plain[at - 1] in _DETERMINERS:
            continue
        if forms["finite"].get(word) and word != forms["finite"][word]:
            return Verb(first=at, last=at, act=forms["finite"][word], passive=False)
        if word in held["verbs"] and _is_plural(plain[:at]) and not owns(plain[at - 1]):
            return Verb(first=at, last=at, act=word, passive=False)
    return None


def _is_plural(subject: list[str]) -> bool:
    """Whether a subject takes the plain form of a verb."""
    ends = (n for n, word in enumerate(subject) if word in _PREPOSITIONS)
    head = subject[: next(ends, len(subject))]
    return bool(head) and (head[-1].endswith("s") or "and" in subject or head == ["they"])


def _after(plain: list[str], first: int, at: int) -> Verb:
    """The verb after a modal or a form of "be"."""
    held, forms = clause_words(), _forms()
    being = False
    for n in range(at, min(at + 6, len(plain))):
        word = plain[n]
        if word in held["be"]:
            being = True
        elif being and word in forms["past"]:
            return Verb(first=first, last=n, act=forms["past"][word], passive=True)
        elif word in held["verbs"] and (not being or plain[n - 1] == "to"):
            return Verb(first=first, last=n, act=word, passive=False)
    return Verb(first=first, last=first, act="be" if being else "", passive=False)


@cache
def _forms() -> Mapping[str, Mapping[str, str]]:
    """Plain forms of verbs by their other forms: finite in the third person, past participles."""
    finite, past = {}, {}
    for verb in clause_words()["verbs"]:
        ends = verb.endswith(("s", "sh", "ch", "x", "z", "o"))
        softened = verb.endswith("y") and verb[-2] not in "aeiou"
        finite[f"{verb[:-1]}ies" if softened else f"{verb}{'es' if ends else 's'}"] = verb
        regular = f"{verb[:-1]}ied" if softened else f"{verb.removesuffix('e')}ed"
        past[clause_words()["participles"].get(verb, regular)] = verb
    finite["has"] = "have"
    return {"finite": finite, "past": past}
