"""Which draft of a dossier a phrase means: by its name, its number of points, its telling words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.dossier.model.drafts import Draft

_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_COMMON = frozenset(
    """
    a an and at by for from his her in into its new of on original own peace so that the their
    this to draft drafts plan plans text texts proposal proposals paper version document framework
    point points part parts page pages first latest current called
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """The draft that a phrase means, or may mean."""

    draft: str
    sure: bool


def namesake(phrase: str, drafts: Mapping[str, Draft]) -> Namesake | None:
    """The draft that a phrase means; None if it tells none of them from the others.

    A name or a number that only one of them has is sure; a telling word that only one of them has
    may be it.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> drafts = read("ukraine-2025").drafts
    >>> namesake("The original 28-point text", drafts)
    Namesake(draft='us-28', sure=True)
    >>> namesake("a four-part proposal", drafts)
    Namesake(draft='four-part', sure=True)
    >>> namesake("the rewritten document", drafts)
    Namesake(draft='revised', sure=False)
    >>> namesake("the new proposal", drafts)
    """
    words = _words(phrase)
    names = {id: (_words(id), _words(draft.name)) for id, draft in drafts.items()}
    same = [id for id, both in names.items() if words in both]
    if len(same) == 1:
        return Namesake(draft=same[0], sure=True)
    telling = {id: (set(a) | set(b)) - _COMMON for id, (a, b) in names.items()}
    for sure, said in ((True, _numbers(words)), (False, set(words) - _COMMON)):
        shared = [id for id, own in telling.items() if said & own]
        if len(shared) == 1:
            return Namesake(draft=shared[0], sure=sure)
        if sure and said:
            return None  # it has a number, which no draft here has
    return None


def _words(text: str) -> tuple[str, ...]:
    found = re.findall(r"[^\W_]+", text.casefold())
    return tuple(_NUMBERS.get(word, word) for word in found)


def _numbers(words: tuple[str, ...]) -> set[str]:
    return {word for word in words if word.isdigit()}
