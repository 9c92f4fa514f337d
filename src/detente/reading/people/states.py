"""States by code, with the words that stand for them: names, demonyms, capitals, seats of power."""

from __future__ import annotations

import re

from detente.reading.lexicon.read import lexicon

STATES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    code: (tuple(words["names"]), tuple(words["people"]), tuple(words["seats"]))
    for code, words in lexicon("states")["states"].items()
}
"""Names, demonyms and seats by ISO 3166 code; the last eight are organisations."""
_CODES = {name.casefold(): code for code, words in STATES.items() for name in words[0]}


def state_named(name: str) -> str | None:
    """The code of the state that a name names, else None.

    >>> state_named("the Russian Federation"), state_named("Ruritania")
    ('RUS', None)
    """
    return _CODES.get(name.casefold().removeprefix("the "))


def slug_of(code: str) -> str:
    """The name (slug) that a state has as a party: "united-states"."""
    return re.sub(r"\W+", "-", STATES[code][0][0].casefold()).strip("-")
