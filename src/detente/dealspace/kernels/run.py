"""The search over many rows at once, in as many threads as the machine has processors."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.arrays import Floats, Ints
from detente.dealspace.kernels.arrays import Answers
from detente.dealspace.kernels.rows import search_rows
from detente.dealspace.kernels.units import kernel_arrays
from detente.worlds.space import BY_DRAW, Space

_CHUNK = 256
EFFORT = 1.5e7
"""Steps that the search of a row may take, each some billionth of a second."""


class Bound(NamedTuple):
    """What is settled beforehand, for each row listed.

    ``least`` (row, party) gains in units, ``fixed`` (row, issue) options or -1, ``reach`` (row,)
    the value at which any package will do, nan for the best, minus infinity for one of the best
    whichever it is, ``effort`` (row,) the steps that the search may take, of which it leaves there
    what is left.
    """

    least: Floats
    fixed: NDArray[np.int16]
    reach: Floats
    effort: Floats


def free(space: Space, rows: Ints) -> Bound:
    """Nothing settled beforehand but that no party may lose."""
    return Bound(
        least=np.zeros((len(rows), len(space.parties))),
        fixed=np.full((len(rows), len(space.issues)), -1, dtype=np.int16),
        reach=np.full(len(rows), np.nan),
        effort=np.full(len(rows), EFFORT),
    )


def run(
    space: Space,
    rows: Ints,
    kind: int,
    weights: Floats,
    *,
    keeping: bool = True,
    given: Bound | None = None,
) -> Answers:
    """Search the rows listed; rows do not know each other, so the threads change nothing.

    Parameters
    ----------
    kind : int
        The goal, as ``principles`` numbers them.
    weights : (row listed, party)
        Of the goal, in units.
    keeping : bool
        Whether keeping the deal must pay too.
    given : Bound, optional
        What is settled beforehand.
    """
    weights = np.ascontiguousarray(weights)
    before = given or free(space, rows)
    least, fixed, reach, effort = before
    if len(rows) > 1 and _same(space, rows, (weights, *before)):
        one = Bound(least[:1], fixed[:1], reach[:1], effort[:1])
        once = run(space, rows[:1], kind, weights[:1], keeping=keeping, given=one)
        packages = np.repeat(once.packages, len(rows), axis=0)
        return Answers(
            packages, np.repeat(once.values, len(rows)), np.repeat(once.open_to, len(rows))
        )
    found = Answers(
        packages=np.full((len(rows), len(space.issues)), -1, dtype=np.int16),
        values=np.empty(len(rows)),
        open_to=np.empty(len(rows)),
    )
    asked = (keeping, rows, kind, weights, least, fixed, reach, effort)
    between = partial(search_rows, kernel_arrays(space), asked, tuple(found))
    starts = range(0, len(rows), _CHUNK)
    if len(rows) <= _CHUNK:
        between(0, len(rows))
        return found
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        jobs = [pool.submit(between, s, min(s + _CHUNK, len(rows))) for s in starts]
        for job in jobs:
            job.result()
    return found


def _same(space: Space, rows: Ints, asked: tuple[Any, ...]) -> bool:
    """Whether the same is asked of the same row throughout, as where nothing is uncertain."""
    every, draws = np.arange(len(rows)), space.draw_of_row[rows]
    parts = [(part, every) for part in asked]
    parts += [(space.absolute, rows), *((getattr(space, name), draws) for name in BY_DRAW)]
    # The ends are compared before the rest.
    return all(
        np.array_equal(array[at[0]], array[at[-1]], equal_nan=True) for array, at in parts
    ) and all(_alike(array, at) for array, at in parts)


def _alike(array: Any, at: Ints) -> bool:
    """Whether the entries listed are all the same."""
    some = array[np.unique(at)]
    return np.array_equal(some, np.broadcast_to(some[0], some.shape), equal_nan=True)
