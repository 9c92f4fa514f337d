"""The dossier: all that is known of one negotiation, as of one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from pydantic import Field, PrivateAttr, SkipValidation

from detente.dossier.model.behaviour import Behaviour, Mediation
from detente.dossier.model.dates import When
from detente.dossier.model.drafts import Deadline, Draft, Issue
from detente.dossier.model.durability import Durability
from detente.dossier.model.evidence import Event, Source, Statement
from detente.dossier.model.levers import Lever, Plan
from detente.dossier.model.parties import Party
from detente.dossier.model.record import Record, Slug
from detente.dossier.model.war import Question, Standoff, War
from detente.errors import Place
from detente.frozen import ReadOnly

Path = tuple[str | int, ...]
LEAST_WEEKS = 26
"""Talks are looked at for half a year at least."""


FIRST_GUESS = "A first guess, to be replaced by what is known."
"""What the numbers of a new dossier rest on, until somebody puts others in their place."""


class Dossier(Record):
    """All that is known of one negotiation, as of one day.

    Read one with :func:`detente.read`; it is frozen, and ``model_copy(update=…)`` makes another.
    Parties stand in the order of the file everywhere: no side comes first by name or weight.
    """

    title: str = Field(description="What the negotiation is called.")
    as_of: When = Field(description="The day on which all this was known.")
    about: str | None = Field(default=None, description="What it is about, in a sentence.")
    estimates_as_of: When | None = Field(
        default=None,
        description="The day on which the numbers here were estimated. What parties said after it "
        "is evidence that the estimates do not know: all figures learn from it. Left out, the "
        "estimates know all that is on record.",
    )
    parties: dict[Slug, Party] = Field(
        description="Who bargains, mediates, or stands behind a promise; by id."
    )
    tracks: dict[Slug, str] = Field(
        default={}, description="Groups of issues handled together: id and name."
    )
    issues: dict[Slug, Issue] = Field(description="The questions at stake, by id.")
    war: War | None = Field(
        default=None, description="What happens without a deal where there is a war."
    )
    standoff: Standoff | None = Field(
        default=None,
        description="What happens without a deal where there is none: today's state goes on.",
    )
    durability: Durability = Field(
        default=Durability(), description="How long a deal lives, and what follows if it fails."
    )
    drafts: dict[Slug, Draft] = Field(default={}, description="The texts on the table, by id.")
    deadlines: dict[Slug, Deadline] = Field(
        default={}, description="Who set which deadline for whom, and what became of it; by id."
    )
    behaviour: Behaviour = Field(
        default=Behaviour(), description="How parties act; what is left out gets a wide default."
    )
    mediation: Mediation = Field(
        default=Mediation(),
        description="How the mediator works; what is left out gets a wide default.",
    )
    forecast: Question | None = Field(
        default=None, description="The event that is forecast, and the dates of interest."
    )
    levers: dict[Slug, Lever] = Field(default={}, description="What a mediator can do, by id.")
    plans: dict[Slug, Plan] = Field(
        default={}, description="Courses with conditions that a mediator may follow, by id."
    )
    assumptions: dict[Slug, str] = Field(
        default={}, description="What is taken to be so without a source: a name and a sentence."
    )
    statements: SkipValidation[Sequence[Statement]] = Field(
        default=(), exclude=True, description="What was said: who, for whom, when, where, to whom."
    )
    events: tuple[Event, ...] = Field(
        default=(), exclude=True, description="What happened or is planned."
    )
    sources: dict[Slug, Source] = Field(
        default={}, exclude=True, description="The sources, as in CSL-JSON."
    )
    texts: dict[Slug, str] = Field(default={}, exclude=True, description="The texts of the drafts.")

    changing: ClassVar[Callable[[Dossier, str, Any], Dossier]]
    """What :meth:`set` does: :mod:`detente.dossier.change`, built on all this, gives it."""

    _places: Mapping[Path, Place] = PrivateAttr(default_factory=ReadOnly)

    @property
    def required(self) -> tuple[str, ...]:
        """The parties whose leave a deal needs, on all issues or on some."""
        return tuple(id for id, party in self.parties.items() if party.consent is not None)

    @property
    def first_guesses(self) -> tuple[str, ...]:
        """The assumptions that still read as a new dossier has them."""
        return tuple(name for name, words in self.assumptions.items() if words == FIRST_GUESS)

    @property
    def date(self) -> dt.date:
        """The day as of which it is known."""
        return self.as_of.latest

    @property
    def last_day(self) -> dt.date:
        """The last day that is looked at: the last date of interest, half a year at least."""
        asked = [when.latest for when in self.forecast.by] if self.forecast is not None else []
        left = dt.date.max - self.date  # a calendar ends, too
        return max((*asked, self.date + min(dt.timedelta(weeks=LEAST_WEEKS), left)))

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
        return self.changing(path, value)

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
