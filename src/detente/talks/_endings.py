"""How talks end: words, and their numbers in arrays."""

from __future__ import annotations

ENDINGS = (
    "settlement",
    "mediator-leaves",
    "party-leaves",
    "dictated",
    "exhausted",
    "lapsed",
    "open",
)
SETTLEMENT, MEDIATOR_LEAVES, PARTY_LEAVES, DICTATED, EXHAUSTED, LAPSED, OPEN = range(7)


def possible_endings(*, at_war: bool, lapses: bool) -> tuple[str, ...]:
    """The ways in which talks can end beside a war, or beside a standoff that lapses or not.

    >>> possible_endings(at_war=False, lapses=True)
    ('settlement', 'mediator-leaves', 'party-leaves', 'lapsed', 'open')
    """
    never = {"lapsed"} if at_war else {"dictated", "exhausted"}
    if not lapses:
        never.add("lapsed")
    return tuple(ending for ending in ENDINGS if ending not in never)
