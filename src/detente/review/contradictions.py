"""How people stood to issues over time, and who said opposite things within a month.

In the dossier and in what is proposed to it; for a person to look at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import CAMPS, STANCES, Stance
from detente.review.known import SAID
from detente.review.ledger import Ledger
from detente.review.names import Register
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.review.waiting import standing

MONTH_DAYS = 31
_OPPOSITE = {"for": "against", "against": "for"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two opposite stances of one person on one issue, at most a month apart."""

    earlier: Stand
    later: Stand
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A stance other than the one before.

    Attributes
    ----------
    stand, before : Stand
    since : Stand or None
        The last one like it; None if it is the first.
    """

    stand: Stand
    before: Stand
    since: Stand | None


def contradictions(stands: Iterable[Stand]) -> tuple[Contradiction, ...]:
    """Opposite stances of the same person on the same issue, each with the nearest before it.

    Parameters
    ----------
    stands : iterable of Stand
        In the order of days, as :func:`detente.review.contradictions.stands_of` gives them.

    Examples
    --------
    >>> from detente.dossier.model.dates import When
    >>> yes, no = (
    ...     Stand(who="dorn", issue="dam", option=None, stance=stance, date=When.parse(day),
    ...           text="", id=stance)
    ...     for stance, day in (("accepts", "2031-04-20"), ("rejects", "2031-05-02"))
    ... )
    >>> [(c.earlier.id, c.later.id, c.days) for c in contradictions([yes, no])]
    [('accepts', 'rejects', 12)]
    """
    return tuple(_contradictions(stands))


def movements(stands: Iterable[Stand]) -> tuple[Movement, ...]:
    """Stances that differ in kind from the one before of the same person on the same issue."""
    return tuple(_movements(stands))


def _contradictions(stands: Iterable[Stand]) -> Iterator[Contradiction]:
    last: dict[tuple[object, ...], dict[str, Stand]] = defaultdict(dict)
    for stand in stands:
        if not _dated(stand):
            continue
        other = last[stand.matter].get(_OPPOSITE.get(stand.camp, ""))
        if other is not None:
            days = max((stand.date.earliest - other.date.latest).days, 0)
            if days <= MONTH_DAYS:
                yield Contradiction(earlier=other, later=stand, days=days)
        last[stand.matter][stand.camp] = stand


def _movements(stands: Iterable[Stand]) -> Iterator[Movement]:
    last: dict[tuple[object, ...], dict[str, Stand]] = defaultdict(dict)
    latest: dict[tuple[object, ...], Stand] = {}
    for stand in stands:
        if not _dated(stand):
            continue
        before = latest.get(stand.matter)
        if before is not None and before.camp != stand.camp:
            since = last[stand.matter].get(stand.camp)
            yield Movement(stand=stand, before=before, since=since)
        last[stand.matter][stand.camp] = stand
        latest[stand.matter] = stand


def _dated(stand: Stand) -> bool:
    """Whether the day is known to a month, so that before and after have a meaning."""
    return (stand.date.latest - stand.date.earliest).days <= MONTH_DAYS


def doubts(ledger: Ledger) -> tuple[tuple[Contradiction, ...], tuple[Movement, ...]]:
    """What the dossier's statements and what is proposed say against each other, and movement."""
    documents = (
        standing(document, ledger.held) for document, _ in ledger.every() if document is not None
    )
    stands = stands_of(ledger.dossier, documents, ledger.held.register)
    return contradictions(stands), movements(stands)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One stance of one person, or of a party where nobody is named, on one day.

    Attributes
    ----------
    who : str
        A person's id, else a party's.
    issue, option, stance
        ``option`` is None for a stance on the issue as a whole.
    date : When
    text : str
    id : str
        Of the statement, or of the suggestion if ``proposed``.
    """

    who: str
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

    @property
    def matter(self) -> tuple[str, str, str | None]:
        """Whose stance on what it is."""
        return self.who, self.issue, self.option


def stands_of(
    dossier: Dossier, documents: Iterable[StoredDocument], register: Register
) -> tuple[Stand, ...]:
    """Every stance that is stated and dated, in the order of days.

    Those of rejected suggestions and of known ones do not count, nor guesses of the day.
    """
    stands = [*_held(dossier)]
    for document in documents:
        for suggestion in document.suggestions:
            if suggestion.kind in SAID and suggestion.state == "open":
                stands += _proposed(suggestion, register)
    return tuple(
        sorted(
            stands,
            key=lambda stand: (stand.date.latest, stand.date.earliest, stand.id),
        )
    )


def _held(dossier: Dossier) -> Iterator[Stand]:
    for statement in dossier.statements:
        for position in statement.positions:
            if statement.status == "stated":
                yield Stand(
                    who=statement.person or statement.party,
                    issue=position.issue,
                    option=position.option,
                    stance=position.stance,
                    date=statement.date,
                    text=statement.text,
                    id=statement.id,
                )


def _proposed(suggestion: StoredSuggestion, register: Register) -> Iterator[Stand]:
    who = register.person(suggestion.person) or register.side(suggestion)
    named = suggestion.person is None or register.person(suggestion.person) is not None
    stance = next((word for word in STANCES if word == suggestion.stance), None)
    if (
        who is None
        or not named
        or stance is None
        or suggestion.date is None
        or suggestion.date_guessed
    ):
        return
    for issue in suggestion.issues:
        yield Stand(
            who=who,
            issue=issue,
            option=None,
            stance=stance,
            date=suggestion.date,
            text=suggestion.text,
            id=suggestion.id,
            proposed=True,
        )
