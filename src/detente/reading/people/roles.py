"""Words for people by what they do: titles, offices, and sources that are not named."""

from __future__ import annotations

from detente.reading.lexicon.read import lexicon

WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in lexicon("roles").items()
}
"""Every set of words of the list, by its name there."""
ROLES, BODIES = WORDS["roles"], WORDS["bodies"]
TITLES = WORDS["titles"] | {title.title() for title in WORDS["titles"]}
_GOES_ON = frozenset({"of", "for", "to", "in", "at", "from", "with", "on", "who", "by", "familiar"})


def head_of(phrase: str) -> str | None:
    """The last word before any "of", "for", "to" and so on that names a role or a body.

    >>> head_of("the Russian foreign minister"), head_of("Special Representative for Afghanistan")
    ('minister', 'representative')
    """
    head = None
    for word in phrase.replace("-", "- ").split():
        plain = word.strip(",.’'”“\"()").casefold()
        if head and plain in _GOES_ON:
            return head
        head = plain if plain in ROLES or plain in BODIES else head
        if head and word.endswith(","):
            return head
    return head


def singular(role: str) -> str:
    """One of several: "officials" are each an "official".

    >>> singular("spokesmen"), singular("allies"), singular("officials")
    ('spokesman', 'ally', 'official')
    """
    if role.endswith("men"):
        return role[:-3] + "man"
    if role.endswith("ies"):
        return role[:-3] + "y"
    return role[:-1] if role.endswith("s") and not role.endswith("ss") else role
