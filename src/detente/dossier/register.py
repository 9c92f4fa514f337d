"""From names as texts give them to the ids of a dossier's people and parties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The ids of people and parties by every name they go by."""

    people: dict[str, str]
    parties: dict[str, str]
    party_of: dict[str, str]

    def person(self, name: str | None) -> str | None:
        """The id of a person, if the dossier has one of that name."""
        return None if name is None else self.people.get(plain_name(name))

    def party(self, name: str | None) -> str | None:
        """The id of a party, if the dossier has one of that name."""
        return None if name is None else self.parties.get(plain_name(name))

    def side(self, person: str | None, party: str | None) -> str | None:
        """The party that was spoken for, by names: the one named, else that of the person."""
        return self.party(party) or self.party_of.get(self.person(person) or "")

    def of_people(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of those whom the dossier has, each once."""
        ids = (self.person(name) for name in names)
        return tuple(dict.fromkeys(id for id in ids if id is not None))


def register_of(dossier: Dossier) -> Register:
    """The people and parties of a dossier by name.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> register_of(read("two-rivers")).person("Ana Dorn")
    'dorn'
    """
    people: dict[str, str] = {}
    parties: dict[str, str] = {}
    party_of: dict[str, str] = {}
    for slug, party in dossier.parties.items():
        for name in (slug, party.name, *party.also):
            parties.setdefault(plain_name(name), slug)
        for id, person in party.people.items():
            party_of.setdefault(id, slug)
            for name in (id, person.name, *person.also):
                people.setdefault(plain_name(name), id)
    return Register(people=people, parties=parties, party_of=party_of)


def plain_name(name: str) -> str:
    """A name by which others like it are found: neither case, blanks nor apostrophes count.

    >>> plain_name("Sinn  Féin’s")
    "sinn féin's"
    """
    return " ".join(name.replace("’", "'").casefold().split())
