"""Who may speak: the people and parties of a dossier, with the names they go by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One person: full name, other names, role, party, and the days in office as far as known."""

    name: str
    id: str | None = None
    also: tuple[str, ...] = ()
    role: str | None = None
    party: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedParty:
    """One party: the slug used for it, its name, and the other names it goes by."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """The actor list of a dossier; empty where there is no dossier."""

    people: tuple[Actor, ...] = ()
    parties: tuple[NamedParty, ...] = ()
