"""Somebody who speaks, as far as the text and the list of actors tell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody who speaks; None where the text does not say, or the list does not hold it.

    ``person_rule`` and ``party_rule`` are the classes of rule that each was found by; empty
    where it is left open.
    """

    person: str | None = None
    party: str | None = None
    role: str | None = None
    why: str = ""
    person_rule: str = ""
    party_rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Somebody who was given as a speaker at a place; by name or not."""

    start: int
    who: Who
    pronoun: str | None = None
