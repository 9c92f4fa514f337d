"""Everybody whom a document names, and where."""

from __future__ import annotations

import bisect
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.actors import Actor, Actors
from detente.reading.parsed import Parsed
from detente.reading.people.mentions import Mention, Person
from detente.reading.people.names import is_unnamed
from detente.reading.people.parties_named import PartyNames
from detente.reading.people.who import Heard, Who


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Named:
    """Everybody whom a document names, and where.

    ``people`` are by full name; nobody is looked for in the quotations (``quoted``) from without.
    """

    parsed: Parsed
    actors: Actors
    names: PartyNames
    mentions: tuple[Mention, ...]
    people: dict[str, Person]
    quoted: tuple[Span, ...] = ()

    @property
    def new(self) -> tuple[Actor, ...]:
        """People who are named and are not in the list, each once."""
        return tuple(person.actor for person in self.people.values() if not person.listed)

    @abstractmethod
    def who(self, span: Span, heard: Sequence[Heard] = (), but_not: str | None = None) -> Who:
        """Who is meant by the phrase at a span.

        ``heard`` is who spoke so far, whom a pronoun means first; never the person ``but_not``.
        """

    def known(self, key: str, why: str) -> Who:
        """The person of a full name, as the list or the text has them; ``why`` by what rule."""
        person = self.person(key)
        actor, name = person.actor, None if is_unnamed(person.actor) else person.actor.name
        by_text = "name not in the list" if self.actors.people and not person.listed else why
        whose = "party of a person in the list" if person.listed else "told beside the name"
        return Who(
            person=name, party=actor.party, role=actor.role, why=f"{why}: {actor.name}",
            person_rule=by_text if name else "", party_rule=whose if actor.party else "",
        )  # fmt: skip

    def person(self, key: str) -> Person:
        """Somebody whom the text names or the list holds."""
        if key in self.people:
            return self.people[key]
        return Person(actor=next(a for a in self.actors.people if a.name == key), listed=True)

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of a stretch."""
        first = bisect.bisect_left(self.mentions, start, key=lambda m: m.start)
        last = bisect.bisect_left(self.mentions, end, key=lambda m: m.start)
        return self.mentions[first:last]

    def is_quoted(self, at: int, asking: int) -> bool:
        """Whether a place is in a quotation that the asking place is not in."""
        index = bisect.bisect_right(self.quoted, at, key=lambda q: q.start) - 1
        quote = self.quoted[index] if index >= 0 else Span(0, 0)
        return quote.start <= at < quote.end and not quote.start <= asking < quote.end
