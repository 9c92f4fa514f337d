"""The packages that can come to the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from detente.arrays import Ints, readonly


def candidates(
    solutions: Iterable[Ints],
    *,
    drafts: Iterable[Ints] = (),
    today: Ints | None = None,
    limit: int = 64,
) -> NDArray[np.int16]:
    """The pool of packages: every draft, then what solves most draws.

    Parameters
    ----------
    solutions : iterable of (row, issue) int arrays
        Packages that solutions pick, one a row; a row that starts with -1 had no zone.
    drafts : iterable of (issue,) int arrays
        Packages of the drafts on the table; always in the pool.
    today : (issue,) int array, optional
        Today's state, which nobody needs to sign.
    limit : int
        Largest size of the pool.

    Returns
    -------
    (candidate, issue) int16 array
        Drafts first, in their order; then the most frequent first, ties by issue and option.

    Examples
    --------
    >>> picks = np.array([[0, 1], [1, 1], [1, 1], [-1, -1]])
    >>> candidates([picks], drafts=[np.array([0, 0])], today=np.array([0, 1])).tolist()
    [[0, 0], [1, 1]]
    """
    left_out = set() if today is None else {tuple(int(o) for o in today)}
    pool: dict[tuple[int, ...], None] = {}
    for draft in drafts:
        package = tuple(int(o) for o in draft)
        if package not in left_out:
            pool[package] = None
    counted: Counter[tuple[int, ...]] = Counter()
    for picks in solutions:
        rows = np.asarray(picks)
        unique, counts = np.unique(rows[rows[:, 0] >= 0], axis=0, return_counts=True)
        for row, count in zip(unique.tolist(), counts.tolist(), strict=True):
            counted[tuple(row)] += count
    for package, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        if len(pool) >= limit:
            break
        if package not in left_out:
            pool[package] = None
    if not pool:
        raise ValueError("there is no package to table: no draft, and no draw has a solution")
    return readonly(np.array(list(pool)[: max(limit, 1)], dtype=np.int16))
