"""Words that say the same in a draft: without their endings, and by ``same.yaml`` whole phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from detente.drafting.terms import terms

_LATIN = re.compile(r"[a-z][a-z'-]*")
_ENDS = re.compile(
    r"(?:ments?|ations?|itions?|tions?|ions?|ances?|ences?|als?|ally|ly|ity|ilities|ility|ness"
    r"|i[sz]e[sd]?|i[sz]ing|i[sz]ations?|s|es|ed|d|e|le|y|ies|ied|ing|t|ce|ces|en|n|ive|able)?"
)
_LEAST_SHARED = 5
_ENDING = 3  # letters that an ending has at most, and a stem at least


@cache
def _held() -> dict[str, Any]:
    text = files("detente.drafting").joinpath("same.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return held


@cache
def stem(word: str) -> str:
    """A word without the endings that turn it; what says something else keeps another stem.

    Examples
    --------
    >>> stem("keeps") == stem("kept"), stem("governor") == stem("government")
    (True, False)
    """
    word = _held()["irregular"].get(word, word)
    if not _LATIN.fullmatch(word):
        bare = word.removeprefix("ال")
        return bare[: max(_LEAST_SHARED, len(bare) - _ENDING)] if word.isalpha() else word
    cut = _without_ending(word)
    # To note, without its ending, is not "not".
    return cut + "e" if cut != word and cut in terms()["negation"] else cut


def _without_ending(word: str) -> str:
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if word.endswith(("ies", "ied")) and len(word) > _ENDING + 1:
        word = word[:-3] + "y"
    elif len(word) > _ENDING and (plural or word.endswith("eed")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        cut = word.removesuffix(ending)
        if cut != word and len(cut) >= _ENDING and re.search("[aeiouy]", cut):
            word = cut[:-1] if cut[-1] == cut[-2] and cut[-1] not in "sle" else cut
            break
    return word[:-1] if word.endswith("e") and len(word) > _ENDING else word


@cache
def akin(one: str, other: str) -> bool:
    """Whether two words are one but for endings: settle and settlement are.

    Examples
    --------
    >>> akin("establish", "establishment"), akin("internal", "international")
    (True, False)
    """
    if stem(one) == stem(other):
        return True
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if not (_LATIN.fullmatch(one) and _LATIN.fullmatch(other)):
        return shared > _ENDING and max(len(one), len(other)) - shared <= _ENDING
    if shared < _LEAST_SHARED:
        return False
    return all(_ENDS.fullmatch(word[shared:]) is not None for word in (one, other))


def _form(word: str) -> str:
    """As a word of a phrase is looked up; of other scripts the list has every form."""
    return stem(word) if _LATIN.fullmatch(word) else word


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By the stem of their first word, the longest first: the stems of a phrase and its group."""
    made: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    held = _held()
    for language in held.keys() - {"irregular", "contrary", "elsewhere"}:
        for line in held[language]:
            head, *others = line.split(" | ")
            for phrase in (head, *others):
                stems = tuple(map(_form, phrase.split()))
                made.setdefault(stems[0], []).append((stems, head))
    for phrases in made.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return made


def said_as(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """What stands for the phrase that begins at a word, and how many words it has.

    Examples
    --------
    >>> said_as(["on", "each", "day"], 1), said_as(["the", "ridge"], 1)
    (('daily', 2), None)
    """
    for stems, head in _phrases().get(_form(words[at]), ()):
        if tuple(map(_form, words[at : at + len(stems)])) == stems:
            return head, len(stems)
    return None


@cache
def _opposed(name: str) -> frozenset[tuple[str, str]]:
    pairs = [(stem(one), stem(other)) for one, other in _held()[name]]
    return frozenset(pairs) | {(other, one) for one, other in pairs}


def contrary(one: str, other: str) -> bool:
    """Whether a word is another's contrary: to open and to close."""
    return (stem(one), stem(other)) in _opposed("contrary")


def elsewhere(one: str, other: str) -> bool:
    """Whether a preposition is of another place than another: in the zone and near it."""
    return (stem(one), stem(other)) in _opposed("elsewhere")
