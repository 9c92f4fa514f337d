"""Somebody who speaks, and what a pronoun must know of those whom a document names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from detente.documents.document import Span
from detente.reading.parsed import Parsed
from detente.reading.people.mentions import Mention, Person
from detente.reading.people.parties_named import PartyNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody who speaks; None where the text does not say, or the list does not hold it."""

    person: str | None = None
    party: str | None = None
    role: str | None = None
    why: str = ""


class Company(Protocol):
    """Everybody whom a document names, as far as a pronoun asks: a ``Cast`` is one."""

    @property
    def parsed(self) -> Parsed: ...

    @property
    def names(self) -> PartyNames: ...

    @property
    def people(self) -> Mapping[str, Person]: ...

    @property
    def quoted(self) -> tuple[Span, ...]: ...

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of a stretch."""

    def known(self, key: str, why: str) -> Who:
        """The person of a full name."""

    def described(self, span: Span) -> Who:
        """Who is meant by a description at a span."""

    def nobody(self, why: str) -> Who:
        """Nobody that the text tells."""

    def of_party(self, party: str | None, why: str) -> Who:
        """Somebody without a name, of a party."""

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention is the subject of a clause."""
