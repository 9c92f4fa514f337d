"""How parties and people stood to issues over time: opposite stances within a month, and movement.

In the dossier, and in what is proposed to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.dossier.model.dates import When
from detente.dossier.model.drafts import CAMPS, Stance
from detente.dossier.model.evidence import Statement

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


def stands_in(statement: Statement) -> Iterator[Stand]:
    """The stances of a statement, unless it is the analyst's assessment."""
    for position in statement.positions if statement.status == "stated" else ():
        yield Stand(
            who=statement.person or statement.party, party=statement.party, issue=position.issue,
            option=position.option, stance=position.stance, date=statement.date,
            text=statement.text, id=statement.id,
        )  # fmt: skip
