"""Where the talks stand: meetings, drafts and deadlines in the order of time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.charts.timeline import Moment
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Deadline, Draft
from detente.dossier.model.evidence import Event
from detente.phrases import listed
from detente.wording import names
from detente.wording import sections as words
from detente.wording.numbers import Link

_ROW = {
    "meeting": "Meetings",
    "call": "Meetings",
    "visit": "Meetings",
    "briefing": "Meetings",
    "draft-tabled": "Drafts",
    "draft-leaked": "Drafts",
    "draft-rewritten": "Drafts",
    "draft-accepted": "Drafts",
    "draft-rejected": "Drafts",
    "deadline-set": "Deadlines",
    "deadline-met": "Deadlines",
    "deadline-missed": "Deadlines",
    "deadline-dropped": "Deadlines",
}
# The picture shows at least so much of the past, and no more than it needs for most of it.
_LEAST, _MOST = dt.timedelta(days=70), dt.timedelta(days=400)
_BECAME = {
    "open": "still open",
    "kept": "kept",
    "missed": "missed",
    "dropped": "dropped",
    "moved": "moved",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the timeline; ``number`` is its key in the picture."""

    number: int
    row: str
    when: str
    what: str
    where: str
    planned: bool
    missed: bool
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything that happened, numbered; the recent ones as marks for the picture."""

    entries: tuple[Entry, ...]
    moments: tuple[Moment, ...]
    today: dt.date
    begins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An entry before it has a number."""

    date: dt.date
    row: str
    when: str
    what: str
    where: str = ""
    start: dt.date | None = None
    planned: bool = False
    missed: bool = False
    links: tuple[Link, ...] = ()


def timeline(dossier: Dossier) -> Timeline:
    """Events, and the drafts and deadlines that no event tells of, by date."""
    told_drafts = {event.draft for event in dossier.events if _ROW.get(event.type) == "Drafts"}
    found = [_event(dossier, event) for event in dossier.events if event.deadline is None]
    found += [_draft(dossier, id, d) for id, d in dossier.drafts.items() if id not in told_drafts]
    found += [_deadline(dossier, deadline) for deadline in dossier.deadlines.values()]
    found.sort(key=lambda entry: (entry.date, entry.row, entry.what))
    begins = _begins([entry.date for entry in found], dossier.date)
    return Timeline(
        entries=tuple(
            Entry(
                number=i, row=f.row, when=f.when, what=f.what, where=f.where,
                planned=f.planned, missed=f.missed, links=f.links,
            )
            for i, f in enumerate(found, 1)
        ),
        moments=tuple(
            Moment(
                number=i,
                row=f.row,
                date=f.date,
                start=max(f.start, begins) if f.start else None,
                planned=f.planned,
            )
            for i, f in enumerate(found, 1)
            if f.date >= begins
        ),
        today=dossier.date,
        begins=names.day(begins),
    )  # fmt: skip


def _begins(days: list[dt.date], today: dt.date) -> dt.date:
    """Where the picture begins: three quarters of what happened lie in it, if that is not long."""
    past = sorted(day for day in days if day <= today)
    quarter = past[len(past) // 4] if past else today
    return max(min(quarter, today - _LEAST), today - _MOST)


def _event(dossier: Dossier, event: Event) -> _Found:
    where = ", ".join(part for part in (event.venue, event.length) if part)
    last = (event.until or event.date).latest
    if not event.planned and event.date.earliest <= dossier.date:
        last = min(last, dossier.date)  # "in May", known in the middle of May
    return _Found(
        date=last,
        start=event.date.earliest if event.date.earliest != last else None,
        row=_ROW.get(event.type, "Other events"),
        when=_span(event),
        what=event.text,
        where=where,
        planned=event.planned,
        missed=event.type == "deadline-missed",
        links=_source(dossier, event),
    )


def _span(event: Event) -> str:
    first = names.when(event.date, short=True)
    return f"{first} to {names.when(event.until, short=True)}" if event.until else first


def _source(dossier: Dossier, event: Event) -> tuple[Link, ...]:
    if event.source is None:
        return ()
    return (Link(text=names.cited(dossier, event), href=f"#source-{event.source}"),)


def _draft(dossier: Dossier, id: str, draft: Draft) -> _Found:
    by = listed(names.said_party(dossier, party) for party in draft.by)
    return _Found(
        date=draft.date.earliest,
        row="Drafts",
        when=names.when(draft.date, short=True),
        what=f"{draft.name}, tabled by {by}" if by else draft.name,
        links=(Link(text="its points", href=f"#draft-{id}"),),
    )


def _deadline(dossier: Dossier, deadline: Deadline) -> _Found:
    name = deadline.name or "Deadline"
    setter = names.said_party(dossier, deadline.set_by)
    for_ = listed(names.said_party(dossier, party) for party in deadline.for_)
    became = _BECAME[deadline.became]
    if deadline.became_on:
        became = f"{became} {names.on_day(deadline.became_on)}"
    return _Found(
        date=deadline.due.latest,
        start=deadline.set.earliest,
        row="Deadlines",
        when=names.when(deadline.due, short=True),
        what=words.deadline(name, setter, for_, names.on_day(deadline.set), became),
        planned=deadline.became == "open",
        missed=deadline.became == "missed",
        links=names.reasons(dossier, deadline.statement),
    )
