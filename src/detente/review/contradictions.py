"""Who said opposite things within a month, and whose stance moved: for a person to look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.review.ledger import Ledger
from detente.review.standing import standing
from detente.review.stands import Stand, stands_of

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
        In the order of days, as :func:`detente.review.stands.stands_of` gives them.

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
    documents = (standing(one, ledger.held) for one, _ in ledger.every() if one is not None)
    stands = stands_of(ledger.dossier, documents, ledger.held.register)
    return contradictions(stands), movements(stands)
