"""What is proposed to a dossier as a whole: what waits where, and who stands how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente.dossier.model.drafts import CAMPS, STANCES
from detente.dossier.model.evidence import Statement
from detente.dossier.register import Register, plain_name
from detente.drafting.stands import Stand, stands_in
from detente.errors import Finding
from detente.review.known import SAID
from detente.review.ledger import Ledger
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.review.waiting import proposed, standing, waits_in


@dataclass(slots=True)
class Overview:
    """What one pass over the documents of a dossier shows.

    How many suggestions are ``waiting`` in each document in which any are, by its SHA-256, those
    first that were published first; every stance that is stated and dated; and what is wrong with
    files.
    """

    waiting: dict[str, int] = field(default_factory=dict)
    stands: list[Stand] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def overview(ledger: Ledger) -> Overview:
    """What waits in which document, and every stance in the dossier or proposed to it."""
    seen, register = Overview(), ledger.held.register
    days: dict[str, tuple[bool, str, str]] = {}
    for row in ledger.rows():
        seen.stands += stands_in(row) if isinstance(row, Statement) else ()
    for document, wrong in ledger.every():
        seen.findings += wrong
        if document is not None:
            now = standing(document, ledger.held)
            if waits := waits_in(ledger, now):
                seen.waiting[document.sha256] = len(waits)
                day = now.published
                days[document.sha256] = day is None, str(day and day.earliest), now.name
            said = (one for one in proposed(now) if one.kind in SAID and one.state == "open")
            seen.stands += (stand for one in said for stand in proposed_in(one, register))
    seen.waiting = {id: seen.waiting[id] for id in sorted(days, key=days.__getitem__)}
    return seen


def proposed_in(suggestion: StoredSuggestion, register: Register) -> Iterator[Stand]:
    """The stances of a suggestion; without a day, or of somebody unknown, it has none."""
    person, party = (
        register.person(suggestion.person),
        register.side(suggestion.person, suggestion.party),
    )
    stance = next((word for word in STANCES if word == suggestion.stance), None)
    unknown = suggestion.person is not None and person is None
    day = suggestion.day
    for issue in suggestion.issues if suggestion.draft is None else ():  # else it is on the draft
        if party is not None and stance is not None and day is not None and not unknown:
            yield Stand(
                who=person or party, party=party, issue=issue, option=None, stance=stance,
                date=day, text=suggestion.text, id=suggestion.id, proposed=True,
            )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOn:
    """How much is proposed that a party said on an issue, and how it stood; empty if unknown."""

    party: str
    issue: str
    statements: int
    for_it: int
    open: int
    against: int


def count_said(document: StoredDocument, register: Register) -> Counter[tuple[str, str, str]]:
    """The open statements of a document by party, issue and what their stance comes to."""
    camps: dict[str, str] = dict(CAMPS.items())
    return Counter(
        (register.side(one.person, one.party) or "", issue, camps.get(one.stance or "", ""))
        for one in proposed(document)
        if one.kind in SAID and one.state == "open"
        for issue in one.issues or ("",)
    )


def summary(counts: Counter[tuple[str, str, str]]) -> tuple[SaidOn, ...]:
    """The counts by party and issue, those of which most is said first in each party."""
    every = Counter[tuple[str, str]]()
    for (party, issue, _), number in counts.items():
        every[party, issue] += number
    return tuple(
        SaidOn(
            party=party, issue=issue, statements=number, for_it=counts[party, issue, "for"],
            open=counts[party, issue, "open"], against=counts[party, issue, "against"],
        )
        for (party, issue), number in sorted(every.items(), key=lambda e: (e[0][0], -e[1], e[0]))
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """A name that a document gives and the dossier does not have."""

    name: str
    role: str | None
    party: str | None
    times: int


def new_names(suggestions: Iterable[StoredSuggestion], register: Register) -> Iterator[NewName]:
    """Each name once that a dossier does not have, with the role and party first given it."""
    uses: dict[str, list[tuple[str, StoredSuggestion]]] = {}
    for suggestion in suggestions:
        for name in dict.fromkeys((suggestion.person, *suggestion.people)):
            if name and register.person(name) is None and register.party(name) is None:
                uses.setdefault(plain_name(name), []).append((name, suggestion))
    for named in uses.values():
        name = named[0][0]
        said = [suggestion for _, suggestion in named if suggestion.person == name]
        role = next((suggestion.role for suggestion in said if suggestion.role), None)
        party = next((suggestion.party for suggestion in said if suggestion.party), None)
        yield NewName(name=name, role=role, party=party, times=len(named))
