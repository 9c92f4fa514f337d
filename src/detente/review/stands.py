"""How parties and people stood to issues over time, in the dossier and in what is proposed to it.

Who said opposite things within a month, and whose stance is another than before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente.dossier.model.dates import When
from detente.dossier.model.drafts import CAMPS, STANCES, Stance
from detente.dossier.model.evidence import Statement
from detente.review.known import SAID
from detente.review.ledger import Ledger
from detente.review.names import Register
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.review.waiting import standing, waits_in

MONTH_DAYS = 31
_OPPOSITE = {"for": "against", "against": "for"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One stance of one person, or of a party where nobody is named, on one day.

    ``option`` is None for a stance on the issue as a whole; ``id`` is that of the statement, or of
    the suggestion if ``proposed``.
    """

    who: str
    party: str
    issue: str
    option: str | None
    stance: Stance
    date: When
    text: str
    id: str
    proposed: bool = False

    @property
    def camp(self) -> str:
        """For, open or against."""
        return CAMPS[self.stance]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two opposite stances of one person on one issue, at most a month apart."""

    earlier: Stand
    later: Stand
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A stance of a party other than its last on that option, wherever that stands.

    ``since`` is the last one like it; None if it is the first.
    """

    stand: Stand
    before: Stand
    since: Stand | None


def contradictions(stands: Iterable[Stand]) -> Iterator[Contradiction]:
    """Opposite stances of the same person on the same issue, each with the nearest before it.

    Examples
    --------
    >>> from detente.dossier.model.dates import When
    >>> yes, no = (
    ...     Stand(who="dorn", party="north", issue="dam", option=None, stance=stance,
    ...           date=When.parse(day), text="", id=stance)
    ...     for stance, day in (("accepts", "2031-04-20"), ("rejects", "2031-05-02"))
    ... )
    >>> [(c.earlier.id, c.later.id, c.days) for c in contradictions([yes, no])]
    [('accepts', 'rejects', 12)]
    """
    last: dict[tuple[str | None, ...], dict[str, Stand]] = defaultdict(dict)
    for stand in in_time(stands):
        others = last[stand.who, stand.issue, stand.option]
        other = others.get(_OPPOSITE.get(stand.camp, ""))
        days = max((stand.date.earliest - other.date.latest).days, 0) if other else 0
        if other is not None and days <= MONTH_DAYS:
            yield Contradiction(earlier=other, later=stand, days=days)
        others[stand.camp] = stand


def movements(stands: Iterable[Stand]) -> Iterator[Movement]:
    """Stances that differ in kind from the party's last on the same option."""
    last: dict[tuple[str | None, ...], dict[str, Stand]] = defaultdict(dict)
    for stand in in_time(stands):
        others = last[stand.party, stand.issue, stand.option]
        before = next(reversed(others.values()), None)
        since = others.pop(stand.camp, None)
        if before is not None and before.camp != stand.camp:
            yield Movement(stand=stand, before=before, since=since)
        others[stand.camp] = stand


def in_time(stands: Iterable[Stand]) -> list[Stand]:
    """Those whose day is known to a month, so that before has a meaning, in the order of days."""
    near = (one for one in stands if (one.date.latest - one.date.earliest).days <= MONTH_DAYS)
    return sorted(near, key=lambda stand: (stand.date.latest, stand.date.earliest, stand.id))


def so_far(stands: Iterable[Stand], party: str, issue: str, until: When | None) -> list[Stand]:
    """The last stances of a party on the options of an issue that the dossier has until a day."""
    last: dict[str | None, Stand] = {}
    for stand in in_time(stands):
        early = until is None or stand.date.earliest <= until.latest
        if (stand.party, stand.issue, stand.proposed) == (party, issue, False) and early:
            last[stand.option] = stand
    return list(last.values())


@dataclass(slots=True)
class Overview:
    """What one pass over the documents of a dossier shows.

    How many suggestions are ``waiting`` in each document in which any are, by its SHA-256, and
    every stance that is stated and dated.
    """

    waiting: dict[str, int] = field(default_factory=dict)
    stands: list[Stand] = field(default_factory=list)


def overview(ledger: Ledger) -> Overview:
    """What waits in which document, and every stance in the dossier or proposed to it."""
    seen, register = Overview(), ledger.held.register
    for row in ledger.rows():
        seen.stands += stands_in(row) if isinstance(row, Statement) else ()
    for document, _ in ledger.every():
        if document is not None:
            now = standing(document, ledger.held)
            if waits := waits_in(ledger, now):
                seen.waiting[document.sha256] = len(waits)
            said = (one for one in now.suggestions if one.kind in SAID and one.state == "open")
            seen.stands += (stand for one in said for stand in proposed_in(one, register))
    return seen


def stands_in(statement: Statement) -> Iterator[Stand]:
    """The stances of a statement, unless it is the analyst's assessment."""
    for position in statement.positions if statement.status == "stated" else ():
        yield Stand(
            who=statement.person or statement.party, party=statement.party, issue=position.issue,
            option=position.option, stance=position.stance, date=statement.date,
            text=statement.text, id=statement.id,
        )  # fmt: skip


def proposed_in(suggestion: StoredSuggestion, register: Register) -> Iterator[Stand]:
    """The stances of a suggestion; without a day, or of somebody unknown, it has none."""
    person, party = register.person(suggestion.person), register.side(suggestion)
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
        (register.side(one) or "", issue, camps.get(one.stance or "", ""))
        for one in document.suggestions
        if one.kind in SAID and one.state == "open" and document.pieces(one)[0].id == one.id
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
