"""When the talks began: as the dossier states it, else with the first draft or mediated round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Event
from detente.shown import Result
from detente.talks.settings import week_of

Basis = Literal["stated", "draft", "round", "nothing", "ahead"]
_ROUNDS = ("meeting", "call", "visit")


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksStart(Result):
    """The day on which the talks began, as far as the dossier's day knows.

    Attributes
    ----------
    date : datetime.date
        The dossier's own day where they have not begun, or nothing shows that they have.
    weeks : int
        From then to the dossier's day.
    basis : str
        ``stated`` in the dossier; the first ``draft`` or mediated ``round`` on record;
        ``nothing`` on record; stated, but still ``ahead``.
    rule : str
        The same in words.
    """

    date: dt.date
    weeks: int
    basis: Basis
    rule: str


def talks_start(dossier: Dossier) -> TalksStart:
    """When the talks began.

    What the dossier states as ``mediation.since`` comes first. Else it is the first draft on
    record, by whomever, or the first mediated round, if that was earlier: a meeting, call or visit
    of a mediator and two or more of the parties whose leave a deal needs. A date that is not known
    exactly counts as its last day.

    Examples
    --------
    >>> import detente
    >>> print(talks_start(detente.read("two-rivers")).rule)
    The talks began on 2031-04-02, as the dossier states (mediation.since).
    """
    today, stated = dossier.date, dossier.mediation.since
    if stated is not None:
        if stated.earliest > today:
            rule = (
                f"The talks begin on {stated}, after the as-of date (mediation.since): they are "
                "played from the as-of date."
            )
            return _start(dossier, today, "ahead", rule)
        date = min(stated.latest, today)
        rule = f"The talks began on {date}, as the dossier states (mediation.since)."
        return _start(dossier, date, "stated", rule)
    known = sorted(
        (min(date.latest, today), basis, id)
        for date, basis, id in _on_record(dossier)
        if date.earliest <= today
    )
    if not known:
        return _start(
            dossier,
            today,
            "nothing",
            "No draft and no mediated round is on record, so the talks are taken to begin on the "
            "as-of date; since:, under mediation:, would state when they began.",
        )
    date, basis, id = known[0]
    what = "first draft" if basis == "draft" else "first mediated round"
    rule = f"The talks are taken to have begun on {date}, with the {what} on record ({id})."
    return _start(dossier, date, basis, rule)


def _start(dossier: Dossier, date: dt.date, basis: Basis, rule: str) -> TalksStart:
    return TalksStart(date=date, weeks=week_of(dossier.date, date), basis=basis, rule=rule)


def _on_record(dossier: Dossier) -> Iterator[tuple[When, Literal["draft", "round"], str]]:
    for id, draft in dossier.drafts.items():
        yield draft.date, "draft", id
    mediators = _mediators(dossier)
    for event in dossier.events:
        if event.type in _ROUNDS and not event.planned:
            there = _present(dossier, event)
            if there & mediators and len(there & set(dossier.required) - mediators) > 1:
                yield event.date, "round", event.id


def _mediators(dossier: Dossier) -> set[str]:
    """Who mediates, named or by kind."""
    kinds = {id for id, party in dossier.parties.items() if party.kind == "mediator"}
    return kinds | ({dossier.mediation.by} if dossier.mediation.by else set())


def _present(dossier: Dossier, event: Event) -> set[str]:
    """The parties that took part, by themselves or by their people."""
    people = (dossier.person(id) for id in event.people)
    return {*event.parties, *(found[0] for found in people if found is not None)}
