"""What chance can be had for what cost: the levers worth their price, and the best in a budget."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from detente.arrays import Bools
from detente.levers.differences import Difference, difference


def front(flags: Bools, costs: Sequence[float], alive: Bools | None = None) -> tuple[int, ...]:
    """The courses that nothing cheaper equals, the cheapest first.

    A course is worth its price if it is ahead of every cheaper one on the front by more than twice
    the paired error: what is ahead by noise alone is a tie, and a tie goes to the cheaper.

    Parameters
    ----------
    flags : (course, draw, path) bool
        Whether what is wanted came about.
    costs : (course,) float
    alive : (draw, path) bool, optional
        The paths that count; all if not given.

    Examples
    --------
    The dearest is not better than the second:

    >>> flags = np.array([[[0, 0]] * 4, [[1, 1]] * 4, [[1, 1]] * 4], dtype=bool)
    >>> front(flags, [0.1, 0.2, 0.5])
    (0, 1)
    """
    return front_by(costs, lambda k, cheaper: difference(flags[k], flags[cheaper], alive))


def front_by(costs: Sequence[float], apart: Callable[[int, int], Difference]) -> tuple[int, ...]:
    """As :func:`front`, of any differences of two courses by their numbers."""
    order = np.argsort(np.asarray(costs), kind="stable").tolist()
    found: list[int] = []
    for k in order:
        if all(_ahead(apart(k, cheaper)) for cheaper in found):
            found.append(k)
    return tuple(found)


def best_within(
    flags: Bools, costs: Sequence[float], budget: float, alive: Bools | None = None
) -> tuple[int, ...]:
    """The courses within a budget that no other there is ahead of, the cheapest first.

    Parameters
    ----------
    flags : (course, draw, path) bool
    costs : (course,) float
    budget : float
        The most that may be paid.
    alive : (draw, path) bool, optional

    Examples
    --------
    >>> flags = np.array([[[0, 0]] * 4, [[1, 1]] * 4, [[1, 1]] * 4], dtype=bool)
    >>> best_within(flags, [0.1, 0.2, 0.5], 0.3), best_within(flags, [0.1, 0.2, 0.5], 0.0)
    ((1,), ())
    """
    order = np.argsort(np.asarray(costs), kind="stable").tolist()
    able = [k for k in order if costs[k] <= budget]
    return tuple(k for k in able if not any(ahead(flags, n, k, alive) for n in able if n != k))


def ahead(flags: Bools, first: int, second: int, alive: Bools | None = None) -> bool:
    """Whether the first is ahead of the second by more than the noise."""
    return _ahead(difference(flags[first], flags[second], alive))


def _ahead(found: Difference) -> bool:
    return found.told and found.value > 0.0
