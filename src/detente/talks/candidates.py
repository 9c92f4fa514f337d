"""The packages that can come to the table: every draft, and an assembly of solutions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from detente.arrays import Bools, Floats, Ints, readonly
from detente.dealspace.place import inside
from detente.talks.courses import Course
from detente.worlds.build import Worlds
from detente.worlds.space import space

_LONGLIST = 600


def candidates(
    courses: tuple[Course, ...],
    solutions: Iterable[Ints],
    *,
    drafts: Ints | None = None,
    limit: int = 64,
    today: bool = False,
) -> NDArray[np.int16]:
    """The pool of packages that can come to the table.

    The drafts are in it; the other seats are filled by a vote of the worlds: a world approves of
    the packages that lie in its zone, and the package elected next is the one with most votes,
    where a world that has won n seats already counts as 1/(n + 1). So packages for rare worlds
    have their place beside those for common ones.

    Parameters
    ----------
    courses : tuple of Course
        The levers, at full strength.
    solutions : iterable of (row, issue) int arrays
        Packages that solutions pick in many draws; a row that starts with -1 had no zone. Only
        what some solution picks can be elected.
    drafts : (draft, issue) int array, optional
    limit : int
        Seats in all.
    today : bool
        Whether today's state can be elected: where there is a war, to stop it as things stand is
        a deal; without one it is no more than to go on.

    Returns
    -------
    (candidate, issue) int16 array
        Drafts in their order, then in the order of election.

    References
    ----------
    Thiele (1895), sequential proportional approval voting.
    """
    now = tuple(courses[0].worlds.today.tolist())
    tabled = np.zeros((0, len(now)), dtype=np.int64) if drafts is None else np.asarray(drafts)
    pool = dict.fromkeys(row for row in map(tuple, tabled.tolist()) if row != now)
    longlist = [
        package
        for package in frequent(solutions)[:_LONGLIST]
        if package not in pool and (today or package != now)
    ]
    if not pool and not longlist:
        raise ValueError("there is no package to table: no draft, and no draw has a solution")
    packages = np.array([*pool, *longlist], dtype=np.int64)
    approves = np.concatenate([in_zone(course.worlds, packages) for course in courses])
    seats = elect(approves, seated=len(pool), seats=max(limit, len(pool), 1))
    return readonly(packages[seats].astype(np.int16))


def frequent(solutions: Iterable[Ints]) -> list[tuple[int, ...]]:
    """What solutions pick, the most frequent first; ties in issue and option order.

    Examples
    --------
    >>> frequent([np.array([[0, 1], [1, 1], [1, 1], [-1, -1]])])
    [(1, 1), (0, 1)]
    """
    counted: Counter[tuple[int, ...]] = Counter()
    for picks in solutions:
        rows = np.asarray(picks)
        unique, counts = np.unique(rows[rows[:, 0] >= 0], axis=0, return_counts=True)
        for row, count in zip(unique.tolist(), counts.tolist(), strict=True):
            counted[tuple(row)] += count
    return sorted(counted, key=lambda package: (-counted[package], package))


def elect(approves: Bools, *, seated: int, seats: int) -> list[int]:
    """The packages elected by sequential proportional approval voting.

    Parameters
    ----------
    approves : (world, package) bool array
    seated : int
        How many of the first packages have a seat without a vote.
    seats : int

    Returns
    -------
    list of int
        Packages in the order of election; none that nobody approves of comes before one that
        somebody does, and ties go to the first.

    Examples
    --------
    Three worlds approve of package 0 and 1, one of package 2 alone:

    >>> votes = np.array([[1, 1, 0], [1, 1, 0], [1, 1, 0], [0, 0, 1]], dtype=bool)
    >>> elect(votes, seated=0, seats=3)
    [0, 1, 2]
    >>> elect(votes[[0, 3]], seated=0, seats=2)
    [0, 2]
    """
    votes = approves.astype(np.float32)
    chosen = list(range(seated))
    won: Floats = approves[:, :seated].sum(axis=1).astype(np.float64)
    free = np.ones(approves.shape[1], dtype=bool)
    free[:seated] = False
    while len(chosen) < seats and free.any():
        support = (1.0 / (1.0 + won)).astype(np.float32) @ votes
        best = int(np.argmax(np.where(free, support, -1.0)))
        chosen.append(best)
        free[best] = False
        won += approves[:, best]
    return chosen


def coverage(worlds: Worlds, packages: Ints, exists: Bools) -> float:
    """The share of the rows with a zone in which one of the packages lies in it.

    Parameters
    ----------
    worlds : Worlds
    packages : (package, issue) int array
    exists : (row,) bool array
        Whether the row has a zone.
    """
    inside = in_zone(worlds, np.asarray(packages, dtype=np.int64))
    found: Bools = np.asarray(inside.any(axis=1))
    return float(np.mean(found[exists])) if exists.any() else 1.0


def in_zone(worlds: Worlds, packages: Ints) -> Bools:
    """(row, package): whether all would sign the package and keep it, in each row."""
    return inside(space(worlds), np.arange(worlds.rows), packages)
