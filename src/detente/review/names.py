"""From names as a document gives them to the ids of a dossier: people, and drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.dossier.model.drafts import Draft
from detente.dossier.register import Register, plain_name
from detente.reading.lexicon.read import lexicon
from detente.review.stored import StoredSuggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """A name that a document gives and the dossier does not have."""

    name: str
    role: str | None
    party: str | None
    times: int


def new_names(suggestions: Iterable[StoredSuggestion], register: Register) -> Iterator[NewName]:
    """Each name once that a dossier does not have, with the role and party first given it."""
    uses: dict[str, list[tuple[str, StoredSuggestion]]] = {}
    for suggestion in suggestions:
        for name in dict.fromkeys((suggestion.person, *suggestion.people)):
            if name and register.person(name) is None and register.party(name) is None:
                uses.setdefault(plain_name(name), []).append((name, suggestion))
    for named in uses.values():
        name = named[0][0]
        said = [suggestion for _, suggestion in named if suggestion.person == name]
        role = next((suggestion.role for suggestion in said if suggestion.role), None)
        party = next((suggestion.party for suggestion in said if suggestion.party), None)
        yield NewName(name=name, role=role, party=party, times=len(named))


_COMMON = frozenset(
    """
    a an and at by for from his her in into its new of on original own peace so that the their
    this to draft drafts plan plans text texts proposal proposals paper version document framework
    point points part parts page pages first latest current called 1
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
    numbers = {word for word in words if word.isdigit()} - _COMMON
    said = numbers or {*words} - _COMMON  # with a number that no draft here has it means none
    meant = same or [id for id, (a, b) in names.items() if said & ({*a, *b} - _COMMON)]
    return Namesake(draft=meant[0], sure=bool(same or numbers)) if len(meant) == 1 else None


def _words(text: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]+", text.casefold())
    numbers = lexicon("calendar")["numbers"]
    return tuple(str(numbers.get(word, word)) for word in words)
