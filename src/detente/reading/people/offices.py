"""Whom a description means: who holds the office it names, or whom it named before."""

from __future__ import annotations

import re

from detente.reading.people.named import Named
from detente.reading.people.parties_named import party_within
from detente.reading.people.roles import BODIES, ROLES, WORDS, singular

_RANKS = WORDS["ranks"]
_OFFICE = ROLES | _RANKS | {word.casefold() for word in WORDS["offices"]}
_NAMED_BEFORE = 80
"""So many mentions back may somebody be meant by an office."""
_BEFORE_NOUNS = re.compile(
    r"[,;“”]\s?|\b(?:the|an?|his|her|their|its|that|to|with|and)\s", re.IGNORECASE
)


def holders(people: Named, phrase: str, head: str, party: str | None, at: int) -> list[str]:
    """Who may be meant by a definite description at a place: several where they fit equally.

    Whoever was named last goes before; of two in one sentence neither does. Somebody of the list
    who was not named yet is meant where just one fits.
    """
    last: dict[str, int] = {}
    for mention in reversed(people.between(max(0, at - 20_000), at)[-_NAMED_BEFORE:]):
        last.setdefault(mention.key, mention.start)
    wanted = {word for word in re.findall(r"[a-z-]+", phrase.casefold()) if word in _OFFICE}
    lead = re.findall(r"[A-Z][\w.-]+", re.split(rf"(?i)\b{head}\b", phrase, maxsplit=1)[0])
    owners = {word for word in lead if word.casefold() not in _OFFICE | {"the", "new"}}
    fits = []
    for key in dict.fromkeys((*last, *(actor.name for actor in people.actors.people))):
        person = people.person(key)
        actor = person.actor
        told = [one for one in (actor.role or "", *actor.also, *person.told) if one]
        if party is None or actor.party is None:
            # "The Turkish Cypriot leader" is whom the text calls so.
            whose = any(owners <= set(one.split()) for one in told)
        else:
            whose = party == actor.party
        if whose and any(_is_office(one, head, wanted) for one in told):
            fits.append(key)
    latest = people.parsed.sentence_at(last.get(fits[0], 0)).start if fits else 0
    return [key for key in fits if key in last and last[key] >= latest] or fits


def _is_office(told: str, head: str, wanted: set[str]) -> bool:
    words = set(re.findall(r"[a-z-]+", told.casefold()))
    if words & _RANKS and not words & _RANKS <= wanted:
        # A prime minister is not "the minister", nor a vice president "the president".
        return head == "leader" and {"prime", "minister"} <= words
    leads = head == "leader" and wanted <= {"leader"} and bool(words & WORDS["leaders"])
    return wanted <= words or leads


def same_description(people: Named, head: str | None, at: int) -> str | None:
    """The party of the last description with the same head: "the ministry", "the official"."""
    if head not in ROLES | BODIES:
        return None
    text, low = people.parsed.text, max(0, at - 4000)
    hits = re.finditer(rf"(?i)\b{singular(head or '')}(?:s|es)?\b", text[low:at])
    for match in reversed(list(hits)[-6:]):
        end = low + match.end()
        sentence = people.parsed.sentence_at(low + match.start())
        lead = _BEFORE_NOUNS.split(text[max(sentence.start, end - 120) : end])[-1]
        after = re.match(r"[^,.;:“”]{0,60}", text[end : min(at, end + 60)])
        party = party_within((lead + (after.group() if after else "")).strip(), people.names)
        if party is not None:
            return party
    return None
