"""The dossier: all that is known of one negotiation, as of one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field, PrivateAttr, SkipValidation

from detente.dossier.model.behaviour import Behaviour, Mediation
from detente.dossier.model.dates import When
from detente.dossier.model.drafts import Deadline, Draft
from detente.dossier.model.durability import Durability
from detente.dossier.model.evidence import Event, Source, Statement
from detente.dossier.model.forecast import Question
from detente.dossier.model.issues import Issue
from detente.dossier.model.levers import Lever
from detente.dossier.model.parties import Party
from detente.dossier.model.record import Record, Slug
from detente.dossier.model.war import Standoff, War
from detente.errors import Place
from detente.frozen import ReadOnly

Path = tuple[str | int, ...]


class Dossier(Record):
    """All that is known of one negotiation, as of one day.

    Read one with :func:`detente.read`; it is frozen, and ``model_copy(update=…)`` makes another.
    Parties stand in the order of the file everywhere: no side comes first by name or weight.
    """

    title: str
    as_of: When
    about: str | None = None
    parties: dict[Slug, Party]
    tracks: dict[Slug, str] = {}
    issues: dict[Slug, Issue]
    war: War | None = None
    standoff: Standoff | None = None
    durability: Durability = Durability()
    drafts: dict[Slug, Draft] = {}
    deadlines: dict[Slug, Deadline] = {}
    behaviour: Behaviour = Behaviour()
    mediation: Mediation = Mediation()
    forecast: Question | None = None
    levers: dict[Slug, Lever] = {}
    assumptions: dict[Slug, str] = {}
    statements: SkipValidation[Sequence[Statement]] = Field(default=(), exclude=True)
    events: tuple[Event, ...] = Field(default=(), exclude=True)
    sources: dict[Slug, Source] = Field(default={}, exclude=True)
    texts: dict[Slug, str] = Field(default={}, exclude=True)

    _places: Mapping[Path, Place] = PrivateAttr(default_factory=ReadOnly)

    @property
    def required(self) -> tuple[str, ...]:
        """The parties whose leave a deal needs, on all issues or on some."""
        return tuple(id for id, party in self.parties.items() if party.consent is not None)

    @property
    def date(self) -> dt.date:
        """The day as of which it is known."""
        return self.as_of.latest

    def payer(self, lever: str) -> str | None:
        """The party that bears a lever's cost: whoever uses it; None where a mediator does.

        >>> import detente
        >>> detente.read("two-rivers").payer("press-south") is None
        True
        """
        known = self.levers.get(lever)
        if known is None or known.by is None or known.by == self.mediation.by:
            return None
        party = self.parties.get(known.by)
        return None if party is None or party.kind == "mediator" else known.by

    def set(self, path: str, value: Any) -> Dossier:
        """The same dossier with another value at one path, checked as the files would be.

        Parameters
        ----------
        path : str
            As levers name an input (``war.south.cost-per-month``; one that means several sets
            them all), or as the file has it (``issues.border.today``); items of a list are
            counted from 1, and red lines go by their names too.
        value : str, number, dict, list, Estimate or None
            As the file states it; None takes away what is there.

        Returns
        -------
        Dossier
            Another; this one stays as it is.

        Raises
        ------
        DossierError
            With every new finding, if the dossier would not be sound.
        ValueError
            The dossier has no such part.

        Examples
        --------
        >>> import detente
        >>> rivers = detente.read("two-rivers").set("war.balance", "0.7 (0.6..0.8)")
        >>> rivers.set("war.south.cost-per-month", "0.02 (0.01..0.04)").war.balance.mode
        0.7
        >>> rivers.set("war.sout.cost-per-month", 0.02)
        Traceback (most recent call last):
        ...
        ValueError: path is "war.sout.cost-per-month", ... Did you mean "war.south.cost-per-month"?
        """
        from detente.dossier.change import changed

        return changed(self, path, value)

    def person(self, id: str) -> tuple[str, Any] | None:
        """The party and the person of that id, if there is one."""
        for party, record in self.parties.items():
            if id in record.people:
                return party, record.people[id]
        return None

    def place_of(self, *path: str | int) -> Place | None:
        """Where the thing at this path stands in the user's file, or what is nearest around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self._places:
                return self._places[path[:length]]
        return None
