"""A dossier as it was known on an earlier day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from detente.dossier.files.read import Named, opened
from detente.dossier.files.statements import Statements
from detente.dossier.inputs.listing import target_names
from detente.dossier.inputs.names import matching
from detente.dossier.model.dates import Day, When, when
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Deadline, Draft
from detente.dossier.model.evidence import Anchored, Event, Source, Statement
from detente.dossier.model.levers import Lever
from detente.dossier.model.record import Record
from detente.dossier.model.wants import RedLine
from detente.estimates import Estimate

_GONE: Final = object()


def as_of(dossier: Named, date: Day) -> Dossier:
    """The dossier as it was known on a day.

    Statements, events, drafts, responses and deadlines count from the day they became known; one
    whose day is not known exactly counts from the last day it can be, or the dossier's own. What
    a deadline came to is open until it came to it. Estimates and red lines that hold only since a
    later day, and red lines declared and assessed only later, are unknown again. What was issued
    later is no reason for anything yet: a judgement stays without it.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook.
    date : str, datetime.date or When
        Of an imprecise date, its last day.

    Returns
    -------
    Dossier
        With ``as_of`` set to the date.

    Examples
    --------
    >>> [s.id for s in as_of("two-rivers", "2031-04-04").statements]
    ['s1', 's2', 's4']
    """
    return _Then(opened(dossier), when(date)).dossier()


class _Then:
    """What was known on one day."""

    def __init__(self, dossier: Dossier, when: When) -> None:
        self.now = dossier
        self.when = when
        self.day = when.latest
        self.statements = self._statements()
        # Names of statements and sources still to come: nothing can have rested on them.
        self.later = set(_ids(dossier.statements)) - set(_ids(self.statements))
        self.later |= {id for id, source in dossier.sources.items() if self.to_come(source)}
        self.drafts = {id: d for id, d in dossier.drafts.items() if self.known(d)}

    def dossier(self) -> Dossier:
        now = self.now
        changed = {
            name: getattr(now, name)
            for name in type(now).model_fields
            if name not in ("statements", "events", "sources", "texts", "drafts", "deadlines")
        }
        update = {name: self.value(value) for name, value in changed.items()}
        update |= {
            "as_of": self.when,
            "statements": self.statements,
            "events": tuple(self.event(event) for event in now.events if self.known(event)),
            "drafts": {id: self.draft(draft) for id, draft in self.drafts.items()},
            "deadlines": {
                id: self.deadline(deadline)
                for id, deadline in now.deadlines.items()
                if self.by_then(deadline.known or deadline.set)
            },
            "texts": {
                id: text
                for id, text in now.texts.items()
                if id in self.drafts or id not in now.drafts
            },
        }
        then = now.model_copy(update=update)
        return then.model_copy(update={"levers": self.levers(then)})

    def levers(self, then: Dossier) -> dict[str, Lever]:
        """The levers, without what they change in lines and numbers that were not known."""
        names, later = target_names(then), target_names(self.now)
        kept: dict[str, Lever] = {}
        for id, lever in then.levers.items():
            changes = {
                target: change
                for target, change in lever.changes.items()
                if matching(target, names) or not matching(target, later)
            }
            kept[id] = lever.model_copy(update={"changes": changes})
        return kept

    def by_then(self, when: When | None) -> bool:
        """Whether a day had come; what stands in the dossier was known by the dossier's own day."""
        return when is None or min(when.latest, self.now.date) <= self.day

    def to_come(self, source: Source) -> bool:
        return source.issued is not None and not self.by_then(source.issued)

    def known(self, record: Anchored | Draft) -> bool:
        return self.by_then(record.known or record.date)

    def _statements(self) -> Sequence[Statement]:
        statements = self.now.statements
        if isinstance(statements, Statements):
            if self.day >= self.now.date:
                return statements
            return statements.known_by(self.day.toordinal())
        return tuple(statement for statement in statements if self.known(statement))

    def event(self, event: Event) -> Event:
        gone: dict[str, Any] = {}
        if event.draft in self.now.drafts and event.draft not in self.drafts:
            gone["draft"] = None
        deadline = self.now.deadlines.get(event.deadline or "")
        if deadline is not None and not self.by_then(deadline.known or deadline.set):
            gone["deadline"] = None
        return event.model_copy(update=gone) if gone else event

    def draft(self, draft: Draft) -> Draft:
        responses = {
            party: self.value(response)
            for party, response in draft.responses.items()
            if self.by_then(response.known or response.date)
        }
        ancestors = tuple(
            id for id in draft.derived_from if id in self.drafts or id not in self.now.drafts
        )
        return draft.model_copy(update={"responses": responses, "derived_from": ancestors})

    def deadline(self, deadline: Deadline) -> Deadline:
        update: dict[str, Any] = {"statement": self.names(deadline.statement)}
        if deadline.became != "open" and not self.by_then(deadline.became_on or deadline.due):
            update |= {"became": "open", "became_on": None}
        return deadline.model_copy(update=update)

    def names(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name.partition("#")[0] not in self.later)

    def value(self, value: Any) -> Any:
        """A value as known then, or ``_GONE``."""
        if isinstance(value, Estimate):
            return self.estimate(value)
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, dict):
            then = {name: self.value(inner) for name, inner in value.items()}
            return {name: inner for name, inner in then.items() if inner is not _GONE}
        if isinstance(value, tuple):
            return tuple(x for x in (self.value(inner) for inner in value) if x is not _GONE)
        return value

    def estimate(self, estimate: Estimate) -> Any:
        if estimate.since is not None and not self.by_then(When.parse(estimate.since)):
            return _GONE
        why = self.names(estimate.why)
        return estimate if why == estimate.why else estimate.model_copy(update={"why": why})

    def record(self, record: Record) -> Any:
        if isinstance(record, RedLine) and self.not_yet(record):
            return _GONE
        update: dict[str, Any] = {}
        for name, field in type(record).model_fields.items():
            inner = getattr(record, name)
            if name in ("why", "declared", "assessed", "statement") and isinstance(inner, tuple):
                inner = self.names(inner)
            inner = self.value(inner)
            if inner is _GONE and field.is_required():
                return _GONE
            update[name] = field.get_default() if inner is _GONE else inner
        then = record.model_copy(update=update)
        if record.__pydantic_extra__:
            then._freeze(self.value(record.__pydantic_extra__))
        return then

    def not_yet(self, line: RedLine) -> bool:
        """Whether a red line was neither declared nor assessed yet."""
        if line.since is not None:
            return not self.by_then(line.since)
        grounds = (*line.declared, *line.assessed)
        return bool(grounds) and not self.names(grounds)


def _ids(statements: Sequence[Statement]) -> Iterator[str]:
    if isinstance(statements, Statements):
        return statements.ids()
    return (statement.id for statement in statements)
