"""Whether somebody is known by the role that a description names."""

from __future__ import annotations

import re

from detente.reading.people.mentions import Person
from detente.reading.people.roles import LEADERS
from detente.reading.people.words import word_set

COMPOUND = word_set("prime first vice deputy former")
AREAS = word_set("foreign prime defense defence interior vice deputy chief national")


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
