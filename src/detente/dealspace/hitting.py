"""The smallest set that meets each of several sets."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_STEPS = 20_000


def smallest_hitting(sets: Sequence[frozenset[int]], most: int) -> frozenset[int] | None:
    """A smallest set that meets every one of the sets, of those no larger than ``most``.

    The search deepens one member at a time and always branches on the smallest set not yet met;
    sets that must be met by different members bound it.

    Parameters
    ----------
    sets : sequence of frozenset of int
        None of them empty.
    most : int

    Returns
    -------
    frozenset of int, or None
        None if the search was given up; a set of ``most`` members stands for "no smaller one".

    Examples
    --------
    >>> sorted(smallest_hitting([frozenset({1, 2}), frozenset({2, 3}), frozenset({4})], 3))
    [2, 4]
    """
    steps = [_MOST_STEPS]
    for size in range(most):
        found = _hit(list(sets), frozenset(), size, steps)
        if found is not None:
            return found
        if steps[0] <= 0:
            return None
    return frozenset(range(most))


def _hit(
    left: list[frozenset[int]], chosen: frozenset[int], more: int, steps: list[int]
) -> frozenset[int] | None:
    left = [one for one in left if not one & chosen]
    if not left:
        return chosen
    steps[0] -= 1
    if steps[0] <= 0 or _apart(left) > more:
        return None
    smallest = min(left, key=lambda one: (len(one), min(one)))
    for member in sorted(smallest):
        found = _hit(left, chosen | {member}, more - 1, steps)
        if found is not None:
            return found
    return None


def _apart(sets: list[frozenset[int]]) -> int:
    """How many of the sets, taken greedily, have no member in common: a lower bound."""
    taken: set[int] = set()
    count = 0
    for one in sorted(sets, key=len):
        if taken.isdisjoint(one):
            taken |= one
            count += 1
    return count
