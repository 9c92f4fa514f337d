"""Offers in turn between two who look ahead, compiled: from the last round back to the first."""

from __future__ import annotations

from typing import Any

from detente.compiled import entry, inner

_TIE = 1e-12


@inner
def best(mine: Any, theirs: Any, least: float, mixed: bool) -> Any:
    """What is best for who tables and leaves the other this much: place, share of the next, worths.

    ``mine`` rises along the frontier, ``theirs`` falls. Place -1 if nothing leaves so much.
    """
    low, high = 0, mine.shape[0]
    while low < high:
        middle = (low + high) // 2
        if theirs[middle] >= least - _TIE:
            low = middle + 1
        else:
            high = middle
    k = low - 1
    if k < 0:
        return -1, 0.0, 0.0, 0.0
    if not mixed or k + 1 == mine.shape[0]:
        return k, 0.0, mine[k], theirs[k]
    share = max(0.0, theirs[k] - least) / (theirs[k] - theirs[k + 1])
    own = mine[k] + share * (mine[k + 1] - mine[k])
    return k, share, own, theirs[k] - share * (theirs[k] - theirs[k + 1])


@entry
def go_back(front: Any, terms: Any, mixed: bool, rounds: int, found: Any) -> Any:
    """Rounds taken back until nothing changes, and the last change; ``found`` is filled in.

    ``front`` is (who tables, party, place), ``terms`` (party, patience and worth after a breakdown)
    with the chance of one in its last row; ``found`` (who tables, two worths, place, share).
    """
    breakdown = terms[2, 0]
    change = 0.0
    for step in range(rounds):
        before = found[:, :2].copy()
        for p in range(2):
            r = 1 - p
            waits_r = breakdown * terms[r, 1] + (1.0 - breakdown) * terms[r, 0] * before[r, r]
            waits_p = breakdown * terms[p, 1] + (1.0 - breakdown) * terms[p, 0] * before[r, p]
            place, share, own, other = best(front[p, p], front[p, r], waits_r, mixed)
            if place < 0 or own < waits_p - _TIE:
                place, share, own, other = -1, 0.0, waits_p, waits_r
            found[p, p], found[p, r], found[p, 2], found[p, 3] = own, other, place, share
        change = 0.0
        for p in range(2):
            for i in range(2):
                change = max(change, abs(found[p, i] - before[p, i]))
        if change <= _TIE:
            return step + 1, change
    return rounds, change
