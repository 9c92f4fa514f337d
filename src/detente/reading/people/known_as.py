"""Whether somebody is known by the role that a description names."""

from __future__ import annotations

import re

from detente.reading.actors import Actor
from detente.reading.people.mentions import Person
from detente.reading.people.roles import LEADERS, ROLES
from detente.reading.people.words import word_set

COMPOUND = word_set("prime first vice deputy former")
AREAS = word_set("foreign prime defense defence interior vice deputy chief national")
_NO_NAMES = word_set("the a an his her its their this that special new")


def has_role(person: Person, head: str, wanted: set[str]) -> bool:
    """Whether a person is known by the role that a description names."""
    told = [person.actor.role or "", *person.actor.also, *person.told]
    for one in told:
        words = set(re.findall(r"[a-z]+", one.casefold()))
        if words & COMPOUND and not words & COMPOUND <= wanted:
            # A prime minister is not "the minister", nor a vice president "the president".
            continue
        if wanted <= words:
            return True
        if head == "leader" and words & LEADERS | (words & {"minister"} & words):
            return "minister" not in words or "prime" in words
    return False


def of_others(person: Person, phrase: str, head: str, *, sure: bool) -> bool:
    """Whether a description is of another people's than the text has the person from.

    "The Turkish Cypriot leader" is not the "Greek Cypriot leader". Where the party is ``sure``,
    two names for it ("American", "U.S.") are no others.
    """
    wanted = _names_before(phrase, head)
    told = (person.actor.role or "", *person.actor.also, *person.told)
    known = [names for one in told if (names := _names_before(one, head))]
    if not wanted or any(wanted <= one or one <= wanted for one in known):
        return False
    if not known:
        return person.listed and person.actor.party is not None and not sure
    return not sure or any(wanted & one for one in known)


def _names_before(phrase: str, head: str) -> set[str]:
    """The capitalised words that stand before the head of a description."""
    lead = re.split(rf"\b{head}\b", phrase, maxsplit=1, flags=re.IGNORECASE)
    words = re.findall(r"[A-Z][\w.’'-]+", lead[0]) if len(lead) > 1 else []
    return {w for w in words if w.casefold() not in _NO_NAMES | ROLES | AREAS | COMPOUND}


def is_unnamed(actor: Actor) -> bool:
    """Whether an actor of the list is somebody without a name."""
    return re.search(r"\b(?:not named|unnamed)\b", actor.role or "") is not None
