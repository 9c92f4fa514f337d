"""The actor list of a dossier."""

from __future__ import annotations

import importlib.util
from typing import Any

from detente.dossier.model.dossier import Dossier
from detente.reading.actors import Actor, Actors, NamedParty


def actors_of(dossier: Dossier) -> Actors:
    """The people and parties of a dossier, with the other names they go by.

    The official name of a state is added where ``pycountry`` is installed.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> from detente.cases.catalogue import path
    >>> actors = actors_of(read(path("ukraine-2025")))
    >>> [party.code for party in actors.parties if party.id == "ukraine"]
    ['UKR']
    """
    parties = [
        NamedParty(
            id=slug,
            name=party.name,
            also=tuple(dict.fromkeys((*party.also, *_official(party.code)))),
            code=party.code,
        )
        for slug, party in dossier.parties.items()
    ]
    people = [
        Actor(
            name=person.name, id=id, also=person.also, role=person.role, party=slug,
            since=person.from_.earliest if person.from_ else None,
            until=person.until.latest if person.until else None,
        )
        for slug, party in dossier.parties.items()
        for id, person in party.people.items()
    ]  # fmt: skip
    return Actors(people=tuple(people), parties=tuple(parties))


def _official(code: str | None) -> tuple[str, ...]:
    if code is None or not importlib.util.find_spec("pycountry"):
        return ()
    countries: Any = importlib.import_module("pycountry").countries
    state = countries.get(alpha_3=code)
    names = (getattr(state, field, None) for field in ("name", "common_name", "official_name"))
    return tuple(name for name in names if name and "," not in name)
